import Vocabulary

/// A report as it is read: sections one after another, in both languages, made of sentences, figures, lists and tables.
package struct Report: Sendable, Equatable {
  package let sort: ReportSort
  package let audience: ReportAudience
  package let district: String
  package let year: SchoolYear
  /// The last day whose records it knows.
  package let day: Day
  package var sections: [Section]
  /// What was attacked before it went out; nil where nothing had to be hidden or shown.
  package var certificate: AuditStatement?

  package struct Section: Sendable, Equatable {
    /// Nil for what every report has: what it comes to, and how sure it is.
    package let part: ReportPart?
    package let title: Phrase
    package var blocks: [Block]
  }

  package enum Block: Sendable, Equatable {
    case words(Phrase)
    case hint(Phrase)
    case points([Phrase])
    case figures([Figure])
    case table(Table)
    case answers([ReportedAnswer])
    case years([CostLine])
  }

  package struct Figure: Sendable, Equatable {
    package var label: Phrase
    package var figure: Phrase
    package var isNotable = false
  }

  package struct Table: Sendable, Equatable {
    package var caption: Phrase
    package var columns: [Column]
    package var rows: [[Phrase]]

    package struct Column: Sendable, Equatable {
      package var heading: Phrase
      package var isNumber: Bool

      package init(_ heading: Phrase, isNumber: Bool = false) {
        self.heading = heading
        self.isNumber = isNumber
      }
    }
  }

  /// One of the nine, as far as this audience is told.
  package struct ReportedAnswer: Sendable, Equatable {
    package var question: KeyQuestion
    package var sentence: Phrase
    package var strength: Strength
    /// The most serious first.
    package var missing: [Phrase]
    /// How many more there are.
    package var more: Int
  }

  /// A year of the plan's money.
  package struct CostLine: Sendable, Equatable {
    package var year: SchoolYear
    package var lasting: Money
    package var ending: Money
    package var uncovered: Money
  }

  package var title: Phrase {
    switch sort {
    case .board: Phrase("Teacher leadership: report to the board", es: "Liderazgo docente: informe a la junta")
    case .annual:
      Phrase("Teacher leadership: annual report \(year)", es: "Liderazgo docente: informe anual \(year)")
    }
  }
}

extension Report {
  /// The same report with every text changed in the same way.
  func worded(_ change: (Phrase) -> Phrase) -> Report {
    var report = self
    report.sections = sections.map { section in
      var section = section
      section.blocks = section.blocks.map { $0.worded(change) }
      return section
    }
    return report
  }
}

extension Report.Block {
  fileprivate func worded(_ change: (Phrase) -> Phrase) -> Report.Block {
    switch self {
    case .words(let words): return .words(change(words))
    case .hint(let words): return .hint(change(words))
    case .points(let points): return .points(points.map(change))
    case .figures(let figures):
      return .figures(
        figures.map { Report.Figure(label: change($0.label), figure: $0.figure, isNotable: $0.isNotable) })
    case .table(var table):
      table.rows = table.rows.map { $0.map(change) }
      return .table(table)
    case .answers(let answers):
      return .answers(
        answers.map { answer in
          var answer = answer
          answer.sentence = change(answer.sentence)
          answer.missing = answer.missing.map(change)
          return answer
        })
    case .years: return self
    }
  }
}
