import Vocabulary

/// How a study came to what it says, from what can show a cause to what can only describe.
package enum StudyDesign: String, ChoiceType, Codable {
  case metaAnalysis = "meta_analysis", randomised, cutoff, comparison, correlation, description, selfReport =
    "self_report"

  package var label: Phrase {
    switch self {
    case .metaAnalysis: Phrase("Several causal studies taken together", es: "Varios estudios causales juntos")
    case .randomised: Phrase("Chosen by lot", es: "Asignación al azar")
    case .cutoff: Phrase("On either side of a cut-off", es: "A ambos lados de un punto de corte")
    case .comparison: Phrase("Compared with others, not by lot", es: "Comparado con otros, sin azar")
    case .correlation: Phrase("Two things measured at once", es: "Dos cosas medidas a la vez")
    case .description: Phrase("Described, with nothing to compare", es: "Descrito, sin nada con qué comparar")
    case .selfReport: Phrase("Reported by those who did it", es: "Informado por quienes lo hicieron")
    }
  }

  /// What such a study can say, and what it cannot.
  package var meaning: Phrase {
    switch self {
    case .metaAnalysis:
      Phrase(
        "Says what happened on average where causes could be told; not what happens here.",
        es: "Dice qué pasó en promedio donde se podía distinguir la causa; no qué pasará aquí.")
    case .randomised:
      Phrase(
        "Tells a cause where it was done; other places may differ.",
        es: "Distingue la causa donde se hizo; otros lugares pueden ser distintos.")
    case .cutoff:
      Phrase(
        "Tells a cause for those near the cut-off, and for nobody else.",
        es: "Distingue la causa para quienes están cerca del punto de corte, y para nadie más.")
    case .comparison:
      Phrase(
        "Those who took part may have differed from the start.",
        es: "Quienes participaron podían ser distintos desde el principio.")
    case .correlation:
      Phrase(
        "Does not say which of the two comes first, or whether a third moves both.",
        es: "No dice cuál va primero ni si hay algo más que mueve a ambas.")
    case .description:
      Phrase(
        "Does not say what would have happened otherwise.", es: "No dice qué habría pasado de otro modo.")
    case .selfReport:
      Phrase(
        "Whoever reports has reasons to see it well; nobody else counted.",
        es: "Quien informa tiene motivos para verlo bien; nadie más lo contó.")
    }
  }
}

/// What a study found for one outcome, with its interval where the source gives one.
package struct StudyFinding: Sendable, Equatable, Codable {
  package var outcome: Phrase
  package var words: Phrase
  /// In standard deviations, where the source says so.
  package var effect: Double?
  package var low: Double?
  package var high: Double?

  package init(_ outcome: Phrase, _ words: Phrase) {
    self.outcome = outcome
    self.words = words
  }
}

/// One study of teacher leadership or of what belongs to it, as a card: what was done, what was found, and what to beware of.
///
/// Cards are neither counted nor ranked.
package struct Study: Sendable, Equatable, Codable, Identifiable {
  /// Stable: the name of its file.
  package var name: String
  package var title: Phrase
  package var who: String
  package var year: FactDate
  package var design: StudyDesign
  package var size: Phrase?
  package var about: Phrase
  package var findings: [StudyFinding]
  package var caveats: [Phrase]
  /// Places of the directory that it is about, by name.
  package var places: [String]
  package var sources: [FactSource]
  package var confidence: FactConfidence
  package var read: Day

  package var id: String { name }

  package init(
    _ name: String, _ title: Phrase, by who: String, in year: FactDate, design: StudyDesign, about: Phrase, read: Day
  ) {
    self.name = name
    self.title = title
    self.who = who
    self.year = year
    self.design = design
    self.about = about
    self.read = read
    findings = []
    caveats = []
    places = []
    sources = []
    confidence = .read
  }
}

extension Study {
  /// What is wrong with the file: each fault with its field and what to do.
  package var faults: [Finding] {
    var found: [Finding] = []
    func add(_ field: String, _ code: String, _ message: String) {
      found.append(Finding("\(name).\(field)", code, Phrase(message, es: message)))
    }
    for (field, phrase) in phrases where phrase.en.trimmed.isEmpty || phrase.es.trimmed.isEmpty {
      add(field, "no-words", "Write it in both languages")
    }
    if who.trimmed.isEmpty { add("who", "no-name", "Name who did the study") }
    if findings.isEmpty { add("findings", "no-findings", "Say what was found") }
    if caveats.isEmpty { add("caveats", "no-caveat", "Say what to beware of") }
    if sources.isEmpty { add("sources", "no-source", "Name the source in which it was read") }
    for (index, source) in sources.enumerated() where !source.hasGoodAddress {
      add("sources.[\(index)].address", "address", "Give the whole web address, from https:// on")
    }
    for (index, finding) in findings.enumerated() where !finding.hasWholeInterval {
      add("findings.[\(index)]", "interval", "Give effect, low and high together, with the effect between them")
    }
    return found
  }

  private var phrases: [(String, Phrase)] {
    [("title", title), ("about", about)] + (size.map { [("size", $0)] } ?? [])
      + findings.enumerated().flatMap {
        [("findings.[\($0)].outcome", $1.outcome), ("findings.[\($0)].words", $1.words)]
      }
      + caveats.enumerated().map { ("caveats.[\($0)]", $1) }
  }
}

extension StudyFinding {
  fileprivate var hasWholeInterval: Bool {
    switch (low, high) {
    case (nil, nil): true
    case (let low?, let high?): effect.map { low <= $0 && $0 <= high } ?? false
    default: false
    }
  }
}
