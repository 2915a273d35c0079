import Testing
import Vocabulary

@testable import Statistics

@Suite struct `A table of data` {
  private func frame(_ text: String, numbers: [String] = [], factors: [String] = []) throws -> Frame {
    try Frame(reading: DataFile(text), Columns(numbers: numbers, factors: factors))
  }

  private func whyRefused(_ text: String, numbers: [String] = [], factors: [String] = []) -> Refusal? {
    do {
      _ = try frame(text, numbers: numbers, factors: factors)
      return nil
    } catch { return error as? Refusal }
  }

  @Test func `is read column by column, whatever else the file holds`() throws {
    let frame = try frame(
      "id,score,school\n1,0.25,North\n2,-1e3,South\n3,,North\n", numbers: ["score"], factors: ["school"])
    #expect(frame.rowCount == 3)
    let score = try frame.number("score")
    #expect(score[0] == 0.25)
    #expect(score[1] == -1_000)
    #expect(score[2].isNaN)
    let school = try frame.factor("school")
    #expect(school.codes == [0, 1, 0])
    #expect(school.levels == ["North", "South"])
  }

  @Test func `may have one column as numbers and as groups`() throws {
    let frame = try frame("year\n2024\n2025\n2024", numbers: ["year"], factors: ["year"])
    #expect(try frame.number("year") == [2024, 2025, 2024])
    #expect(try frame.factor("year").levels == ["2024", "2025"])
  }

  @Test(arguments: ["", "NA", "n/a", "NaN", "null", ".", "  "])
  func `has nothing where a cell says so`(cell: String) throws {
    let frame = try frame("x,g\n\(cell),\(cell)\n1,a\n", numbers: ["x"], factors: ["g"])
    #expect(try frame.number("x")[0].isNaN)
    #expect(try frame.factor("g").codes[0] == -1)
  }

  @Test(arguments: [
    ("0.1", 0.1), ("-0", -0.0), ("+3", 3), (".5", 0.5), ("5.", 5), ("1e-3", 0.001), ("2E2", 200), ("Inf", .infinity),
    ("123456789012345678", 123_456_789_012_345_680), ("0.30000000000000004", 0.300_000_000_000_000_04),
    ("17976931348623157e292", 1.797_693_134_862_315_7e308),
    ("0.000000000000000000000000000001", 1e-30), ("  7 ", 7),
  ])
  func `takes a number as it is written, to the last digit`(cell: String, value: Double) throws {
    let read = try frame("x\n\(cell)\n", numbers: ["x"]).number("x")[0]
    #expect(read == value)
  }

  @Test(arguments: ["abc", "1,5x", "12a", "-", "+", "1e", "0x10", "1 2", "--1", "∞", "1e999"])
  func `refuses text in a column of numbers, with line, column and cure`(cell: String) throws {
    let refusal = try #require(whyRefused("id;score\na;1\nb;\(cell)\n", numbers: ["score"]))
    let finding = try #require(refusal.findings.first)
    #expect(finding.code == "cell.not-a-number")
    #expect(finding.field == "score")
    #expect(finding.message.en.contains("Line 3, column “score”: “\(cell)” is not a number."))
    #expect(finding.message.es.contains("Línea 3"))
  }

  @Test func `names the first twenty bad cells at once`() throws {
    let rows = (1...50).map { "x\($0)" }.joined(separator: "\n")
    let refusal = try #require(whyRefused("score\n\(rows)\n", numbers: ["score"]))
    #expect(refusal.findings.count == 20)
    #expect(refusal.findings[19].message.en.contains("Line 21"))
  }

  @Test func `refuses a column that is not there and says which are`() throws {
    let refusal = try #require(whyRefused("id,score\n1,2\n", numbers: ["scor"]))
    #expect(refusal.findings[0].code == "column.absent")
    #expect(refusal.findings[0].message.en.contains("id, score"))
  }

  @Test func `refuses a heading that is there twice`() throws {
    #expect(whyRefused("a,a\n1,2\n", numbers: ["a"])?.findings[0].code == "column.repeated")
  }

  @Test(arguments: [("a,b\n1\n", 1), ("a,b\n1,2,3\n", 3)])
  func `refuses a row of another length`(text: String, count: Int) throws {
    let finding = try #require(whyRefused(text, numbers: ["a"])?.findings.first)
    #expect(finding.code == "row.length")
    #expect(finding.message.en.contains("Line 2 has \(count) cells, but there are 2 headings"))
  }

