import Foundation
import Testing
import Vocabulary

@testable import Exchange

@Suite struct `A workbook that comes in` {
  private let scratch = Scratch()
  private let log = FindingLog(isCounting: false)
  private static let dates = """
    <styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/>\
    <numFmt numFmtId="165" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>\
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/>\
    <xf numFmtId="22"/></cellXfs></styleSheet>
    """

  private func rows(_ maker: WorkbookMaker, sheet: String = "") throws -> [[String]] {
    let reader = try WorkbookFile(path: maker.path(in: scratch), name: "list.xlsx").rows(ofSheet: sheet, log: log)
    var rows = [reader.headings]
    while try reader.advance() { rows.append((0..<reader.count).map { reader.text($0) }) }
    return rows
  }

  private func schools(_ maker: WorkbookMaker, sheet: String = "") throws -> RecordFile<School>.Reading {
    try RecordFile<School>(references: RecordFileNames.all).read(
      path: maker.path(in: scratch), file: "list.xlsx", sheet: sheet)
  }

  private func codes(_ maker: WorkbookMaker, sheet: String = "") -> [String] {
    refusedCodes { _ = try rows(maker, sheet: sheet) }
  }

  @Test func `gives its texts, shared, in place and in runs of several fonts`() throws {
    var maker = WorkbookMaker(
      """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>pupils</t></is></c></row>
      <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="str"><f>A1&amp;"x"</f><v>a &lt; b</v></c></row>
      """)
    maker.texts = """
      <sst><si><t>name</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">Har</t></r><r><t>bor _x0041_\u{E9}</t></r>\
      <rPh sb="0" eb="1"><t>reading</t></rPh></si></sst>
      """
    #expect(try rows(maker) == [["name", "pupils"], ["Har" + "bor A\u{E9}", "a < b"]])
  }

