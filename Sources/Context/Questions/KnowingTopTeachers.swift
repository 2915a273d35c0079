import Vocabulary

/// Question 3, from the inventory of data systems. An inventory says what others have shown, so it can document; it cannot measure.
extension DataInventory {
  package var answer: Answer {
    Answer(.knowingTopTeachers, sentence, evidence: evidence, missing: missing)
  }

  private var sentence: Phrase {
    guard !systems.isEmpty else {
      return Phrase(
        "Nobody can say yet: no data system is entered.",
        es: "Nadie puede decirlo aún: no hay sistemas de datos registrados.")
    }
    guard !ofEffectiveness.isEmpty else {
      return Phrase(
        "No: none of the \(systems.count) data systems entered speaks of how effective a teacher is.",
        es: "No: ninguno de los \(systems.count) sistemas registrados habla de la eficacia de un docente.")
    }
    let speaking = Phrase.count(
      ofEffectiveness.count, one: Phrase("system speaks", es: "sistema habla"),
      many: Phrase("systems speak", es: "sistemas hablan"))
    guard let best = fitForChoosing.first else {
      return Phrase(
        "Not shown yet: \(speaking.en) of how effective teachers are, and something stands against each.",
        es: "Aún no se ha mostrado: \(speaking.es) de la eficacia docente, y algo se opone a cada uno.")
    }
    return Phrase(
      "Perhaps: by the inventory, \(best.name) could be used for it; nobody has measured yet how often it is wrong.",
      es: "Quizá: según el inventario, \(best.name) podría servir; nadie ha medido aún con qué frecuencia se equivoca.")
  }

  private var evidence: [Answer.Evidence] {
    guard !systems.isEmpty else { return [] }
    let list = PlanLink.list(DataSystem.kind)
    var found = [
      Answer.Evidence(
        Phrase(
          "Data systems that speak of teachers’ effectiveness",
          es: "Sistemas de datos que hablan de la eficacia docente"),
        ofEffectiveness.count, of: systems.count, .stated, at: list)
    ]
    found += ofEffectiveness.map { system in
      let words = Phrase.count(
        system.obstacles.count, one: Phrase("thing against it", es: "cosa en contra"),
        many: Phrase("things against it", es: "cosas en contra"))
      return Answer.Evidence(
        Phrase(verbatim: system.name), words, system.isDocumented ? .documented : .stated, at: .record(system.id))
    }
    return found
  }

  private var missing: [Answer.Gap] {
    guard !systems.isEmpty else {
      return [
        Answer.Gap(
          Phrase(
            "Enter the data systems that say something about teaching",
            es: "Registre los sistemas de datos que dicen algo sobre la enseñanza"),
          at: .new(DataSystem.kind), noStrongerThan: .absent)
      ]
    }
    var gaps: [Answer.Gap] = []
    let incomplete = ofEffectiveness.filter { !$0.isDocumented }
    if !incomplete.isEmpty {
      let names = Phrase.list(incomplete.map(\.name))
      gaps.append(
        Answer.Gap(
          Phrase(
            "Enter coverage, owner and evidence for: \(names.en)",
            es: "Registre cobertura, responsable y evidencia de: \(names.es)"),
          at: ContextPages.dataInventory))
    }
    let unknown = ofEffectiveness.filter { ($0.reliability ?? .unknown) < .studied }
    if !unknown.isEmpty {
      let names = Phrase.list(unknown.map(\.name))
      gaps.append(
        Answer.Gap(
          Phrase("Find out how reliable these are: \(names.en)", es: "Averigüe cuán fiables son: \(names.es)"),
          at: ContextPages.dataInventory))
    }
    return gaps + [neverMeasured]
  }

  private var neverMeasured: Answer.Gap {
    Answer.Gap(
      Phrase(
        "Measure on our own data: how well ratings tell teachers apart, agree between raters and from year to year, and how often they misclassify",
        es:
          "Medir con nuestros datos: cuánto distinguen las valoraciones, cuánto coinciden entre personas y entre años, y con qué frecuencia clasifican mal"
      ),
      at: ContextPages.dataInventory, noStrongerThan: .documented)
  }
}

extension DataSystem {
  /// Somebody else can follow what is said of it.
  package var isDocumented: Bool { coverage != nil && owner != nil && !evidence.isEmpty }
}
