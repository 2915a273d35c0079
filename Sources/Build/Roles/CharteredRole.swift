import Purpose
import Vocabulary

/// A role together with its charter and what it answers for: all that is said of the job, in one place.
package struct CharteredRole: Sendable, Equatable {
  package let role: Role
  package let charter: RoleCharter?
  /// The largest share first.
  package let responsibilities: [Responsibility]

  package init(_ role: Role, charter: RoleCharter?, responsibilities: [Responsibility]) {
    self.role = role
    self.charter = charter
    self.responsibilities = responsibilities.sorted { ($1.share ?? 0, $0.name) < ($0.share ?? 0, $1.name) }
  }

  /// Every role that is not retired, with what is said of it.
  package static func all(
    roles: [Role], charters: [RoleCharter], responsibilities: [Responsibility]
  ) -> [CharteredRole] {
    let charterOf = Dictionary(charters.map { ($0.role, $0) }) { first, _ in first }
    let partsOf = Dictionary(grouping: responsibilities) { $0.role }
    return roles.filter(\.isLive).map { role in
      CharteredRole(role, charter: charterOf[role.id], responsibilities: partsOf[role.id] ?? [])
    }
  }
}

extension CharteredRole {
  /// Time taken out of teaching, as a share of a holder's full time. Nil where nobody has said it.
  package var release: Double? { charter?.release }
  /// Released or not, as a share of full time.
  package var time: Double? { role.time ?? charter?.release }
  package var stipend: Money? { role.stipend }
  package var extraDays: Int { charter?.extraDays ?? 0 }
  package var span: ClosedRange<Int>? {
    guard let charter, charter.spanLeast != nil || charter.spanMost != nil else { return nil }
    let least = charter.spanLeast ?? 0
    let most = charter.spanMost ?? Int.max
    return least <= most ? least...most : nil
  }
  /// How much of the role's time has a name.
  package var namedShare: Double { responsibilities.compactMap(\.share).reduce(0, +) }
}

extension CharteredRole {
  /// What the charter still lacks before the role can start. Source: docs/rules/roles.md#charters
  package var missing: [Finding] {
    guard let charter else {
      return [
        Finding(
          "role", "no-charter",
          Phrase("Write a charter for \(role.name)", es: "Redacte una carta para \(role.name)"), stops: .launching)
      ]
    }
    let gaps: [(String, String, Phrase, Bool)] = [
      (
        "responsibilities", "no-responsibility",
        Phrase("Say what the role answers for", es: "Diga de qué responde el rol"), responsibilities.isEmpty
      ),
      (
        "release", "no-release",
        Phrase("Say how much time is released, even if none is", es: "Diga cuánto tiempo se libera, aunque sea nada"),
        charter.release == nil
      ),
      (
        "span_most", "no-span",
        Phrase("Say how many people one holder leads at most", es: "Diga a cuántas personas lidera como máximo"),
        charter.spanMost == nil
      ),
      ("term", "no-term", Phrase("Say for how many years", es: "Diga por cuántos años"), charter.term == nil),
      (
        "evaluation", "no-evaluation",
        Phrase("Say whether the holder rates colleagues", es: "Diga si la persona califica a colegas"),
        charter.evaluation == nil
      ),
      ("selector", "no-selector", Phrase("Say who chooses", es: "Diga quién elige"), charter.selector == nil),
      (
        "reports_to", "no-reporting-line",
        Phrase("Say to whom the holder reports", es: "Diga a quién rinde cuentas"), charter.reportsTo.trimmed.isEmpty
      ),
      (
        "forbidden", "no-forbidden-duty",
        Phrase("Name at least one duty that must not be given", es: "Nombre al menos una tarea vedada"),
        !charter.hasForbiddenDuties
      ),
    ]
    return gaps.filter(\.3).map { Finding($0.0, $0.1, $0.2, stops: .launching) }
  }

  /// What in the charter speaks against itself, or has gone wrong elsewhere. It stops nothing: a district may have its reasons.
  package var cautions: [Finding] {
    guard let charter else { return [] }
    var cautions: [Finding] = []
    if let release = charter.release, let time = role.time, release > time + Responsibility.roundingOfShares {
      cautions.append(
        Finding(
          "release", "released-more-than-time",
          Phrase(
            "More time is released (\(Phrase(percent: release).en)) than the role is said to take (\(Phrase(percent: time).en))",
            es:
              "Se libera más tiempo (\(Phrase(percent: release).es)) del que se dice que ocupa el rol (\(Phrase(percent: time).es))"
          ), stops: .nothing))
    }
    if charter.selector == .principal {
      cautions.append(
        Finding(
          "selector", "principal-alone",
          Phrase(
            "Where principals choose alone, studies found less teacher leadership, not more; a panel costs little",
            es:
              "Donde la dirección elige sola, los estudios hallaron menos liderazgo docente, no más; un comité cuesta poco"
          ), stops: .nothing))
    }
    if charter.evaluation == .owns, charter.competencies.contains(.coaching) {
      cautions.append(
        Finding(
          "evaluation", "rates-and-coaches",
          Phrase(
            "The holder coaches and rates the same people: say how what is seen in coaching stays out of ratings",
            es:
              "La persona acompaña y califica a los mismos colegas: diga cómo lo visto al acompañar queda fuera de la calificación"
          ), stops: .nothing))
    }
    if let release = charter.release, release >= 0.1, namedShare < 0.5, !responsibilities.isEmpty {
      cautions.append(
        Finding(
          "responsibilities", "time-without-name",
          Phrase(
            "Only \(Phrase(percent: namedShare).en) of the released time has a name; the rest will be filled by others",
            es: "Solo \(Phrase(percent: namedShare).es) del tiempo liberado tiene nombre; el resto lo llenarán otros"),
          stops: .nothing))
    }
    return cautions
  }

  package var isComplete: Bool { missing.isEmpty }
}
