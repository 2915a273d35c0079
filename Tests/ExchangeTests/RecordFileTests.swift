import Foundation
import Testing
import Vocabulary

@testable import Exchange

@Suite struct `A file of records` {
  static let names = ReferenceNames([
    "school": [
      "s1": "Lincoln Elementary", "s2": "Mission High", "s3": "Mission High", "s4": "A; B", "s5": "=Odd",
      "s6": "Ends [x]",
    ],
    "person": ["p1": "Ana López", "p2": "Bo Chen", "p3": "Bo Chen"],
    "network": [:],
  ])

  static func position(_ id: String, _ change: (inout Position) -> Void) -> Position {
    var record = Position(id: Identifier(id))
    change(&record)
    return record
  }

  static let positions = [
    position("a") {
      $0.person = "p1"; $0.post = .teacher; $0.school = "s1"; $0.time = 0.375; $0.from = Day("2026-08-01")
    },
    position("b") {
      $0.person = "p3"; $0.post = .supportStaff; $0.called = "=HYPERLINK(\"x\")"; $0.school = "s3"
    },
    position("c") {
      $0.person = "p2"; $0.post = .principal; $0.called = "'=1"; $0.school = "s4"
    },
    position("d") {
      $0.person = "p1"; $0.post = .teacher; $0.called = "Coach, \"lead\""; $0.school = "s5"
    },
    position("e") {
      $0.person = "p1"; $0.post = .teacher; $0.called = "-1"; $0.school = "s6"
    },
  ]

  private func reading<R: DistrictRecord>(_ text: String, as type: R.Type) throws -> RecordFile<R>.Reading {
    try RecordFile<R>(references: Self.names).read(BytesAtHand(text), file: "records.csv")
  }

  @Test func `reads back exactly as it was written`() throws {
    let file = RecordFile<Position>(references: Self.names)
    let reading = try file.read(BytesAtHand(file.csv(Self.positions)), file: "positions.csv")
    #expect(reading.findings.isEmpty)
    let again = reading.rows.map { row in
      var record = Position(id: row.id!)
      row.apply(to: &record)
      return record
    }
    #expect(again == Self.positions)
  }

  @Test func `writes references as people say them, and the number where that is not enough`() throws {
    let file = RecordFile<Position>(references: Self.names)
    #expect(
      file.cells(of: Self.positions[0])[1] == "Ana López"
        && file.cells(of: Self.positions[0])[4] == "Lincoln Elementary")
    #expect(
      file.cells(of: Self.positions[1])[1] == "Bo Chen [p3]"
        && file.cells(of: Self.positions[1])[4] == "Mission High [s3]")
    #expect(String(decoding: file.csv(Self.positions), as: UTF8.self).contains("\"'=HYPERLINK(\"\"x\"\")\""))
  }

  @Test func `keeps several references in their order`() throws {
    let file = RecordFile<Team>(references: Self.names)
    var team = Team(id: "t")
    team.name = "Maths"
    team.school = "s1"
    team.members = ["p3", "p1", "p2"]
    let row = try file.read(BytesAtHand(file.csv([team])), file: "teams.csv").rows[0]
    var again = Team(id: "t")
    row.apply(to: &again)
    #expect(again == team)
  }

  @Test func `changes only the columns it has`() throws {
    let reading = try reading("id,level\ns1,High\ns2,\n", as: School.self)
    var school = School(id: "s1")
    school.name = "Kept"
    school.level = .middle
    reading.rows[0].apply(to: &school)
    #expect(school.name == "Kept" && school.level == .high)
    reading.rows[1].apply(to: &school)
    #expect(school.level == nil)
  }

  @Test func `says each cell that cannot be read, with line and column`() throws {
    let reading = try reading(
      "name,pupils,level,network\nA,many,High,\nB,12,Tiny,\nC,3,,Nowhere\nD,4,primary,\n", as: School.self)
    #expect(reading.rows.map(\.line) == [5])
    #expect(
      reading.findings.map { "\($0.code) \($0.line!):\($0.column!)" } == [
        "number 2:2", "choice 3:3", "reference-unknown 4:4",
      ])
  }

  @Test func `asks which one when several have the name, and offers the name that was meant`() throws {
    let reading = try reading(
      "person,post,school\nAna López,teacher,Mission High\nAna Lopez,teacher,\nAna López,teacher,mission high [s2]\n",
      as: Position.self)
    #expect(reading.findings.map(\.code) == ["reference-unclear", "reference-unknown"])
    #expect(reading.findings[1].cure.en == "Did you mean “Ana López”?")
    #expect(reading.rows.map { $0.values["school"] } == [.text("s2")])
  }

  @Test func `hands over rows that lack something, since only the records can tell whether they are new`() throws {
    let reading = try reading("id,name,pupils\n,,5\ns1,,x\n", as: School.self)
    #expect(reading.rows.map(\.line) == [2] && reading.rows[0].values["name"] == FieldValue.none)
    #expect(reading.refused == 1)
    #expect(reading.columns == ["id": 1, "name": 2, "pupils": 3])
  }

  @Test func `knows a heading in other letters, and says which it does not know`() throws {
    let reading = try reading("ID,Name,Pupls,colour\n,A,5,red\n", as: School.self)
    #expect(reading.rows[0].values["pupils"] == .integer(5))
    #expect(reading.findings.map(\.code) == ["heading-misspelt", "heading-unknown"])
  }

  @Test func `of something else altogether is refused`() throws {
    let reading = try reading("colour,shape\nred,round\n", as: School.self)
    #expect(reading.findings.contains { $0.code == "no-known-heading" && $0.weight == .refuses })
  }

  @Test func `counts the first of two rows with the same id`() throws {
    let reading = try reading("id,name\ns1,A\ns1,B\n", as: School.self)
    #expect(reading.rows.count == 1 && reading.findings.map(\.code) == ["number-twice"])
  }

  @Test func `becomes a workbook with numbers as numbers`() throws {
    let scratch = Scratch()
    let path = scratch.path + "/positions.xlsx"
    try RecordFile<Position>(references: Self.names).writeWorkbook(
      Self.positions, sheet: "Positions: all/now", to: path)
    // The folders of a workbook are told by asking libzip for them one by one.
    let zip = try ZipFile(path: path, name: "positions.xlsx", limits: .disk)
    let index = try #require(zip.listed.firstIndex { $0.path == "xl/worksheets/sheet1.xml" })
    let source = try zip.open(index, called: "sheet1.xml")
    var bytes = [UInt8](repeating: 0, count: zip.listed[index].size)
    let count = try bytes.withUnsafeMutableBytes { try source.read(into: $0) }
    let sheet = String(decoding: bytes[..<count], as: UTF8.self)
    #expect(sheet.contains("<v>37.5</v>") && sheet.contains("Lincoln Elementary") && sheet.contains("'=HYPERLINK"))
    #expect(sheet.contains("46235"))
  }
}
