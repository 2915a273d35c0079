import Measures
import Purpose
import Vocabulary

/// Writes a report from what the records say: the same sections for every audience, less what it may not read.
///
/// Source: docs/rules/reports.md
package struct ReportWriter: Sendable {
  let facts: ReportFacts
  let sort: ReportSort
  let audience: ReportAudience
  let year: SchoolYear
  let parts: Set<ReportPart>

  /// - Parameter parts: nil for all that this audience can have.
  package init(
    _ facts: ReportFacts, _ sort: ReportSort, for audience: ReportAudience, year: SchoolYear? = nil,
    parts: [ReportPart]? = nil
  ) {
    self.facts = facts
    self.sort = sort
    self.audience = audience
    self.year = year ?? SchoolYear(containing: facts.today)
    let possible = sort.parts(for: audience)
    self.parts = Set(parts ?? possible).intersection(possible)
  }

  /// - Throws: `Refusal` when small counts of people could not be protected.
  package func report() throws -> Report {
    var certificate: AuditStatement?
    var sections = [inShort]
    for part in ReportPart.allCases where parts.contains(part) {
      if part == .people {
        let (section, statement) = try people()
        certificate = statement
        sections.append(section)
      } else {
        sections.append(section(part))
      }
    }
    sections.append(certainty(certificate))
    let report = Report(
      sort: sort, audience: audience, district: facts.district, year: year, day: day, sections: sections,
      certificate: certificate)
    return audience.isPublic ? report.worded(veil) : report
  }

  /// A report on a year that is over knows nothing of what came after it.
  var day: Day { sort == .annual ? min(facts.today, year.last) : facts.today }

  /// What counts as recent: the year of an annual report, or the year up to today.
  func isRecent(_ day: Day?) -> Bool {
    guard let day else { return false }
    return sort == .annual ? year.contains(day) : day.days(until: facts.today) <= 365 && day <= facts.today
  }

  private var veil: (Phrase) -> Phrase {
    let (names, counts) = (NameVeil(facts.names.values), SmallCounts(floor: HoldersTable.floor))
    return { counts.veil(names.veil($0)) }
  }

  /// Who answers for something, by name; nobody in a report for everybody.
  func name(_ person: Person.ID?) -> String? {
    audience.isPublic ? nil : person.flatMap { facts.names[$0] }
  }

  private func section(_ part: ReportPart) -> Report.Section {
    let blocks: [Report.Block] =
      switch part {
      case .purpose: purpose
      case .progress: progress
      case .answers: answers
      case .cost: cost
      case .people: []
      case .exceptions: exceptions
      case .amendments: amendments
      case .decisions: decisions
      case .federal: federal
      }
    return Report.Section(part: part, title: part.label, blocks: blocks)
  }

  private func people() throws -> (Report.Section, AuditStatement?) {
    let table = HoldersTable(facts.holders)
    if table.isEmpty {
      let nobody = Phrase("Nobody holds a role yet.", es: "Nadie ocupa todavía ningún rol.")
      return (Report.Section(part: .people, title: ReportPart.people.label, blocks: [.words(nobody)]), nil)
    }
    guard audience.isPublic else {
      return (Report.Section(part: .people, title: ReportPart.people.label, blocks: [.table(table.whole)]), nil)
    }
    let (shown, statement) = try table.audited(facts.district, day)
    return (
      Report.Section(
        part: .people, title: ReportPart.people.label, blocks: [.table(shown), .hint(statement.words)]), statement
    )
  }
}

// MARK: - What every report begins and ends with

extension ReportWriter {
  private var inShort: Report.Section {
    var points: [Phrase] = []
    if parts.contains(.purpose), let purpose = agreed.first {
      points.append(Phrase(verbatim: purpose.text.firstSentence))
    }
    points.append(launched)
    if parts.contains(.progress), facts.launch != nil { points.append(onTheWay) }
    if parts.contains(.cost) { points.append(facts.costs.sentence) }
    if parts.contains(.answers) { points.append(strengths) }
    return Report.Section(part: nil, title: Phrase("In short", es: "En breve"), blocks: [.points(points)])
  }

