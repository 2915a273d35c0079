import Vocabulary

extension Answer {
  /// What priorities teacher leadership moves forward, where and how: from theories of action, roles and schools.
  package static func priorities(
    _ coverage: Coverage, statements: [PurposeStatement], written: WrittenAnswer? = nil, measured: Bool = false
  ) -> Answer {
    Answer(
      .priorities, PrioritiesSentence(coverage).words,
      evidence: evidence(coverage, statements, written), missing: gaps(coverage, statements, measured))
  }

  private static func evidence(
    _ coverage: Coverage, _ statements: [PurposeStatement], _ written: WrittenAnswer?
  ) -> [Evidence] {
    var evidence: [Evidence] = []
    if !coverage.rows.isEmpty { evidence.append(prioritiesNamed(coverage)) }
    let theories = coverage.rows.flatMap(\.theories)
    if !theories.isEmpty { evidence.append(theoriesComplete(theories)) }
    let agreed = statements.filter(\.isAgreed)
    if !agreed.isEmpty {
      evidence.append(
        Evidence(
          Phrase("Purpose statements agreed", es: "Declaraciones de propósito acordadas"),
          Phrase(verbatim: agreed.count.grouped),
          .stated, at: .list(PurposeStatement.kind)))
    }
    evidence += coverage.rows.filter { !$0.roles.isEmpty }.map { served($0, of: coverage.schools.count) }
    if let written { evidence.append(written.evidence) }
    return evidence
  }

  private static func prioritiesNamed(_ coverage: Coverage) -> Evidence {
    let sourced = coverage.rows.count(where: \.priority.hasSource)
    return Evidence(
      Phrase("Priorities with a source document", es: "Prioridades con documento de origen"),
      sourced, of: coverage.rows.count, .stated, at: .list(Priority.kind))
  }

  private static func theoriesComplete(_ theories: [TheoryOfAction]) -> Evidence {
    Evidence(
      Phrase("Theories of action without a missing step", es: "Teorías de acción sin pasos pendientes"),
      theories.count { $0.missingLinks.isEmpty }, of: theories.count, .stated, at: .list(TheoryOfAction.kind))
  }

  /// Roles that are published, at schools that are named, can be gone and looked at; a draft only says so.
  private static func served(_ row: Coverage.Row, of schools: Int) -> Evidence {
    let places = row.served.isEmpty ? row.planned.count : row.served.count
    let label =
      row.served.isEmpty
      ? Phrase(
        "Schools where a role is drafted for \(row.priority.quoted.en)",
        es: "Escuelas con un rol en borrador para \(row.priority.quoted.es)")
      : Phrase(
        "Schools where a role serves \(row.priority.quoted.en)",
        es: "Escuelas donde un rol sirve a \(row.priority.quoted.es)")
    return Evidence(
      label, places, of: schools, row.served.isEmpty ? .stated : .documented, at: .page("purpose/coverage"))
  }

  private static func gaps(_ coverage: Coverage, _ statements: [PurposeStatement], _ measured: Bool) -> [Gap] {
    guard !coverage.rows.isEmpty else { return [.noPriorities] }
    return coverage.rows.flatMap(gaps(in:)) + wholePlanGaps(coverage, statements, measured)
  }

  private static func gaps(in row: Coverage.Row) -> [Gap] {
    let name = row.priority.quoted
    var gaps: [Gap] = []
    if row.theories.isEmpty {
      gaps.append(
        Gap(
          Phrase(
            "Write how teacher leaders would move \(name.en) forward",
            es: "Escriba cómo impulsarían los docentes líderes \(name.es)"),
          at: .new(TheoryOfAction.kind)))
    } else if row.isUnserved {
      gaps.append(
        Gap(
          Phrase("No role serves \(name.en) at any school", es: "Ningún rol sirve a \(name.es) en ninguna escuela"),
          at: .page("purpose/coverage")))
    }
    for theory in row.theories where !theory.missingLinks.isEmpty {
      let links = Phrase.list(theory.missingLinks.map(\.label))
      gaps.append(
        Gap(
          Phrase(
            "Complete “\(theory.name)”: \(links.en.lowercasedFirst)",
            es: "Complete «\(theory.name)»: \(links.es.lowercasedFirst)"),
          at: .record(theory.id)))
    }
    if row.priority.knownBy.isEmpty {
      gaps.append(
        Gap(
          Phrase("Name who knows \(name.en) best", es: "Nombre a quien mejor conoce \(name.es)"),
          at: .record(row.priority.id)
        ))
    }
    return gaps
  }

