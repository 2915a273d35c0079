import HTTPTypes
import NIOCore
import Purpose
import Store
import TestSupport
import Testing
import Vocabulary

@testable import Sample
@testable import Web

@Suite struct `Talking about a part of the plan` {
  private static let page = SamplePriorities.mathematics.address

  @Test func `shows who said what, and how much is open`() async throws {
    let page = try await SampleSite.open().visit(as: .lindqvist).open(Self.page)
    #expect(page.says("1 open comment"))
    #expect(page.says("Our mathematics department meets on the first Tuesday"))
    #expect(page.says("Two of us would open our lessons now"))
    let removed = try await SampleSite.open().visit(as: .ortega).open(SampleStatements.reading.address)
    #expect(removed.says("Settled by Marisol Ortega, 2026-03-25"))
    #expect(removed.says("Taken out on 2026-04-02") && !removed.says("the page on stipends"))
  }

  @Test func `says something, is answered, changes it, and settles it`() async throws {
    let site = try await SampleSite.open()
    let (teacher, director) = (try await site.visit(as: .raman), try await site.visit(as: .ortega))
    try await teacher.open(Self.page)
    let said = try await teacher.press(
      "Comment", ["Your comment": "Who would cover the <b>class</b>, @Marisol Ortega?"])
    #expect(said.says("Your comment is there"))
    #expect(said.says("Who would cover the <b>class</b>"))
    #expect(said.says("2 open comments"))
    let waiting = try await director.open("/tasks")
    #expect(waiting.says("named you, at"))
    try await teacher.follow("Change the comment of")
    try await teacher.press("Save", ["Your comment": "Who would cover the class for an hour?"])
    #expect(teacher.page.says("changed since"))
    let refused = try await teacher.press("Comment", ["Your comment": " "])
    #expect(refused.problems == ["Write a comment"])
  }

  @Test func `takes one's own words out, and leaves a trace`() async throws {
    let visitor = try await SampleSite.open().visit(as: .raman)
    try await visitor.open(Self.page)
    try await visitor.press("Comment", ["Your comment": "Said too soon"])
    try await visitor.follow("Take out the comment of")
    let page = try await visitor.press("Take it out")
    #expect(page.says("Taken out on 2026-11-23") && !page.says("Said too soon"))
  }

  @Test func `is for those who read the page and may comment`() async throws {
    let site = try await SampleSite.open()
    for person in [Cast.vance, .petrov] {
      let page = try await site.visit(as: person).open(Self.page)
      #expect(!page.hasButton("Comment") && page.says("Two of us would open"), "\(person)")
    }
    let stakeholder = try await site.store.read(site.id) { try $0.all(Stakeholder.self)[0] }
    let visitor = try await site.visit(as: .brandt)
    var form = try await visitor.open(Self.page).form("Comment")
    try form.answer("Your comment", "Let me in")
    let answer = try await visitor.request(
      .post, "/comments/on/stakeholder/\(stakeholder.id)",
      [.contentType: "application/x-www-form-urlencoded"], .init(string: form.input.urlEncoded))
    #expect(answer.status == .notFound)
  }

  @Test func `keeps what was typed and not sent`() async throws {
    let site = try await SampleSite.open()
    let form = "/comments/on/priority/\(SamplePriorities.mathematics.id)"
    try await site.store.keepDraft("text=Half%20a%20thought", of: form, by: Cast.raman.id, in: site.id)
    let visitor = try await site.visit(as: .raman)
    let page = try await visitor.open(Self.page)
    #expect(try page.form("Comment").value(of: "Your comment") == "Half a thought")
    try await visitor.press("Comment")
    #expect(try await site.store.read(site.id) { try $0.drafts(by: Cast.raman.id).isEmpty })
  }

  @Test func `is in the history, and hidden there with what it is about`() async throws {
    let site = try await SampleSite.open()
    let stakeholder = try await site.store.read(site.id) { try $0.all(Stakeholder.self)[0] }
    let director = try await site.visit(as: .ortega)
    try await director.open(stakeholder.address)
    try await director.press("Comment", ["Your comment": "A delicate word"])
    let number = try await site.store.read(site.id) { try $0.lastEntry() }
    #expect(try await director.open("/history/\(number)").says("A delicate word"))
    let office = try await site.visit(as: .petrov).open("/history/\(number)")
    #expect(office.status == .ok && !office.says("A delicate word"))
  }
}

