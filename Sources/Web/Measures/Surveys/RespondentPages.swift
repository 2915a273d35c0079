import HTTPTypes
import Logging
import Measures
import Store
import Vocabulary

/// A survey before somebody who answers it: by the link of a mail, by a code on paper, or on a kiosk. Nobody signs in.
///
/// Source: docs/decisions/0060-surveys-that-cannot-be-traced.md
struct RespondentPages: Pages {
  static let path = "/answer/:district"
  static func address(_ code: SurveyCode, in district: District.ID) -> String { "/answer/\(district)/\(code.text)" }

  var routes: [Route] {
    [
      .get(Self.path, .nothing, askForCode),
      .post(Self.path, .nothing, takeCode),
      .get("\(Self.path)/thanks", .nothing, thank),
      .get("\(Self.path)/:token", .link, welcome),
      .post("\(Self.path)/:token", .link, begin),
      .get("\(Self.path)/:token/check", .link, check),
      .post("\(Self.path)/:token/check", .link, handIn),
      .get("\(Self.path)/:token/:number", .link, ask),
      .post("\(Self.path)/:token/:number", .link, answer),
    ]
  }

  // MARK: By a code on paper

  func askForCode(_ visit: Visit) async throws -> Reply {
    try await codePage(visit, district(visit), typed: "", findings: [])
  }

  func takeCode(_ visit: Visit) async throws -> Reply {
    let district = try await district(visit)
    let typed = visit.form["code"]
    guard let code = SurveyCode(typed) else {
      return codePage(visit, district, typed: typed, findings: [Self.notACode])
    }
    do {
      guard try await visit.store.arrival(code, browser: nil, in: district.id) != nil else {
        try await visit.store.countWrongCode(from: visit.arrival.address, in: district.id)
        return codePage(visit, district, typed: typed, findings: [Self.notACode])
      }
    } catch let refusal as Refusal {
      return codePage(
        visit, district, typed: typed, findings: refusal.findings.map { Finding("code", $0.code, $0.message) },
        status: .tooManyRequests)
    }
    return .redirect(Self.address(code, in: district.id) + visit.kioskMark)
  }

  private static let notACode = Finding(
    "code", "no-code",
    Phrase(
      "Check the code: it has three groups of four letters and digits",
      es: "Revise el código: tiene tres grupos de cuatro letras y cifras"))

  private func codePage(
    _ visit: Visit, _ district: District, typed: String, findings: [Finding],
    status: HTTPResponse.Status = .unprocessableContent
  ) -> Reply {
    let title = Phrase("Answer a survey", es: "Responder una encuesta")
    var field = FormField(
      "code", Phrase("Your code", es: "Su código"), .line(typed),
      hint: Phrase("It is on your slip of paper, like 7KQM-2PXD-9RTV", es: "Está en su papel, como 7KQM-2PXD-9RTV"),
      findings: findings, autocomplete: "off")
    field.isHeading = false
    let form = Form(
      to: "/answer/\(district.id)\(visit.kioskMark)", csrf: visit.csrf, submit: Phrase("Go on", es: "Continuar"),
      fields: field.html)
    let words = Phrase(
      "The code lets you answer once. It is not kept beside your answers, and nobody can tell whose they are.",
      es: "El código permite responder una vez. No se guarda junto a sus respuestas, y nadie puede saber de quién son.")
    return page(
      visit, district, title, findings: findings, status: findings.isEmpty ? .ok : status,
      "\(FindingSummary(findings))\(PageHeading(title, caption: Phrase(verbatim: district.name), lead: words))\(form)")
  }

  // MARK: The survey

  func welcome(_ visit: Visit) async throws -> Reply {
    guard let come = try await come(visit) else { return await dead(visit) }
    if let closed = closed(visit, come) { return closed }
    return page(visit, come.district, come.arrival.survey.words, WelcomeView(come: come, visit: visit).html)
  }

  func begin(_ visit: Visit) async throws -> Reply {
    guard let come = try await come(visit) else { return await dead(visit) }
    if let closed = closed(visit, come) { return closed }
    var reply = Reply.redirect(come.address(1, visit))
    if come.browser == nil { reply.set(.answering, .new(for: come.district.id), on: visit.site) }
    return reply
  }

  func ask(_ visit: Visit) async throws -> Reply {
    guard let come = try await come(visit) else { return await dead(visit) }
    if let closed = closed(visit, come) { return closed }
    guard let question = come.question(visit.parameter("number")) else { throw Absent() }
    guard come.browser != nil else { return .redirect(come.address(nil, visit)) }
    return show(visit, come, question)
  }

