import HTTPTypes
import Purpose
import Store
import Vocabulary

/// What came in: positions and comments, section by section, and the district's replies.
struct ConsultationAnswersPages: Pages {
  private static let base = "/\(Consultation.kind.path)/:id/answers"

  var routes: [Route] {
    [
      .get(Self.base, .district(.readDelicate), show),
      .post("\(Self.base)/:response/reply", .district(.editPlan), keepsDrafts: true, reply),
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let (shown, drafts) = try await visit.read { records in
      (try ShownAnswers(records, visit.id()), try visit.drafts(in: records))
    }
    let title = Phrase("Answers", es: "Respuestas")
    let crumb = Link(Phrase(verbatim: shown.consultation.name), to: shown.consultation.address)
    return visit.page(
      title, under: [.strategy(.purpose), .consultations, crumb],
      ConsultationAnswersView(visit: visit, shown: shown, title: title, drafts: drafts).html)
  }

  func reply(_ visit: Visit) async throws -> Reply {
    do {
      try await visit.store.reply(
        visit.form["reply"], to: visit.id("response"), in: visit.signedIn.district.id, by: visit.author)
      try await visit.discardDraft()
    } catch is NoSuchInvitation {
      throw Absent()
    }
    let page = "/\(Consultation.kind.path)/\(visit.parameter("id"))/answers"
    return .redirect("\(page)?done=saved#answer-\(visit.parameter("response"))")
  }
}

struct ShownAnswers: Sendable {
  let consultation: Consultation
  let phase: Consultation.Phase
  let responses: [ConsultationResponse]
  /// Answers without a name would be held back for now. Whether there are any is not said.
  let mayHoldBack: Bool
  let summary: ConsultationSummary

  init(_ records: Records, _ id: Consultation.ID) throws {
    guard let consultation = try records.find(Consultation.self, id) else { throw Absent() }
    self.consultation = consultation
    phase = consultation.phase(on: records.today)
    let all = try records.responses(to: id)
    responses = consultation.shows(all, on: records.today).sorted {
      ($0.order, $0.name ?? "") < ($1.order, $1.name ?? "")
    }
    mayHoldBack = consultation.allowsAnonymous && phase == .open && !responses.contains(where: \.isAnonymous)
    summary = ConsultationSummary(of: consultation, responses)
  }
}

extension ConsultationResponse {
  /// What waits for a reply comes first; answers without a name come last, in the order of their random numbers.
  fileprivate var order: Int { isAnonymous ? 2 : hasSomethingToAnswer && reply.isEmpty ? 0 : 1 }
}

struct ConsultationAnswersView: View {
  let visit: Visit
  let shown: ShownAnswers
  let title: Phrase
  /// Replies that were begun and not saved.
  let drafts: [String: OpenDraft]

  private var summary: ConsultationSummary { shown.summary }

  var html: HTML {
    """
    \(PageHeading(title, caption: Phrase(verbatim: shown.consultation.name), lead: lead))
    \(shown.mayHoldBack ? "<p class=\"hint\">\(heldBack)</p>" as HTML : nil)
    \(shown.responses.isEmpty ? nothing.html : answers)
    """
  }

  private var lead: Phrase {
    let answers = Phrase.count(
      summary.responses, one: Phrase("answer", es: "respuesta"), many: Phrase("answers", es: "respuestas"))
    return Phrase(
      "\(answers.en), \(summary.signed) signed, \(summary.anonymous) without a name; \(summary.unanswered) wait for a reply.",
      es:
        "\(answers.es), \(summary.signed) firmadas, \(summary.anonymous) sin nombre; \(summary.unanswered) esperan contestación."
    )
  }

  private var heldBack: Phrase {
    let fewest = Consultation.fewestAnonymousShown
    return Phrase(
      "Answers without a name, if there are any, are held back until there are \(fewest), or until the consultation closes, so that nobody can tell whose they are.",
      es:
        "Las respuestas sin nombre, si las hay, se retienen hasta que sean \(fewest) o hasta el cierre, para que nadie pueda saber de quién son."
    )
  }

  private var nothing: EmptyState {
    EmptyState(
      Phrase("No answer to show yet", es: "Todavía no hay respuestas que mostrar"),
      Phrase("Answers appear here as they come in.", es: "Las respuestas aparecen aquí según llegan."))
  }

