import HTTPTypes
import Sample
import Store
import Testing
import Vocabulary
import Web

@Suite struct `Access` {
  @Test func `has a row for every route`() {
    let missing = Site.routes.filter { AccessMatrix.door(of: $0) == nil }.map { "\"\($0.method.rawValue) \($0.path)\"" }
    #expect(missing.isEmpty, "add to AccessMatrix.pages, with whom it lets in: \(missing.joined(separator: ", "))")
  }

  @Test func `has no row for a route that is gone`() {
    let routes = Set(Site.routes.map { "\($0.method.rawValue) \($0.path)" })
    for row in AccessMatrix.pages.keys { #expect(routes.contains(row), "\(row)") }
  }

  /// A change is asked for without its form's token, so that those whom it lets in change nothing: they are told that the form is
  /// out of date, and the others that they may not.
  @Test(arguments: Cast.allCases) func `lets each post in where its row says, and nowhere else`(person: Cast)
    async throws
  {
    let district = try await SampleSite.open()
    let visitor = try await district.visit(as: person)
    for route in Site.routes where !AccessMatrix.endsTheSession(route) {
      let status = try await visitor.ask(route)
      let isIn = status != .forbidden && status != .unauthorized
      switch AccessMatrix.door(of: route) {
      case .anybody: #expect(isIn, "\(person.post) at \(route.method) \(route.path): \(status)")
      case .members(let posts):
        #expect(isIn == posts.contains(person.post), "\(person.post) at \(route.method) \(route.path): \(status)")
      case nil: continue
      }
      #expect(status.code < 500, "\(person.post) at \(route.method) \(route.path): \(status)")
    }
  }

  @Test func `sends those who have not signed in to the door`() async throws {
    let visitor = try await SampleSite.open().visitor()
    for route in Site.routes {
      let reply = try await visitor.ask(route)
      let isTurnedAway = reply == .seeOther || reply == .unauthorized
      if case .members = AccessMatrix.door(of: route) {
        #expect(isTurnedAway, "\(route.method) \(route.path): \(reply)")
      }
    }
  }

  /// One record of each kind that belongs to a school, at Alder Creek and at Millrace, opened by both principals,
  /// by the principal manager of one of the two schools, and by the director.
  @Test func `keeps a school's own records to those who answer for that school`() async throws {
    let district = try await SampleSite.open()
    let own = try await district.addresses(at: Cast.alderCreek)
    let other = try await district.addresses(at: Cast.millrace)
    #expect(own.count >= 4 && other.count >= 4)
    for (person, sees, seesNot) in [(Cast.nakamura, own, other), (.holloway, other, own)] {
      let visitor = try await district.visit(as: person)
      for path in sees { #expect(try await visitor.open(path).status == .ok, "\(person) at \(path)") }
      for path in seesNot {
        #expect(try await visitor.open(path).status == .notFound, "\(person) at \(path)")
        #expect(try await visitor.open(path + "/versions").status != .ok, "\(person) at \(path)/versions")
        #expect(try await visitor.open(path + "/edit").status != .ok, "\(person) at \(path)/edit")
      }
    }
    let director = try await district.visit(as: .ortega)
    for path in own + other { #expect(try await director.open(path).status == .ok, "\(path)") }
  }
}

extension AccessMatrix {
  /// Asked for last, if at all: after them nobody is signed in.
  static func endsTheSession(_ route: Route) -> Bool { ["/sign-out"].contains(route.path) }
}

extension Visitor {
  /// Asks for a route as it stands, with parameters that lead nowhere and no token of a form.
  fileprivate func ask(_ route: Route) async throws -> HTTPResponse.Status {
    let path = route.path.split(separator: "/").map { $0.hasPrefix(":") ? "nothing" : String($0) }.joined(
      separator: "/")
    return try await request(route.method, "/" + path).status
  }
}

extension SampleSite {
  /// One record of each kind that says which school it belongs to, at this school.
  fileprivate func addresses(at school: School.ID) async throws -> [String] {
    try await store.read(id) { records in
      try Register.all.filter { $0.kind.reading == .readSchool }.compactMap { try records.first($0, at: school) }
    }
  }
}

extension Records {
  fileprivate func first<Record: DistrictRecord>(_ type: Record.Type, at school: School.ID) throws -> String? {
    guard let field = Record.schoolField else { return nil }
    return try all(type, where: field.name, is: school).first.map { "/\(Record.kind.path)/\($0.id)" }
  }
}
