import Context
import Measures
import Purpose
import Vocabulary

// What each part of a report says.

extension ReportWriter {
  var purpose: [Report.Block] {
    var blocks: [Report.Block] = agreed.map { .words(Phrase(verbatim: $0.text.trimmed)) }
    if agreed.isEmpty {
      blocks.append(
        .words(
          Phrase("No statement of purpose is agreed yet.", es: "Aún no hay una declaración de propósito acordada.")))
    }
    let current = facts.priorities.filter { ($0.firstYear ?? year) <= year && ($0.lastYear ?? year) >= year }
    if !current.isEmpty {
      blocks.append(.hint(Phrase("The priorities that it serves:", es: "Las prioridades a las que sirve:")))
      blocks.append(.points(current.map { Phrase(verbatim: $0.name) }))
    }
    return blocks
  }

  var progress: [Report.Block] {
    var blocks: [Report.Block] = []
    if facts.launch == nil { blocks += readiness }
    if facts.measures.isEmpty {
      blocks.append(.words(Phrase("No measure is chosen yet.", es: "Aún no se ha elegido ninguna medida.")))
    } else {
      blocks.append(.table(measures(facts.measures)))
    }
    return blocks
  }

  private var readiness: [Report.Block] {
    let open = facts.gate.open
    var blocks: [Report.Block] = [
      .figures([
        .init(label: Phrase("There already", es: "Ya está"), figure: Phrase(verbatim: facts.gate.met.grouped)),
        .init(
          label: Phrase("Still missing before the launch", es: "Falta antes del inicio"),
          figure: Phrase(verbatim: open.count.grouped), isNotable: !open.isEmpty),
      ])
    ]
    let most = 8
    var points = open.prefix(most).compactMap { $0.finding?.message }
    if open.count > most { points.append(Self.more(open.count - most)) }
    if !points.isEmpty, !audience.isPublic { blocks.append(.points(points)) }
    return blocks
  }

  private func measures(_ measures: [ReportedMeasure]) -> Report.Table {
    let caption =
      facts.launch == nil
      ? Phrase("Measures, not sealed yet", es: "Medidas, sin sellar todavía")
      : Phrase("What was sealed, and the latest figures", es: "Lo sellado y las últimas cifras")
    return Report.Table(
      caption: caption,
      columns: [
        .init(Phrase("Measure", es: "Medida")),
        .init(Phrase("Before the start", es: "Antes de empezar"), isNumber: true),
        .init(Phrase("Latest figure", es: "Última cifra"), isNumber: true),
        .init(Phrase("Promised", es: "Prometido"), isNumber: true), .init(Phrase("So it is", es: "Así está")),
      ],
      rows: measures.map { [$0.name, $0.baselineWords, $0.latestWords, $0.targetWords, $0.standing.label] })
  }

  var answers: [Report.Block] {
    let most = audience.isPublic ? 0 : 2
    return [
      .answers(
        facts.answers.map { answer in
          let serious = answer.missing.enumerated().sorted {
            ($0.element.limit?.rank ?? .max, $0.offset) < ($1.element.limit?.rank ?? .max, $1.offset)
          }
          return Report.ReportedAnswer(
            question: answer.question, sentence: answer.sentence, strength: answer.strength,
            missing: serious.prefix(most).map(\.element.what), more: max(0, serious.count - most))
        })
    ]
  }

  var cost: [Report.Block] {
    let model = facts.costs
    guard let now = model.years.first else { return [.words(model.sentence)] }
    var blocks: [Report.Block] = [
      .words(model.sentence),
      .figures([
        .init(label: Phrase("In all in \(now.year)", es: "En total en \(now.year)"), figure: Self.words(now.total)),
        .init(label: Phrase("For each pupil", es: "Por estudiante"), figure: now.perPupil.map(Self.words) ?? Self.none),
        .init(
          label: Phrase("For each supported teacher", es: "Por docente apoyado"),
          figure: now.perSupported.map(Self.words) ?? Self.none),
        .init(
          label: Phrase("Not covered", es: "Sin cubrir"), figure: Self.words(now.uncovered),
          isNotable: now.uncovered > .zero),
      ]),
      .years(
        model.years.map {
          .init(year: $0.year, lasting: $0.lasting, ending: $0.ending, uncovered: max(.zero, $0.uncovered))
        }),
    ]
    let paying = now.sources.filter { $0.paid > .zero }.sorted { ($1.paid, $0.source.name) < ($0.paid, $1.source.name) }
    if !paying.isEmpty { blocks.append(.table(sources(paying, now))) }
    return blocks
  }

  private func sources(_ paying: [CostYear.SourceYear], _ year: CostYear) -> Report.Table {
    Report.Table(
      caption: Phrase("Who pays in \(year.year)", es: "Quién paga en \(year.year)"),
      columns: [
        .init(Phrase("Funding source", es: "Fuente de fondos")), .init(Phrase("Pays", es: "Paga"), isNumber: true),
        .init(Phrase("Until", es: "Hasta")),
      ],
      rows: paying.map { source in
        let until =
          source.source.isRecurring
          ? Phrase("comes every year", es: "llega cada año")
          : source.source.lastYear.map { Phrase(verbatim: $0.description) } ?? Phrase("ends", es: "termina")
        return [Phrase(verbatim: source.source.name), Self.words(source.paid), until]
      })
  }

