import Vocabulary

/// What is known of a comparison before it starts: how alike its waves are, and how small an effect it could see.
package struct ComparisonPlanning: Sendable {
  package let candidates: [StartCandidate]
  /// As decided, or as the suggestion would have them; nil where neither is there.
  package let starts: [School.ID: Day?]
  package let balance: StartBalance?
  package let effect: DetectableEffect?
  /// Why the smallest effect cannot be told.
  package let refusal: Phrase?

  package init(
    _ design: ComparisonDesign, outcome: Measure, candidates: [StartCandidate], starts: [School.ID: Day?],
    rounds: [Day], spread: OutcomeSpread, datasets: Int = 0
  ) {
    self.candidates = candidates
    self.starts = starts
    balance = starts.isEmpty ? nil : StartBalance(candidates, starts: starts)
    if starts.isEmpty {
      effect = nil
      refusal = Phrase(
        "Say which schools start when, or draw the starts below: then the smallest effect can be worked out.",
        es: "Diga qué escuelas empiezan cuándo, o sortee los inicios abajo: entonces se puede calcular el menor efecto."
      )
      return
    }
    let rollout = RolloutPlan(
      days: starts.keys.sorted().map { starts[$0] ?? nil }, rounds: rounds, cadence: outcome.cadence,
      after: design.roundsAfter ?? Self.usualRoundsAfter)
    do {
      effect = try DetectableEffect(
        outcome, spread: spread, rollout: rollout, worthwhile: spread.isInUnit ? design.worthwhile : nil,
        datasets: starts.count <= Self.fewEnoughToSimulate ? datasets : 0)
      refusal = nil
    } catch let refused as Refusal {
      effect = nil
      refusal = refused.findings.map(\.message).joined()
    } catch {
      effect = nil
      refusal = Phrase("The smallest effect could not be worked out.", es: "No se pudo calcular el menor efecto.")
    }
  }

  package static let usualRoundsAfter = 4
  private static let fewEnoughToSimulate = 60
}

extension StartWave {
  /// Three waves of about the same size: next school year, half a year later, and not at all.
  package static func usual(_ schools: Int, on today: Day) -> [StartWave] {
    let year = today.month >= 8 ? today.year + 1 : today.year
    let days = [Day(year, 8, 24), Day(year + 1, 1, 11), nil]
    return days.enumerated().map { StartWave(starts: $1, schools: schools * ($0 + 1) / 3 - schools * $0 / 3) }
  }

  /// One wave on each line: a day and a number of schools, or `never` and a number.
  package static func read(_ text: String) throws(Refusal) -> [StartWave] {
    var waves: [StartWave] = []
    for line in text.split(whereSeparator: \.isNewline).map(\.trimmed) where !line.isEmpty {
      let words = line.split(whereSeparator: { $0 == " " || $0 == ":" || $0 == "," || $0 == "\t" })
      guard words.count == 2, let schools = Int(words[1]), (1...10_000).contains(schools) else { throw unclear(line) }
      if ["never", "nunca"].contains(words[0].lowercased()) {
        waves.append(StartWave(starts: nil, schools: schools))
      } else if let day = Day(words[0]) {
        waves.append(StartWave(starts: day, schools: schools))
      } else {
        throw unclear(line)
      }
    }
    return waves
  }

  package static func written(_ waves: [StartWave], _ language: Language) -> String {
    waves.map { wave in
      let day = wave.starts?.description ?? Phrase("never", es: "nunca")[language]
      return "\(day): \(wave.schools)"
    }.joined(separator: "\n")
  }

  private static func unclear(_ line: String) -> Refusal {
    Refusal(
      "waves", "unclear-wave",
      Phrase(
        "Write a day and a number of schools on each line, as in 2027-08-24: 6, or never: 6. “\(line)” is neither.",
        es:
          "Escriba en cada línea un día y un número de escuelas, como 2027-08-24: 6, o nunca: 6. «\(line)» no es ninguno de los dos."
      ))
  }
}
