import HTTPTypes
import Purpose
import Sample
import Store
import TestSupport
import Testing
import Vocabulary
import Web

/// A consultation of the test's own in the sample district, made on its pages by the director.
private struct Consulting {
  let site: SampleSite
  let director: Visitor
  let address: String

  init(anonymous: Bool = true) async throws {
    site = try await SampleSite.open()
    director = try await site.visit(as: .ortega)
    try await director.open("/purpose/consultations/new")
    var form = try director.page.form("Save")
    try form.answer("Name", "Who may lead")
    try form.answer("Draft", "Read this.\n\n# Who can apply\nAny teacher.\n# Pay\n$3,000 a year.")
    try form.answer("Last day", "2026-12-15")
    if anonymous { try form.answer("Answers without a name are allowed", "yes") }
    try form.answer("Stage", "Draft")
    address = try await director.send(form).path.prefix { $0 != "?" }.description
  }

  /// Publishes it, and returns a guest's own browser with their page open.
  func publish() async throws { try await director.press("Publish") }

  func invite(_ name: String) async throws -> Visitor {
    try await director.open("\(address)/invitations")
    try await director.press("Make the links", ["Name": name, "Group": "Families"])
    let link = try #require(director.page.text.firstMatch(of: #//consult/[a-z0-9.-]+/#)?.output)
    let guest = site.visitor()
    try await guest.open(String(link))
    return guest
  }
}

@Suite struct `Holding a consultation` {
  @Test func `begins with a draft that says what is missing before it is published`() async throws {
    let site = try await SampleSite.open()
    let director = try await site.visit(as: .ortega)
    try await director.open("/purpose/consultations/new")
    try await director.press("Save", ["Name": "Empty", "Stage": "Draft"])
    let page = try await director.press("Publish")
    #expect(page.status == .unprocessableContent)
    #expect(page.says("Write the draft before you publish it"))
    #expect(page.says("Choose the last day"))
  }

  @Test func `invites by a link that is shown once and opens without an account`() async throws {
    let consulting = try await Consulting()
    try await consulting.publish()
    let guest = try await consulting.invite("Lena Fischer")
    #expect(guest.page.status == .ok)
    #expect(guest.page.heading.contains("Who may lead"))
    #expect(guest.page.says("$3,000 a year."))
    #expect(try guest.page.form("Hand in my answer").value(of: "Your name") == "Lena Fischer")
    let again = try await consulting.director.open("\(consulting.address)/invitations")
    #expect(!again.text.contains("/consult/"))
    #expect(again.says("Lena Fischer"))
  }

  @Test func `takes a signed answer, lets it be changed, and shows the district's reply`() async throws {
    let consulting = try await Consulting()
    try await consulting.publish()
    let guest = try await consulting.invite("Lena Fischer")
    let thanks = try await guest.press(
      "Hand in my answer",
      [
        "What is your position?": "I have concerns", "Anything else?": "Think of the grandparents",
        "I sign this position with my name and today’s date": "yes",
      ])
    #expect(thanks.says("Thank you for your answer"))
    let page = try await consulting.director.open("\(consulting.address)/answers")
    #expect(page.says("Lena Fischer (families)"))
    #expect(page.says("Think of the grandparents"))
    #expect(page.says("1 answer, 1 signed, 0 without a name; 1 wait for a reply."))
    try await consulting.director.press("Reply", ["Your reply": "They are invited on the 9th"])
    let mine = try await guest.open(guest.page.path)
    #expect(mine.says("They are invited on the 9th"))
    #expect(try mine.form("Hand in the changed answer").value(of: "Anything else?") == "Think of the grandparents")
    try await guest.press("Hand in the changed answer", ["What is your position?": "I support it"])
    let table = try await consulting.director.open("\(consulting.address)/answers").table("Positions")
    #expect(table[1] == ["The whole", "1", "0", "0", "1"])
  }

  @Test func `takes remarks section by section`() async throws {
    let consulting = try await Consulting()
    try await consulting.publish()
    let guest = try await consulting.invite("Lena Fischer")
    var form = try guest.page.form("Hand in my answer")
    form.forge("stance-3", "object")
    form.forge("comment-3", "Too little <b>")
    try await guest.send(form)
    let page = try await consulting.director.open("\(consulting.address)/answers")
    #expect(page.says("Look first at “Pay”"))
    #expect(page.says("Too little <b>"))
  }

  @Test func `keeps what was typed when something is missing`() async throws {
    let consulting = try await Consulting()
    try await consulting.publish()
    let guest = try await consulting.invite("Lena Fischer")
    let page = try await guest.press(
      "Hand in my answer",
      ["Your name": "", "Anything else?": "Long and well considered", "How do you answer?": "With my name"])
    #expect(page.status == .unprocessableContent)
    #expect(page.problems == ["Enter your name"])
    #expect(try page.form("Hand in my answer").value(of: "Anything else?") == "Long and well considered")
  }

