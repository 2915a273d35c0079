import Build
import Store
import Vocabulary

extension AgreementState {
  func tag(_ name: (Person.ID) -> String) -> Tag {
    switch self {
    case .draft: Tag(Phrase("Being written", es: "En redacción"), .note)
    case .waiting(let person):
      Tag(Phrase("Waits for \(name(person))", es: "Espera a \(name(person))"), .caution)
    case .signed: Tag(Phrase("Signed by both", es: "Firmado por ambas partes"), .good)
    case .reviewDue(let day): Tag(Phrase("Look at it again by \(day)", es: "Revisar antes del \(day)"), .caution)
    case .reviewLate(let day):
      Tag(Phrase("Was to be looked at by \(day)", es: "Debía revisarse antes del \(day)"), .stop)
    case .ended: Tag(Phrase("Ended", es: "Terminado"), .neutral)
    }
  }
}

/// The agreements that bind a person.
struct AgreementListView: View {
  let person: Person.ID
  let agreements: [Agreement]
  let names: [Person.ID: String]
  let today: Day
  let mayBegin: Bool
  let mayChange: Bool
  let helps: Bool

  var html: HTML {
    """
    \(PageHeading(AgreementPages.title, lead: lead, actions: actions))
    \(table)
    \(helps ? "<p>\(Link(PrincipalPages.title, to: PrincipalPages.path))</p>" as HTML : nil)
    """
  }

  private var lead: Phrase {
    Phrase(
      "Two people write one together, both sign it, and look at it again each half year. Whoever changes a word unsigns it.",
      es:
        "Dos personas lo escriben juntas, ambas lo firman y lo revisan cada semestre. Quien cambia una palabra anula las firmas."
    )
  }

  private var begin: HTML? {
    guard mayBegin, mayChange else { return nil }
    return LinkButton(Phrase("Begin an agreement", es: "Empezar un acuerdo"), to: "\(AgreementPages.path)/new").html
  }

  private var actions: [HTML] { agreements.isEmpty ? [] : [begin].compactMap(\.self) }

  private func name(_ person: Person.ID) -> String { names[person] ?? "–" }

  private var table: Table {
    Table(
      Phrase("Yours", es: "Los suyos"),
      columns: [
        .init(Phrase("With", es: "Con")), .init(Phrase("Between", es: "Entre")),
        .init(Phrase("School year", es: "Año escolar")), .init(Phrase("State", es: "Estado")),
      ],
      rows: agreements.map { agreement in
        let other = Phrase(verbatim: name(agreement.other(than: person)))
        return [
          Link(other, to: AgreementPages.address(agreement.id)).html, HTML(agreement.sort.label), HTML(agreement.year),
          agreement.state(on: today).tag(name).html,
        ]
      },
      whenEmpty: EmptyState(
        Phrase("No agreement binds you", es: "Ningún acuerdo le obliga"),
        mayBegin
          ? Phrase("Begin one with somebody you work with.", es: "Empiece uno con alguien con quien trabaja.")
          : Phrase(
            "Principals, teacher leaders, those they coach and principal managers have them.",
            es: "Los tienen direcciones, docentes líderes, a quienes acompañan y supervisores."), action: begin))
  }
}

