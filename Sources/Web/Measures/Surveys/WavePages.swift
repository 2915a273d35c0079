import HTTPTypes
import Logging
import Measures
import Store
import Vocabulary

/// What the district does with a wave: opening it, inviting, reminding, printing codes, closing.
struct WavePages: Pages {
  private static let base = "/\(SurveyWave.kind.path)/:id"

  var routes: [Route] {
    let deed = Route.Needs.district(.editPlan)
    return [
      .post("\(Self.base)/open", deed, open), .post("\(Self.base)/invite", deed, invite),
      .post("\(Self.base)/remind", deed, remind), .post("\(Self.base)/close", deed, close),
      .post("\(Self.base)/withdraw", deed, withdraw), .get("\(Self.base)/codes", deed, showCodes),
      .post("\(Self.base)/codes", deed, makeCodes),
    ]
  }

  func open(_ visit: Visit) async throws -> Reply { try await act(visit) { try $0.openWave($1) } }
  func close(_ visit: Visit) async throws -> Reply { try await act(visit) { try $0.closeWave($1) } }
  func withdraw(_ visit: Visit) async throws -> Reply { try await act(visit) { try $0.withdrawWave($1) } }

  func invite(_ visit: Visit) async throws -> Reply {
    try await mail(visit, isReminder: false) { try $0.invite(to: $1) }
  }

  func remind(_ visit: Visit) async throws -> Reply {
    try await mail(visit, isReminder: true) { try $0.remind(of: $1) }
  }

  private func act(
    _ visit: Visit, _ act: @Sendable @escaping (ActRecords, SurveyWave.ID) throws -> Void
  ) async throws -> Reply {
    let id: SurveyWave.ID = visit.id()
    guard try await visit.read({ try $0.find(SurveyWave.self, id) }) != nil else { throw Absent() }
    do {
      try await visit.act { try act($0, id) }
      return .redirect("/\(SurveyWave.kind.path)/\(id)?done=saved")
    } catch let refusal as Refusal {
      return notYet(visit, id, refusal)
    }
  }

  private func notYet(_ visit: Visit, _ id: SurveyWave.ID, _ refusal: Refusal) -> Reply {
    let wave = "/\(SurveyWave.kind.path)/\(id)"
    let title = Phrase("That cannot be done yet", es: "Eso todavía no se puede hacer")
    let list = FindingList(refusal.findings, tellsWhatEachStops: false) { _ in wave }
    return visit.page(
      title, under: [.strategy(.measures), .waves], hasErrors: true, width: .reading, status: .unprocessableContent,
      "\(PageHeading(title))\(list)<p>\(LinkButton(Phrase("Back to the wave", es: "Volver a la ronda"), to: wave))</p>")
  }

  // MARK: By mail

  private func mail(
    _ visit: Visit, isReminder: Bool, _ act: @Sendable @escaping (ActRecords, SurveyWave.ID) throws -> Void
  ) async throws -> Reply {
    let id: SurveyWave.ID = visit.id()
    guard
      let found = try await visit.read({ try ($0.find(SurveyWave.self, id), $0.all(Survey.self)) })
        as (SurveyWave?, [Survey])?,
      let wave = found.0, let survey = found.1.first(where: { $0.id == wave.survey })
    else { throw Absent() }
    do {
      guard let relay = visit.site.mail else { throw Self.noRelay }
      try await visit.act { try act($0, id) }
      try await send(visit, relay, wave, survey, isReminder: isReminder)
      return .redirect("/\(SurveyWave.kind.path)/\(id)?done=sent")
    } catch let refusal as Refusal {
      return notYet(visit, id, refusal)
    }
  }

  private static let noRelay = Refusal(
    "", "no-relay",
    Phrase(
      "Set up mail when the server is started, or print codes on paper",
      es: "Configure el correo al iniciar el servidor o imprima códigos en papel"))

  /// In portions, each noted when it has gone out: what a broken relay leaves over goes out when the button is pressed again.
  private func send(
    _ visit: Visit, _ relay: MailRelay, _ wave: SurveyWave, _ survey: Survey, isReminder: Bool
  ) async throws {
    let district = try visit.signedIn.district
    while true {
      let due = try await visit.store.dueLetters(of: wave.id, atMost: Self.portion, in: district.id)
      if due.isEmpty { return }
      let letters = due.map {
        Letter.survey(
          survey, until: wave.closes, to: $0.email, isReminder: isReminder, from: district,
          link: visit.site.address + RespondentPages.address($0.code, in: district.id))
      }
      do {
        let refused = try await relay.send(letters)
        if !refused.isEmpty { visit.log.warning("mail refused", metadata: ["letters": "\(refused.count)"]) }
      } catch {
        visit.log.warning("mail: \(error)")
        throw Refusal("", "mail-down", SubscriptionPages.mailDown)
      }
      try await visit.store.noteSent(due, in: district.id)
    }
  }

  private static let portion = 500

  // MARK: On paper

  func showCodes(_ visit: Visit) async throws -> Reply { try await codesPage(visit, findings: []) }

  func makeCodes(_ visit: Visit) async throws -> Reply {
    let id: SurveyWave.ID = visit.id()
    let school: School.ID = School.ID(visit.form["school"])
    guard let count = Int(visit.form["count"].trimmed) else {
      return try await codesPage(
        visit,
        findings: [
          Finding("count", "number", Phrase("Enter a whole number, like 12", es: "Escriba un número entero, como 12"))
        ])
    }
    do {
      let codes = try await visit.act { try $0.makeCodes(count, at: school, for: id) }
      return try await slips(visit, codes, at: school)
    } catch let refusal as Refusal {
      return try await codesPage(visit, findings: refusal.findings)
    }
  }

