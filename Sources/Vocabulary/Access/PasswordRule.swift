/// What a password must be. There is no rule about digits, capitals or signs, and none about age.
///
/// Source: docs/rules/access.md#passwords
package struct PasswordRule: Sendable {
  package static let leastAlone = 15
  package static let leastWithSecondFactor = 8
  /// Far above what anybody types; a limit only because hashing a whole book would cost the others their turn.
  package static let most = 256

  package let least: Int
  /// Names that somebody who knows the district would try first.
  private let ownWords: Set<String>

  /// `names` are the district's and the person's, known by each of their words; `schools` are known as a whole.
  package init(withSecondFactor: Bool, names: [String] = [], schools: [String] = []) {
    least = withSecondFactor ? PasswordRule.leastWithSecondFactor : PasswordRule.leastAlone
    let whole = (names + schools).map { name in name.lowercased().filter(\.isLetter) }
    let parts = names.flatMap { name in name.lowercased().split { !$0.isLetter }.map(String.init) }
    ownWords = Set((whole + parts).filter { $0.count >= 3 })
  }

  package func findings(for password: String, field: String = "password") -> [Finding] {
    let length = password.unicodeScalars.count
    if length == 0 {
      return [Finding(field, "required", Phrase("Enter a password", es: "Escriba una contraseña"))]
    }
    if length < least { return [Finding(field, "too-short", tooShort)] }
    if length > PasswordRule.most {
      return [
        Finding(
          field, "too-long",
          Phrase(
            "Use at most \(PasswordRule.most) characters", es: "Use como máximo \(PasswordRule.most) caracteres"))
      ]
    }
    return isGuessable(password) ? [Finding(field, "guessable", guessable)] : []
  }

  private var tooShort: Phrase {
    Phrase(
      "Use at least \(least) characters. Several words that do not belong together are easy to remember",
      es: "Use al menos \(least) caracteres. Varias palabras sin relación entre sí son fáciles de recordar")
  }

  private var guessable: Phrase {
    Phrase(
      "Choose a password that is harder to guess: this one is a common password, a run of keys or a name known here",
      es:
        "Elija una contraseña más difícil de adivinar: esta es una contraseña común, una serie de teclas o un nombre conocido aquí"
    )
  }
}

extension PasswordRule {
  func isGuessable(_ password: String) -> Bool {
    let lower = password.lowercased()
    // A day, a telephone number, a path over the keypad; with one letter, no better.
    if lower.count < Self.leastAlone, lower.count(where: { !$0.isNumber }) <= 1 { return true }
    return isRepeated(Array(lower)) || isRun(lower) || Self.readings(of: lower).contains(where: isMadeOfKnownWords)
  }

  /// A block of characters over and over, or so few different ones that it might as well be.
  private func isRepeated(_ characters: [Character]) -> Bool {
    if Set(characters).count <= 3 { return true }
    return (1...max(4, characters.count / 2)).contains { period in
      characters.indices.dropFirst(period).allSatisfy { characters[$0] == characters[$0 - period] }
    }
  }

  /// Neighbours on the keyboard, in the alphabet or among the digits, with at most three characters that are not.
  private func isRun(_ lower: String) -> Bool {
    let characters = Array(lower)
    let steps = zip(characters, characters.dropFirst()).count { Self.neighbours.contains([$0, $1]) || $0 == $1 }
    return steps >= characters.count - 4 && steps * 8 >= characters.count * 5
  }

  private static let rows = [
    "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "!@#$%^&*()", "azertyuiop",
  ]

  private static let neighbours: Set<[Character]> = Set(
    rows.flatMap { row in zip(row, row.dropFirst()).flatMap { [[$0, $1], [$1, $0]] } })

  /// The letters of it, as they stand and with the signs that people put for letters read as those.
  static func readings(of lower: String) -> Set<String> {
    let core = lower.drop { !$0.isLetter }
    let trimmed = core.prefix(core.count - core.reversed().prefix { !$0.isLetter }.count)
    let plain = String(lower.filter(\.isLetter).map { masks[$0] ?? $0 })
    return Set([plain] + [lower[...], trimmed].flatMap { text in ["i", "l"].map { unmasked(text, one: $0) } })
  }

  private static func unmasked(_ text: Substring, one: Character) -> String {
    String(text.map { $0 == "1" || $0 == "!" || $0 == "|" ? one : masks[$0] ?? $0 }.filter(\.isLetter))
  }

  private static let masks: [Character: Character] = [
    "á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ü": "u", "ñ": "n",
    "0": "o", "3": "e", "4": "a", "@": "a", "5": "s", "$": "s", "7": "t", "+": "t", "8": "b", "9": "g", "6": "g",
  ]

  /// Whether the letters are at most two common words and any number of names known here, with two letters left over.
  private func isMadeOfKnownWords(_ letters: String) -> Bool {
    let letters = Array(letters)
    if letters.count < 3 { return false }
    // How many letters at least stay unexplained when those up to `end` hold so many common words.
    var unexplained = [[Int?]](repeating: [nil, nil, nil], count: letters.count + 1)
    unexplained[0][0] = 0
    for start in letters.indices {
      for common in 0...2 {
        guard let left = unexplained[start][common] else { continue }
        keepLeast(left + 1, in: &unexplained[start + 1][common])
        for end in stride(from: start + 3, through: min(letters.count, start + Self.longestWord), by: 1) {
          guard let cost = cost(of: String(letters[start..<end])), common + cost <= 2 else { continue }
          keepLeast(left, in: &unexplained[end][common + cost])
        }
      }
    }
    return unexplained[letters.count].contains { $0.map { $0 <= 2 } ?? false }
  }

  private func keepLeast(_ value: Int, in place: inout Int?) { place = min(place ?? value, value) }

  /// Nil for a word that is not known. A name from here is worth nothing at all.
  private func cost(of word: String) -> Int? {
    if ownWords.contains(word) { return 0 }
    return CommonPasswords.words.contains(word) ? 1 : nil
  }

  private static let longestWord = 40
}
