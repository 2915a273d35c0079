import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Web

/// Somebody who uses the site: opens pages, follows links, fills in forms, and is told things. Keeps cookies as a browser does.
///
/// Requests go straight to the router, with all its rules, and without a port between.
final class Visitor {
  typealias Responder = any HTTPResponder<AppContext>

  private let responder: Responder
  private(set) var cookies: [String: String] = [:]
  /// What lies before them.
  private(set) var page = ShownPage(path: "/", status: .ok, headers: [:], bytes: [])
  /// The language that their browser asks for.
  var language = "en"

  init(_ site: Site) { responder = site.router().buildResponder() }

  /// Opens an address of the site.
  @discardableResult func open(_ path: String) async throws -> ShownPage { try await go(.get, resolved(path)) }

  /// Follows the link that says this.
  @discardableResult func follow(_ words: String) async throws -> ShownPage { try await open(page.link(words)) }

  /// Presses a button, after answering questions of its form by their labels.
  @discardableResult func press(_ button: String, _ answers: KeyValuePairs<String, String> = [:]) async throws
    -> ShownPage
  {
    var form = try page.form(button)
    for (label, answer) in answers { try form.answer(label, answer) }
    return try await send(form)
  }

  /// Sends a form that was filled in.
  @discardableResult func send(_ form: ShownForm) async throws -> ShownPage {
    let action = resolved(form.action)
    if !form.isPost {
      let address = action.prefix { $0 != "?" }
      return try await go(.get, "\(address)?\(form.input.urlEncoded)")
    }
    if form.takesFiles {
      let boundary = "boundary-\(UUID().uuidString)"
      return try await go(
        .post, action, [.contentType: "multipart/form-data; boundary=\(boundary)"], form.multipart(boundary))
    }
    return try await go(
      .post, action, [.contentType: "application/x-www-form-urlencoded"], ByteBuffer(string: form.input.urlEncoded))
  }

  /// Whether they hold a cookie of this name.
  func holds(_ cookie: String) -> Bool { cookies[cookie] != nil }
  func keep(_ cookie: String, _ value: String?) { cookies[cookie] = value }

  /// Goes there, and wherever they are sent on to.
  private func go(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], _ body: ByteBuffer = .init()
  ) async throws -> ShownPage {
    page = try await request(method, path, headers, body)
    var hops = 0
    while page.status.kind == .redirection, let next = page.headers[.location] {
      hops += 1
      guard hops < 10 else { throw NotShown("end of redirects from", path, [], on: page) }
      page = try await request(.get, resolved(next))
    }
    return page
  }

  /// One request and its answer, as it is: for what a browser would not do.
  func request(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], _ body: ByteBuffer = .init()
  ) async throws -> ShownPage {
    var headers = headers
    if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ") }
    if headers[.acceptLanguage] == nil { headers[.acceptLanguage] = language }
    if body.readableBytes > 0 { headers[.contentLength] = String(body.readableBytes) }
    let head = HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1", path: path, headerFields: headers)
    let channel = NIOAsyncTestingChannel()
    let context = AppContext(source: .init(channel: channel, logger: Logger(label: "visitor")))
    let response = try await responder.respond(to: Request(head: head, body: .init(buffer: body)), context: context)
    let writer = Collected()
    try await response.body.write(writer)
    for line in response.headers[values: .setCookie] { take(line) }
    return ShownPage(
      path: path, status: response.status, headers: response.headers, bytes: Array(buffer: writer.buffer))
  }

  private func take(_ line: String) {
    let parts = line.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    let pair = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let isOver = parts.contains { $0.lowercased() == "max-age=0" } || pair.count < 2 || pair[1].isEmpty
    cookies[pair[0]] = isOver ? nil : pair[1]
  }

  /// An address on the page, as one of the site.
  private func resolved(_ address: String) -> String {
    guard let base = URL(string: "http://127.0.0.1" + page.path), let url = URL(string: address, relativeTo: base)
    else { return address }
    return (url.path(percentEncoded: true).isEmpty ? "/" : url.path(percentEncoded: true))
      + (url.query(percentEncoded: true).map { "?" + $0 } ?? "")
  }
}

private final class Collected: ResponseBodyWriter {
  var buffer = ByteBuffer()

  func write(_ more: ByteBuffer) async throws { buffer.writeImmutableBuffer(more) }
  consuming func finish(_ trailers: HTTPFields?) async throws {}
}

extension ShownForm {
  /// The form as a browser sends it when it has files.
  fileprivate func multipart(_ boundary: String) -> ByteBuffer {
    var body = ByteBuffer()
    for (name, value) in input.pairs {
      body.writeString("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
    }
    for file in files {
      body.writeString(
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file.name)\"; filename=\"\(file.file)\"\r\n"
          + "Content-Type: application/octet-stream\r\n\r\n")
      body.writeBytes(file.bytes)
      body.writeString("\r\n")
    }
    body.writeString("--\(boundary)--\r\n")
    return body
  }
}
