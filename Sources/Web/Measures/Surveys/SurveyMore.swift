import Measures
import Store
import Vocabulary

// What the pages of a survey and of its waves say beside their fields.

extension Survey: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    let mayEdit = visit.allows(.editPlan)
    let lines = try records.waves(of: id).map { wave in
      SurveyWavesView.Line(
        wave: wave, turnout: try records.turnout(of: wave.id), hasResults: try records.release(of: wave.id) != nil)
    }
    let view = SurveyWavesView(
      survey: self, instrument: try records.instrument(named: instrument)?.instrument, lines: lines,
      mayRead: visit.allowsSomewhere(.readSchool))
    let add = LinkButton(
      Phrase("Plan a wave", es: "Planear una ronda"),
      to: SurveyWave.newAddress(["survey": id.rawValue], back: address), style: .secondary)
    return RecordMore(actions: mayEdit ? [add] : [], above: view)
  }
}

/// The waves of a survey, with how many have answered.
struct SurveyWavesView: View {
  struct Line: Sendable {
    let wave: SurveyWave
    let turnout: [Turnout]
    let hasResults: Bool
  }

  let survey: Survey
  let instrument: Instrument?
  let lines: [Line]
  let mayRead: Bool

  var html: HTML {
    """
    <section class="standing"><p>\(instrumentWords)</p>\(table)</section>
    """
  }

  private var instrumentWords: HTML {
    guard let instrument else { return HTML(Phrase("No instrument yet.", es: "Todavía sin instrumento.")) }
    let count = Phrase("\(instrument.items.count) items", es: "\(instrument.items.count) preguntas")
    return "\(Link(instrument.title, to: InstrumentPages.address(instrument.name))), \(count)"
  }

  private var table: Table {
    Table(
      SurveyWave.kind.many.capitalized,
      columns: [
        .init(Phrase("Wave", es: "Ronda")), .init(Phrase("Days", es: "Días")), .init(Phrase("Stage", es: "Etapa")),
        .init(Phrase("Answered", es: "Respondieron"), .number), .init(Phrase("Results", es: "Resultados")),
      ],
      rows: lines.map { line in
        [
          "\(line.wave.link)",
          HTML(text: "\(line.wave.opens?.description ?? "") – \(line.wave.closes?.description ?? "")"),
          "\(line.wave.tag)", HTML(line.answered),
          line.hasResults && mayRead
            ? "\(Link(Phrase("Results", es: "Resultados"), to: SurveyResultsPage.address(line.wave.id), context: Phrase(verbatim: line.wave.title)))"
            : "–",
        ]
      },
      whenEmpty: EmptyState(
        Phrase("No wave yet", es: "Todavía sin rondas"),
        Phrase(
          "Plan the first: it says from when until when people answer.",
          es: "Planee la primera: dice desde y hasta cuándo se responde.")))
  }
}

extension SurveyWavesView.Line {
  var answered: Phrase {
    turnout.isEmpty
      ? Phrase(verbatim: "–")
      : .part(turnout.reduce(0) { $0 + $1.answered }, of: turnout.reduce(0) { $0 + $1.asked })
  }
}

extension SurveyWave {
  var tag: Tag {
    switch stage ?? .draft {
    case .draft: Tag(SurveyWave.Stage.draft.label, .note)
    case .open: Tag(SurveyWave.Stage.open.label, .caution)
    case .closed: Tag(SurveyWave.Stage.closed.label, .good)
    case .withdrawn: Tag(SurveyWave.Stage.withdrawn.label)
    }
  }
}

extension SurveyWave: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    let survey = try survey.flatMap { try records.find(Survey.self, $0) }
    return RecordMore(
      above: WaveStanding(
        wave: self, floor: survey?.answerFloor ?? Survey.usualFloor, turnout: try records.turnout(of: id),
        invitations: try records.invited(to: id), hasResults: try records.release(of: id) != nil,
        takesAnswers: takesAnswers(on: records.today), address: "\(visit.site.address)/answer/\(records.district)",
        csrf: visit.csrf, mayEdit: visit.allows(.editPlan), mayRead: visit.allowsSomewhere(.readSchool),
        hasMail: visit.site.mail != nil))
  }
}

/// Where a wave stands: how many have answered, live, and what can be done now.
struct WaveStanding: View {
  let wave: SurveyWave
  let floor: Int
  let turnout: [Turnout]
  let invitations: SurveyInvitations
  let hasResults: Bool
  let takesAnswers: Bool
  let address: String
  let csrf: String?
  let mayEdit: Bool
  let mayRead: Bool
  let hasMail: Bool

  private var asked: Int { turnout.reduce(0) { $0 + $1.asked } }
  private var answered: Int { turnout.reduce(0) { $0 + $1.answered } }

