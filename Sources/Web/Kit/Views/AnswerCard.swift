import Vocabulary

/// One of the nine questions, with its answer as the district's records give it today.
package struct AnswerCard: View {
  package var answer: Answer
  package var href: String
  package var picture: HTML?
  /// 2 where nothing but the page's own heading stands above the card, 3 under a strategy.
  package var level: Int
  /// How many gaps and figures are shown here; the page of the question shows them all.
  package var most: Int

  package init(_ answer: Answer, to href: String, picture: HTML? = nil, level: Int = 3, most: Int = .max) {
    self.answer = answer
    self.href = href
    self.picture = picture
    self.level = level
    self.most = most
  }

  package var html: HTML {
    """
    <article class="answer" aria-labelledby="question-\(answer.number)">
    <p class="answer-number" aria-hidden="true">\(answer.number)</p>
    <div class="answer-body">
    <h\(level) class="answer-question" id="question-\(answer.number)"><span class="unseen">\(Phrase("Question", es: "Pregunta")) \(answer.number): </span>\
    <a href="\(href)">\(answer.question.words)</a></h\(level)>
    <p class="answer-sentence">\(answer.sentence)</p>
    \(gaps)
    </div>
    <div class="answer-side"><p>\(StrengthMeter(answer.strength))</p>\(picture.map { "<div class=\"answer-picture\">\($0)</div>" as HTML })
    \(answer.evidence.isEmpty ? nil : EvidenceList(Array(answer.evidence.prefix(most))))</div>
    </article>
    """
  }

  private var gaps: HTML {
    if answer.missing.isEmpty { return "" }
    let rest = answer.missing.count - most
    let more = Link(
      Phrase("and \(rest) more", es: "y \(rest) más"), to: href, context: Phrase("still missing", es: "que faltan"))
    return GapList(Array(answer.missing.prefix(most)), level: level + 1, more: rest > 0 ? more : nil).html
  }
}

/// What an answer still misses, each with the page that mends it.
package struct GapList: View {
  package var gaps: [Answer.Gap]
  package var level: Int
  /// To the rest, where not all are shown.
  package var more: Link?

  package init(_ gaps: [Answer.Gap], level: Int = 2, more: Link? = nil) {
    self.gaps = gaps
    self.level = level
    self.more = more
  }

  package var html: HTML {
    """
    <div class="answer-gaps"><h\(level)>\(Phrase("Still missing", es: "Lo que falta"))</h\(level)>
    <ul>\(gaps.map { "<li>\(Link($0.what, at: $0.link))</li>" as HTML })\(more.map { "<li>\($0)</li>" as HTML })</ul></div>
    """
  }
}

/// The figures that bear an answer out.
package struct EvidenceList: View {
  package var evidence: [Answer.Evidence]

  package init(_ evidence: [Answer.Evidence]) { self.evidence = evidence }

  package var html: HTML { "<dl class=\"evidence\">\(evidence.map(line))</dl>" }

  private func line(_ piece: Answer.Evidence) -> HTML {
    let label = piece.link.map { Link(piece.label, at: $0).html } ?? HTML(piece.label)
    return "<div><dt>\(label)</dt><dd>\(piece.figure)</dd></div>"
  }
}
