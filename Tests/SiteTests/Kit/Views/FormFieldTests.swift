import Testing
import Vocabulary

@testable import Web

@Suite struct `A field of a form` {
  private func field(_ control: Control, hint: Phrase? = nil, findings: [Finding] = [], isRequired: Bool = true)
    -> Element
  {
    FormField("when", Phrase("When", es: "Cuándo"), control, hint: hint, findings: findings, isRequired: isRequired)
      .read()
  }

  private let finding = Finding("when", "day", Phrase("Enter a day that exists", es: "Escriba un día que exista"))

  @Test func `reads its hint and what is wrong with it together with its control`() throws {
    let root = field(.day("2026-02-30"), hint: Phrase(verbatim: "Like 2026-09-01"), findings: [finding])
    let input = try #require(root.first("input"))
    let described = (input["aria-describedby"] ?? "").split(separator: " ").compactMap {
      root.with(id: String($0))?.text
    }
    #expect(described == ["Like 2026-09-01", "Error: Enter a day that exists"])
    #expect(input["aria-invalid"] == "true")
    #expect(input["value"] == "2026-02-30", "what was typed stays")
  }

  @Test func `takes only its own findings, and only those that stop saving`() {
    let others = [
      Finding("other", "x", Phrase(verbatim: "Other")),
      Finding("when", "x", Phrase(verbatim: "Later"), stops: .launching),
    ]
    let root = field(.day(""), findings: others)
    #expect(root.first("input")?["aria-invalid"] == nil)
    #expect(!root.text.contains("Error"))
  }

  @Test func `says when it may be left out`() {
    #expect(field(.line(""), isRequired: false).first("label")?.text == "When (optional)")
    #expect(field(.line("")).first("label")?.text == "When")
  }

  @Test(arguments: ["title", "people[0]", "sections.2 text", "año"])
  func `is where the summary of findings leads to`(name: String) throws {
    let findings = [Finding(name, "required", Phrase(verbatim: "Enter it"))]
    let link = try #require(FindingSummary(findings).read().first("a")?["href"])
    for control in [
      Control.line(""), .radios(Samples.choices, chosen: nil), .checkboxes(Samples.choices, chosen: []), .flag(false),
    ] {
      let root = FormField(name, Phrase(verbatim: "X"), control, findings: findings).read()
      let target = try #require(root.with(id: String(link.dropFirst())))
      #expect(["input"].contains(target.name), "the link leads to what takes the answer")
    }
  }

  @Test func `groups its boxes under one legend`() {
    let root = field(.radios(Samples.choices, chosen: "some"), findings: [finding])
    #expect(root.first("legend")?.text == "When")
    #expect(root.first("fieldset")?["aria-describedby"] == "field-when-finding")
    #expect(root.all("input").map { $0["checked"] != nil } == [false, true])
  }

  @Test func `shows the sign of an amount without reading it as a part of the answer`() {
    let root = field(.money("1,200"))
    #expect(root.all("span").first?["aria-hidden"] == "true")
    #expect(root.first("input")?["inputmode"] == "decimal")
  }

  @Test func `offers to leave a choice open only when it may be`() {
    #expect(
      field(.select(Samples.choices, chosen: nil)).all("option").map(\.text) == ["Choose one", "Every school", "Some"])
    #expect(field(.select(Samples.choices, chosen: "all")).all("option").map(\.text) == ["Every school", "Some"])
    #expect(field(.select(Samples.choices, chosen: "all"), isRequired: false).all("option").first?["value"] == "")
  }

  @Test func `lets long lists be narrowed down`() {
    #expect(field(.select(Samples.many, chosen: nil)).first("select")?["data-filter"] == "Narrow down the list")
    #expect(field(.select(Samples.choices, chosen: nil)).first("select")?["data-filter"] == nil)
  }

  @Test func `never shows a password again`() {
    #expect(field(.password(autocomplete: "new-password")).first("input")?["value"] == nil)
  }
}

@Suite struct `The field of a record` {
  private func control(_ kind: FieldKind, _ typed: String = "", choices: [Choice] = []) -> Element {
    let field = Field<School>("x", Phrase(verbatim: "X"), kind: kind, get: { _ in .none }, set: { _, _ in })
    return FormField(field, typed: typed, choices: choices).read()
  }

  private let few = Samples.choices
  private let many = (1...8).map { Choice("c\($0)", Phrase(verbatim: "Choice \($0)")) }

  @Test func `is asked for in the way of its kind`() {
    #expect(control(.line, "a").first("input")?["type"] == "text")
    #expect(control(.text, "a").first("textarea")?.raw == "\na")
    #expect(control(.email).first("input")?["type"] == "email")
    #expect(control(.money, "1200.50").first("input")?["value"] == "1200.50")
    #expect(control(.share, "40").text.contains("%"))
    #expect(control(.day).text.contains("2026-09-01"), "an example stands beside it")
    #expect(control(.choice(few), "all").all("input").count == 2)
    #expect(control(.choice(many), "c3").all("option").contains { $0["selected"] != nil && $0["value"] == "c3" })
    #expect(
      control(.reference("schools"), "s2", choices: [Choice("s2", Phrase(verbatim: "Lincoln"))]).all("option").map(
        \.text) == ["None", "Lincoln"])
  }

  @Test func `shows several answers as its typed form has them`() {
    let root = control(.choices(many), "c1; c3;c8")
    #expect(root.all("input").filter { $0["checked"] != nil }.compactMap { $0["value"] } == ["c1", "c3", "c8"])
  }

  @Test(arguments: [("yes", true), ("no", false), ("", false)]) func `shows a flag as a box`(typed: String, isOn: Bool)
  {
    #expect((control(.flag, typed).first("input")?["checked"] != nil) == isOn)
  }
}