  var html: HTML {
    """
    <section class="standing"><p>\(wave.tag) \(words)</p>\(ButtonRow(buttons))\(ways)</section>
    \(table)
    """
  }

  private var words: Phrase {
    switch wave.stage ?? .draft {
    case .draft:
      Phrase(
        "Nobody is asked yet. Opening it fixes what is asked, of whom, and that nothing is told of fewer than \(floor).",
        es:
          "Aún no se pregunta a nadie. Al abrirla se fija qué se pregunta, a quién, y que no se dice nada de menos de \(floor)."
      )
    case .open, .closed:
      Phrase(
        "\(answered.grouped) of \(asked.grouped) people have answered\(rate).",
        es: "\(answered.grouped) de \(asked.grouped) personas han respondido\(rate).")
    case .withdrawn:
      Phrase(
        "It was closed without results: too few had answered.",
        es: "Se cerró sin resultados: respondieron muy pocas personas.")
    }
  }

  private var rate: String { asked > 0 ? " (\(Int((Double(answered) / Double(asked) * 100).rounded()))%)" : "" }

  private var buttons: [HTML] {
    if hasResults, mayRead {
      return ["\(LinkButton(Phrase("Results", es: "Resultados"), to: SurveyResultsPage.address(wave.id)))"]
    }
    guard mayEdit else { return [] }
    switch wave.stage ?? .draft {
    case .draft: return ["\(button(Phrase("Open", es: "Abrir"), "open", .primary))"]
    case .open:
      let codes = LinkButton(
        Phrase("Codes on paper", es: "Códigos en papel"), to: "\(wave.address)/codes", style: .secondary)
      return mailButtons + ["\(codes)"] + closing
    case .closed, .withdrawn: return []
    }
  }

  private var mailButtons: [HTML] {
    guard hasMail else { return [] }
    let invite =
      invitations.due > 0
      ? Phrase("Send the \(invitations.due) letters that wait", es: "Enviar las \(invitations.due) cartas pendientes")
      : Phrase("Invite by mail", es: "Invitar por correo")
    var buttons: [HTML] = []
    if invitations.byMail == 0 || invitations.due > 0 { buttons.append("\(button(invite, "invite", .primary))") }
    if invitations.byMail > 0 {
      buttons.append(
        "\(button(Phrase("Remind those who have not answered", es: "Recordar a quienes no han respondido"), "remind"))")
    }
    return buttons
  }

  private var closing: [HTML] {
    let close = ButtonForm(
      Phrase("Close and work out the results", es: "Cerrar y calcular los resultados"), to: "\(wave.address)/close",
      csrf: csrf,
      confirm: Phrase(
        "It cannot be opened again. Close it?", es: "No se puede volver a abrir. ¿Cerrarla?"))
    guard answered < floor else { return [close.html] }
    let withdraw = ButtonForm(
      Phrase("Close without results", es: "Cerrar sin resultados"), to: "\(wave.address)/withdraw", csrf: csrf,
      style: .warning,
      confirm: Phrase("The answers are thrown away. Close it?", es: "Las respuestas se borran. ¿Cerrarla?"))
    return [close.html, withdraw.html]
  }

  private func button(_ words: Phrase, _ act: String, _ style: Button.Style = .secondary) -> ButtonForm {
    ButtonForm(words, to: "\(wave.address)/\(act)", csrf: csrf, style: style)
  }

  /// How people come to it.
  private var ways: HTML? {
    guard takesAnswers, mayEdit else { return nil }
    let invited = Phrase.count(
      invitations.byMail, one: Phrase("address", es: "dirección"), many: Phrase("addresses", es: "direcciones"))
    let paper = Phrase.count(
      invitations.onPaper, one: Phrase("code on paper", es: "código en papel"),
      many: Phrase("codes on paper", es: "códigos en papel"))
    return """
      <p class="hint">\(Phrase("Invited: \(invited.en), \(paper.en).", es: "Invitaciones: \(invited.es), \(paper.es).")) \
      \(Phrase("Codes are typed at", es: "Los códigos se escriben en")) <code>\(address)</code>; \
      \(Phrase("on a kiosk, at", es: "en un quiosco, en")) <code>\(address)?kiosk=yes</code></p>
      """
  }

  private var table: HTML? {
    if turnout.isEmpty { return nil }
    return Table(
      Phrase("Who has answered, by school", es: "Quién ha respondido, por escuela"),
      columns: [
        .init(Phrase("School", es: "Escuela")), .init(Phrase("Answered", es: "Respondieron"), .number),
        .init(Phrase("Share", es: "Parte"), .number),
      ],
      rows: turnout.map { place in
        [
          HTML(text: place.name), HTML(.part(place.answered, of: place.asked)),
          HTML(text: place.asked > 0 ? "\(Int((Double(place.answered) / Double(place.asked) * 100).rounded()))%" : "–"),
        ]
      }, narrow: .scrolls
    ).html
  }
}
