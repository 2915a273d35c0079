extension StringProtocol {
  /// The pattern for `lower(column) LIKE`: contains this word.
  ///
  /// Neither database lowers letters with accents, and some signs mean something in a pattern: any letter stands for each of them.
  package var likePattern: String {
    let letters = lowercased().map { $0.isASCII && !"%_\\".contains($0) ? $0 : "_" }
    return "%" + String(letters) + "%"
  }
}
