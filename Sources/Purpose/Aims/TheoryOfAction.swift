import Vocabulary

/// How teacher leaders will move a priority forward: from what holds it back to what changes for students.
package struct TheoryOfAction: DistrictRecord {
  package static let kind = RecordKind(
    "theory_of_action", path: "purpose/theories", strategy: .purpose,
    one: Phrase("theory of action", es: "teoría de acción"),
    many: Phrase("theories of action", es: "teorías de acción"),
    about: Phrase(
      "How teacher leaders are to move a priority forward, step by step.",
      es: "Cómo impulsarán los docentes líderes una prioridad, paso a paso."))

  package static let fields: [Field<TheoryOfAction>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
    .reference("priority", \.priority, Phrase("Priority", es: "Prioridad"), required: true),
    .text("barrier", \.barrier, Link.barrier.label),
    .text("leader_action", \.leaderAction, Link.leaderAction.label),
    .text("practice_change", \.practiceChange, Link.practiceChange.label),
    .text("student_change", \.studentChange, Link.studentChange.label),
    .text(
      "assumptions", \.assumptions,
      Phrase("What must be true for it to work", es: "Qué debe cumplirse para que funcione")),
    .choice("stage", \.stage, Phrase("Stage", es: "Etapa"), required: true),
  ]

  /// One step of the chain from a priority to what changes for students.
  package enum Link: String, CaseIterable, Sendable {
    case barrier, leaderAction = "leader_action", practiceChange = "practice_change", studentChange = "student_change"

    /// The field that holds it.
    package var field: String { rawValue }

    package var label: Phrase {
      switch self {
      case .barrier: Phrase("What holds it back", es: "Qué la frena")
      case .leaderAction: Phrase("What teacher leaders will do", es: "Qué harán los docentes líderes")
      case .practiceChange: Phrase("What changes in teaching or culture", es: "Qué cambia en la enseñanza o la cultura")
      case .studentChange: Phrase("What changes for students", es: "Qué cambia para los estudiantes")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var priority: Priority.ID?
  package var barrier = ""
  package var leaderAction = ""
  package var practiceChange = ""
  package var studentChange = ""
  package var assumptions = ""
  package var stage: PlanStage? = .draft

  package init(id: ID) { self.id = id }
  package var title: String { name }

  package subscript(link: Link) -> String {
    get {
      switch link {
      case .barrier: barrier
      case .leaderAction: leaderAction
      case .practiceChange: practiceChange
      case .studentChange: studentChange
      }
    }
    set {
      switch link {
      case .barrier: barrier = newValue
      case .leaderAction: leaderAction = newValue
      case .practiceChange: practiceChange = newValue
      case .studentChange: studentChange = newValue
      }
    }
  }

  /// The steps that nobody has written yet.
  package var missingLinks: [Link] { Link.allCases.filter { self[$0].trimmed.isEmpty } }
  package var isLive: Bool { stage != .retired }
  /// Whether it says what is to change in teaching or culture, for a priority: what a role can be aimed at.
  package var statesChange: Bool { isLive && priority != nil && !practiceChange.trimmed.isEmpty }

  /// A draft may have holes; what the district agrees on may not.
  package var findings: [Finding] {
    let stops: Finding.Stops = stage == .agreed ? .saving : .launching
    return stage == .retired
      ? []
      : missingLinks.map { link in
        Finding(
          link.field, "missing-link", Phrase("Write: \(link.label.en)", es: "Escriba: \(link.label.es)"), stops: stops)
      }
  }
}
