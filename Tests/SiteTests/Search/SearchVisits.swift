import Context
import HTTPTypes
import Sample
import Store
import Testing
import Vocabulary
import Web

@Suite struct `Searching the plan` {
  @Test func `shows what was found, kind by kind, with the words marked`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    try await visitor.press("Search", ["Search the plan": "lit"])
    #expect(visitor.page.status == .ok)
    let headings = visitor.page.root.all("h2").map(\.text)
    #expect(headings.contains { $0.hasPrefix("Positions") } && headings.contains { $0.hasPrefix("Theories of action") })
    let marked = visitor.page.root.all("mark").map { $0.text.lowercased() }
    #expect(!marked.isEmpty && marked.allSatisfy { $0.hasPrefix("lit") }, "\(marked)")
  }

  @Test func `finds people with their positions, and leads to them`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    try await visitor.open("/search?words=naka+thom")
    #expect(visitor.page.says("Principal, Alder Creek Elementary") || visitor.page.says("Alder Creek Elementary"))
    try await visitor.follow("Thomas Nakamura")
    #expect(visitor.page.heading.contains("Thomas Nakamura"))
  }

  @Test func `finds nobody for those who may not read of people`() async throws {
    let district = try await SampleSite.open()
    for person in [Cast.brandt, .carranza, .abernathy] {
      let visitor = try await district.visit(as: person)
      try await visitor.open("/search?words=nakamura+thomas")
      #expect(!visitor.page.links.contains { $0.address.hasPrefix("/people/") && $0.address != "/people" }, "\(person)")
    }
  }

  @Test func `finds the own school's people only for a principal`() async throws {
    let district = try await SampleSite.open()
    let names = try await district.store.read(district.id) { records -> [String] in
      try [Cast.alderCreek, Cast.millrace].compactMap { school in
        let teacher = try records.all(Position.self, where: "school", is: school).first { $0.post == .teacher }
        return try teacher?.person.flatMap { try records.find(Person.self, $0) }?.title
      }
    }
    let visitor = try await district.visit(as: .nakamura)
    try await visitor.open("/search?words=\(FormInput.encode(names[0]))")
    #expect(visitor.page.links.contains { $0.words == names[0] })
    try await visitor.open("/search?words=\(FormInput.encode(names[1]))")
    #expect(!visitor.page.links.contains { $0.words == names[1] && $0.address.hasPrefix("/people/directory/") })
  }

  @Test func `finds nothing delicate for those who may not read it`() async throws {
    let district = try await SampleSite.open()
    let title = try await district.store.read(district.id) { try $0.all(RedistributionScenario.self).first?.title }
    let words = FormInput.encode(try #require(title))
    let visitor = try await district.visit(as: .brandt)
    try await visitor.open("/search?words=\(words)")
    #expect(!visitor.page.links.contains { $0.address.hasPrefix("/context/scenarios") })
    let director = try await district.visit(as: .ortega)
    try await director.open("/search?words=\(words)")
    #expect(director.page.says(title ?? ""))
  }

  @Test func `turns pages within one kind`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    try await visitor.open("/search?words=a&kind=person")
    let first = visitor.page.root.all("ul").first { $0["class"] == "hits" }?.all("a").map(\.text) ?? []
    #expect(first.count == 25)
    try await visitor.follow("Next →")
    let second = visitor.page.root.all("ul").first { $0["class"] == "hits" }?.all("a").map(\.text) ?? []
    #expect(second.count > 0 && Set(first).isDisjoint(with: second))
    try await visitor.follow("Look among everything")
    #expect(visitor.page.says("records found"))
  }

  @Test func `says what to do when nothing was found`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    try await visitor.open("/search?words=literacy+zzzz")
    #expect(visitor.page.says("Nothing has all of these words"))
    try await visitor.follow("Only “literacy”")
    #expect(visitor.page.says("found"))
    try await visitor.open("/search")
    #expect(visitor.page.says("What are you looking for?"))
  }

  @Test func `shows what was typed as text, whatever it is`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    for typed in ["<script>alert(1)</script>", "\"><b>", "%00", String(repeating: "a ", count: 4_000)] {
      let page = try await visitor.open("/search?words=\(FormInput.encode(typed))&kind=nothing&page=-4")
      #expect(page.status == .ok && page.faults.isEmpty, "\(typed.prefix(20))")
    }
    let page = try await visitor.open("/search?words=%FF%FE&page=99999999999999999999")
    #expect(page.status == .ok)
  }
}

@Suite(.timeLimit(.minutes(10))) struct `The key / in a browser` {
  @Test func `leads to the search, unless it was turned off or somebody writes`() async throws {
    try await SampleSite.open().browse(as: .ortega) { page, live in
      try await page.press(key: "/")
      #expect(try await page.evaluate("document.activeElement.id").text == "site-search")
      // In the field it is a letter like any other.
      try await page.press(key: "/")
      #expect(try await page.evaluate("document.activeElement.value").text == "/")
      try await page.go(to: live.address + "/search?words=lit")
      #expect(try await page.barriers() == [])
      try await page.tick("The key / leads to the search from every page")
      try await page.go(to: live.address + "/purpose")
      try await page.press(key: "/")
      #expect(try await page.evaluate("document.activeElement.id").text != "site-search")
    }
  }
}
