import Vocabulary

/// How ready one school says it is, in every respect, from its latest assessments.
package struct SchoolReadiness: Sendable, Equatable {
  package let school: School
  /// The latest assessment in each respect.
  package let latest: [ReadinessCriterion: ReadinessAssessment]
  package let today: Day

  package init(_ school: School, _ assessments: [ReadinessAssessment], on today: Day) {
    self.school = school
    self.today = today
    let dated = assessments.filter { $0.school == school.id && $0.criterion != nil }
      .sorted { ($0.assessed ?? Day(number: 0), $0.id) < ($1.assessed ?? Day(number: 0), $1.id) }
    latest = dated.reduce(into: [:]) { found, assessment in assessment.criterion.map { found[$0] = assessment } }
  }

  package var missing: [ReadinessCriterion] { ReadinessCriterion.allCases.filter { latest[$0] == nil } }
  package var isComplete: Bool { missing.isEmpty }

  /// The respects in which the school is not ready yet, by its own account.
  package var weak: [ReadinessCriterion] {
    ReadinessCriterion.allCases.filter { latest[$0]?.level.map { $0 < .ready } ?? false }
  }

  /// The respects in which it says that it is ready, but names nothing that shows it.
  package var unshown: [ReadinessCriterion] {
    ReadinessCriterion.allCases.filter { criterion in
      guard let assessment = latest[criterion], let level = assessment.level else { return false }
      return level >= .ready && assessment.evidence.trimmed.isEmpty
    }
  }

  /// Ready in every respect, each with something that shows it.
  package var isReady: Bool { isComplete && weak.isEmpty && unshown.isEmpty }

  package var nextSteps: [ReadinessAssessment] {
    ReadinessCriterion.allCases.compactMap { latest[$0] }.filter { !$0.nextStep.trimmed.isEmpty && !$0.isDone }
  }

  package var overdue: [ReadinessAssessment] { nextSteps.filter { $0.due.map { $0 < today } ?? false } }

  /// Not ready in some respect, and nobody has said what comes next.
  package var withoutStep: [ReadinessCriterion] {
    weak.filter { latest[$0]?.nextStep.trimmed.isEmpty ?? true }
  }

  package var status: Status {
    if latest.isEmpty { return .notStarted }
    if !isComplete { return .started }
    return isReady ? .ready : weak.isEmpty ? .toBeShown : .notYet
  }

  /// Where a school stands as a whole.
  package enum Status: Int, Sendable, CaseIterable {
    case notStarted, started, notYet, toBeShown, ready

    package var label: Phrase {
      switch self {
      case .notStarted: Phrase("Not started", es: "Sin empezar")
      case .started: Phrase("In progress", es: "En curso")
      case .notYet: Phrase("Not ready yet", es: "Aún no preparada")
      case .toBeShown: Phrase("Says it is ready; evidence missing", es: "Dice estarlo; falta evidencia")
      case .ready: Phrase("Ready", es: "Preparada")
      }
    }
  }
}

extension SchoolReadiness {
  package static func all(_ assessments: [ReadinessAssessment], schools: [School], on today: Day) -> [SchoolReadiness] {
    let bySchool = Dictionary(grouping: assessments) { $0.school }
    return schools.filter { !$0.isClosed }.sorted { $0.name < $1.name }
      .map { SchoolReadiness($0, bySchool[$0.id] ?? [], on: today) }
  }
}
