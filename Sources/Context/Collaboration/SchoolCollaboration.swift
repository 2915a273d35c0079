import Vocabulary

/// How far collaboration has come at a school, from what it has entered.
package enum CollaborationStage: Int, Sendable, Comparable, CaseIterable {
  case none, ownTime, time, wellRun, working

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  package var label: Phrase {
    switch self {
    case .none: Phrase("None entered", es: "Nada registrado")
    case .ownTime: Phrase("Only rarely, or in teachers’ own time", es: "Solo a veces, o en tiempo propio")
    case .time: Phrase("Regular time, nothing set for it", es: "Tiempo regular, sin pauta")
    case .wellRun: Phrase("Regular time, run by a protocol", es: "Tiempo regular, con protocolo")
    case .working: Phrase("Working: teaching is looked at and changed", es: "Funciona: se mira y cambia la enseñanza")
    }
  }

  /// What would bring a school to the next stage.
  package var next: Phrase? {
    switch self {
    case .none: Phrase("Ask the school where teachers meet now", es: "Pregunte a la escuela dónde se reúnen hoy")
    case .ownTime:
      Phrase(
        "Find time within the contract, at least every two weeks",
        es: "Encuentre tiempo dentro del contrato, al menos cada dos semanas")
    case .time: Phrase("Agree on a protocol for the time", es: "Acuerde un protocolo para ese tiempo")
    case .wellRun:
      Phrase(
        "Look at student work together, and note what shows it",
        es: "Miren juntos el trabajo estudiantil y anoten qué lo muestra")
    case .working: nil
    }
  }
}

/// Collaboration at one school.
package struct SchoolCollaboration: Sendable, Equatable {
  package let school: School
  package let structures: [CollaborationStructure]
  /// How many teachers the school has, when the roster says so.
  package let teachers: Int?
  /// Teams of the school that no structure names.
  package let teamsWithout: [Team]

  package var stage: CollaborationStage { structures.map(Self.stage(of:)).max() ?? .none }

  /// What an average teacher of the school has in a week within contract time; nil when nobody knows how many take part.
  package var minutesPerTeacher: Double? {
    let known = structures.filter { $0.inContract && $0.people != nil }
    guard let teachers, teachers > 0, !known.isEmpty else { return nil }
    return known.map { $0.minutesPerWeek * Double($0.people ?? 0) }.reduce(0, +) / Double(teachers)
  }

  /// The longest that any one structure has in a week within contract time.
  package var longest: Double { structures.filter(\.inContract).map(\.minutesPerWeek).max() ?? 0 }

  package var quality: CollaborationStructure.Quality? { structures.compactMap(\.shownQuality).max() }

  /// Says how well it works, but nothing that shows it.
  package var isUnshown: Bool { quality == nil && structures.contains { $0.quality != nil } }

  private static func stage(of structure: CollaborationStructure) -> CollaborationStage {
    guard structure.inContract, structure.isRegular else { return .ownTime }
    guard structure.isWellRun else { return .time }
    return (structure.shownQuality ?? .logistics) >= .learning ? .working : .wellRun
  }
}

/// Collaboration across the district's schools.
package struct CollaborationInventory: Sendable, Equatable {
  package let schools: [SchoolCollaboration]

  package init(
    _ structures: [CollaborationStructure], schools: [School], teams: [Team] = [], teachers: [School.ID: Int] = [:]
  ) {
    let bySchool = Dictionary(grouping: structures.filter { $0.school != nil }) { $0.school }
    let teamsBySchool = Dictionary(grouping: teams) { $0.school }
    let named = Set(structures.compactMap(\.team))
    self.schools = schools.filter { !$0.isClosed }.sorted { $0.name < $1.name }.map { school in
      SchoolCollaboration(
        school: school, structures: bySchool[school.id] ?? [], teachers: teachers[school.id],
        teamsWithout: (teamsBySchool[school.id] ?? []).filter { !named.contains($0.id) })
    }
  }

  package func schools(at stage: CollaborationStage) -> [SchoolCollaboration] { schools.filter { $0.stage == stage } }
  package func schools(from stage: CollaborationStage) -> [SchoolCollaboration] { schools.filter { $0.stage >= stage } }
  package var without: [SchoolCollaboration] { schools(at: .none) }
}
