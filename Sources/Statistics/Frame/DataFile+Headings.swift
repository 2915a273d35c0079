extension DataFile {
  /// The names in its first row.
  package var headings: [String] {
    get throws {
      let reader = try FrameReader(self, Columns())
      return reader.headings
    }
  }
}