struct BeginAgreementView: View {
  let title: Phrase
  let partners: [AgreementPartner]
  let chosen: String
  let findings: [Finding]
  let csrf: String?

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(title))
    \(partners.isEmpty ? empty : form)
    """
  }

  private var empty: HTML {
    "<p class=\"nothing\">\(Phrase("There is nobody with whom you could make one: it takes a principal, a teacher leader, somebody they coach, or a principal manager.", es: "No hay con quién: hace falta una dirección, una persona líder, alguien a quien acompaña o una supervisión."))</p>"
  }

  private var form: HTML {
    let choices = partners.map { Choice($0.key, Phrase(verbatim: $0.name + " · ") + $0.sort.label) }
    return Form(
      to: "\(AgreementPages.path)/new", csrf: csrf, submit: Phrase("Begin", es: "Empezar"), cancel: AgreementPages.link,
      fields:
        "\(FormField("other", Phrase("With whom?", es: "¿Con quién?"), .select(choices, chosen: chosen), hint: Phrase("It begins with what the charter of the role says already", es: "Empieza con lo que ya dice la carta del rol"), findings: findings))"
    ).html
  }
}

/// What the two have settled, who has signed it, and what can be done with it now. Prints on one page.
struct AgreementView: View {
  let shown: ShownAgreement
  let findings: [Finding]
  let review: String
  let csrf: String?

  private var agreement: Agreement { shown.agreement }
  private var address: String { AgreementPages.address(agreement.id) }

  var html: HTML {
    """
    \(findings.isEmpty ? nil : problems)\(shown.wasUnsigned ? unsigned : nil)
    \(PageHeading(shown.title, caption: agreement.sort.label, lead: lead, actions: actions))
    <p>\(shown.state.tag(shown.name))</p>
    \(SummaryList(rows: agreement.sort.topics.map(topic)))
    \(signatures)\(reviews)\(history)
    """
  }

  /// What stops signing is a topic of the other page, so each line leads there.
  private var problems: HTML {
    """
    <div class="finding-summary" role="alert" aria-labelledby="finding-summary-title" tabindex="-1" autofocus data-focus>
    <h2 id="finding-summary-title">\(Phrase("There is a problem", es: "Hay un problema"))</h2>
    <ul>\(findings.map(problem))</ul></div>
    """
  }

  private func problem(_ finding: Finding) -> HTML {
    if AgreementTopic(rawValue: finding.field) != nil {
      return "<li><a href=\"\(address)/edit#\(FormField.anchor(finding.field))\">\(finding.message)</a></li>"
    }
    return finding.field.isEmpty
      ? "<li>\(finding.message)</li>"
      : "<li><a href=\"#\(FormField.anchor(finding.field))\">\(finding.message)</a></li>"
  }

  private var unsigned: HTML {
    WarningText(
      Phrase(
        "The words have changed, so the signatures are gone: both have to sign again.",
        es: "Las palabras han cambiado y las firmas ya no valen: ambas personas deben firmar de nuevo.")
    ).html
  }

  private var lead: Phrase {
    let place = shown.school.map { Phrase(verbatim: "\($0), ") } ?? Phrase(verbatim: "")
    return place + Phrase(verbatim: agreement.year.description)
  }

  private var actions: [HTML] {
    guard shown.mayWrite else { return [] }
    let write = LinkButton(
      Phrase("Write in it", es: "Escribir en él"), to: "\(address)/edit",
      style: agreement.openTopics.isEmpty ? .secondary : .primary)
    guard !agreement.isSigned(by: shown.person), agreement.openTopics.isEmpty else { return [write.html] }
    let sign = ButtonForm(
      Phrase("Sign it", es: "Firmarlo"), to: "\(address)/sign", csrf: csrf, style: .primary,
      hidden: [HiddenField("version", String(agreement.version))])
    return [sign.html, write.html]
  }

  private func topic(_ topic: AgreementTopic) -> SummaryList.Row {
    let words = agreement.words(on: topic)
    let open = "<span class=\"nothing\">\(topic.question)</span>" as HTML
    return .init(topic.label, words.trimmed.isEmpty ? open : HTML.paragraphs(words))
  }

  private var signatures: HTML {
    let sides = agreement.sort.sides
    return Table(
      Phrase("Signatures", es: "Firmas"),
      columns: [
        .init(Phrase("Name", es: "Nombre")), .init(Phrase("As", es: "Como")),
        .init(Phrase("Signed on", es: "Firmó el")),
      ],
      rows: zip(agreement.sides, [sides.first, sides.second]).map { person, side in
        let day = agreement.signatures.first { $0.person == person }?.day
        return [
          HTML(text: shown.name(person)), HTML(side), day.map { HTML($0) } ?? HTML(Phrase("Not yet", es: "Aún no")),
        ]
      }
    ).html
  }

  private var reviews: HTML {
    let said = agreement.reviews.map { review in
      SummaryList.Row(Phrase(verbatim: "\(shown.name(review.by)), \(review.day)"), HTML.paragraphs(review.words))
    }
    guard !said.isEmpty || shown.mayWrite && agreement.isSigned else { return "" }
    return """
      <section><h2>\(Phrase("Looked at again", es: "Revisiones"))</h2>\(said.isEmpty ? nil : SummaryList(rows: said))\(shown.mayWrite && agreement.isSigned ? form : nil)</section>
      """
  }

  private var form: HTML {
    Form(
      to: "\(address)/review", csrf: csrf, submit: Phrase("Keep this review", es: "Guardar esta revisión"),
      fields:
        "\(FormField("words", Phrase("How does it go, and what do the two change?", es: "¿Qué tal va y qué cambian?"), .paragraphs(review), findings: findings))"
    ).html
  }

  private var history: HTML {
    let lines = shown.versions.map { "\($0.moment.shown) · \($0.name)\(sinceThen($0))" as HTML }
    let end = ButtonForm(
      Phrase("End this agreement", es: "Terminar este acuerdo"), to: "\(address)/end", csrf: csrf, style: .plain,
      confirm: Phrase("End this agreement?", es: "¿Terminar este acuerdo?"))
    return """
      \(Details(Phrase("Who wrote in it (\(shown.versions.count))", es: "Quién escribió en él (\(shown.versions.count))"), content: .list(lines)))
      \(shown.mayWrite ? end : nil)
      """
  }
}

extension AgreementView {
  /// What an earlier version said otherwise than the agreement does now, word by word; nothing where they are alike.
  private func sinceThen(_ version: AgreementVersion) -> HTML? {
    let changes = agreement.sort.topics.compactMap { topic -> DifferenceView.Change? in
      let (before, now) = (version.terms[topic] ?? "", agreement.words(on: topic))
      return before == now ? nil : DifferenceView.Change(topic.label, from: before, to: now)
    }
    if changes.isEmpty { return nil }
    let then = Phrase("Version \(version.version)", es: "Versión \(version.version)")
    return Details(
      Phrase("Version \(version.version) beside today’s", es: "La versión \(version.version) junto a la actual"),
      content: DifferenceView(changes, before: then, after: Phrase("Now", es: "Ahora"), level: 2).html
    ).html
  }
}

/// The form in which either of the two writes.
struct AgreementForm: View {
  let shown: ShownAgreement
  let typed: FormInput?
  let findings: [Finding]
  let action: String
  let csrf: String?
  let notice: DraftNotice?

  private var agreement: Agreement { shown.agreement }

  var html: HTML {
    """
    \(FindingSummary(findings))\(notice)
    \(PageHeading(shown.title, caption: agreement.sort.label, lead: lead))
    \(Form(
      to: action, csrf: csrf, submit: Phrase("Save", es: "Guardar"),
      cancel: Link(Phrase("Cancel", es: "Cancelar"), to: AgreementPages.address(agreement.id)),
      hidden: [HiddenField("version", String(agreement.version))], draft: DraftPages.address(of: action),
      fields: "\(agreement.sort.topics.map(field))\(isTeacher ? consent : nil)"))
    """
  }

  private var lead: Phrase? {
    guard !agreement.signatures.isEmpty else { return nil }
    let names = Phrase.list(agreement.signatures.map { shown.name($0.person) })
    return Phrase(
      "Signed by \(names.en). If you change a word, it has to be signed again.",
      es: "Firmado por \(names.es). Si cambia una palabra, habrá que firmarlo de nuevo.")
  }

  private func field(_ topic: AgreementTopic) -> FormField {
    FormField(
      topic.rawValue, topic.label, .paragraphs(typed?[topic.rawValue] ?? agreement.words(on: topic), rows: 3),
      hint: topic.question, findings: findings, isRequired: false)
  }

  private var isTeacher: Bool { agreement.sort == .coaching && shown.person == agreement.second }

  private var consent: FormField {
    FormField(
      "open_to_principal", Phrase("The principal may read it", es: "La dirección puede leerlo"),
      .flag(typed.map { $0.has("open_to_principal") } ?? agreement.isOpenToPrincipal),
      hint: Phrase("You can take this back at any time", es: "Puede retirarlo en cualquier momento"), findings: findings
    )
  }
}