@Suite struct `What waits for somebody` {
  @Test func `is counted in the frame and listed with its day`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await visitor.open("/tasks")
    #expect(page.says("Please put a figure beside it"))
    #expect(page.says("Overdue by 5 days"))
    #expect(page.says("Calvin Whitfield asked, at"))
    #expect(page.says("Asked of others") && page.says("Due on 2026-12-04"))
    let count = try #require(page.root.all("a").first { $0["href"] == "/tasks" }?.text.split(separator: " ").last)
    #expect(Int(count) ?? 0 > 1)
  }

  @Test func `is done, and taken up again`() async throws {
    let visitor = try await SampleSite.open().visit(as: .nakamura)
    #expect(try await visitor.open("/tasks").says("how do your leads divide the hour"))
    let task = try #require(
      visitor.page.root.all("button").map(\.text).first { $0.hasPrefix("Done We print the booklet") })
    let done = try await visitor.press(task)
    #expect(done.says("Done on 2026-11-23"))
    let again = try #require(done.root.all("button").map(\.text).first { $0.hasPrefix("Not done after all") })
    #expect(try await visitor.press(again).says("It waits again"))
  }

  @Test func `says so when there is nothing`() async throws {
    let page = try await SampleSite.open().visit(as: .petrov).open("/tasks")
    #expect(page.says("Nothing waits for you") || page.says("waits for you") || page.says("wait for you"))
    #expect(page.status == .ok)
  }
}

@Suite struct `Choosing a person by name` {
  @Test func `offers those in reach, and nobody to who may read of nobody`() async throws {
    let site = try await SampleSite.open()
    let director = try await site.visit(as: .ortega).open("/choices/person?words=nakam")
    #expect(director.text.contains("\"name\":\"Thomas Nakamura\""))
    #expect(try await site.visit(as: .brandt).open("/choices/person?words=nakam").text == "[]")
    #expect(try await site.visit(as: .holloway).open("/choices/person?words=nakam").text == "[]")
    let missing = try await site.visit(as: .brandt).open("/choices/person/stakeholder/nothing?words=na")
    #expect(missing.status == .notFound)
  }

  @Test func `shows whom one may have meant, without a script`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    try await visitor.open("\(SamplePriorities.mathematics.address)/edit")
    let page = try await visitor.press("Save", ["Owner": "Nakam"])
    #expect(page.status == .unprocessableContent)
    let choice = try #require(page.form("Save").choices(of: "Owner").first { $0.hasPrefix("Thomas Nakamura") })
    #expect(try await visitor.press("Save", ["Owner": choice]).says("Saved"))
    #expect(visitor.page.says("Thomas Nakamura"))
  }
}

@Suite(.timeLimit(.minutes(5))) struct `Typing a name in a browser` {
  @Test(arguments: [Look.desk, .phone.dark]) func `is helped by a list that the keyboard moves in`(look: Look)
    async throws
  {
    try await SampleSite.open().browse(as: .ortega, look) { page, live in
      try await page.go(to: live.address + SamplePriorities.mathematics.address + "/edit")
      try await page.write("nakam", in: "Owner")
      try await page.wait(until: "document.querySelector('[role=listbox]:not([hidden]) [role=option]')")
      let (barriers, fits) = (try await page.barriers(), try await page.fitsItsWidth)
      #expect(barriers == [] && fits)
      #expect(try await page.evaluate("document.activeElement.getAttribute('aria-expanded')").text == "true")
      try await page.press(key: "ArrowDown")
      #expect(
        try await page.evaluate("document.activeElement.getAttribute('aria-activedescendant')").text.hasPrefix(
          "choices-"))
      try await page.press(key: "Enter")
      #expect(try await page.evaluate("document.querySelector('[name=owner]').value").text == "Thomas Nakamura")
      #expect(try await page.evaluate("document.querySelector('[role=listbox]:not([hidden])')").isNull)
      #expect(page.complaints == [])
    }
  }

  @Test func `is offered after an @ in a comment`() async throws {
    try await SampleSite.open().browse(as: .ortega) { page, live in
      try await page.go(to: live.address + SamplePriorities.mathematics.address)
      try await page.write("Please look, @whitf", in: "Your comment")
      try await page.wait(until: "document.querySelector('[role=listbox]:not([hidden]) [role=option]')")
      try await page.press(key: "ArrowDown")
      try await page.press(key: "Enter")
      let text = try await page.evaluate("document.activeElement.value").text
      #expect(text == "Please look, @Calvin Whitfield ")
      let barriers = try await page.barriers()
      #expect(barriers == [])
    }
  }
}
