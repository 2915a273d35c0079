import Testing
import Vocabulary

@testable import Web

@Suite struct `The frame of a page` {
  private func frame(_ change: (inout PageFrame) -> Void = { _ in }) -> PageFrame {
    var frame = PageFrame(
      Phrase("Priorities", es: "Prioridades"), path: "/purpose/priorities", district: "Riverside", member: "Ana Ortega",
      csrf: "token")
    change(&frame)
    return frame
  }

  private func page(_ frame: PageFrame, in language: Language = .english) -> Element {
    let marks = Reading.$language.withValue(language) { frame.html("<h1>Hello</h1>").text }
    let (root, faults) = MarksReader.read(marks)
    #expect(faults == [])
    return root
  }

  @Test func `says its language, its title and its district`() {
    let root = page(frame(), in: .spanish)
    #expect(root.first("html")?["lang"] == "es")
    #expect(root.first("title")?.raw == "Prioridades – Riverside – Chalkline")
  }

  @Test func `says first in its title that there is a problem`() {
    #expect(page(frame { $0.hasErrors = true }).first("title")?.raw.hasPrefix("Error: ") == true)
  }

  @Test func `lets the keyboard skip to the main part`() throws {
    let root = page(frame())
    let first = try #require(root.first("body")?.all("a").first)
    #expect(first["href"] == "#main")
    #expect(root.with(id: "main")?.name == "main")
  }

  @Test func `leads through the four strategies in their order, and marks where one is`() {
    let stations = page(frame()).all("nav").first { $0["aria-label"] == "Main" }?.all("a") ?? []
    #expect(
      stations.map(\.text) == [
        "Roadmap", "1 Purpose", "2 Context", "3 Measures", "4 Build", "Directory", "People", "History",
      ])
    #expect(stations.filter { $0["aria-current"] != nil }.map(\.text) == ["1 Purpose"])
    let home = page(frame { $0.path = "/" }).all("a").filter { $0["aria-current"] == "page" }
    #expect(home.map(\.text) == ["Roadmap"])
  }

  @Test func `shows a stranger neither the way through nor a menu`() {
    let root = page(frame { $0.member = nil })
    #expect(root.all("nav").isEmpty)
    #expect(!root.text.contains("Sign out"))
    #expect(root.all("button").map(\.text) == ["Español"], "but lets them choose their language")
  }

  @Test func `changes nothing by a link: signing out and the language are forms with the token`() {
    let forms = page(frame()).all("form").filter { $0["method"] == "post" }
    #expect(forms.compactMap { $0["action"] }.sorted() == ["/language", "/sign-out"])
    for form in forms { #expect(form.all("input").contains { $0["name"] == "csrf" && $0["value"] == "token" }) }
  }

  @Test func `offers the other language, named in itself`() {
    #expect(page(frame()).all("button").contains { $0.text == "Español" && $0["lang"] == "es" })
    #expect(page(frame(), in: .spanish).all("button").contains { $0.text == "English" && $0["lang"] == "en" })
  }

  @Test func `never lets somebody forget that they see with another's eyes`() {
    let root = page(frame { $0.viewingAs = "Ben Wu" })
    #expect(root.text.contains("You see Chalkline as Ben Wu does. This is recorded."))
    #expect(root.all("button").contains { $0.text == "Stop viewing as Ben Wu" })
  }

  @Test func `carries the words that are said before a session ends`() {
    let body = page(frame { $0.sessionEnds = 1_800_000_000 }).first("body")
    #expect(body?["data-session-ends"] == "1800000000")
    #expect(body?["data-session-warning"]?.contains("two minutes") == true)
    #expect(page(frame()).first("body")?["data-session-ends"] == nil)
  }

  @Test func `asks for no file but those of the site`() {
    let root = page(frame { $0.assetVersion = "abc" })
    for element in root.all("script", "link") {
      let address = element["src"] ?? element["href"] ?? ""
      #expect(address.hasPrefix("/assets/"), "\(address)")
    }
  }
}