  private var launched: Phrase {
    if let launch = facts.launch {
      let without = facts.exceptions.count
      let exceptions =
        without == 0
        ? Phrase(verbatim: "")
        : Phrase(
          ", knowingly without \(without == 1 ? "one thing" : "\(without) things") of what the launch asks for",
          es: ", a sabiendas sin \(without == 1 ? "una cosa" : "\(without) cosas") de lo que pide el inicio")
      return Phrase("Launched on \(launch.day)", es: "Iniciada el \(launch.day)") + exceptions + Phrase(verbatim: ".")
    }
    let (met, all) = (facts.gate.met, facts.gate.lines.count)
    if all == 0 { return Phrase("Not launched yet.", es: "Aún no iniciada.") }
    return Phrase(
      "Not launched yet: \(met) of \(all) things that the launch asks for are there.",
      es: "Aún no iniciada: están \(met) de las \(all) cosas que pide el inicio.")
  }

  private var onTheWay: Phrase {
    let known = facts.measures.filter { $0.standing != .unknown }
    if known.isEmpty {
      return Phrase(
        "No measure can be set against its path yet.",
        es: "Ninguna medida puede compararse todavía con su camino.")
    }
    let well = known.count { $0.standing != .behind }
    let rest = facts.measures.count - known.count
    let unknown =
      rest == 0
      ? Phrase(verbatim: "") : Phrase("; of \(rest) it cannot be told", es: "; de \(rest) no se puede saber")
    return Phrase(
      "\(well) of \(known.count) measures with a figure are at their target or on their path to it",
      es: "\(well) de \(known.count) medidas con cifra están en su meta o en su camino hacia ella")
      + unknown + Phrase(verbatim: ".")
  }

  private var strengths: Phrase {
    let counts = Strength.allCases.reversed().compactMap { strength -> Phrase? in
      let count = facts.answers.count { $0.strength == strength }
      return count == 0 ? nil : Phrase("\(count) \(strength.label.en)", es: "\(count) \(strength.label.es)")
    }
    let list = Phrase.list(counts)
    return Phrase(
      "How far the answers to the nine questions are borne out: \(list.en).",
      es: "Hasta dónde están respaldadas las respuestas a las nueve preguntas: \(list.es).")
  }

  private func certainty(_ certificate: AuditStatement?) -> Report.Section {
    var points = [
      Phrase(
        "The figures are of \(day), from the district’s own records; the nine answers are of \(facts.today).",
        es:
          "Las cifras son del \(day), de los registros del propio distrito; las nueve respuestas son del \(facts.today)."
      )
    ]
    if parts.contains(.answers) {
      points.append(
        Phrase(
          "The word beside each answer says how far it carries: stated is somebody’s word, documented rests on records, measured on figures, tested on a comparison.",
          es:
            "La palabra junto a cada respuesta dice cuánto alcanza: declarado es la palabra de alguien, documentado se apoya en registros, medido en cifras, comprobado en una comparación."
        ))
    }
    if parts.contains(.progress) {
      points.append(
        Phrase(
          "A measure on its path is no proof that the roles moved it: that takes the comparison chosen before the start.",
          es:
            "Que una medida esté en su camino no prueba que los roles la hayan movido: para eso hace falta la comparación elegida antes de empezar."
        ))
    }
    if parts.contains(.cost) {
      points.append(
        Phrase(
          "Costs are worked out from the plan and its assumptions; they are not what has been spent.",
          es: "Los costos se calculan con el plan y sus supuestos; no son lo que se ha gastado."))
    }
    if let launch = facts.launch {
      points.append(
        Phrase(
          "What was promised is sealed since \(launch.day); the seal begins with \(launch.digest.prefix(16)).",
          es: "Lo prometido está sellado desde el \(launch.day); el sello empieza por \(launch.digest.prefix(16))."))
    }
    if audience.isPublic {
      points.append(
        Phrase(
          "No person is named here, and figures behind which fewer people stand than the floor are hidden.",
          es: "Aquí no se nombra a ninguna persona, y se ocultan las cifras con menos personas que el mínimo."))
    }
    return Report.Section(
      part: nil, title: Phrase("How sure this is", es: "Qué tan seguro es"), blocks: [.points(points)])
  }

  /// Agreed statements; where none is agreed yet, none speaks for the district.
  var agreed: [PurposeStatement] { facts.statements.filter(\.isAgreed) }
}

extension String {
  fileprivate var firstSentence: String {
    guard let end = firstRange(of: /[.!?](?=\s|$)/) else { return trimmed }
    return String(self[..<end.upperBound]).trimmed
  }
}
