extension SQL {
  /// Whether a column has this word in it, in capitals or not.
  ///
  /// Neither database lowers letters with accents, so any letter stands for each of them.
  static func contains(_ column: String, _ word: some StringProtocol) -> SQL {
    let letters = word.lowercased().map { letter in
      "%_!".contains(letter) ? "!\(letter)" : letter.isASCII ? String(letter) : "_"
    }
    return "lower(\(name: column)) LIKE \("%" + letters.joined() + "%") ESCAPE '!'"
  }
}
