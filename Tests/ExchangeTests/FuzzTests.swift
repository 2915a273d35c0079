import Foundation
import Testing
import Vocabulary

@testable import Exchange

/// The same numbers on every machine and in every run. Source: Sebastiano Vigna, splitmix64.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Gives a few bytes at a time, as a slow line does.
final class Drip: ByteSource {
  private let inner: BytesAtHand
  private var source: Seeded

  init(_ bytes: [UInt8], seed: UInt64) {
    inner = BytesAtHand(bytes)
    source = Seeded(state: seed)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    inner.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(Int.random(in: 1...7, using: &source))))
  }
}

@Suite struct `Whatever bytes come` {
  static let alphabet = Array("ab,,\"\"\"\n\r =;\t'é\u{0}".utf8) + [0xFF, 0x80]

  static func noise(_ count: Int, _ source: inout Seeded) -> [UInt8] {
    (0..<count).map { _ in alphabet.randomElement(using: &source)! }
  }

  /// Puts the cells together again with what stood between them.
  static func rebuilt(_ bytes: [UInt8]) -> (bytes: [UInt8], gaps: Set<[UInt8]>) {
    bytes.withUnsafeBytes { raw in
      var out: [UInt8] = []
      var gaps: Set<[UInt8]> = []
      var cells: [CSVTokenizer.Cell] = []
      var at = 0
      while at < raw.count,
        let next = CSVTokenizer.row(in: raw, from: at, separator: .comma, isWhole: true, cells: &cells)
      {
        var last = at
        for cell in cells {
          if cell.start > last { gaps.insert(Array(raw[last..<cell.start])) }
          out += raw[last..<cell.end]
          last = cell.end
        }
        if next > last { gaps.insert(Array(raw[last..<next])) }
        out += raw[last..<next]
        at = next
      }
      return (out, gaps)
    }
  }

  @Test func `no byte is lost, and only separators and line ends stand between cells`() {
    var source = Seeded(state: 1)
    for _ in 0..<4_000 {
      let bytes = Self.noise(Int.random(in: 0...60, using: &source), &source)
      let (again, gaps) = Self.rebuilt(bytes)
      #expect(again == bytes)
      #expect(gaps.isSubset(of: [[.comma], [.lineFeed], [.carriageReturn], [.carriageReturn, .lineFeed]]))
    }
  }

  @Test func `it makes no difference how they come in pieces`() throws {
    var source = Seeded(state: 2)
    for seed in 0..<600 {
      let bytes = Array("h,i\n".utf8) + Self.noise(Int.random(in: 0...80, using: &source), &source).filter { $0 != 0 }
      let whole = try parsed(bytes)
      let log = FindingLog()
      let reader = try CSVReader(Drip(bytes, seed: UInt64(seed)), file: "a.csv", log: log)
      var rows = [reader.headings]
      while try reader.advance() { rows.append((0..<reader.count).map { reader.text($0) }) }
      #expect(rows == whole.rows && log.findings == whole.findings)
    }
  }

  @Test func `cells that were written are read back`() throws {
    var source = Seeded(state: 3)
    for _ in 0..<600 {
      let cells = (0..<3).map { _ in
        String(decoding: Self.noise(Int.random(in: 0...12, using: &source), &source), as: UTF8.self)
      }
      var writer = CSVWriter()
      writer.row(["h", "i", "j"])
      writer.row(cells)
      let rows = try parsed(writer.drain().map { $0 == 0 ? 1 : $0 }).rows
      #expect(rows[1].map(CSVCell.plain) == cells.map { $0.replacingOccurrences(of: "\u{0}", with: "\u{1}") })
    }
  }

  static let set: [(String, String)] = [
    (
      "manifest.csv",
      "propertyName,value\noneroster.version,1.2\nfile.orgs,bulk\nfile.users,bulk\nfile.roles,bulk\nfile.classes,bulk\nfile.enrollments,bulk\nfile.academicSessions,bulk\nfile.courses,bulk\n"
    ),
    (
      "orgs.csv",
      "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nd,,,D,district,,\ns,,,S,school,,d\n"
    ),
    (
      "academicSessions.csv",
      "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\ny,,,Y,schoolYear,2026-08-01,2027-05-30,,2027\n"
    ),
    (
      "courses.csv",
      "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes\nc,,,y,C,,,d,Maths,\n"
    ),
    (
      "classes.csv",
      "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\nk,,,K,,c,,scheduled,,s,y,,,\n"
    ),
    (
      "users.csv",
      "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email\nu,active,,true,u,Ada,Byron,a@b.org\nv,,,true,v,\"Q\"\"uo\",Te,\n"
    ),
    (
      "roles.csv",
      "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\nr,,,u,primary,teacher,2026-08-01,,s\nq,,,v,primary,student,,,s\n"
    ),
    (
      "enrollments.csv",
      "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\ne,,,k,s,u,teacher,true,,\n"
    ),
  ]

  /// Changes, drops, doubles or adds bytes, mostly those that mean something to a CSV file.
  static func mutated(_ bytes: [UInt8], _ source: inout Seeded) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &source) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &source)
      switch Int.random(in: 0..<5, using: &source) {
      case 0: bytes[at] = alphabet.randomElement(using: &source)!
      case 1: bytes.insert(alphabet.randomElement(using: &source)!, at: at)
      case 2: bytes.remove(at: at)
      case 3: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...40, using: &source)))
      default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 30)], at: at)
      }
    }
    return bytes
  }

  @Test func `a OneRoster set gives rows or a refusal`() throws {
    var source = Seeded(state: 4)
    let scratch = Scratch()
    for round in 0..<250 {
      for (name, text) in Self.set { scratch.write(name, Array(text.utf8)) }
      let (name, text) = Self.set[round % Self.set.count]
      scratch.write(name, Self.mutated(Array(text.utf8), &source))
      do { _ = try Heard(oneRoster: scratch.path) } catch is Refusal {}
    }
  }

  @Test func `a zip gives rows or a refusal`() throws {
    var source = Seeded(state: 5)
    let scratch = Scratch()
    let zip = [UInt8](try Data(contentsOf: URL(fileURLWithPath: scratch.zip(texts: Self.set))))
    for _ in 0..<400 {
      let path = scratch.write("mutated.zip", Self.mutated(zip, &source))
      do { _ = try Heard(oneRoster: path) } catch is Refusal {}
    }
  }

  @Test func `plain rosters, the federal directory and record files give rows or a refusal`() throws {
    var source = Seeded(state: 6)
    let plain = Array(
      "staff_id,given_name,family_name,email,post,title,school,from\n1,Ada,Byron,a@b.org,teacher,,Lincoln,2026-08-01\n"
        .utf8)
    let federal = Array(
      "NCES School ID,NCES District ID,State District ID,District,School Name,Low Grade*,High Grade*,Students*,Status\n530000100001,5300001,WA-1,Adna,Adna High,09,12,†,Open\n"
        .utf8)
    let schools = RecordFile<School>(references: ReferenceNames([:]))
    let scratch = Scratch()
    for _ in 0..<300 {
      do { _ = try Heard(PlainRoster(BytesAtHand(Self.mutated(plain, &source)), file: "p.csv")) } catch is Refusal {}
      do {
        _ = try schools.read(BytesAtHand(Self.mutated(schools.csv([School(id: "x")]), &source)), file: "s.csv")
      } catch is Refusal {}
      let path = scratch.write("n.csv", Self.mutated(federal, &source))
      do {
        let directory = NCESDirectory(try Archive(path: path))
        for district in try directory.districts() { _ = try Heard(directory.schools(of: district)) }
      } catch is Refusal {}
    }
  }
}