  private static func wholePlanGaps(_ coverage: Coverage, _ statements: [PurposeStatement], _ measured: Bool) -> [Gap] {
    var gaps: [Gap] = []
    if !statements.contains(where: \.isAgreed) {
      gaps.append(
        Gap(
          Phrase("Agree on a purpose statement", es: "Acuerde una declaración de propósito"),
          at: .list(PurposeStatement.kind),
          noStrongerThan: .stated))
    }
    let alone = coverage.schoolsWithoutAnyone.count
    if alone > 0, coverage.rows.contains(where: { !$0.isUnserved }) {
      let schools = Phrase.count(
        alone, one: Phrase("school has", es: "escuela no tiene"), many: Phrase("schools have", es: "escuelas no tienen")
      )
      gaps.append(
        Gap(
          Phrase("\(schools.en) no role for any priority", es: "\(schools.es) ningún rol para ninguna prioridad"),
          at: .page("purpose/coverage")))
    }
    let unknown =
      measured
      ? Phrase(
        "Where it works best is not known: schools with and without the roles have not been compared yet",
        es: "No se sabe dónde funciona mejor: aún no se han comparado escuelas con y sin los roles")
      : Phrase(
        "Where it works best is not known: no measure has been read for any priority yet",
        es: "No se sabe dónde funciona mejor: todavía no se ha leído ninguna medida para ninguna prioridad")
    gaps.append(Gap(unknown, at: .page("measures"), noStrongerThan: .documented))
    return gaps
  }
}

/// The answer to the first question in one sentence.
struct PrioritiesSentence {
  let words: Phrase

  init(_ coverage: Coverage) {
    words = Self.words(coverage)
  }

  private static func words(_ coverage: Coverage) -> Phrase {
    if coverage.rows.isEmpty {
      return Phrase(
        "The district has not named its priorities here yet.",
        es: "El distrito todavía no ha nombrado aquí sus prioridades.")
    }
    let unserved = coverage.unserved.map(\.priority.quoted)
    if coverage.served.isEmpty { return nobodyYet(coverage) }
    let head = served(coverage)
    if unserved.isEmpty { return Phrase("\(head.en).", es: "\(head.es).") }
    let names = Phrase.list(unserved)
    return Phrase("\(head.en); no one serves \(names.en).", es: "\(head.es); nadie sirve a \(names.es).")
  }

  /// "Teacher leaders serve “Literacy” at 22 of 30 schools and “New teachers” at 4"
  private static func served(_ coverage: Coverage) -> Phrase {
    let whole = coverage.schools.count
    let parts = coverage.served.sorted { $0.served.count > $1.served.count }.enumerated().map { index, row in
      let name = row.priority.quoted
      let count = row.served.count.grouped
      return index == 0
        ? Phrase(
          "\(name.en) at \(count) of \(whole.grouped) schools",
          es: "\(name.es) en \(count) de \(whole.grouped) escuelas")
        : Phrase("\(name.en) at \(count)", es: "\(name.es) en \(count)")
    }
    let list = Phrase.list(parts)
    return Phrase("Teacher leaders serve \(list.en)", es: "Los docentes líderes sirven a \(list.es)")
  }

  private static func nobodyYet(_ coverage: Coverage) -> Phrase {
    let count = coverage.rows.count
    let planned = coverage.rows.count { !$0.planned.isEmpty }
    let priorities = Phrase.count(
      count, one: Phrase("priority is named", es: "prioridad nombrada"),
      many: Phrase("priorities are named", es: "prioridades nombradas"))
    if planned > 0 {
      return Phrase(
        "\(priorities.en); roles are drafted for \(planned.grouped) of them and none is published.",
        es: "Hay \(priorities.es); se han redactado roles para \(planned.grouped) y ninguno está publicado.")
    }
    return Phrase(
      "\(priorities.en); no teacher leader serves any of them yet.",
      es: "Hay \(priorities.es); ningún docente líder sirve todavía a ninguna.")
  }
}

extension Priority {
  /// Its name may be a sentence of its own.
  fileprivate var quoted: Phrase { Phrase("“\(name)”", es: "«\(name)»") }
}

extension WrittenAnswer {
  /// What a district says of itself is stated, however well it is said.
  var evidence: Answer.Evidence {
    Answer.Evidence(
      Phrase("The district’s own answer", es: "La respuesta del propio distrito"), written, .stated, at: .record(id))
  }

  private var written: Phrase {
    guard let writtenOn else { return Phrase("written", es: "escrita") }
    return Phrase("of \(writtenOn)", es: "del \(writtenOn)")
  }
}

extension String {
  /// For a label that continues a sentence.
  package var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension Answer.Gap {
  /// What every answer lacks that speaks of priorities, while there are none.
  package static var noPriorities: Answer.Gap {
    Answer.Gap(
      Phrase("Enter the district’s priorities", es: "Escriba las prioridades del distrito"),
      at: .new(Priority.kind), noStrongerThan: .absent)
  }
}