  var exceptions: [Report.Block] {
    if facts.exceptions.isEmpty {
      return [
        .words(
          Phrase(
            "Nothing: no exception to the launch gate is recorded.",
            es: "Nada: no consta ninguna excepción a las condiciones de inicio."))
      ]
    }
    var columns: [Report.Table.Column] = [.init(Phrase("Without", es: "Sin")), .init(Phrase("Why", es: "Por qué"))]
    if !audience.isPublic { columns.append(.init(Phrase("Who answers for it", es: "Quién responde"))) }
    columns.append(.init(Phrase("To be mended by", es: "Debe resolverse antes del")))
    let rows = facts.exceptions.map { exception in
      [Phrase(verbatim: exception.what), Phrase(verbatim: exception.reason)]
        + (audience.isPublic ? [] : [Phrase(verbatim: name(exception.person) ?? "")])
        + [exception.mendedBy.map { Phrase(verbatim: $0.description) } ?? Self.none]
    }
    return [.table(Report.Table(caption: ReportPart.exceptions.label, columns: columns, rows: rows))]
  }

  var amendments: [Report.Block] {
    let decided = facts.amendments.filter { entry in
      entry.amendment.state == .approved && (sort == .board || isRecent(entry.decided))
    }
    if decided.isEmpty {
      return [.words(Phrase("Nothing sealed has been changed.", es: "No se ha cambiado nada de lo sellado."))]
    }
    var columns: [Report.Table.Column] = [
      .init(Phrase("What", es: "Qué")), .init(Phrase("Why", es: "Por qué")),
      .init(Phrase("Approved on", es: "Aprobada el")),
    ]
    if !audience.isPublic { columns.append(.init(Phrase("Asked by, approved by", es: "Solicitada por, aprobada por"))) }
    let rows = decided.map { entry in
      [
        Phrase(verbatim: entry.amendment.title), Phrase(verbatim: entry.amendment.reason),
        Phrase(verbatim: entry.decided?.description ?? ""),
      ]
        + (audience.isPublic ? [] : [Phrase(verbatim: "\(entry.amendment.askerName), \(entry.amendment.decider)")])
    }
    return [.table(Report.Table(caption: ReportPart.amendments.label, columns: columns, rows: rows))]
  }

  var decisions: [Report.Block] {
    let taken = facts.decisions.filter { $0.stage == .decided && isRecent($0.decidedOn) }
      .sorted { ($1.decidedOn?.number ?? 0, $0.question) < ($0.decidedOn?.number ?? 0, $1.question) }
    let met = facts.meetings.filter { isRecent($0.meeting.held) && $0.meeting.verdict != nil }
      .sorted { ($1.meeting.held?.number ?? 0, $0.measure) < ($0.meeting.held?.number ?? 0, $1.measure) }
    if taken.isEmpty, met.isEmpty {
      return [.words(Phrase("No decision of this time is recorded.", es: "No consta ninguna decisión de este tiempo."))]
    }
    let most = sort == .annual ? 12 : 5
    return [.points(some(taken.map(told), most))]
      + (met.isEmpty ? [] : [.hint(Self.figuresMeant), .points(some(met.map(told), most))])
  }

  private static let figuresMeant = Phrase(
    "What meetings decided after looking at figures:", es: "Lo que las reuniones decidieron tras mirar las cifras:")

  private func told(_ decision: Decision) -> Phrase {
    let (day, by) = (decision.decidedOn?.description ?? "", decision.decidedBy.trimmed)
    return Phrase(
      "\(day), \(by): \(decision.question.closed) \(decision.decided.closed) Why: \(decision.reasons.closed)",
      es: "\(day), \(by): \(decision.question.closed) \(decision.decided.closed) Por qué: \(decision.reasons.closed)")
  }

  private func told(_ entry: ReportFacts.ReportedMeeting) -> Phrase {
    let (meeting, verdict) = (entry.meeting, entry.meeting.verdict?.label ?? Self.none)
    let change = meeting.change.trimmed.isEmpty ? "" : " \(meeting.change.closed)"
    return Phrase(
      "\(meeting.held?.description ?? ""), \(entry.measure): \(verdict.en.lowercasedFirst).\(change)",
      es: "\(meeting.held?.description ?? ""), \(entry.measure): \(verdict.es.lowercasedFirst).\(change)")
  }

  var federal: [Report.Block] {
    let origins = Set(LibraryMeasure.ofFederalGrants.map(\.origin))
    let own = facts.measures.filter { origins.contains($0.measure.origin) }
    if own.isEmpty {
      return [
        .words(
          Phrase(
            "The district takes none of the measures of the federal Teacher and School Leader grant.",
            es: "El distrito no toma ninguna de las medidas de la subvención federal para docentes y directivos."))
      ]
    }
    return [.table(measures(own))]
  }

  private func some(_ points: [Phrase], _ most: Int) -> [Phrase] {
    points.count > most ? points.prefix(most) + [Self.more(points.count - most)] : points
  }

  private static func more(_ count: Int) -> Phrase { Phrase("and \(count) more", es: "y \(count) más") }
  private static let none = Phrase(verbatim: "–")
  private static func words(_ money: Money) -> Phrase { Phrase(verbatim: money.description) }
}

extension String {
  /// With a full stop, where whoever wrote it left it out.
  fileprivate var closed: String { trimmed.last.map { ".?!…".contains($0) } ?? true ? trimmed : trimmed + "." }
}
