import Purpose
import Vocabulary

extension Answer {
  /// What the district holds tight and what it leaves loose, from the published rights of the year.
  /// Source: docs/rules/decision-rights.md#question-7
  package static func tightAndLoose(_ matrix: RightsMatrix) -> Answer {
    TightAndLoose(matrix: matrix).answer
  }
}

private struct TightAndLoose {
  let matrix: RightsMatrix

  private var rights: [DecisionRight] { matrix.published }
  private var tight: [DecisionRight] { rights.filter { $0.hold == .tight } }
  private var returned: [DecisionRight] { tight.filter { !$0.gives.trimmed.isEmpty } }
  private static let page = PlanLink.page("build/decision-matrix")

  var answer: Answer { Answer(.tightAndLoose, sentence, evidence: evidence, missing: gaps) }

  private var sentence: Phrase {
    let year = matrix.year.description
    if matrix.rights.isEmpty {
      return Phrase(
        "This cannot be told yet: no decision right has been recorded for \(year).",
        es: "Todavía no se puede saber: no se ha registrado ningún derecho de decisión para \(year).")
    }
    if rights.isEmpty {
      return Phrase(
        "This cannot be told yet: \(matrix.drafts.count) questions are drafted for \(year), and none is published.",
        es:
          "Todavía no se puede saber: hay \(matrix.drafts.count) cuestiones en borrador para \(year) y ninguna publicada."
      )
    }
    let (t, b, l) = (matrix.count(.tight), matrix.count(.bounded), matrix.count(.loose))
    return Phrase(
      "For \(year) the district holds \(t) of \(rights.count) questions tight, bounds \(b) and leaves \(l) loose; for \(returned.count) of the tight ones it says what schools get in return.",
      es:
        "Para \(year) el distrito fija \(t) de \(rights.count) cuestiones, acota \(b) y deja \(l) abiertas; en \(returned.count) de las fijas dice qué reciben las escuelas a cambio."
    )
  }

  private var evidence: [Answer.Evidence] {
    guard !rights.isEmpty else {
      return matrix.drafts.isEmpty
        ? []
        : [
          .init(
            Phrase("Questions drafted", es: "Cuestiones en borrador"), Phrase(verbatim: matrix.drafts.count.grouped),
            .stated, at: Self.page)
        ]
    }
    let holds = Hold.allCases.reversed().map { hold in
      Answer.Evidence(hold.label, matrix.count(hold), of: rights.count, .documented, at: Self.page)
    }
    let inReturn = Answer.Evidence(
      Phrase("Tight, with something in return", es: "Fijas, con algo a cambio"), returned.count, of: tight.count,
      .documented, at: Self.page)
    return holds + (tight.isEmpty ? [] : [inReturn])
  }

  private var gaps: [Answer.Gap] {
    var gaps: [Answer.Gap] = []
    if rights.isEmpty {
      gaps.append(
        .init(
          Phrase("Publish who decides what in this school year", es: "Publique quién decide qué en este año escolar"),
          at: Self.page, noStrongerThan: .absent))
    }
    let open = matrix.unanswered
    if !open.isEmpty {
      gaps.append(
        .init(
          Phrase(
            "\(open.count) of \(DesignQuestion.all.count) design questions have no right yet, “\(open[0].words.en)” among them",
            es:
              "\(open.count) de \(DesignQuestion.all.count) cuestiones de diseño aún no tienen derecho, entre ellas «\(open[0].words.es)»"
          ), at: .page("build/decision-questions")))
    }
    let bare = tight.count - returned.count
    if bare > 0 {
      gaps.append(
        .init(
          Phrase(
            "Say what schools get in return for \(bare) questions that are tight",
            es: "Diga qué reciben las escuelas a cambio de \(bare) cuestiones fijas"), at: Self.page))
    }
    return gaps
  }
}
