import Store
import Vocabulary

/// One of the nine questions: its answer, the records behind it, how strong they are, and what would make it stronger.
struct QuestionPage: Pages {
  var routes: [Route] { [.get("/questions/:number", .signedIn, show)] }

  func show(_ visit: Visit) async throws -> Reply {
    let number = Int(visit.parameter("number")) ?? 0
    guard let question = KeyQuestion(rawValue: number) else { throw Absent() }
    let answer = try await visit.review().first { $0.question == question }
    guard let answer else { throw Absent() }
    let crumb = Link(question.strategy.label, to: "/\(question.strategy.rawValue)")
    return visit.page(question.words, under: [crumb], QuestionView(answer: answer, opens: visit.opens).html)
  }
}

struct QuestionView: View {
  let answer: Answer
  let opens: @Sendable (PlanLink) -> Bool

  var html: HTML {
    """
    \(PageHeading(answer.question.words, caption: Phrase("Question \(answer.number)", es: "Pregunta \(answer.number)")))
    <p class="answer-sentence">\(answer.sentence)</p>
    <p>\(StrengthMeter(answer.strength))</p>
    <p class="hint">\(answer.strength.meaning)</p>
    \(evidence)
    \(answer.missing.isEmpty ? nil : GapList(answer.missing, opens: opens))
    """
  }

  private var evidence: HTML {
    if answer.evidence.isEmpty { return "" }
    let rows: [[HTML]] = answer.evidence.map { piece in
      [
        piece.linkedLabel(opens),
        HTML(piece.figure),
        HTML(piece.strength.label),
      ]
    }
    return Table(
      Phrase("What bears it out", es: "En qué se apoya"),
      columns: [
        .init(Phrase("In the records", es: "En los registros")), .init(Phrase("Says", es: "Dice")),
        .init(Phrase("Strength", es: "Solidez")),
      ], rows: rows
    ).html
  }
}
