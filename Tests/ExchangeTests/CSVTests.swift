import Testing
import Vocabulary

@testable import Exchange

@Suite struct `A CSV file` {
  @Test(arguments: ["a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4", "a,b\n\n1,2\n\n\n3,4\n\n"])
  func `is read alike with every line end and with empty lines`(text: String) throws {
    #expect(try parsed(text).rows == [["a", "b"], ["1", "2"], ["3", "4"]])
  }

  @Test func `keeps commas, quotes and line ends inside quotes`() throws {
    let rows = try parsed("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n\"two\nlines\",\"\"\n").rows
    #expect(rows == [["a", "b"], ["x, y", "say \"hi\""], ["two\nlines", ""]])
  }

  @Test func `keeps empty cells, the last one too`() throws {
    #expect(try parsed("a,b,c\n,,\n1,,\n").rows == [["a", "b", "c"], ["", "", ""], ["1", "", ""]])
    #expect(try parsed("a,b\n1,").rows == [["a", "b"], ["1", ""]])
  }

  @Test func `takes text after a closing quote as part of the cell, and says so`() throws {
    let (rows, findings) = try parsed("a,b\n\"x\"y,2\n\"p\"\"q\"r\"s,3\n")
    #expect(rows == [["a", "b"], ["xy", "2"], ["p\"qr\"s", "3"]])
    #expect(findings.map(\.code) == ["after-quote"])
    #expect(findings[0].count == 2 && findings[0].line == 2 && findings[0].column == 1 && findings[0].weight == .notes)
  }

  @Test func `takes a quote inside a cell as a letter`() throws {
    #expect(try parsed("a\n5\" pipe\n").rows == [["a"], ["5\" pipe"]])
  }

  @Test func `names the place of a quote that is never closed`() throws {
    let (_, findings) = try parsed("a,b\n1,2\n3,\"open\n4,5\n6,7\n")
    #expect(findings.map(\.code) == ["unclosed-quote"])
    #expect(
      findings[0].line == 3 && findings[0].column == 2 && findings[0].heading == "b" && findings[0].weight == .refuses)
    #expect(findings[0].place.en == "a.csv, line 3, column 2 (b)")
  }

  @Test func `names the line where a forgotten quote opened when another closes it in mid-text`() throws {
    let (_, findings) = try parsed("a,b\n1,\"open\n2,\"closed\"\n")
    #expect(findings.first?.code == "after-quote" && findings.first?.line == 2 && findings.first?.weight == .refuses)
  }

  @Test func `counts lines inside quotes, so that places are right below them`() throws {
    let log = FindingLog()
    let reader = try CSVReader(BytesAtHand("a,b\n\"1\n2\r\n3\",x\ny,z\n"), file: "a.csv", log: log)
    #expect(try reader.advance() && reader.line == 2)
    #expect(try reader.advance() && reader.line == 5)
    #expect(try !reader.advance())
  }

  @Test func `refuses a heading that stands twice`() throws {
    let (_, findings) = try parsed("id,name,id\n1,2,3\n")
    #expect(findings.map(\.code) == ["heading-twice"] && findings[0].column == 3)
  }

  @Test func `refuses a file without a line`() {
    #expect(refusedCodes { _ = try parsed("") } == ["empty"])
    #expect(refusedCodes { _ = try parsed("\n\n") } == ["empty"])
  }

  @Test func `reads rows that are longer than its buffer`() throws {
    let long = String(repeating: "ab,", count: 300_000)
    let rows = try parsed("h,\"\(long)\"\nx,\"\(long)\"\ny,z\n").rows
    #expect(rows.count == 3 && rows[1][1] == long && rows[2] == ["y", "z"])
  }

  @Test func `refuses a quote that runs on for megabytes without holding them`() {
    let text = "a,b\n1,\"" + String(repeating: "x,y\n", count: 3 << 20)
    #expect(refusedCodes { _ = try parsed(text) } == ["unclosed-quote"])
  }

  @Test(arguments: [(";", "separator"), ("\t", "separator")])
  func `written with another separator is read, and said`(separator: String, code: String) throws {
    let (rows, findings) = try parsed("a\(separator)b\n1\(separator)2,5\n")
    #expect(rows == [["a", "b"], ["1", "2,5"]] && findings.map(\.code) == [code])
  }
}