  private func codesPage(_ visit: Visit, findings: [Finding]) async throws -> Reply {
    let id: SurveyWave.ID = visit.id()
    let (wave, turnout) = try await visit.read { try ($0.find(SurveyWave.self, id), $0.turnout(of: id)) }
    guard let wave else { throw Absent() }
    let title = Phrase("Codes on paper", es: "Códigos en papel")
    let schools = turnout.map { Choice($0.school.rawValue, Phrase(verbatim: $0.name)) }
    let chosen = visit.form["school"].isEmpty ? schools.first?.name : visit.form["school"]
    let form = Form(
      to: "\(wave.address)/codes", csrf: visit.csrf, submit: Phrase("Make the codes", es: "Crear los códigos"),
      fields: """
        \(FormField("school", Phrase("School", es: "Escuela"), .select(schools, chosen: chosen), findings: findings))
        \(FormField("count", Phrase("How many", es: "Cuántos"), .number(visit.form["count"]), findings: findings))
        """)
    let lead = Phrase(
      "For people without mail, and for a kiosk. Let each draw a slip, so that nobody knows who holds which.",
      es:
        "Para personas sin correo y para un quiosco. Que cada persona saque un papel, para que nadie sepa quién tiene cuál."
    )
    let body: HTML =
      wave.stage == .open
      ? "\(form)"
      : "<p>\(Phrase("Open the wave first: codes are made while it is open.", es: "Primero abra la ronda: los códigos se crean mientras está abierta."))</p>"
    return visit.page(
      title, under: [.strategy(.measures), .waves, Link(Phrase(verbatim: wave.title), to: wave.address)],
      hasErrors: !findings.isEmpty, width: .reading, status: findings.isEmpty ? .ok : .unprocessableContent,
      "\(FindingSummary(findings))\(PageHeading(title, caption: Phrase(verbatim: wave.title), lead: lead))\(body)")
  }

  private func slips(_ visit: Visit, _ codes: [SurveyCode], at school: School.ID) async throws -> Reply {
    let id: SurveyWave.ID = visit.id()
    let district = try visit.signedIn.district
    let (wave, place) = try await visit.read { records in
      try (records.find(SurveyWave.self, id), records.find(School.self, school)?.name ?? "")
    }
    guard let wave else { throw Absent() }
    let title = Phrase("Slips for \(place)", es: "Papeles para \(place)")
    let slips = codes.map { code in
      SlipView(code: code, address: visit.site.address, district: district.id, wave: wave).html
    }
    let note = Notice(
      .important, Phrase("Print these now: they are not shown again", es: "Imprímalos ahora: no se volverán a mostrar"))
    return visit.page(
      title, under: [.strategy(.measures), .waves, Link(Phrase(verbatim: wave.title), to: wave.address)],
      "\(PageHeading(title, caption: Phrase(verbatim: wave.title)))\(note)<ul class=\"slips\">\(slips)</ul>")
  }
}

/// One slip of paper: the code, where it is typed, and the same for a phone's camera. It names nobody.
struct SlipView: View {
  let code: SurveyCode
  let address: String
  let district: District.ID
  let wave: SurveyWave

  var html: HTML {
    let link = address + RespondentPages.address(code, in: district)
    let picture = QRCode(link).map {
      QRCodeView($0, label: Phrase("Code \(code.printed) for a camera", es: "Código \(code.printed) para una cámara"))
        .html
    }
    return """
      <li class="slip"><p><strong>\(code.printed)</strong></p>\(picture)
      <p>\(Phrase("Type it at", es: "Escríbalo en")) <code>\(address)/answer/\(district)</code></p>
      <p>\(Phrase("Until \(wave.closes?.description ?? ""). It can be used once, and nobody knows that it is yours.", es: "Hasta el \(wave.closes?.description ?? ""). Sirve una vez y nadie sabe que es suyo."))</p></li>
      """
  }
}

extension Link {
  static var waves: Link { Link(SurveyWave.kind.many.capitalized, to: "/\(SurveyWave.kind.path)") }
}

extension Letter {
  /// In both languages: nobody knows which one its reader prefers.
  static func survey(
    _ survey: Survey, until day: Day?, to email: String, isReminder: Bool, from district: District, link: String
  ) -> Letter {
    let last = day?.description ?? ""
    let start = isReminder ? Phrase("Reminder: ", es: "Recordatorio: ") : Phrase(verbatim: "")
    return Letter(
      to: email, subject: "\(start.en)\(survey.name) · \(start.es)\(survey.nameES)",
      text: """
        \(district.name) asks for your answer to “\(survey.name)”. It takes a few minutes, until \(last). Nobody can tell which answers are yours; \
        this link only lets you answer once:
        \(link)
        \(isReminder ? "If you have answered on paper in the meantime, forget this mail." : "")

        \(district.name) le pide su respuesta a «\(survey.nameES)». Toma unos minutos, hasta el \(last). Nadie puede saber qué respuestas son suyas; \
        este enlace solo permite responder una vez:
        \(link)
        \(isReminder ? "Si entretanto respondió en papel, olvide este correo." : "")
        """)
  }
}
