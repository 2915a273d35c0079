import Vocabulary

/// What the district's data systems say together about teaching, and what none of them says.
package struct DataInventory: Sendable, Equatable {
  package let systems: [DataSystem]

  package init(_ systems: [DataSystem]) { self.systems = systems }

  /// Those that speak of how effective one teacher is.
  package var ofEffectiveness: [DataSystem] { systems.filter(\.speaksOfEffectiveness) }

  /// Those that could be used to find top teachers: they speak of it, cover most teachers, tell teachers apart,
  /// are known to be reliable, and may be used for it.
  package var fitForChoosing: [DataSystem] { ofEffectiveness.filter { $0.obstacles.isEmpty } }

  /// What no system speaks of, although choosing or supporting teacher leaders needs it.
  package var unspoken: [DataSystem.Subject] {
    let spoken = Set(systems.flatMap(\.tells))
    return [.ratings, .observation, .growth, .coaching, .staffing, .collaboration].filter { !spoken.contains($0) }
  }

  package var cost: Money { systems.compactMap(\.cost).reduce(.zero, +) }

  /// How many systems speak of each subject; two for one subject may be one too many.
  package var systemsBySubject: [(subject: DataSystem.Subject, systems: [DataSystem])] {
    DataSystem.Subject.allCases.map { subject in (subject, systems.filter { $0.tells.contains(subject) }) }
  }

  /// What is missing in each system's own entry, system by system.
  package func gaps(on today: Day) -> [(system: DataSystem, findings: [Finding])] {
    systems.map { ($0, $0.gaps(on: today)) }.filter { !$0.1.isEmpty }
  }
}

extension DataSystem {
  package var speaksOfEffectiveness: Bool { tells.contains(where: \.speaksOfEffectiveness) }

  /// Below this share of teachers covered, a system cannot be said to look at all of them.
  package static let mostTeachers = 0.9
  /// Above this share at the top, a rating says too little about who is best.
  package static let crowdedTop = 0.9

  /// Why it cannot be used yet to find the district's top teachers; empty when nothing in its entry speaks against it.
  package var obstacles: [Finding] {
    var found: [Finding] = []
    if !speaksOfEffectiveness {
      found.append(
        Finding(
          "tells", "not-effectiveness",
          Phrase(
            "It does not speak of how effective a teacher is", es: "No habla de la eficacia de un docente"),
          stops: .nothing))
    }
    found += coverageObstacles + trustObstacles + useObstacles
    return found
  }

  private var coverageObstacles: [Finding] {
    guard let coverage else {
      return [
        Finding(
          "coverage", "coverage-unknown",
          Phrase(
            "Enter the share of teachers it covers", es: "Escriba qué parte del profesorado abarca"), stops: .nothing)
      ]
    }
    guard coverage < Self.mostTeachers else { return [] }
    return [
      Finding(
        "coverage", "covers-too-few",
        Phrase(
          "It covers \(coverage.percent) of teachers; the others could not be found by it",
          es: "Abarca al \(coverage.percent) del profesorado; al resto no lo podría encontrar"), stops: .nothing)
    ]
  }

  private var trustObstacles: [Finding] {
    var found: [Finding] = []
    if (reliability ?? .unknown) < .studied {
      found.append(
        Finding(
          "reliability", "reliability-unknown",
          Phrase(
            "Nobody has shown that it is reliable", es: "Nadie ha mostrado que sea fiable"), stops: .nothing))
    }
    if (validity ?? .unknown) < .studied {
      found.append(
        Finding(
          "validity", "validity-unknown",
          Phrase(
            "Nobody has shown that it says what it claims", es: "Nadie ha mostrado que diga lo que afirma"),
          stops: .nothing))
    }
    if let topShare, topShare > Self.crowdedTop {
      found.append(
        Finding(
          "top_share", "does-not-tell-apart",
          Phrase(
            "It puts \(topShare.percent) of teachers at the top, so it does not tell them apart",
            es: "Sitúa al \(topShare.percent) del profesorado arriba, así que no los distingue"), stops: .nothing))
    }
    return found
  }

  private var useObstacles: [Finding] {
    switch allowedUse ?? .notChecked {
    case .selection: []
    case .notChecked:
      [
        Finding(
          "allowed_use", "use-not-checked",
          Phrase(
            "Check what the contract allows it to be used for", es: "Compruebe para qué permite usarlo el contrato"),
          stops: .nothing)
      ]
    case .none, .formative:
      [
        Finding(
          "allowed_use", "use-not-allowed",
          Phrase(
            "The contract does not allow it to be used to choose teacher leaders",
            es: "El contrato no permite usarlo para elegir docentes líderes"), stops: .nothing)
      ]
    }
  }

  /// What somebody could find out and enter, as against what stands in the way for good.
  private static let unknowns: Set = ["coverage-unknown", "use-not-checked", "reliability-unknown", "validity-unknown"]

  /// What is missing in the entry itself, so that others can rely on it.
  package func gaps(on today: Day) -> [Finding] {
    var found = obstacles.filter { DataSystem.unknowns.contains($0.code) }
    if !speaksOfEffectiveness { found.removeAll { ["reliability", "validity"].contains($0.field) } }
    if owner == nil {
      found.append(
        Finding("owner", "no-owner", Phrase("Name an owner", es: "Nombre a una persona responsable"), stops: .nothing))
    }
    if let reviewed, reviewed.days(until: today) <= 730 { return found }
    found.append(
      Finding(
        "reviewed", "not-reviewed",
        Phrase(
          "Review the entry: it has not been looked at for two years",
          es: "Revise la ficha: no se ha mirado en dos años"), stops: .nothing))
    return found
  }
}
