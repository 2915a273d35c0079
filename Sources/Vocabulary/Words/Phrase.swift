/// The languages that every text of the product is written in.
package enum Language: String, CaseIterable, Sendable, Codable {
  case english = "en"
  case spanish = "es"
}

/// Something said to a person, in every language of the product.
///
/// Both languages stand side by side where the words are written, so a missing one does not compile.
package struct Phrase: Hashable, Sendable, Codable {
  package var en: String
  package var es: String

  package init(_ en: String, es: String) {
    self.en = en
    self.es = es
  }

  /// A text that is the same in every language: a name, a figure, somebody's own words.
  package init(verbatim text: String) {
    self.init(text, es: text)
  }

  package subscript(language: Language) -> String {
    switch language {
    case .english: en
    case .spanish: es
    }
  }

  package static func + (first: Phrase, second: Phrase) -> Phrase {
    Phrase(first.en + second.en, es: first.es + second.es)
  }

  package var isEmpty: Bool { en.isEmpty && es.isEmpty }
}

extension Sequence where Element == Phrase {
  package func joined(by separator: String = " ") -> Phrase {
    Phrase(map(\.en).joined(separator: separator), es: map(\.es).joined(separator: separator))
  }
}

extension Phrase {
  /// "one, two and three".
  package static func list(_ items: [Phrase]) -> Phrase {
    guard let last = items.last, items.count > 1 else { return items.first ?? Phrase(verbatim: "") }
    let head = items.dropLast().joined(by: ", ")
    return Phrase("\(head.en) and \(last.en)", es: "\(head.es) y \(last.es)")
  }

  package static func list(_ names: [String]) -> Phrase { list(names.map(Phrase.init(verbatim:))) }

  /// A count with its noun: `.count(2, one: Phrase("school", es: "escuela"), many: Phrase("schools", es: "escuelas"))`.
  package static func count(_ n: Int, one: Phrase, many: Phrase) -> Phrase {
    Phrase(verbatim: "\(n.grouped) ") + (n == 1 ? one : many)
  }
}

extension Double {
  /// With thousands in groups and exactly so many decimals: 1,200.50. One too large to have them stands as it is.
  package func written(decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let scaled = (magnitude * scale).rounded()
    guard scaled < 0x1p63 else { return description }
    let whole = (Int(scaled) / Int(scale)).grouped
    let sign = self < 0 && scaled != 0 ? "-" : ""
    guard decimals > 0 else { return sign + whole }
    let fraction = String(Int(scaled) % Int(scale))
    return sign + whole + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }
}

extension Int {
  /// Digits in groups of three: 1,200.
  package var grouped: String {
    let digits = String(magnitude)
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out.append(",") }
      out.append(digit)
    }
    return self < 0 ? "-" + out : out
  }
}
