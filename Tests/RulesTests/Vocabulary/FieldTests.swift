import Testing
import Vocabulary

@Suite struct `A field` {
  static let kinds: [(FieldKind, FieldValue)] = [
    (.line, .text("Harbor Elementary")), (.text, .text("One.\n\nTwo.")), (.money, .integer(1_234_50)),
    (.share, .real(0.375)),
    (.year, .integer(2026)), (.day, .text("2026-09-01")), (.flag, .integer(1)), (.integer(0...10), .integer(7)),
    (.real, .real(3.25)),
    (.choice(School.Level.choices), .text("middle")), (.choices(Post.choices), .list(["teacher", "principal"])),
    (.references("person"), .list(["a", "b"])), (.reference("school"), .text("x")),
  ]

  @Test(arguments: kinds) func `reads back what it writes`(kind: FieldKind, value: FieldValue) throws {
    #expect(try kind.value(from: kind.typed(value)) == value)
  }

  @Test(arguments: [
    (FieldKind.integer(1...5), "9", "range"), (.integer(1...5), "three", "number"), (.share, "140", "share"),
    (.money, "a lot", "money"),
    (.day, "2026-02-30", "day"), (.year, "26", "year"), (.email, "nobody", "email"),
    (.address, "javascript:alert(1)", "address"),
    (.choice(School.Level.choices), "kindergarten", "choice"), (.line, "two\nlines", "one-line"),
    (.text, "a\0b", "nul"), (.flag, "perhaps", "flag"),
  ])
  func `says what is wrong with a text that is none`(kind: FieldKind, typed: String, code: String) {
    let error = #expect(throws: UnreadableField.self) { try kind.value(from: typed) }
    #expect(error?.code == code)
    #expect(error?.message.es.isEmpty == false)
  }

  @Test func `takes a choice by its name or by its label in either language`() throws {
    let kind = FieldKind.choice(School.Level.choices)
    for typed in ["primary", "Elementary", "primaria"] { #expect(try kind.value(from: typed) == .text("primary")) }
  }
}

@Suite struct `A record` {
  @Test func `is made from its values and gives them back`() {
    var school = School(id: .init("s1"))
    school.name = "Harbor"
    school.level = .high
    school.pupils = 900
    school.isClosed = true
    #expect(School(id: school.id, version: 0, values: school.values) == school)
  }

  @Test func `lists every required field that is empty`() {
    #expect(Person(id: .init("p1")).allFindings.map(\.field) == ["given_name", "family_name"])
  }

  @Test func `of a position cannot end before it starts or be at two places`() {
    var position = Position(id: .init("x"))
    position.person = .init("p")
    position.post = .teacher
    position.from = Day("2026-09-01")
    position.until = Day("2026-08-01")
    position.school = .init("s")
    position.network = .init("n")
    #expect(Set(position.allFindings.map(\.code)) == ["ends-before-start", "two-places"])
  }
}
