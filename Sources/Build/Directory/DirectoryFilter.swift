import Vocabulary

/// Which places of the directory are asked for.
package struct DirectoryFilter: Sendable, Equatable {
  package enum Pay: String, ChoiceType {
    case small, middle, large, share

    package var label: Phrase {
      switch self {
      case .small: Phrase("Up to $2,500", es: "Hasta $2,500")
      case .middle: Phrase("$2,501 to $7,500", es: "De $2,501 a $7,500")
      case .large: Phrase("More than $7,500", es: "Más de $7,500")
      case .share: Phrase("A share of pay", es: "Una parte del sueldo")
      }
    }
  }

  package enum Release: String, ChoiceType {
    case none, part, full

    package var label: Phrase {
      switch self {
      case .none: Phrase("None: leaders teach full time", es: "Ninguno: las y los líderes dan todas sus clases")
      case .part: Phrase("Part of the time", es: "Parte del tiempo")
      case .full: Phrase("All of the time", es: "Todo el tiempo")
      }
    }
  }

  package var words = ""
  package var state = ""
  package var kind: Exemplar.Kind?
  package var pay: Pay?
  package var release: Release?
  package var grade: GradeBand?

  package init() {}

  package func takes(_ exemplar: Exemplar) -> Bool {
    (state.isEmpty || exemplar.states.contains(state)) && (kind.map { exemplar.kind == $0 } ?? true)
      && (pay.map { wanted in exemplar.roles.contains { $0.isPaid(wanted) } } ?? true)
      && (release.map { wanted in exemplar.roles.contains { $0.isReleased(wanted) } } ?? true)
      && (grade.map(exemplar.grades.contains) ?? true)
      && words.folded.split(separator: " ").allSatisfy { exemplar.searched.contains($0) }
  }
}

extension ExemplarRole {
  fileprivate func isPaid(_ wanted: DirectoryFilter.Pay) -> Bool {
    if wanted == .share { return payShare != nil }
    guard let stipend else { return false }
    return switch wanted {
    case .small: stipend.low <= 2500
    case .middle: stipend.high > 2500 && stipend.low <= 7500
    case .large: stipend.high > 7500
    case .share: false
    }
  }

  fileprivate func isReleased(_ wanted: DirectoryFilter.Release) -> Bool {
    guard let release else { return false }
    return switch wanted {
    case .none: release.low == 0
    case .part: release.high > 0 && release.low < 1
    case .full: release.high == 1
    }
  }
}

extension Exemplar {
  /// Everything that is said of it, in both languages.
  fileprivate var searched: String {
    let phrases = [title, about, kind.label] + roles.flatMap { [$0.name, $0.does] } + facts.map(\.statement)
    return (phrases.flatMap { [$0.en, $0.es] } + states).joined(separator: "\n").folded
  }
}

extension String {
  /// In small letters and without accents, as people type into a search.
  fileprivate var folded: String { String(lowercased().map { Self.plain[$0] ?? $0 }) }

  private static let plain: [Character: Character] = [
    "á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ü": "u", "ñ": "n",
  ]
}