  private var answers: HTML {
    """
    \(positions)
    \(summary.mostContested.map(contested))
    <h2>\(Phrase("Section by section", es: "Sección por sección"))</h2>
    \(summary.sections.map(section))
    <h2>\(Phrase("Answer by answer", es: "Respuesta por respuesta"))</h2>
    \(shown.responses.map(response))
    """
  }

  private var positions: Table {
    Table(
      Phrase("Positions", es: "Posturas"),
      columns: [.init(Phrase("On", es: "Sobre"))] + Stance.allCases.map { .init($0.noun, .number) }
        + [.init(Phrase("Comments", es: "Comentarios"), .number)],
      rows: [row("<strong>\(Phrase("The whole", es: "El conjunto"))</strong>", summary.whole)]
        + summary.sections.map { row("<a href=\"#section-\($0.section.number)\">\($0.section.label)</a>", $0.tally) },
      narrow: .scrolls)
  }

  private func row(_ label: HTML, _ tally: ConsultationSummary.Tally) -> [HTML] {
    [label] + Stance.allCases.map { HTML(text: tally[$0].grouped) } + [HTML(text: tally.comments.grouped)]
  }

  private func contested(_ section: ConsultationSection) -> HTML {
    let label = section.label
    return
      "<p>\(Phrase("Look first at “\(label.en)”: most concerns and objections are about it.", es: "Mire primero «\(label.es)»: concentra más reservas y objeciones."))</p>"
  }

  private func section(_ section: ConsultationSummary.Section) -> HTML {
    let remarks = shown.responses.compactMap { response in
      response.remark(on: section.section.number).map { (response, $0) }
    }
    let lines: [HTML] = remarks.map { response, remark in
      "<li>\(remark.stance.map { Tag($0.noun, $0.tone) }) <a href=\"#answer-\(response.id)\">\(by(response))</a>\(HTML.paragraphs(remark.comment))</li>"
    }
    return """
      <section class="answer-section" id="section-\(section.section.number)"><h3>\(section.section.label)</h3>
      \(lines.isEmpty ? "<p class=\"nothing\">\(Phrase("Nobody spoke to this section.", es: "Nadie se refirió a esta sección."))</p>" as HTML : "<ul class=\"remarks\">\(lines)</ul>")
      </section>

      """
  }

  private func by(_ response: ConsultationResponse) -> Phrase {
    let name = response.name.map(Phrase.init(verbatim:)) ?? Phrase("Without a name", es: "Sin nombre")
    guard let group = response.respondent.group?.label else { return name }
    return Phrase("\(name.en) (\(group.en.lowercasedFirst))", es: "\(name.es) (\(group.es.lowercasedFirst))")
  }

  private func response(_ response: ConsultationResponse) -> HTML {
    """
    <article class="consultation-answer" id="answer-\(response.id)"><h3>\(by(response))</h3>
    <p>\(response.stance.map { Tag($0.noun, $0.tone) }) \(response.isSigned ? Tag(Phrase("Signed", es: "Firmada"), .note) : nil) \
    <span class="hint">\(response.day.map { HTML(text: $0.description) })</span></p>
    \(HTML.paragraphs(response.comment))
    \(response.reply.isEmpty ? nil : "<h4>\(Phrase("Reply", es: "Contestación"))</h4>\(HTML.paragraphs(response.reply))" as HTML)
    \(visit.allows(.editPlan) && !response.isAnonymous ? replyForm(response) : nil)
    </article>

    """
  }

  private func replyForm(_ response: ConsultationResponse) -> Details {
    let words =
      response.reply.isEmpty
      ? Phrase("Reply", es: "Contestar") : Phrase("Change the reply", es: "Cambiar la contestación")
    let hint = Phrase("They see it on the page of their link", es: "Lo verá en la página de su enlace")
    let action = "\(shown.consultation.address)/answers/\(response.id)/reply"
    let draft = drafts[action]
    var field = FormField(
      "reply", Phrase("Your reply", es: "Su contestación"),
      .paragraphs(draft?.typed["reply"] ?? response.reply, rows: 3), hint: hint)
    field.place = response.id.rawValue
    let form = Form(
      to: action, csrf: visit.csrf, submit: words, draft: DraftPages.address(of: action), fields: "\(field)")
    let notice = draft.map { DraftNotice(draft: $0, page: visit.ownAddress, csrf: visit.csrf) }
    return Details(
      words + Phrase(verbatim: ": ") + by(response), isOpen: draft != nil, content: "\(notice)\(form)")
  }
}