  @Test func `refuses an empty file, and UTF-16`() throws {
    #expect(whyRefused("", numbers: ["a"])?.findings[0].code == "file.empty")
    let file = DataFile("\u{FEFF}a\n1\n")
    #expect(try Frame(reading: file, Columns(numbers: ["a"])).rowCount == 1)
  }

  @Test func `keeps commas, quotation marks and new lines within quotes`() throws {
    let text = "name,x\n\"Smith, \"\"Bo\"\"\",1\r\n\"two\nlines\",2\n\nlast,3"
    let frame = try frame(text, numbers: ["x"], factors: ["name"])
    #expect(try frame.factor("name").levels == ["Smith, \"Bo\"", "two\nlines", "last"])
    #expect(try frame.number("x") == [1, 2, 3])
    #expect((0..<3).map(frame.line(ofRow:)) == [2, 3, 6])
  }

  @Test func `knows its lines where rows stand one below the other`() throws {
    let frame = try frame("x\r\n1\r\n2\r\n", numbers: ["x"])
    #expect(frame.line(ofRow: 1) == 3)
    #expect(try frame.number("x") == [1, 2])
  }

  @Test func `is refused before it fills the memory`() throws {
    let file = DataFile("x\n1\n2\n")
    #expect(throws: Refusal.self) { try Frame(reading: file, Columns(numbers: ["x"]), memory: 8) }
  }

  @Test(arguments: [true, false])
  func `is the same at any number of threads, however it is cut`(isQuoted: Bool) throws {
    let rows = (0..<300_000).map { index in
      let name = isQuoted && index % 7 == 0 ? "\"g\n\(index % 1_013)\"" : "g\(index % 1_013)"
      return "\(name),\(Double(index) / 8),padding\(index)"
    }
    let text = "g,x,p\n" + rows.joined(separator: "\n") + "\n"
    #expect(text.utf8.count > 4 << 20)
    let file = DataFile(text)
    let columns = Columns(numbers: ["x"], factors: ["g"])
    let one = try Frame(reading: file, columns, Work(threads: 1))
    let four = try Frame(reading: file, columns, Work(threads: 4))
    #expect(one.rowCount == 300_000)
    #expect(try one.number("x") == four.number("x"))
    #expect(try one.factor("g") == four.factor("g"))
    #expect(try one.number("x").last == 299_999.0 / 8)
    #expect(one.line(ofRow: 299_999) == four.line(ofRow: 299_999))
  }

  @Test func `stops when nobody waits for it any more`() throws {
    let file = DataFile("x\n1\n")
    #expect(throws: CancellationError.self) {
      try Frame(reading: file, Columns(numbers: ["x"]), Work(isCalledOff: { true }))
    }
  }

  @Test func `refuses a quotation mark that is never closed`() throws {
    #expect(whyRefused("a,b\n1,2\n\"3,4\n", numbers: ["b"])?.findings[0].code == "row.quote")
    #expect(whyRefused("\"a,b\n1,2\n", numbers: ["b"])?.findings[0].code == "file.quote")
  }

  @Test func `reads a quotation mark within a cell that has none around it, however the file is cut`() throws {
    let rows = (0..<200_000).map { "\($0),\($0 % 3 == 0 ? "5\" pipe" : "\"two\nlines\""),padding padding" }
    let file = DataFile("x,g,p\n" + rows.joined(separator: "\n"))
    let frame = try Frame(reading: file, Columns(numbers: ["x"], factors: ["g"]))
    #expect(frame.rowCount == 200_000)
    #expect(try frame.factor("g").levels == ["5\" pipe", "two\nlines"])
    #expect(try frame.number("x").last == 199_999)
  }

  @Test func `survives any bytes at all`() throws {
    var random = RandomStream(seed: 11)
    let alphabet = Array("a,1.\"\n\r;e-+x \t0".utf8)
    for _ in 0..<2_000 {
      let bytes = (0..<random.integer(below: 60)).map { _ in alphabet[random.integer(below: alphabet.count)] }
      _ = try? frame("a,b\n" + String(decoding: bytes, as: UTF8.self), numbers: ["a"], factors: ["b"])
    }
  }
}
