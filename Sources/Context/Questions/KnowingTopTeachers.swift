import Vocabulary

/// Question 3: from what was measured of our own ratings and growth, and from the inventory of data systems.
///
/// An inventory says what others have shown, so it can document; only an analysis measures, and only for this year and the next.
/// Source: docs/rules/rigor.md#question-3
package struct KnowingTopTeachers: Sendable {
  /// An analysis that was kept, and where it is shown.
  package struct Measured: Sendable {
    package let summary: RigorSummary
    package let link: PlanLink

    package init(_ summary: RigorSummary, at link: PlanLink) {
      self.summary = summary
      self.link = link
    }
  }

  private let inventory: DataInventory
  private let measured: Measured?
  private let year: SchoolYear

  /// - Parameter measured: the newest analysis, however old.
  package init(_ inventory: DataInventory, measured: Measured?, in year: SchoolYear) {
    self.inventory = inventory
    self.measured = measured
    self.year = year
  }

  private var holding: Measured? { measured.flatMap { $0.summary.holds(in: year) ? $0 : nil } }

  package var answer: Answer {
    guard let holding else {
      let stale = measured.map { [Self.outdated($0)] } ?? (inventory.systems.isEmpty ? [] : [Self.neverMeasured])
      return Answer(
        .knowingTopTeachers, inventory.sentence, evidence: inventory.evidence, missing: inventory.missing + stale)
    }
    return Answer(
      .knowingTopTeachers, holding.summary.sentence, evidence: holding.evidence + inventory.evidence,
      missing: holding.missing + inventory.missing.map(\.withoutLimit))
  }

  private static let neverMeasured = Answer.Gap(
    Phrase(
      "Measure on our own data: how well ratings tell teachers apart, agree between raters and from year to year, and how often they misclassify",
      es:
        "Medir con nuestros datos: cuánto distinguen las valoraciones, cuánto coinciden entre personas y entre años, y con qué frecuencia clasifican mal"
    ),
    at: ContextPages.rigor, noStrongerThan: .documented)

  private static func outdated(_ measured: Measured) -> Answer.Gap {
    let year = measured.summary.year.description
    return Answer.Gap(
      Phrase(
        "Measure again: the newest analysis speaks of \(year)",
        es: "Medir de nuevo: el análisis más reciente habla de \(year)"
      ), at: ContextPages.rigor, noStrongerThan: .documented)
  }
}

extension KnowingTopTeachers.Measured {
  fileprivate var evidence: [Answer.Evidence] {
    summary.sources.flatMap { source -> [Answer.Evidence] in
      let label = source.source.label
      let right = Answer.Evidence(
        Phrase(
          "\(label.en): of those named, truly at the top",
          es: "\(label.es): de las personas nombradas, de verdad arriba"),
        source.naming?.figure ?? Phrase("no difference beyond chance", es: "ninguna diferencia más allá del azar"),
        .measured, at: link, share: source.naming?.right)
      let covered = source.coverage.map {
        Answer.Evidence(
          Phrase("\(label.en): teachers who can be rated", es: "\(label.es): docentes que se pueden valorar"),
          Phrase(verbatim: $0.inPercent), .measured, at: link, share: $0)
      }
      return [right] + (covered.map { [$0] } ?? [])
    }
  }

  fileprivate var missing: [Answer.Gap] {
    var gaps: [Answer.Gap] = []
    let there = Set(summary.sources.map(\.source))
    if !there.contains(.ratings) {
      gaps.append(
        Answer.Gap(
          Phrase(
            "Measure how far ratings can be relied on", es: "Medir hasta dónde se puede confiar en las valoraciones"),
          at: ContextPages.rigor))
    }
    if !there.contains(.growth) {
      gaps.append(
        Answer.Gap(
          Phrase("Measure how far growth can be relied on", es: "Medir hasta dónde se puede confiar en el progreso"),
          at: ContextPages.rigor))
    }
    if summary.headline?.naming.isUpperBound ?? false {
      gaps.append(
        Answer.Gap(
          Phrase(
            "Bring data of more years: what lasts cannot be told from one",
            es: "Traer datos de más años: con uno solo no se sabe qué perdura"), at: ContextPages.rigor))
    }
    return gaps
  }
}

extension Answer.Gap {
  /// It still adds to the answer, but no longer holds it down.
  fileprivate var withoutLimit: Answer.Gap { Answer.Gap(what, at: link) }
}

extension DataInventory {

  fileprivate var sentence: Phrase {
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

  fileprivate var evidence: [Answer.Evidence] {
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

  fileprivate var missing: [Answer.Gap] {
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
    return gaps
  }
}

extension DataSystem {
  /// Somebody else can follow what is said of it.
  package var isDocumented: Bool { coverage != nil && owner != nil && !evidence.isEmpty }
}
