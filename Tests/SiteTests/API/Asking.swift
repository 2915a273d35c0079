import Foundation
import HTTPTypes
import NIOCore
import Sample
import Store
import Testing
import Vocabulary
import Web

/// A program that asks the site: it has a token, no cookies, and speaks JSON.
struct AskingProgram {
  let token: String?
  /// Its way to the site. It keeps no cookies, as it is given none.
  private let visitor: Visitor

  init(_ site: Site, token: String?) {
    visitor = Visitor(site)
    self.token = token
  }

  struct Told: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let text: String
    let json: JSON

    subscript(name: String) -> JSON { json[name] }
    /// The fields and codes of what stands in the way.
    var findings: [String] { json["findings"].list.map { "\($0["field"].text)/\($0["code"].text)" } }
  }

  @discardableResult func ask(
    _ method: HTTPRequest.Method = .get, _ path: String, _ body: JSON? = nil, _ more: HTTPFields = [:]
  ) async throws -> Told {
    var headers = more
    if let token { headers[.authorization] = "Bearer \(token)" }
    var bytes = ByteBuffer()
    if let body {
      bytes.writeBytes(try JSONEncoder().encode(body))
      if headers[.contentType] == nil { headers[.contentType] = "application/json" }
    }
    let answer = try await visitor.request(method, "/api/v1" + path, headers, bytes)
    let text = String(decoding: answer.bytes, as: UTF8.self)
    let json = (try? JSONDecoder().decode(JSON.self, from: Data(answer.bytes))) ?? .null
    return Told(status: answer.status, headers: answer.headers, text: text, json: json)
  }
}

extension SampleSite {
  /// A program in the name of somebody of the cast, with every scope or with these.
  func program(
    as person: Cast, _ scopes: Set<ProgramScope> = Set(ProgramScope.all), requests: Int = 100_000
  ) async throws -> AskingProgram {
    let site = try Site(store: store, budget: RequestBudget(perToken: requests))
    return AskingProgram(site, token: try await programToken(of: person, scopes).text)
  }

  func programToken(of person: Cast, _ scopes: Set<ProgramScope> = Set(ProgramScope.all)) async throws -> Token {
    var wish = ProgramWish()
    wish.name = "Tests"
    wish.person = person.id
    wish.scopes = scopes
    wish.ends = Day("2027-06-30")
    return try await store.letProgramIn(wish, in: id, by: .operations("tests"))
  }
}
