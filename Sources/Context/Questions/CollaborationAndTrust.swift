import Vocabulary

/// Question 4, from what schools say of their collaboration and of their readiness, and from what a survey without names measures.
package struct CollaborationAndTrust: Sendable, Equatable {
  package let collaboration: CollaborationInventory
  package let readiness: [SchoolReadiness]
  /// Nil where no survey has been closed yet.
  package let measured: MeasuredTrust?

  package init(
    _ collaboration: CollaborationInventory, _ readiness: [SchoolReadiness], measured: MeasuredTrust? = nil
  ) {
    self.collaboration = collaboration
    self.readiness = readiness
    self.measured = measured
  }

  /// Schools that say themselves that trust and culture stand in the way.
  package var barriers: [SchoolReadiness] { readiness.filter { $0.latest[.culture]?.level == .starting } }
  /// Schools on the way, where leaders could build trust.
  package var openings: [SchoolReadiness] { readiness.filter { $0.latest[.culture]?.level == .growing } }
  /// Schools that say nothing of trust and culture.
  package var silent: [SchoolReadiness] { readiness.filter { $0.latest[.culture] == nil } }

  package var answer: Answer { Answer(.collaborationAndTrust, sentence, evidence: evidence, missing: missing) }

  private var total: Int { collaboration.schools.count }
  private var entered: Int { total - collaboration.without.count }

  private var sentence: Phrase {
    guard total > 0 else {
      return Phrase(
        "Nobody can say yet: no schools are entered.", es: "Nadie puede decirlo aún: no hay escuelas registradas.")
    }
    guard entered > 0 || silent.count < readiness.count || measured != nil else {
      return Phrase(
        "Nobody can say yet: no school has entered where its teachers work together or how ready it is.",
        es:
          "Nadie puede decirlo aún: ninguna escuela ha registrado dónde colaboran sus docentes ni cuán preparada está.")
    }
    let running = collaboration.schools(from: .wellRun).count
    return Phrase(
      "\(running) of \(total) schools have regular, well-run time together; \(trust.en).",
      es: "\(running) de \(total) escuelas tienen tiempo común regular y bien conducido; \(trust.es).")
  }

  private var trust: Phrase {
    if let measured { return measured.words }
    if readiness.count == silent.count {
      return Phrase("none has spoken of trust yet", es: "ninguna ha hablado aún de confianza")
    }
    if barriers.isEmpty {
      return Phrase(
        "no school says that lack of trust stands in its way", es: "ninguna dice que la falta de confianza se lo impida"
      )
    }
    let named = Phrase.list(barriers.prefix(3).map(\.school.name))
    let more =
      barriers.count > 3
      ? Phrase(" and \(barriers.count - 3) more", es: " y \(barriers.count - 3) más") : Phrase(verbatim: "")
    return Phrase(
      "lack of trust stands in the way at \(named.en)\(more.en), by the school’s own account",
      es: "la falta de confianza lo impide en \(named.es)\(more.es), según la propia escuela")
  }

  private var evidence: [Answer.Evidence] {
    guard entered > 0 || silent.count < readiness.count else { return measured?.evidence ?? [] }
    let stages = CollaborationStage.allCases.reversed().map { stage in (stage, collaboration.schools(at: stage).count) }
    var found = stages.filter { $0.1 > 0 }.map { stage, count in
      Answer.Evidence(
        stage.label, schools(count), stage == .working ? .documented : .stated, at: ContextPages.collaborationBySchool,
        share: Double(count) / Double(total))
    }
    let shown = readiness.filter { $0.latest[.culture].map { !$0.evidence.trimmed.isEmpty } ?? false }
    found.append(
      Answer.Evidence(
        Phrase(
          "Schools that speak of trust, with something that shows it",
          es: "Escuelas que hablan de confianza, con algo que lo muestra"),
        shown.count, of: readiness.count, shown.isEmpty ? .stated : .documented, at: ContextPages.readinessBySchool))
    found += [
      (Phrase("Lack of trust stands in the way", es: "La falta de confianza lo impide"), barriers),
      (Phrase("Teacher leaders could build trust", es: "Los docentes líderes podrían generar confianza"), openings),
    ].filter { !$0.1.isEmpty }.map { label, list in
      Answer.Evidence(
        label, schools(list.count), .stated, at: ContextPages.readinessBySchool,
        share: Double(list.count) / Double(readiness.count))
    }
    return (measured?.evidence ?? []) + found
  }

  private func schools(_ count: Int) -> Phrase {
    Phrase.count(count, one: Phrase("school", es: "escuela"), many: Phrase("schools", es: "escuelas"))
  }

  private var missing: [Answer.Gap] {
    guard total > 0 else {
      return [
        Answer.Gap(
          Phrase("Bring in the district’s schools", es: "Incorpore las escuelas del distrito"), at: .list(School.kind),
          noStrongerThan: .absent)
      ]
    }
    var gaps: [Answer.Gap] = []
    if !collaboration.without.isEmpty {
      gaps.append(
        gap(
          Phrase("Ask where teachers work together at", es: "Pregunte dónde colaboran los docentes en"),
          collaboration.without.count,
          at: ContextPages.collaborationBySchool))
    }
    if !silent.isEmpty {
      gaps.append(
        gap(
          Phrase(
            "Ask how ready they are, trust included, at",
            es: "Pregunte cuán preparadas están, incluida la confianza, en"), silent.count,
          at: ContextPages.readinessBySchool))
    }
    if let measured { return gaps + measured.gaps }
    // A survey that nobody can trace, and who is asked for advice, would measure what schools can only state.
    gaps.append(
      Answer.Gap(
        Phrase(
          "Measure trust with an anonymous survey of staff, and ask whom teachers turn to for advice",
          es:
            "Medir la confianza con una encuesta anónima al personal y preguntar a quién acuden los docentes por consejo"
        ),
        at: ContextPages.readinessBySchool, noStrongerThan: .documented))
    return gaps
  }

  private func gap(_ words: Phrase, _ count: Int, at link: PlanLink) -> Answer.Gap {
    Answer.Gap(words + Phrase(verbatim: " ") + schools(count), at: link)
  }
}
