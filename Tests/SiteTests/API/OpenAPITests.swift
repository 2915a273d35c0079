import Foundation
import HTTPTypes
import Sample
import Store
import Testing
import Vocabulary
import Web

@Suite struct `The description of the interface for programs` {
  private func document() async throws -> JSON {
    let told = try await AskingProgram(SampleSite.open().site, token: nil).ask(.get, "/openapi.json")
    #expect(told.status == .ok)
    return told.json
  }

  @Test func `has every route and no other, each with what it answers`() async throws {
    guard case .object(let paths) = try await document()["paths"] else {
      Issue.record("no paths")
      return
    }
    var described: Set<String> = []
    for (path, item) in paths {
      guard case .object(let operations) = item else { continue }
      for (method, operation) in operations {
        described.insert("\(method.uppercased()) \(path)")
        #expect(!operation["responses"].isNull && !operation["operationId"].text.isEmpty)
      }
    }
    let routes = Site.programs.map { program in
      let parts = program.route.path.split(separator: "/").map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : "\($0)" }
      return "\(program.route.method.rawValue) /\(parts.joined(separator: "/"))"
    }
    #expect(described == Set(routes))
  }

  @Test func `refers only to shapes that it has`() async throws {
    let document = try await document()
    guard case .object(let schemas) = document["components"]["schemas"] else {
      Issue.record("no schemas")
      return
    }
    var references: Set<String> = []
    func walk(_ json: JSON) {
      switch json {
      case .object(let members):
        if case .text(let reference)? = members["$ref"] { references.insert(reference) }
        members.values.forEach(walk)
      case .list(let list): list.forEach(walk)
      default: break
      }
    }
    walk(document)
    #expect(references.count > 100)
    for reference in references {
      #expect(schemas[String(reference.split(separator: "/").last ?? "")] != nil, "\(reference)")
    }
  }

  @Test func `has every kind with every field`() async throws {
    let schemas = try await document()["components"]["schemas"]
    for type in Register.all {
      let names = Self.fields(of: type)
      for name in names {
        #expect(!schemas["\(type.kind.name)_new"]["properties"][name].isNull, "\(type.kind.name).\(name)")
      }
    }
  }

  private static func fields<Record: DistrictRecord>(of type: Record.Type) -> [String] { type.fields.map(\.name) }

  @Test func `is written for people too, with every scope`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL
    let text = try String(contentsOf: root.appending(path: "docs/api.md"), encoding: .utf8)
    for area in ProgramScope.Area.allCases { #expect(text.contains("`\(area.rawValue)`"), "\(area)") }
  }
}

/// Who gets in where, as for the pages.
@Suite struct `Access of programs` {
  static func door(of program: ProgramRoute) -> AccessMatrix.Door? {
    let path = String(program.route.path.dropFirst(ProgramRoute.base.count))
    if let door = AccessMatrix.programs["\(program.route.method.rawValue) \(path)"] { return door }
    let type = Register.all.first { path == "/\($0.kind.path)" || path.hasPrefix("/\($0.kind.path)/") }
    guard let kind = type?.kind, let row = AccessMatrix.kinds[kind.name] else { return nil }
    return program.route.method == .get ? row.readers : row.editors
  }

  @Test func `has a row for every route`() {
    #expect(Site.programs.filter { Self.door(of: $0) == nil }.map(\.route.path) == [])
  }

  @Test func `asks for a scope wherever records are read or changed`() {
    for program in Site.programs {
      let isOpen = ["/openapi.json", "/me", "/answers"].contains { program.route.path == ProgramRoute.base + $0 }
      #expect((program.scope == nil) == isOpen, "\(program.route.path)")
      #expect(program.scope.map { $0.writes == (program.route.method != .get) } ?? true, "\(program.route.path)")
    }
  }

  @Test(arguments: Cast.allCases) func `lets each post in where its row says, and nowhere else`(person: Cast)
    async throws
  {
    let program = try await SampleSite.open().program(as: person)
    for route in Site.programs {
      let path = route.route.path.dropFirst(ProgramRoute.base.count).split(separator: "/")
        .map { $0.hasPrefix(":") ? "nothing" : "\($0)" }.joined(separator: "/")
      let sends = [.post, .patch].contains(route.route.method)
      let told = try await program.ask(route.route.method, "/" + path, sends ? JSON.object([:]) : nil)
      let isIn = ![.forbidden, .unauthorized].contains(told.status)
      switch Self.door(of: route) {
      case .anybody: #expect(isIn, "\(person.post) at \(route.route.path)")
      case .members(let posts):
        #expect(isIn == posts.contains(person.post), "\(person.post) at \(route.route.method) \(path): \(told.status)")
      case nil: continue
      }
      #expect(told.status.code < 500, "\(person.post) at \(route.route.path): \(told.status)")
    }
  }

  @Test func `is for those with a token alone`() async throws {
    let nobody = AskingProgram(try await SampleSite.open().site, token: nil)
    for program in Site.programs where Self.door(of: program) != .anybody {
      let path = String(program.route.path.dropFirst(ProgramRoute.base.count))
      let told = try await nobody.ask(program.route.method, path)
      #expect([.unauthorized, .tooManyRequests].contains(told.status), "\(path): \(told.status)")
    }
  }
}