  @Test func `gives numbers, days, percentages and answers as people read them`() throws {
    var maker = WorkbookMaker(
      WorkbookMaker.row(1, "a", "b", "c", "d", "e", "f", "g", "h", "i") + """
        <row r="2"><c r="A2"><v>1200.0999999999999</v></c><c r="B2" s="1"><v>46266</v></c><c r="C2" s="2"><v>46266.0</v></c>\
        <c r="D2" s="3"><v>0.375</v></c><c r="E2" s="4"><v>42</v></c><c r="F2" t="b"><v>1</v></c>\
        <c r="G2" s="5"><v>46266.4375</v></c><c r="H2"><v>1E3</v></c><c r="I2" t="d"><v>2026-09-01T00:00:00</v></c></row>
        """)
    maker.styles = Self.dates
    #expect(
      try rows(maker)[1] == [
        "1200.1", "2026-09-01", "2026-09-01", "37.5%", "00042", "TRUE", "2026-09-01 10:30", "1000", "2026-09-01",
      ])
  }

  @Test func `counts days from 1904 where it says so`() throws {
    var maker = WorkbookMaker(WorkbookMaker.row(1, "a") + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>44804</v></c></row>")
    maker.styles = Self.dates
    maker.book = "<workbookPr date1904=\"1\"/>"
    #expect(try rows(maker)[1] == ["2026-09-01"])
  }

  @Test(arguments: [
    (1.0, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (46_266, "2026-09-01"), (0.25, "06:00"),
    (46_266.999_999, "2026-09-02"),
  ]) func `counts days as spreadsheets do, with a day too many in 1900`(number: Double, text: String) {
    #expect(CellTime(number, daysStart1904: false)?.text == text)
  }

  @Test(arguments: [
    ("yyyy-mm-dd", CellFormat.day), ("[h]:mm", .day), ("#,##0.00", .number), ("\"days\" 0", .number),
    ("0.0%", .percent),
    ("000", .padded(3)), ("[Red]0.00;[Blue]-0.00", .number), ("General", .number), ("0\\d", .number), ("mmm yy", .day),
    ("@", .number), ("_($* #,##0_)", .number),
  ]) func `knows a day by how its number is shown`(code: String, format: CellFormat) {
    #expect(CellFormat(code: code) == format)
  }

  @Test func `is read at its first sheet that can be seen, and says which are not`() throws {
    var maker = WorkbookMaker(WorkbookMaker.row(1, "x"), named: "Old")
    maker.sheets[0].state = "hidden"
    maker.add("Schools", WorkbookMaker.row(1, "name") + WorkbookMaker.row(2, "Harbor"))
    maker.add("Notes", WorkbookMaker.row(1, "note"))
    #expect(try rows(maker) == [["name"], ["Harbor"]])
    #expect(log.findings.map(\.code) == ["other-sheets"] && log.findings[0].message.en.contains("Notes"))
    #expect(!log.findings[0].message.en.contains("Old"))
    #expect(try rows(maker, sheet: "notes") == [["note"]])
    #expect(try rows(maker, sheet: "Old") == [["x"]])
  }

  @Test func `without the sheet that was named says which it has`() {
    let maker = WorkbookMaker(WorkbookMaker.row(1, "name"))
    let refusal = #expect(throws: Refusal.self) { try rows(maker, sheet: "Pupils") }
    #expect(refusal?.findings.first?.code == "no-such-sheet")
    #expect(refusal?.findings.first?.message.en.contains("Its sheets are: Schools") == true)
  }

  @Test func `names sheet and cell of whatever cannot be read`() throws {
    let reading = try schools(
      WorkbookMaker(
        WorkbookMaker.row(1, "name", "grades", "pupils") + WorkbookMaker.row(7, "Harbor", "", "many")
          + "<row r=\"8\"><c r=\"A8\" t=\"e\"><v>#N/A</v></c></row>"
          + "<row r=\"9\"><c r=\"A9\"><f>B9</f></c></row>"))
    #expect(reading.rows.isEmpty && reading.refused == 3)
    #expect(reading.findings.map(\.code) == ["number", "cell-error", "formula"])
    #expect(reading.findings[0].place.en == "list.xlsx, sheet “Schools”, cell C7 (pupils)")
    #expect(reading.findings[0].place.es == "list.xlsx, hoja «Schools», celda C7 (pupils)")
    #expect(reading.findings[1].place.en == "list.xlsx, sheet “Schools”, cell A8 (name)")
    #expect(reading.findings.allSatisfy { !$0.cure.en.isEmpty && !$0.cure.es.isEmpty })
  }

  @Test func `leaves out rows without anything, and says what stands beside the headings`() throws {
    let reading = try schools(
      WorkbookMaker(
        "<row r=\"2\"><c r=\"A2\" s=\"0\"/></row>" + WorkbookMaker.row(4, "name", "pupils")
          + "<row r=\"5\"><c r=\"A5\"/><c r=\"B5\"/></row>" + WorkbookMaker.row(6, "Harbor", "12", "a remark")
          + WorkbookMaker.row(7, "Hill")))
    #expect(reading.rows.map(\.line) == [6, 7] && reading.refused == 0)
    #expect(reading.rows[1].values["pupils"] == FieldValue.none)
    #expect(reading.findings.map(\.code) == ["no-heading"])
    #expect(reading.findings[0].place.en.contains("cell C6"))
  }

  @Test func `does not take a text that was cut off for the whole one`() throws {
    let path = scratch.path + "/cut.xlsx"
    let book = try Workbook(path: path, sheet: "Schools", headings: ["name"])
    try book.row([.text(String(repeating: "a", count: 40_000))])
    try book.close()
    let reading = try RecordFile<School>(references: RecordFileNames.all).read(path: path, file: "cut.xlsx")
    #expect(reading.rows.isEmpty && reading.findings.map(\.code) == ["cell-cut"])
  }

  @Test func `reads rows and cells that do not say where they stand`() throws {
    let maker = WorkbookMaker(
      """
      <row><c t="inlineStr"><is><t>name</t></is></c><c t="inlineStr"><is><t>pupils</t></is></c></row>
      <row><c t="inlineStr"><is><t>Harbor</t></is></c><c><v>7</v></c></row>
      """)
    #expect(try rows(maker) == [["name", "pupils"], ["Harbor", "7"]])
  }

  @Test func `is stopped after so many rows`() throws {
    let maker = WorkbookMaker(
      WorkbookMaker.row(1, "name") + (2...50).map { WorkbookMaker.row($0, "School \($0)") }.joined())
    let reading = try RecordFile<School>(references: RecordFileNames.all).read(
      path: maker.path(in: scratch), file: "list.xlsx", atMost: 10)
    #expect(reading.rows.count == 11)
  }
}

// MARK: - What is refused

extension `A workbook that comes in` {
  private static let good = WorkbookMaker.row(1, "name") + WorkbookMaker.row(2, "Harbor")

  @Test(arguments: [
    "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is>", "<row r=\"2\"/><row r=\"2\"/>",
    "<row r=\"1\"><c r=\"B7\"><v>1</v></c></row>", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>3</v></c></row>",
    "<row r=\"9999999\"/>", "<row r=\"1\"><c r=\"ZZZZ1\"/></row>", "<row r=\"1\"><c r=\"A1\"><v>&who;</v></c></row>",
    "<row r=\"1\"></c>", "<row r=1/>", "<row r=\"x\"/>", String(repeating: "<a>", count: 200),
  ]) func `that is damaged is refused with the part and the cure`(rows damaged: String) {
    let refusal = #expect(throws: Refusal.self) { try rows(WorkbookMaker(damaged)) }
    #expect(refusal?.findings.map(\.code) == ["broken-workbook"])
    #expect(refusal?.findings.first?.message.en.contains("xl/worksheets/s0.xml") == true)
    #expect(refusal?.findings.first?.message.en.contains("save it as a new workbook") == true)
  }

  @Test func `that declares a document type is refused before anything unfolds`() {
    var maker = WorkbookMaker(Self.good)
    maker.texts = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><sst><si><t>&b;</t></si></sst>"
    #expect(codes(maker) == ["broken-workbook"])
  }

  @Test func `without a sheet, or with an empty one, says so`() {
    var maker = WorkbookMaker("")
    #expect(codes(maker) == ["empty"])
    maker.sheets = []
    #expect(codes(maker) == ["not-workbook"])
  }

  @Test func `of another form is told by name`() {
    func codes(_ parts: [(String, String)]) -> [String] {
      let path = scratch.zip(texts: parts)
      return refusedCodes { _ = try WorkbookFile(path: path, name: "x") }
    }
    #expect(codes([("a.csv", "a,b\n")]) == ["not-workbook"])
    #expect(codes([("mimetype", "x"), ("content.xml", "<a/>")]) == ["not-workbook"])
    let rels =
      "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>"
    #expect(codes([("[Content_Types].xml", "<a/>"), ("_rels/.rels", rels)]) == ["not-workbook"])
    #expect(codes([("[Content_Types].xml", "<a/>")]) == ["broken-workbook"])
  }

  @Test func `that would unpack to far too much is refused without unpacking it`() {
    var maker = WorkbookMaker(Self.good)
    maker.texts = "<sst>" + String(repeating: "<si><t>aaaaaaaaaaaaaaaa</t></si>", count: 400_000) + "</sst>"
    maker.spare = [("xl/media/a.bin", String(repeating: "\0", count: 8 << 20))]
    #expect(codes(maker) == ["zip-bomb"])
  }

  @Test func `that is cut off is refused, wherever it is cut`() throws {
    let path = scratch.path + "/whole.xlsx"
    let book = try Workbook(path: path, sheet: "Schools", headings: ["name"])
    for number in 1...50 { try book.row([.text("School \(number)")]) }
    try book.close()
    let whole = try Array(Data(contentsOf: URL(filePath: path)))
    for length in stride(from: 4, to: whole.count, by: max(1, whole.count / 40)) {
      let cut = scratch.write("cut.xlsx", Array(whole[..<length]))
      let codes = refusedCodes { _ = try WorkbookFile(path: cut, name: "cut.xlsx") }
      #expect(codes == ["broken-zip"], "cut at \(length)")
    }
  }

  @Test func `never brings the program down, whatever its letters are`() throws {
    var source = Seeded(state: 7)
    var maker = WorkbookMaker(Self.good)
    maker.texts = "<sst><si><t>a</t></si></sst>"
    maker.styles = Self.dates
    for _ in 0..<300 {
      var parts = maker.parts().map { ($0, Array($1.utf8)) }
      let part = Int.random(in: 1..<parts.count, using: &source)
      for _ in 0..<Int.random(in: 1...4, using: &source) where !parts[part].1.isEmpty {
        let at = Int.random(in: 0..<parts[part].1.count, using: &source)
        parts[part].1[at] = Array("<>&\"'/=;0A \u{0}".utf8).randomElement(using: &source) ?? 0xFF
      }
      let path = scratch.zip(parts, name: "noise.xlsx")
      // Either it reads, or it is refused: anything else that is thrown is shown by its own name.
      let codes = refusedCodes {
        let reader = try WorkbookFile(path: path, name: "noise.xlsx").rows(log: FindingLog())
        while try reader.advance() {}
      }
      #expect(codes.allSatisfy { ["broken-workbook", "not-workbook", "empty"].contains($0) }, "\(codes)")
    }
  }
}

// MARK: - Round trips

extension `A workbook that comes in` {
  @Test func `reads back exactly as it was written`() throws {
    let path = scratch.path + "/positions.xlsx"
    let file = RecordFile<Position>(references: RecordFileNames.all)
    try file.writeWorkbook(RecordFileNames.positions, sheet: "Positions", to: path)
    let reading = try file.read(path: path, file: "positions.xlsx")
    #expect(reading.findings.isEmpty && reading.sheet == "Positions")
    let again = reading.rows.map { row in
      var record = Position(id: row.id!)
      row.apply(to: &record)
      return record
    }
    #expect(again == RecordFileNames.positions)
  }

  @Test(arguments: [
    "_x0041_", "a_x000D_b", "two\nlines", "<b>&amp;</b>", "  spaces  ", "'=1", "=1+1", "é 漢 🎓", "0042", "TRUE", "1e5",
    "tab\there",
  ]) func `gives every text back`(text: String) throws {
    let path = scratch.path + "/text.xlsx"
    let book = try Workbook(path: path, sheet: "a", headings: ["name"])
    try book.row([.text(text)])
    try book.close()
    let reader = try WorkbookFile(path: path, name: "text.xlsx").rows(log: log)
    #expect(try reader.advance())
    #expect(CSVCell.plain(reader.text(0)) == text)
  }

  @Test(arguments: [0.1 + 0.2, 1.0 / 3, 1e-7, 123_456_789.123_456_78, -4, 2e15, 0.3333, 0.285])
  func `gives every number back, as a share too`(number: Double) throws {
    for kind in [FieldKind.real, .share] {
      let value = FieldValue.real(kind == .share ? min(abs(number), 100) / 100 : number)
      let path = scratch.path + "/number.xlsx"
      let book = try Workbook(path: path, sheet: "a", headings: ["n"])
      try book.row([Workbook.Cell(kind.typed(value), value, of: kind)])
      try book.close()
      let reader = try WorkbookFile(path: path, name: "number.xlsx").rows(log: log)
      #expect(try reader.advance())
      #expect(try kind.value(from: reader.text(0)) == value)
    }
  }
}

/// The records and names that files of records are tried with.
enum RecordFileNames {
  static var all: ReferenceNames { `A file of records`.names }
  static var positions: [Position] { `A file of records`.positions }
}
