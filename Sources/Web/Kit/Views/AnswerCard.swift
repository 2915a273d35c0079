import Vocabulary

/// One of the nine questions, with its answer as the district's records give it today.
package struct AnswerCard: View {
  package var answer: Answer
  package var href: String
  package var picture: HTML?
  /// 2 where nothing but the page's own heading stands above the card, 3 under a strategy.
  package var level: Int
  /// Whether the reader may open what the answer points to; what they may not is said without a link.
  package var opens: @Sendable (PlanLink) -> Bool

  package init(
    _ answer: Answer, to href: String, picture: HTML? = nil, level: Int = 3,
    opens: @escaping @Sendable (PlanLink) -> Bool = { _ in true }
  ) {
    self.answer = answer
    self.href = href
    self.picture = picture
    self.level = level
    self.opens = opens
  }

  package var html: HTML {
    """
    <article class="answer" aria-labelledby="question-\(answer.number)">
    <p class="answer-number" aria-hidden="true">\(answer.number)</p>
    <div class="answer-body">
    <h\(level) class="answer-question" id="question-\(answer.number)"><span class="unseen">\(Phrase("Question", es: "Pregunta")) \(answer.number): </span>\
    <a href="\(href)">\(answer.question.words)</a></h\(level)>
    <p class="answer-sentence">\(answer.sentence)</p>
    \(answer.missing.isEmpty ? nil : GapList(answer.missing, level: level + 1, most: 3, rest: href, opens: opens))
    </div>
    <div class="answer-side"><p>\(StrengthMeter(answer.strength))</p>\(picture.map { "<div class=\"answer-picture\">\($0)</div>" as HTML })
    \(answer.evidence.isEmpty ? nil : EvidenceList(answer.evidence, most: 4, rest: href, opens: opens))</div>
    </article>
    """
  }
}

/// What an answer still misses, each with the page that mends it.
package struct GapList: View {
  package var gaps: [Answer.Gap]
  package var level: Int
  /// Beyond these it says how many more there are, and leads to all of them.
  package var most: Int
  package var rest: String
  package var opens: @Sendable (PlanLink) -> Bool

  package init(
    _ gaps: [Answer.Gap], level: Int = 2, most: Int = .max, rest: String = "",
    opens: @escaping @Sendable (PlanLink) -> Bool = { _ in true }
  ) {
    self.gaps = gaps
    self.level = level
    self.most = most
    self.rest = rest
    self.opens = opens
  }

  package var html: HTML {
    """
    <div class="answer-gaps"><h\(level)>\(Phrase("Still missing", es: "Lo que falta"))</h\(level)>
    <ul>\(shown.map(line))</ul>\(shown.count < gaps.count ? more : nil)</div>
    """
  }

  private func line(_ gap: Answer.Gap) -> HTML {
    "<li>\(opens(gap.link) ? Link(gap.what, at: gap.link).html : HTML(gap.what))</li>"
  }

  /// What holds the answer back most comes first.
  private var shown: [Answer.Gap] {
    guard gaps.count - 1 > most else { return gaps }
    let serious = gaps.enumerated().sorted {
      ($0.element.limit?.rank ?? .max, $0.offset) < ($1.element.limit?.rank ?? .max, $1.offset)
    }
    return serious.prefix(most).map(\.element)
  }

  private var more: HTML {
    let count = gaps.count - shown.count
    return "<p>\(Link(Phrase("and \(count) more", es: "y \(count) más"), to: rest))</p>"
  }
}

/// The figures that bear an answer out.
package struct EvidenceList: View {
  package var evidence: [Answer.Evidence]
  /// Beyond these it says how many more there are, and leads to all of them.
  package var most: Int
  package var rest: String
  package var opens: @Sendable (PlanLink) -> Bool

  package init(
    _ evidence: [Answer.Evidence], most: Int = .max, rest: String = "",
    opens: @escaping @Sendable (PlanLink) -> Bool = { _ in true }
  ) {
    self.evidence = evidence
    self.most = most
    self.rest = rest
    self.opens = opens
  }

  package var html: HTML {
    "<dl class=\"evidence\">\(shown.map(line))</dl>\(shown.count < evidence.count ? more : nil)"
  }

  /// The strongest come first; one more than there is room for is shown rather than counted.
  private var shown: [Answer.Evidence] {
    guard evidence.count - 1 > most else { return evidence }
    let strongest = evidence.enumerated().sorted {
      ($1.element.strength, $0.offset) < ($0.element.strength, $1.offset)
    }
    return strongest.prefix(most).sorted { $0.offset < $1.offset }.map(\.element)
  }

  private func line(_ piece: Answer.Evidence) -> HTML {
    "<div><dt>\(piece.linkedLabel(opens))</dt><dd>\(piece.figure)\(piece.share.map(bar))</dd></div>"
  }

  private func bar(_ share: Double) -> HTML { ShareBar(share).html }

  private var more: HTML {
    let count = evidence.count - shown.count
    return """
      <p class="evidence-more">\(Link(Phrase("and \(count) more figures", es: "y \(count) cifras más"), to: rest))</p>
      """
  }
}

extension Answer.Evidence {
  /// Its label, as a link where the reader may go.
  func linkedLabel(_ opens: (PlanLink) -> Bool) -> HTML {
    guard let link, opens(link) else { return HTML(label) }
    return Link(label, at: link).html
  }
}
