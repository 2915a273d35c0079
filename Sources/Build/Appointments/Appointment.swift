import Purpose
import Vocabulary

/// One person in one role, at a school or for the district, from one day to another.
package struct Appointment: DistrictRecord {
  package static let kind = RecordKind(
    "appointment", path: "build/appointments", strategy: .build,
    one: Phrase("appointment", es: "nombramiento"), many: Phrase("appointments", es: "nombramientos"),
    about: Phrase(
      "Who holds which role, where, and until when.", es: "Quién ocupa qué rol, dónde y hasta cuándo."),
    reading: .readSchool, editing: .editSchool)

  package static let fields: [Field<Appointment>] = [
    .reference("person", \.person, Phrase("Person", es: "Persona"), required: true),
    .reference("role", \.role, Phrase("Role", es: "Rol"), required: true),
    .reference(
      "school", \.school, Phrase("School", es: "Escuela"),
      hint: Phrase("Empty: the whole district", es: "Vacío: todo el distrito")),
    .references("also", \.also, Phrase("Also works at", es: "También trabaja en")),
    .day("from", \.from, Phrase("From", es: "Desde"), required: true),
    .day("until", \.until, Phrase("Until", es: "Hasta"), hint: Phrase("Last day of the term", es: "Último día")),
    .share(
      "time", \.time, Phrase("Share of full time", es: "Parte de la jornada"),
      hint: Phrase("Empty: what the role says", es: "Vacío: lo que dice el rol")),
    .reference(
      "continues", \.continues, Phrase("Continues", es: "Continúa"),
      hint: Phrase("The appointment that this one renews", es: "El nombramiento que este renueva")),
    .day("reviewed", \.reviewed, Phrase("Reviewed on", es: "Revisado el")),
    .choice("advice", \.advice, Phrase("What the review advises", es: "Qué aconseja la revisión")),
    .text("review", \.review, Phrase("On what evidence", es: "Con qué evidencia")),
    .choice("ending", \.ending, Phrase("How it ended", es: "Cómo terminó")),
    .day("ended", \.ended, Phrase("Ended on", es: "Terminó el")),
    .text("reason", \.reason, Phrase("Why it ended", es: "Por qué terminó")),
  ]

  /// How an appointment came to its end.
  package enum Ending: String, ChoiceType {
    case renewed, termOver = "term_over", early

    package var label: Phrase {
      switch self {
      case .renewed: Phrase("Renewed", es: "Renovado")
      case .termOver: Phrase("The term was over", es: "Venció el período")
      case .early: Phrase("Ended early", es: "Terminó antes")
      }
    }
  }

  /// What a renewal review comes to.
  package enum Advice: String, ChoiceType {
    case renew, change, end

    package var label: Phrase {
      switch self {
      case .renew: Phrase("Renew", es: "Renovar")
      case .change: Phrase("Renew, with something changed", es: "Renovar, con algún cambio")
      case .end: Phrase("Let it end", es: "Dejar que termine")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var person: Person.ID?
  package var role: Role.ID?
  package var school: School.ID?
  package var also: [School.ID] = []
  package var from: Day?
  package var until: Day?
  package var time: Double?
  package var continues: Appointment.ID?
  package var reviewed: Day?
  package var advice: Advice?
  package var review = ""
  package var ending: Ending?
  package var ended: Day?
  package var reason = ""

  package init(id: ID) { self.id = id }
  package var title: String { "\(from?.description ?? "…") – \(lastDay?.description ?? "…")" }
  package var place: Place { Place(school: school) }

  /// The last day on which it holds: of the term, or earlier.
  package var lastDay: Day? { ended ?? until }
  package var isReviewed: Bool { advice != nil }

  package func isHeld(on day: Day) -> Bool {
    guard let from else { return false }
    return from <= day && (lastDay.map { day <= $0 } ?? true)
  }

  /// Whether it comes to its end within these days.
  package func ends(from first: Day, to last: Day) -> Bool { lastDay.map { first <= $0 && $0 <= last } ?? false }
}

extension Appointment {
  package var findings: [Finding] { termFindings + endingFindings + reviewFindings }

  private var termFindings: [Finding] {
    var findings = Finding.days(from: from, until: until)
    if let school, also.contains(school) {
      findings.append(
        Finding(
          "also", "same-school",
          Phrase("Name each school once", es: "Nombre cada escuela una sola vez")))
    }
    return findings
  }

  private var endingFindings: [Finding] {
    var findings: [Finding] = []
    if ending == .early, reason.trimmed.isEmpty {
      findings.append(
        Finding(
          "reason", "no-reason",
          Phrase("Say why it ended before its term was over", es: "Diga por qué terminó antes de vencer el período")))
    }
    if ending == .early, ended == nil {
      findings.append(Finding("ended", "no-end", Phrase("Say on which day it ended", es: "Diga qué día terminó")))
    }
    if ending == nil, ended != nil {
      findings.append(Finding("ending", "no-ending", Phrase("Say how it ended", es: "Diga cómo terminó")))
    }
    if let ended, let from, ended < from {
      findings.append(
        Finding(
          "ended", "ended-before-start",
          Phrase("Choose a day that is not before the start", es: "Elija un día que no sea anterior al inicio")))
    }
    if let ended, let until, ended > until {
      findings.append(
        Finding(
          "ended", "ended-after-term",
          Phrase("Choose a day within the term", es: "Elija un día dentro del período")))
    }
    return findings
  }

  private var reviewFindings: [Finding] {
    guard advice != nil, review.trimmed.isEmpty else { return [] }
    return [
      Finding(
        "review", "no-evidence",
        Phrase(
          "Say what the advice rests on", es: "Diga en qué se apoya el consejo"))
    ]
  }
}

extension Appointment {
  /// The next term of somebody whose review advises it: it begins on the day after this one ends.
  /// Source: docs/rules/roles.md#renewal
  package func renewed(as id: ID, for years: Int) throws(Refusal) -> (ended: Appointment, next: Appointment) {
    guard ending == nil else {
      throw Refusal(
        "ending", "has-ended", Phrase("This appointment has ended already", es: "Este nombramiento ya terminó"))
    }
    guard let until else {
      throw Refusal(
        "until", "no-term",
        Phrase("Say first when the present term ends", es: "Diga primero cuándo termina el período actual"))
    }
    guard let advice, advice != .end else {
      throw Refusal(
        "advice", "not-advised",
        Phrase(
          "Review it first: renewing needs a review that advises it",
          es: "Revíselo antes: renovar exige una revisión que lo aconseje"))
    }
    var ended = self
    ended.ending = .renewed
    ended.ended = until
    var next = Appointment(id: id)
    next.person = person
    next.role = role
    next.school = school
    next.also = also
    next.time = time
    next.from = until.adding(days: 1)
    next.until = until.adding(years: max(1, years))
    next.continues = self.id
    return (ended, next)
  }

  /// Ended before its term, with why.
  package func endedEarly(on day: Day, because reason: String) throws(Refusal) -> Appointment {
    guard ending == nil else {
      throw Refusal(
        "ending", "has-ended", Phrase("This appointment has ended already", es: "Este nombramiento ya terminó"))
    }
    var ended = self
    ended.ending = .early
    ended.ended = day
    ended.reason = reason
    try ended.findings.refuseIfAnyStopsSaving()
    return ended
  }
}

extension Day {
  /// The same day of a later year; the last of February where that year has no 29th.
  package func adding(years: Int) -> Day {
    Day(year + years, month, day) ?? Day(year + years, month, 28) ?? self
  }
}