  @Test func `takes an answer without a name once, and says nothing of who gave it`() async throws {
    let consulting = try await Consulting()
    try await consulting.publish()
    let guest = try await consulting.invite("Lena Fischer")
    let thanks = try await guest.press(
      "Hand in my answer", ["How do you answer?": "Without my name", "What is your position?": "I object"])
    #expect(thanks.says("Nothing tells that it is yours"))
    #expect(!(try await guest.open(guest.page.path)).hasButton("Hand in my answer"))
    let invitations = try await consulting.director.open("\(consulting.address)/invitations")
    #expect(try invitations.table("People invited").last?[2] == "Invited")
    #expect(!invitations.says("without a name"))
    let answers = try await consulting.director.open("\(consulting.address)/answers")
    #expect(answers.says("held back until there are 3"))
    #expect(answers.says("No answer to show yet"))
    let history = try await consulting.director.open("/history")
    #expect(!history.says("I object"))
  }

  @Test func `shows what came of it after the last day, and takes no more`() async throws {
    let consulting = try await Consulting()
    try await consulting.publish()
    let guests = [
      try await consulting.invite("Ana"), try await consulting.invite("Bo"), try await consulting.invite("Cy"),
    ]
    for guest in guests { try await guest.press("Hand in my answer", ["What is your position?": "I support it"]) }
    var form = try guests[0].page.form("Hand in the changed answer")
    consulting.site.clock.advance(days: 25)
    try form.answer("Anything else?", "Too late")
    #expect(try await guests[0].send(form).status == .unprocessableContent)
    let page = try await guests[1].open(guests[1].page.path)
    #expect(page.says("This consultation is closed."))
    #expect(page.says("Support: 3"))
    #expect(!page.hasButton("Hand in my answer"))
    consulting.site.clock.advance(days: 60)
    #expect(try await guests[1].open(guests[1].page.path).status == .notFound)
  }

  @Test func `opens to nobody without a good link`() async throws {
    let consulting = try await Consulting()
    try await consulting.publish()
    let guest = try await consulting.invite("Lena Fischer")
    let address = guest.page.path
    #expect(try await consulting.site.visitor().open(String(address.dropLast()) + "0").status == .notFound)
    #expect(try await consulting.site.visitor().open("/consult/nonsense").status == .notFound)
    try await consulting.director.open("\(consulting.address)/invitations")
    try await consulting.director.press("End Lena Fischer")
    #expect(try await guest.open(address).status == .notFound)
  }

  @Test func `is answered by members too, and never in another's name`() async throws {
    let consulting = try await Consulting()
    try await consulting.publish()
    let teacher = try await consulting.site.visit(as: .brandt)
    try await teacher.open("\(consulting.address)/answer")
    let page = try await teacher.press(
      "Hand in my answer", ["What is your position?": "I object", "How do you answer?": "With my name"])
    #expect(page.says("Thank you for your answer"))
    let answers = try await consulting.director.open("\(consulting.address)/answers")
    #expect(answers.says("Jonah Brandt"))
    #expect(try await teacher.open("\(consulting.address)/answers").status == .forbidden)
    #expect(try await teacher.open("\(consulting.address)/invitations").status == .forbidden)
  }

  @Test func `is read in Spanish by whoever reads Spanish`() async throws {
    let consulting = try await Consulting()
    try await consulting.publish()
    let guest = try await consulting.invite("Lena Fischer")
    guest.keep("language", "es")
    let page = try await guest.open(guest.page.path)
    #expect(page.says("¿Cuál es su postura?"))
    #expect(page.hasButton("Entregar mi respuesta"))
  }
}

@Suite(.timeLimit(.minutes(5))) struct `A consultation in a guest's browser` {
  /// axe is a script itself, so it looks at the pages where scripts may run.
  @Test(arguments: [Look.desk, .phone, .phone.dark.withoutScripts])
  func `keeps nobody out and fits a phone, from reading to thanks`(look: Look) async throws {
    let consulting = try await Consulting()
    try await consulting.publish()
    let address = try await consulting.invite("Lena Fischer").page.path
    try await consulting.site.browse(as: .ortega, look) { page, live in
      try await page.go(to: live.address + address)
      if look.runsScripts { #expect(try await page.barriers() == []) }
      #expect(try await page.fitsItsWidth)
      try await page.press("Answer this section: Pay")
      if look.runsScripts { #expect(try await page.barriers() == []) }
      try await page.choose("I support it", in: "What is your position?")
      try await page.press("Hand in my answer")
      #expect(try await page.text.contains("Thank you for your answer"))
      if look.runsScripts { #expect(try await page.barriers() == []) }
      #expect(try await page.fitsItsWidth)
    }
  }
}