  func answer(_ visit: Visit) async throws -> Reply {
    guard let come = try await come(visit) else { return await dead(visit) }
    if let closed = closed(visit, come) { return closed }
    guard let question = come.question(visit.parameter("number")) else { throw Absent() }
    guard let browser = come.browser else { return .redirect(come.address(nil, visit)) }
    var sheet = come.arrival.begun
    if visit.form["skip"] == "yes" {
      question.clear(&sheet)
    } else if !question.take(visit.form["answer"], into: &sheet) {
      return show(visit, come, question, findings: [Self.chooseOrSkip])
    }
    try await visit.store.keepAnswers(sheet, with: come.code, browser: browser, in: come.district.id)
    let isLast = question.number == come.arrival.instrument.questionCount
    let next = isLast || visit.query["from"] == "check" ? nil : question.number + 1
    return .redirect(next.map { come.address($0, visit) } ?? come.checkAddress(visit))
  }

  private static let chooseOrSkip = Finding(
    "answer", "no-answer",
    Phrase("Choose an answer, or skip the question", es: "Elija una respuesta u omita la pregunta"))

  private func show(_ visit: Visit, _ come: Come, _ question: SurveyQuestion, findings: [Finding] = []) -> Reply {
    page(
      visit, come.district, question.words, findings: findings,
      status: findings.isEmpty ? .ok : .unprocessableContent,
      SurveyQuestionView(come: come, question: question, visit: visit, findings: findings).html)
  }

  func check(_ visit: Visit) async throws -> Reply {
    guard let come = try await come(visit) else { return await dead(visit) }
    if let closed = closed(visit, come) { return closed }
    guard come.browser != nil else { return .redirect(come.address(nil, visit)) }
    return checkPage(visit, come, [])
  }

  private func checkPage(_ visit: Visit, _ come: Come, _ findings: [Finding]) -> Reply {
    page(
      visit, come.district, CheckAnswersView.title, findings: findings,
      status: findings.isEmpty ? .ok : .unprocessableContent,
      CheckAnswersView(come: come, visit: visit, findings: findings).html)
  }

  func handIn(_ visit: Visit) async throws -> Reply {
    guard let come = try await come(visit) else { return await dead(visit) }
    if let closed = closed(visit, come) { return closed }
    do {
      try await visit.store.handIn(
        come.arrival.begun, with: come.code, browser: come.browser, in: come.district.id)
    } catch let refusal as Refusal {
      return checkPage(visit, come, refusal.findings)
    }
    var reply = Reply.redirect("/answer/\(come.district.id)/thanks\(visit.kioskMark)")
    reply.clear(.answering, on: visit.site)
    return reply
  }

  func thank(_ visit: Visit) async throws -> Reply {
    let district = try await district(visit)
    let title = Phrase("Thank you: your answers are in", es: "Gracias: sus respuestas están entregadas")
    let panel = ConfirmationPanel(
      title,
      Phrase(
        "Nothing tells that they are yours, so they cannot be changed or found again.",
        es: "Nada indica que son suyas, así que no se pueden cambiar ni volver a encontrar."))
    guard visit.isKiosk else {
      let words = Phrase("You can close this page.", es: "Puede cerrar esta página.")
      return page(visit, district, title, "\(panel)<p>\(words)</p>")
    }
    let start = "/answer/\(district.id)\(visit.kioskMark)"
    let next = LinkButton(Phrase("Next person", es: "Siguiente persona"), to: start)
    var reply = page(visit, district, title, "\(panel)\(ButtonRow([next.html]))")
    // The next person finds a fresh page, though nobody has pressed anything.
    reply.headers[HTTPField.Name("Refresh")!] = "20; url=\(start)"
    return reply
  }

  // MARK: Who comes

  private func district(_ visit: Visit) async throws -> District {
    guard let district = try await visit.store.district(visit.id("district")) else { throw Absent() }
    return district
  }

  private func come(_ visit: Visit) async throws -> Come? {
    let district = try await district(visit)
    guard let code = SurveyCode(visit.parameter("token")) else { return nil }
    let browser = visit.site.token(.answering, of: visit.request)
    guard let arrival = try await visit.store.arrival(code, browser: browser, in: district.id) else { return nil }
    return Come(district: district, code: code, browser: browser, arrival: arrival)
  }

  private func dead(_ visit: Visit) async -> Reply {
    var status = HTTPResponse.Status.notFound
    do {
      try await visit.store.countWrongCode(from: visit.arrival.address, in: visit.id("district"))
    } catch is Refusal {
      status = .tooManyRequests
    } catch {
      visit.log.warning("a wrong code could not be counted: \(error)")
    }
    return calm(
      visit, Phrase("This link does not work any more", es: "Este enlace ya no funciona"),
      Phrase(
        "The survey is over, or the address is not complete. Open the link in your mail again, or type your code.",
        es:
          "La encuesta terminó o la dirección está incompleta. Abra de nuevo el enlace de su correo o escriba su código."
      ),
      status)
  }