@Suite struct `The letters of a CSV file` {
  @Test func `may follow the mark of UTF-8`() throws {
    let (rows, findings) = try parsed([0xEF, 0xBB, 0xBF] + Array("nombre\nMuñoz\n".utf8))
    #expect(rows == [["nombre"], ["Muñoz"]] && findings.isEmpty)
  }

  @Test(arguments: [true, false], [true, false])
  func `are converted from UTF-16`(isBigEndian: Bool, hasMark: Bool) throws {
    let text = (hasMark ? "\u{FEFF}" : "") + "name,city\nMuñoz,Łódź\nplain,\u{1F600}\n"
    let bytes = text.utf16.flatMap {
      isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
    }
    let (rows, findings) = try parsed(bytes)
    #expect(rows == [["name", "city"], ["Muñoz", "Łódź"], ["plain", "\u{1F600}"]])
    #expect(findings.map(\.code) == ["utf-16"])
  }

  @Test func `are converted from UTF-16 across the edges of buffers`() throws {
    let line = "Muñoz \u{1F600}," + String(repeating: "ñ", count: 101) + "\n"
    let text = "\u{FEFF}a,b\n" + String(repeating: line, count: 3_000)
    let rows = try parsed(text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }).rows
    #expect(rows.count == 3_001 && Set(rows.dropFirst()).count == 1 && rows[1][0] == "Muñoz \u{1F600}")
  }

  @Test func `that are not UTF-8 are read as Windows-1252, and said with the place`() throws {
    let (rows, findings) = try parsed(
      Array("name,x\nplain,1\nMu".utf8) + [0xF1] + Array("oz,2\nO".utf8) + [0x92] + Array("Neil \u{e9}".utf8))
    #expect(rows[2] == ["Muñoz", "2"])
    #expect(rows[3][0].hasPrefix("O’Neil"))
    #expect(findings.map(\.code) == ["windows-1252"])
    #expect(findings[0].line == 3 && findings[0].column == 1 && findings[0].count == 2)
  }

  @Test(arguments: [
    Array("PK\u{3}\u{4}rest".utf8), [0xD0, 0xCF, 0x11, 0xE0, 1], Array("%PDF-1.7".utf8),
    Array("<!DOCTYPE html><p>".utf8),
    Array("{\"error\": 1}".utf8), [0xFF, 0xFE, 0, 0, 65, 0, 0, 0], [65, 0, 0, 0, 66, 44, 44],
  ])
  func `of something that is not a CSV are refused with a cure`(bytes: [UInt8]) {
    #expect(refusedCodes { _ = try parsed(bytes) } == ["not-csv"])
  }
}

@Suite struct `A cell that a spreadsheet would run` {
  static let dangerous = [
    "=1+1", "+SUM(A1)", "-2+3", "@cmd", "\tx", "\rx", "\n=1", "'=1", "''=1", "=", "-", "--1", "+1", "-1.2.3", "-.",
  ]
  static let harmless = ["", "a", "'", "'a", "''", "-20.00", "-1", "12.5", "a=b", "O'Neil", "-.5", "'1", "5-"]

  @Test(arguments: dangerous) func `is written with an apostrophe before it`(text: String) {
    #expect(CSVCell.safe(text) == "'" + text)
  }

  @Test(arguments: harmless) func `is only what starts like a formula`(text: String) {
    #expect(CSVCell.safe(text) == text)
  }

  @Test(arguments: dangerous + harmless) func `reads back as it was`(text: String) throws {
    var writer = CSVWriter()
    writer.row(["h", "i"])
    writer.row([text, "x"])
    let rows = try parsed(writer.drain()).rows
    #expect(rows.count == 2 && CSVCell.plain(rows[1][0]) == text)
  }

  @Test func `stands alone on its line without being lost`() throws {
    var writer = CSVWriter()
    writer.row(["h"])
    writer.row([""])
    writer.row([" "])
    #expect(try parsed(writer.drain()).rows == [["h"], [""], [" "]])
  }
}
