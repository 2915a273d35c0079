import Vocabulary

extension DataFile {
  /// The headings of the file, for those who take a column when it is there.
  package var headings: [String] {
    get throws {
      let text = bytes.bindMemory(to: UInt8.self)
      let hasMark = text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF
      guard text.count > (hasMark ? 3 : 0) else { throw Refusal.emptyFile(name) }
      return try FrameReader.Headings(text, from: hasMark ? 3 : 0, name).names
    }
  }
}
