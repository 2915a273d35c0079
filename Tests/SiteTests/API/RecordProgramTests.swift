import Foundation
import HTTPTypes
import Purpose
import Sample
import Store
import TestSupport
import Testing
import Vocabulary
import Web

@Suite struct `A program that reads records` {
  @Test func `turns the pages of a list, and meets each record once`() async throws {
    let program = try await SampleSite.open().program(as: .ortega)
    var seen: [String] = []
    var next: String? = "/people/schools?limit=7&sort=name&order=descending"
    while let path = next {
      let part = try await program.ask(.get, path)
      #expect(part.status == .ok)
      seen += part["records"].list.map { $0["title"].text }
      #expect(part["records"].list.count <= 7)
      next = part["next"].isNull ? nil : String(part["next"].text.dropFirst("/api/v1".count))
    }
    #expect(seen.count > 14)
    #expect(Set(seen).count == seen.count)
    #expect(seen == seen.sorted(by: >))
  }

  @Test func `filters by a choice and by words`() async throws {
    let program = try await SampleSite.open().program(as: .ortega)
    let drafts = try await program.ask(.get, "/build/roles?stage=draft")
    #expect(drafts["records"].list.map { $0["fields"]["stage"].text } == ["draft"])
    let found = try await program.ask(.get, "/build/roles?words=mentor")
    #expect(found["total"].number == Double(found["records"].list.count))
    #expect(found["records"].list.contains { $0["title"].text == "New-teacher mentor" })
  }

  @Test(arguments: [
    ("?stage=nothing", "stage/choice"), ("?limit=0", "limit/range"), ("?limit=201", "limit/range"),
    ("?sort=colour", "sort/choice"), ("?order=up", "order/choice"), ("?stages=draft", "stages/unknown-parameter"),
    ("?limit=5&limit=6", "limit/twice"),
  ])
  func `is told of everything that it misspells`(query: String, finding: String) async throws {
    let told = try await SampleSite.open().program(as: .ortega).ask(.get, "/build/roles" + query)
    #expect(told.status == .unprocessableContent)
    #expect(told.findings == [finding])
    #expect(told["code"].text == "refused")
  }

  @Test func `reads one, and is told when nothing has changed`() async throws {
    let program = try await SampleSite.open().program(as: .ortega)
    let role = try await program.ask(.get, "/build/roles?words=literacy")["records"].list[0]
    let path = "/build/roles/\(role["id"].text)"
    let told = try await program.ask(.get, path)
    #expect(told["fields"]["stipend"] == 500_000)
    #expect(told["fields"]["time"] == 0.5)
    #expect(told["fields"]["everywhere"] == false)
    #expect(told["fields"]["schools"].list.count > 3)
    let tag = try #require(told.headers[.eTag])
    #expect(tag == "\"\(Int(told["version"].number))\"")
    let again = try await program.ask(.get, path, nil, [.ifNoneMatch: tag])
    #expect(again.status == .notModified && again.text.isEmpty)
  }

  @Test func `takes a list along as the same CSV that the page gives`() async throws {
    let district = try await SampleSite.open()
    let file = try await district.program(as: .ortega).ask(.get, "/build/roles/list.csv?stage=published")
    let page = try await district.visit(as: .ortega).open("/build/roles/list.csv?stage=published")
    #expect(file.text == page.text)
    #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
  }

  @Test func `reads the nine answers, within its scopes`() async throws {
    let district = try await SampleSite.open()
    let all = try await district.program(as: .ortega).ask(.get, "/answers")
    #expect(all["answers"].list.map(\.["number"].number) == (1...9).map(Double.init))
    let some = try await district.program(as: .ortega, [ProgramScope(.context)]).ask(.get, "/answers")
    #expect(some["answers"].list.map(\.["strategy"].text) == ["context", "context"])
  }

  @Test func `sees what its member sees: a principal the records of the own school only`() async throws {
    let district = try await SampleSite.open()
    let own = try await district.program(as: .nakamura).ask(.get, "/context/readiness?limit=200")
    let schools = Set(own["records"].list.map { $0["fields"]["school"].text })
    #expect(schools == [Cast.alderCreek.rawValue])
    let all = try await district.program(as: .ortega).ask(.get, "/context/readiness?limit=200")
    let other = try #require(all["records"].list.first { $0["fields"]["school"].text == Cast.millrace.rawValue })
    let told = try await district.program(as: .nakamura).ask(.get, "/context/readiness/\(other["id"].text)")
    #expect(told.status == .notFound && told["code"].text == "absent")
  }

  @Test func `leaves a line for each sensitive reading, in the name of its member and its own`() async throws {
    let district = try await SampleSite.open()
    let program = try await district.program(as: .ortega)
    try await program.ask(.get, "/people/directory?limit=3")
    let last = try await district.store.read(district.id) { try $0.disclosures().entries.first }
    #expect(last?.name == "Marisol Ortega (Tests)")
    #expect(last?.kind == "person" && last?.rows == 3)
  }

