import Vocabulary

/// What a survey without names says of trust, school by school, as far as it may be told.
package struct MeasuredTrust: Sendable, Equatable {
  package let survey: Phrase
  package let wave: String
  package let closed: Day
  package let answered: Int
  package let asked: Int
  /// The first construct of the survey, over the whole district.
  package let district: Spread?
  package let schools: [School]
  package let link: PlanLink

  /// A mean with the range in which it may well lie.
  package struct Spread: Sendable, Equatable {
    package let mean: Double
    package let low: Double
    package let high: Double
    package let highest: Int

    package init(mean: Double, low: Double, high: Double, highest: Int) {
      self.mean = mean
      self.low = low
      self.high = high
      self.highest = highest
    }
  }

  /// One school that was asked.
  package struct School: Sendable, Equatable {
    package let name: String
    /// Nil where too few have answered to say.
    package let standing: TrustStanding?

    package init(_ name: String, _ standing: TrustStanding?) {
      self.name = name
      self.standing = standing
    }
  }

  package init(
    survey: Phrase, wave: String, closed: Day, answered: Int, asked: Int, district: Spread?, schools: [School],
    link: PlanLink
  ) {
    self.survey = survey
    self.wave = wave
    self.closed = closed
    self.answered = answered
    self.asked = asked
    self.district = district
    self.schools = schools
    self.link = link
  }

  package func schools(_ standing: TrustStanding) -> [School] { schools.filter { $0.standing == standing } }
  package var shown: [School] { schools.filter { $0.standing != nil } }
  package var hidden: Int { schools.count - shown.count }
}

/// What a school's trust means for teacher leaders who are to work there.
///
/// Source: docs/rules/surveys.md#barriers
package enum TrustStanding: String, Sendable, Codable, CaseIterable, Comparable {
  /// The whole range lies below the level.
  case barrier
  /// The mean lies below it, and the range reaches above.
  case doubt
  /// In between: there is something to build on, and something to build.
  case opening
  /// The whole range lies where most people agree.
  case strength

  package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  package var label: Phrase {
    switch self {
    case .barrier: Phrase("In the way", es: "Es un obstáculo")
    case .doubt: Phrase("May be in the way", es: "Puede ser un obstáculo")
    case .opening: Phrase("Leaders could build it", es: "Los líderes podrían generarla")
    case .strength: Phrase("To build upon", es: "Base firme")
    }
  }

  /// - Parameters:
  ///   - barrier: the level below which it is in the way.
  ///   - strength: the level from which on it can be built upon.
  package init(mean: Double, low: Double, high: Double, barrier: Double, strength: Double) {
    if high < barrier {
      self = .barrier
    } else if mean < barrier {
      self = .doubt
    } else {
      self = low >= strength ? .strength : .opening
    }
  }
}

extension MeasuredTrust {
  /// "lack of trust stands in the way at A and B, as their staff say without names".
  var words: Phrase {
    let barriers = schools(.barrier)
    guard !barriers.isEmpty else {
      return Phrase(
        "lack of trust stands in the way at none of the \(shown.count) schools whose staff have said so without names",
        es:
          "la falta de confianza no es un obstáculo en ninguna de las \(shown.count) escuelas cuyo personal lo ha dicho sin nombres"
      )
    }
    let named = Phrase.list(barriers.prefix(3).map(\.name))
    let more =
      barriers.count > 3
      ? Phrase(" and \(barriers.count - 3) more", es: " y \(barriers.count - 3) más") : Phrase(verbatim: "")
    return Phrase(
      "lack of trust stands in the way at \(named.en)\(more.en), as their staff say without names",
      es: "la falta de confianza es un obstáculo en \(named.es)\(more.es), según dice su personal sin nombres")
  }

  var evidence: [Answer.Evidence] {
    var found: [Answer.Evidence] = []
    if let district {
      func told(_ value: Double) -> String { value.written(decimals: 1) }
      found.append(
        Answer.Evidence(
          Phrase("Trust among colleagues, \(wave)", es: "Confianza entre colegas, \(wave)"),
          Phrase(
            "\(told(district.mean)) of \(district.highest) (between \(told(district.low)) and \(told(district.high)))",
            es: "\(told(district.mean)) de \(district.highest) (entre \(told(district.low)) y \(told(district.high)))"),
          .measured,
          at: link, share: (district.mean - 1) / Double(max(1, district.highest - 1))))
    }
    found.append(
      Answer.Evidence(
        Phrase("Staff who answered the survey", es: "Personal que respondió la encuesta"), answered, of: asked,
        .measured,
        at: link))
    let standings: [(Phrase, TrustStanding)] = [
      (
        Phrase("Lack of trust stands in the way, measured", es: "La falta de confianza es un obstáculo, medido"),
        .barrier
      ),
      (
        Phrase(
          "Teacher leaders could build trust, measured", es: "Los docentes líderes podrían generar confianza, medido"),
        .opening
      ),
    ]
    return found
      + standings.filter { !schools($0.1).isEmpty }.map { label, standing in
        Answer.Evidence(label, schools(standing).count, of: shown.count, .measured, at: link)
      }
  }

  var gaps: [Answer.Gap] {
    var gaps: [Answer.Gap] = []
    if answered * 2 < asked {
      gaps.append(
        Answer.Gap(
          Phrase(
            "Ask again: fewer than half of the staff have answered",
            es: "Pregunte de nuevo: respondió menos de la mitad del personal"),
          at: link, noStrongerThan: .documented))
    }
    gaps.append(
      Answer.Gap(
        Phrase("Ask whom teachers turn to for advice", es: "Pregunte a quién acuden los docentes por consejo"),
        at: link,
        noStrongerThan: .measured))
    return gaps
  }
}