  /// Why nothing can be answered; nil when it can.
  private func closed(_ visit: Visit, _ come: Come) -> Reply? {
    if come.arrival.isSpent {
      return calm(
        visit, Phrase("An answer is in already", es: "Ya hay una respuesta"),
        Phrase(
          "This link has been used. The answer cannot be changed, because nothing says which it is.",
          es: "Este enlace ya se usó. La respuesta no se puede cambiar, porque nada indica cuál es."), .ok)
    }
    if come.arrival.isOpen { return nil }
    let wave = come.arrival.wave
    let words =
      wave.isOver
      ? Phrase("The survey is closed.", es: "La encuesta está cerrada.")
      : Phrase(
        "It can be answered from \(wave.opens?.description ?? "") to \(wave.closes?.description ?? "").",
        es: "Se puede responder del \(wave.opens?.description ?? "") al \(wave.closes?.description ?? "").")
    return calm(
      visit, Phrase("This survey takes no answers now", es: "Esta encuesta no recibe respuestas ahora"), words, .ok)
  }

  private func calm(_ visit: Visit, _ title: Phrase, _ words: Phrase, _ status: HTTPResponse.Status) -> Reply {
    var frame = PageFrame(title, path: visit.path, csrf: visit.csrf)
    frame.assetVersion = visit.site.assets.version
    frame.width = .reading
    return .html(frame.html("\(CalmPage(title, [words]))"), status: status)
  }

  /// Without the name of anybody who happens to be signed in.
  private func page(
    _ visit: Visit, _ district: District, _ title: Phrase, findings: [Finding] = [],
    status: HTTPResponse.Status = .ok, _ main: HTML
  ) -> Reply {
    var frame = PageFrame(
      title, path: visit.path, district: district.name, csrf: visit.csrf, hasErrors: !findings.isEmpty)
    frame.assetVersion = visit.site.assets.version
    frame.width = .reading
    return .html(frame.html("<div class=\"respondent\">\(main)</div>"), status: status)
  }
}

extension Visit {
  /// A device that is handed from one person to the next.
  var isKiosk: Bool { query["kiosk"] == "yes" }
  var kioskMark: String { isKiosk ? "?kiosk=yes" : "" }
}

/// Somebody who has come with a good code.
struct Come: Sendable {
  let district: District
  let code: SurveyCode
  /// The secret of this browser, under which what is not handed in is kept.
  let browser: Token?
  let arrival: SurveyArrival

  func address(_ number: Int?, _ visit: Visit, isChange: Bool = false) -> String {
    let base = RespondentPages.address(code, in: district.id)
    let marks = [visit.isKiosk ? "kiosk=yes" : nil, isChange ? "from=check" : nil].compactMap(\.self)
    return base + (number.map { "/\($0)" } ?? "") + (marks.isEmpty ? "" : "?" + marks.joined(separator: "&"))
  }

  func checkAddress(_ visit: Visit) -> String {
    RespondentPages.address(code, in: district.id) + "/check" + visit.kioskMark
  }

  func question(_ number: String) -> SurveyQuestion? {
    Int(number).flatMap { SurveyQuestion($0, of: arrival.instrument) }
  }

  var questions: [SurveyQuestion] {
    (1...max(1, arrival.instrument.questionCount)).compactMap { SurveyQuestion($0, of: arrival.instrument) }
  }
}

/// One question of a survey, by its place: the items, and last the question about the respondent.
struct SurveyQuestion: Sendable {
  let number: Int
  let words: Phrase
  let choices: [Choice]
  private let item: String?

  init?(_ number: Int, of instrument: Instrument) {
    self.number = number
    if instrument.items.indices.contains(number - 1) {
      let item = instrument.items[number - 1]
      self.item = item.name
      words = item.words
      choices = instrument.answers.enumerated().map { Choice(String($0 + 1), $1) }
    } else if let group = instrument.group, number == instrument.items.count + 1 {
      item = nil
      words = group.words
      choices = group.choices.map { Choice($0.name, $0.words) }
    } else {
      return nil
    }
  }

  func chosen(_ sheet: AnswerSheet) -> String? {
    guard let item else { return sheet.group.isEmpty ? nil : sheet.group }
    return sheet.answers[item].map(String.init)
  }

  /// Whether it is one of the choices.
  func take(_ answer: String, into sheet: inout AnswerSheet) -> Bool {
    guard choices.contains(where: { $0.name == answer }) else { return false }
    if let item { sheet.answers[item] = Int(answer) } else { sheet.group = answer }
    return true
  }

  func clear(_ sheet: inout AnswerSheet) {
    if let item { sheet.answers[item] = nil } else { sheet.group = "" }
  }

  var isAboutRespondent: Bool { item == nil }
}