  @Test func `reads the history, without what is hidden from its member`() async throws {
    let program = try await SampleSite.open().program(as: .ortega)
    let part = try await program.ask(.get, "/history?limit=5")
    #expect(part["entries"].list.count == 5)
    let numbers = part["entries"].list.map(\.["number"].number)
    #expect(numbers == numbers.sorted(by: >))
    let next = try await program.ask(.get, String(part["next"].text.dropFirst("/api/v1".count)))
    #expect(next["entries"].list[0]["number"].number == numbers[4] - 1)
  }
}

@Suite struct `A program that changes records` {
  @Test func `adds one, changes it, and finds both in its history`() async throws {
    let district = try await SampleSite.open()
    let program = try await district.program(as: .ortega)
    let made = try await program.ask(
      .post, "/purpose/priorities", ["fields": ["name": "Read by grade three"], "why": "From the board's plan"])
    #expect(made.status == .created, "\(made.text)")
    let path = try #require(made.headers[.location]?.dropFirst("/api/v1".count)).description
    let changed = try await program.ask(
      .patch, path, ["version": 1, "fields": ["name": "Reading by grade three"], "why": "Clearer"])
    #expect(changed.status == .ok && changed["version"] == 2)
    let entries = try await program.ask(.get, path + "/history")["entries"].list
    #expect(entries.map { $0["act"].text } == ["changed", "created"])
    #expect(entries.map { $0["why"].text } == ["Clearer", "From the board's plan"])
    #expect(entries[0]["name"].text == "Marisol Ortega (Tests)")
    #expect(entries[0]["before"]["name"].text == "Read by grade three")
  }

  @Test func `is refused over a newer version, and is given what stands`() async throws {
    let program = try await SampleSite.open().program(as: .ortega)
    let role = try await program.ask(.get, "/build/roles?words=literacy")["records"].list[0]
    let path = "/build/roles/\(role["id"].text)"
    try await program.ask(.patch, path, ["version": role["version"], "fields": ["holders": 31]])
    let late = try await program.ask(.patch, path, ["version": role["version"], "fields": ["holders": 40]])
    #expect(late.status == .conflict && late["code"].text == "conflict")
    #expect(late["current"]["fields"]["holders"] == 31)
    #expect(late["current"]["version"].number == role["version"].number + 1)
    #expect(try await program.ask(.get, path)["fields"]["holders"] == 31)
  }

  @Test func `is told of everything at once that cannot be kept`() async throws {
    let program = try await SampleSite.open().program(as: .ortega)
    let told = try await program.ask(
      .post, "/build/roles",
      [
        "fields": [
          "name": 7, "holders": -1, "time": 1.5, "stipend": "5000", "everywhere": "yes", "stage": "secret",
          "schools": ["a", "a"], "colour": "red",
        ], "wy": "x",
      ])
    #expect(told.status == .unprocessableContent)
    #expect(
      told.findings.sorted() == [
        "colour/unknown-field", "everywhere/type", "holders/range", "name/type", "schools/type", "stage/choice",
        "stipend/type", "time/share", "wy/unknown-field",
      ])
    let rule = try await program.ask(.post, "/build/roles", ["fields": ["name": "Lead", "stage": "published"]])
    #expect(rule.status == .unprocessableContent && !rule.findings.isEmpty)
  }

  @Test func `takes a field away with null, and leaves what it does not name`() async throws {
    let program = try await SampleSite.open().program(as: .ortega)
    let role = try await program.ask(.get, "/build/roles?words=literacy")["records"].list[0]
    let told = try await program.ask(
      .patch, "/build/roles/\(role["id"].text)", ["version": role["version"], "fields": ["stipend": .null]])
    #expect(told["fields"]["stipend"].isNull)
    #expect(told["fields"]["name"] == role["fields"]["name"])
  }

  @Test func `takes one out with the version that it has read`() async throws {
    let program = try await SampleSite.open().program(as: .ortega)
    let made = try await program.ask(.post, "/purpose/priorities", ["fields": ["name": "For a day"]])
    let path = "/purpose/priorities/\(made["id"].text)"
    #expect(try await program.ask(.delete, path).findings == ["version/required"])
    #expect(try await program.ask(.delete, path + "?version=7").status == .conflict)
    #expect(try await program.ask(.delete, path + "?version=1").status == .noContent)
    #expect(try await program.ask(.get, path).status == .notFound)
    #expect(try await program.ask(.get, path + "/history")["entries"].list.count == 2)
  }

  @Test func `does only what its member may`() async throws {
    let district = try await SampleSite.open()
    let teacher = try await district.program(as: .carranza)
    let told = try await teacher.ask(.post, "/purpose/priorities", ["fields": ["name": "Mine"]])
    #expect(told.status == .forbidden && told["code"].text == "denied")
    #expect(told["message"].text.contains("teacher-leadership director"))
    let denied = try await district.store.read(district.id) { try $0.denials(limit: 1).first }
    #expect(denied?.asked == "POST /api/v1/purpose/priorities")
  }
}

