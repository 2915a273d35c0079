import HTTPTypes
import Purpose
import Store
import Vocabulary

/// What a consultation's own page says beside its fields, and the button that publishes it.
struct ConsultationPages: Pages {
  var routes: [Route] { [.post("/\(Consultation.kind.path)/:id/publish", .district(.editPlan), publish)] }

  func publish(_ visit: Visit) async throws -> Reply {
    let id: Consultation.ID = visit.id()
    do {
      try await visit.store.publish(id, in: visit.signedIn.district.id, by: visit.author)
      return .redirect("/\(Consultation.kind.path)/\(id)/invitations?done=saved")
    } catch let refusal as Refusal {
      return notYet(visit, id, refusal)
    } catch is NoSuchInvitation {
      throw Absent()
    }
  }

  private func notYet(_ visit: Visit, _ id: Consultation.ID, _ refusal: Refusal) -> Reply {
    let edit = "/\(Consultation.kind.path)/\(id)/edit"
    let title = Phrase("It cannot be published yet", es: "Todavía no se puede publicar")
    let list = FindingList(refusal.findings, tellsWhatEachStops: false) { "\(edit)#\(FormField.anchor($0.field))" }
    return visit.page(
      title, under: [.strategy(.purpose), .consultations], hasErrors: true, width: .reading,
      status: .unprocessableContent,
      "\(PageHeading(title))\(list)<p>\(LinkButton(Phrase("Complete it", es: "Completarla"), to: edit))</p>")
  }
}

extension Link {
  static var consultations: Link { Link(Consultation.kind.many.capitalized, to: "/\(Consultation.kind.path)") }
}

extension Consultation: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    let responses = shows(try records.responses(to: id), on: records.today)
    let invited = try records.invitations(to: id).count { $0.isGood(on: records.today) }
    return RecordMore(
      above: ConsultationStanding(
        consultation: self, phase: phase(on: records.today), invited: invited, responses: responses.count,
        csrf: visit.csrf, mayEdit: visit.allows(.editPlan), mayRead: visit.allows(.readDelicate),
        mayAnswer: visit.allows(.comment)))
  }
}

/// Where a consultation stands, and what can be done about it now.
struct ConsultationStanding: View {
  let consultation: Consultation
  let phase: Consultation.Phase
  let invited: Int
  let responses: Int
  let csrf: String?
  let mayEdit: Bool
  let mayRead: Bool
  let mayAnswer: Bool

  private var base: String { consultation.address }

  var html: HTML {
    """
    <section class="standing consultation-standing"><p>\(Tag(phase.label, phase.tone)) \(words)</p>
    \(ButtonRow(buttons))</section>
    """
  }

  private var words: Phrase {
    let people = Phrase.count(
      invited, one: Phrase("open invitation", es: "invitación abierta"),
      many: Phrase("open invitations", es: "invitaciones abiertas"))
    let answers = Phrase.count(
      responses, one: Phrase("answer", es: "respuesta"), many: Phrase("answers", es: "respuestas"))
    let days = consultation.days
    return Phrase(verbatim: "") + days + Phrase("\(people.en), \(answers.en).", es: "\(people.es), \(answers.es).")
  }

  private var buttons: [HTML] {
    var buttons: [HTML] = []
    if mayEdit, phase == .draft {
      buttons.append(
        "\(ButtonForm(Phrase("Publish", es: "Publicar"), to: "\(base)/publish", csrf: csrf, style: .primary))")
    }
    if mayAnswer {
      let words = phase == .open ? Phrase("Read and answer", es: "Leer y responder") : Phrase("Read it", es: "Leerla")
      buttons.append("\(LinkButton(words, to: "\(base)/answer", style: .secondary))")
    }
    if mayEdit {
      buttons.append(
        "\(LinkButton(Phrase("Invitations", es: "Invitaciones"), to: "\(base)/invitations", style: .secondary))")
    }
    if mayRead {
      buttons.append("\(LinkButton(Phrase("Answers", es: "Respuestas"), to: "\(base)/answers", style: .secondary))")
    }
    return buttons
  }
}

extension Consultation {
  /// "From 2026-10-01 to 2026-10-31. "
  var days: Phrase {
    guard let opens, let closes else { return Phrase(verbatim: "") }
    return Phrase("From \(opens) to \(closes). ", es: "Del \(opens) al \(closes). ")
  }
}

extension Consultation.Phase {
  var tone: Tag.Tone {
    switch self {
    case .draft, .closed: .neutral
    case .waiting: .note
    case .open: .good
    case .withdrawn: .stop
    }
  }
}

extension Stance {
  var tone: Tag.Tone {
    switch self {
    case .support: .good
    case .concerns: .caution
    case .object: .stop
    }
  }
}
