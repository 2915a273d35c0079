import Measures
import Store
import Vocabulary

/// What somebody is told before the first question: why they are asked, how long it takes, and what nobody will know.
struct WelcomeView: View {
  let come: Come
  let visit: Visit

  private var survey: Survey { come.arrival.survey }
  private var instrument: Instrument { come.arrival.instrument }

  var html: HTML {
    """
    \(PageHeading(survey.words, caption: Phrase(verbatim: come.district.name), lead: length))
    \(HTML.paragraphs(survey.consentWords[Reading.language]))
    <h2>\(Phrase("What becomes of your answers", es: "Qué pasa con sus respuestas"))</h2>
    <ul>\(promises.map { "<li>\($0)</li>" as HTML })</ul>
    \(ButtonForm(start, to: come.address(nil, visit), csrf: visit.csrf, style: .primary))
    <p class="hint">\(Phrase("By starting you agree to take part. You may stop at any time, and skip any question.", es: "Al empezar acepta participar. Puede parar cuando quiera y omitir cualquier pregunta."))</p>
    """
  }

  private var start: Phrase {
    come.arrival.begun.isEmpty ? Phrase("Start", es: "Empezar") : Phrase("Go on", es: "Continuar")
  }

  private var length: Phrase {
    Phrase(
      "\(instrument.questionCount) questions, about \(instrument.minutes) minutes. You may answer until \(last).",
      es: "\(instrument.questionCount) preguntas, unos \(instrument.minutes) minutos. Puede responder hasta el \(last)."
    )
  }

  private var last: String { come.arrival.wave.closes?.description ?? "" }

  private var promises: [Phrase] {
    [
      Phrase(
        "They are kept without your name, your address and the time: nothing that is kept says which are yours.",
        es: "Se guardan sin su nombre, su dirección ni la hora: nada de lo que se guarda dice cuáles son suyas."),
      Phrase(
        "No figure is shown of fewer than \(survey.answerFloor) people.",
        es: "No se muestra ninguna cifra de menos de \(survey.answerFloor) personas."),
      Phrase(
        "Until you hand them in they are kept for this device alone. Afterwards they cannot be changed.",
        es: "Hasta que las entregue se guardan solo para este dispositivo. Después no se pueden cambiar."),
    ]
  }
}

/// One question on a page of its own.
struct SurveyQuestionView: View {
  let come: Come
  let question: SurveyQuestion
  let visit: Visit
  let findings: [Finding]

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(ProgressLine(Phrase("Question \(question.number)", es: "Pregunta \(question.number)"), done: question.number, of: come.arrival.instrument.questionCount))
    \(form)
    <p>\(Link(Phrase("Back", es: "Atrás"), to: back))\(startAgain)</p>
    """
  }

  private var isChange: Bool { visit.query["from"] == "check" }

  private var form: Form {
    var field = FormField(
      "answer", question.words, .radios(question.choices, chosen: question.chosen(come.arrival.begun)),
      hint: question.isAboutRespondent
        ? Phrase(
          "Told only where enough people are in each group",
          es: "Solo se cuenta si hay suficientes personas en cada grupo")
        : nil, findings: findings)
    field.isHeading = true
    var form = Form(
      to: come.address(question.number, visit, isChange: isChange), csrf: visit.csrf,
      submit: isChange ? Phrase("Save", es: "Guardar") : Phrase("Next", es: "Siguiente"), fields: field.html)
    form.buttons.append(
      "\(Button(Phrase("Skip this question", es: "Omitir esta pregunta"), style: .plain, name: "skip", value: "yes"))")
    return form
  }

  private var back: String {
    if isChange { return come.checkAddress(visit) }
    return come.address(question.number == 1 ? nil : question.number - 1, visit)
  }

  private var startAgain: HTML? {
    guard visit.isKiosk else { return nil }
    return
      " · \(Link(Phrase("Start again with another code", es: "Empezar de nuevo con otro código"), to: "/answer/\(come.district.id)?kiosk=yes"))"
  }
}

/// Everything that was answered, before it is handed in.
struct CheckAnswersView: View {
  static let title = Phrase("Check your answers", es: "Revise sus respuestas")
  let come: Come
  let visit: Visit
  let findings: [Finding]

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(Self.title, caption: come.arrival.survey.words, lead: lead))
    \(ButtonForm(handIn, to: come.checkAddress(visit), csrf: visit.csrf, style: .primary))
    \(SummaryList(rows: come.questions.map(row)))
    \(ButtonForm(handIn, to: come.checkAddress(visit), csrf: visit.csrf, style: .primary, context: Phrase("(below the list)", es: "(debajo de la lista)")))
    """
  }

  private var handIn: Phrase { Phrase("Hand in my answers", es: "Entregar mis respuestas") }

  private var lead: Phrase {
    let given = come.questions.count { $0.chosen(come.arrival.begun) != nil }
    return Phrase(
      "You have answered \(given) of \(come.questions.count) questions. Once handed in they cannot be changed.",
      es: "Ha respondido \(given) de \(come.questions.count) preguntas. Una vez entregadas no se pueden cambiar.")
  }

  private func row(_ question: SurveyQuestion) -> SummaryList.Row {
    let chosen = question.chosen(come.arrival.begun)
    let words = question.choices.first { $0.name == chosen }?.label
    return SummaryList.Row(
      question.words, words.map { HTML($0) } ?? "<span class=\"nothing\">\(Phrase("Skipped", es: "Omitida"))</span>",
      change: come.address(question.number, visit, isChange: true))
  }
}