@Suite struct `The door for programs` {
  @Test func `stays shut without a token, with a wrong one, and with a cookie`() async throws {
    let district = try await SampleSite.open()
    for token in [nil, "nonsense", "tamarackvalley00." + String(repeating: "a", count: 52)] {
      let told = try await AskingProgram(district.site, token: token).ask(.get, "/me")
      #expect(told.status == .unauthorized && told["code"].text == "token")
      #expect(told.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
    }
    let visitor = try await district.visit(as: .ortega)
    #expect(try await visitor.request(.get, "/api/v1/me").status == .unauthorized)
    let session = try await district.session(of: .ortega).text
    #expect(try await AskingProgram(district.site, token: session).ask(.get, "/me").status == .unauthorized)
  }

  @Test func `opens as far as the scopes go`() async throws {
    let district = try await SampleSite.open()
    let program = try await district.program(as: .ortega, [ProgramScope(.purpose)])
    #expect(try await program.ask(.get, "/purpose/priorities").status == .ok)
    for (method, path) in [
      (HTTPRequest.Method.get, "/build/roles"), (.post, "/purpose/priorities"), (.get, "/history"),
      (.get, "/people/directory"),
    ] {
      let told = try await program.ask(method, path, method == .post ? ["fields": ["name": "x"]] : nil)
      #expect(told.status == .forbidden && told["code"].text == "scope", "\(path)")
    }
    let me = try await program.ask(.get, "/me")
    #expect(me["scopes"].list == ["read:purpose"])
    #expect(me["positions"].list[0]["post"] == "director")
  }

  @Test func `closes for a minute after too many requests, and for nobody else`() async throws {
    let district = try await SampleSite.open()
    let site = try Site(store: district.store, budget: RequestBudget(perToken: 3))
    let eager = AskingProgram(site, token: try await district.programToken(of: .ortega).text)
    let other = AskingProgram(site, token: try await district.programToken(of: .ortega).text)
    for _ in 1...3 { #expect(try await eager.ask(.get, "/me").status == .ok) }
    let told = try await eager.ask(.get, "/me")
    #expect(told.status == .tooManyRequests && told["code"].text == "slow-down")
    #expect(Int(told.headers[.retryAfter] ?? "").map { (1...60).contains($0) } == true)
    #expect(try await other.ask(.get, "/me").status == .ok)
    district.clock.advance(seconds: 60)
    #expect(try await eager.ask(.get, "/me").status == .ok)
  }

  @Test func `says what is wrong with what was sent`() async throws {
    let program = try await SampleSite.open().program(as: .ortega)
    let put = try await program.ask(.put, "/purpose/priorities", ["fields": .object([:])])
    #expect(put.status == .methodNotAllowed && put.headers[.allow] == "GET, HEAD, POST")
    let query = try await program.ask(HTTPRequest.Method("QUERY")!, "/purpose/priorities/list.csv")
    #expect(query.status == .methodNotAllowed && query.headers[.allow] == "GET, HEAD")
    let form = try await program.ask(
      .post, "/purpose/priorities", "x", [.contentType: "application/x-www-form-urlencoded"])
    #expect(form.status == .unsupportedMediaType && form["code"].text == "not-json")
    #expect(try await program.ask(.post, "/purpose/priorities", .list([])).status == .badRequest)
    #expect(try await program.ask(.get, "/nothing/here").status == .notFound)
    let large = String(repeating: "x", count: 1 << 21)
    let told = try await program.ask(.post, "/purpose/priorities", ["fields": ["name": .text(large)]])
    #expect(told.status == .contentTooLarge && told["code"].text == "too-large")
  }

  @Test func `says it in the language that is asked for, with the same codes`() async throws {
    let program = try await SampleSite.open().program(as: .ortega)
    let told = try await program.ask(.post, "/build/roles", ["fields": .object([:])], [.acceptLanguage: "es"])
    #expect(told.findings.contains("name/required"))
    #expect(told["findings"].list.contains { $0["message"].text == "Escriba: Nombre" })
  }

  @Test func `is opened and shut by whoever looks after access, and the token is shown once`() async throws {
    let district = try await SampleSite.open()
    let visitor = try await district.visit(as: .ortega)
    try await visitor.open("/access/programs")
    try await visitor.press("Make a token")
    #expect(visitor.page.problems.count == 4)
    try await visitor.press(
      "Make a token",
      [
        "Which program": "Staffing", "In whose name": "Marisol Ortega", "What it may do": "read:purpose",
        "Last day": "2027-06-30",
      ])
    let token = try #require(visitor.page.root.all("code").first?.text)
    let program = AskingProgram(district.site, token: token)
    #expect(try await program.ask(.get, "/purpose/priorities").status == .ok)
    try await visitor.open("/access/programs")
    #expect(!visitor.page.text.contains(token))
    try await visitor.open("/account")
    try await visitor.press("Take back Staffing")
    #expect(visitor.page.says("The token is taken back"))
    #expect(try await program.ask(.get, "/purpose/priorities").status == .unauthorized)
  }
}
