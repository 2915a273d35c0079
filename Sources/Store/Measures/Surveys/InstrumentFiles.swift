import Foundation
import Measures
import Vocabulary

/// The instruments that come with the product: one file each, in both languages, every item with its licence.
package enum InstrumentFiles {
  /// The files, read once.
  package static var known: [Instrument] { get throws { try readOnce.get() } }

  private static let readOnce = Result { try shipped() }

  /// Every file that comes with the product; refused as a whole when one of them is at fault.
  package static func shipped() throws -> [Instrument] {
    guard let folder = Bundle.module.url(forResource: "Instruments", withExtension: nil) else { return [] }
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "json" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { try instrument(from: Data(contentsOf: $0), named: $0.lastPathComponent) }
  }

  /// One file, with every fault named at its place.
  package static func instrument(from data: Data, named file: String) throws -> Instrument {
    let instrument: Instrument
    do {
      instrument = try JSONDecoder().decode(Instrument.self, from: data)
    } catch let error as DecodingError {
      throw Refusal([RulePackFiles.unreadable(error, in: file)])
    }
    try instrument.faults.refuseIfAnyStopsSaving()
    return instrument
  }

  package static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "nan")
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func value<Value: Decodable>(_ text: String) throws -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "nan")
    return try decoder.decode(Value.self, from: Data(text.utf8))
  }
}

/// An instrument with who has said that the district may use it; nobody for those that come with the product.
package struct KnownInstrument: Sendable, Equatable {
  package let instrument: Instrument
  package let confirmedBy: String?
  package let entered: Day?
}

extension Records {
  /// Those that come with the product, then the district's own.
  package func instruments() throws -> [KnownInstrument] {
    try InstrumentFiles.known.map { KnownInstrument(instrument: $0, confirmedBy: nil, entered: nil) }
      + session.rows(
        "SELECT content, confirmed_by, entered FROM survey_instrument WHERE district = \(district) ORDER BY name"
      ).map { row in
        KnownInstrument(
          instrument: try InstrumentFiles.value(row.text(0)), confirmedBy: row.text(1), entered: row.day(2))
      }
  }

  package func instrument(named name: String) throws -> KnownInstrument? {
    try instruments().first { $0.instrument.name == name }
  }
}

extension ActName {
  package static let instrumentEntered: ActName = "instrument-entered"
}

extension ActRecords {
  /// Keeps items that the district is licensed for, with whoever says so.
  @discardableResult package func enter(_ pasted: PastedInstrument) throws -> Instrument {
    try author.require(.editPlan, at: .district)
    let own = try instruments().count
    let instrument = try pasted.instrument(named: "own-\(own + 1)-\(Token.randomSecret().prefix(6))")
    try change(
      """
      INSERT INTO survey_instrument (district, name, content, confirmed_by, entered)
      VALUES (\(district), \(instrument.name), \(InstrumentFiles.text(instrument)), \(author.name), \(today))
      """)
    try note(
      .instrumentEntered, kind: "survey_instrument", record: instrument.name, title: instrument.title.en,
      after: CanonicalJSON.text([
        "items": .integer(instrument.items.count), "licence": .text(pasted.licence.trimmed),
        "confirmed_by": .text(author.name),
      ]))
    return instrument
  }
}
