import Vocabulary

/// What flows from where to where, as bands whose width is the amount: money from its sources to its uses.
package struct Sankey: View {
  package struct Node: Sendable, Equatable {
    package enum Tone: String, Sendable {
      case plain
      /// Comes to an end: hatched.
      case ending
      /// Not given a use, or not paid for: outlined.
      case open
    }

    package var id: String
    package var words: Phrase
    package var note: Phrase?
    package var tone: Tone

    package init(_ id: String, _ words: Phrase, note: Phrase? = nil, tone: Tone = .plain) {
      self.id = id
      self.words = words
      self.note = note
      self.tone = tone
    }
  }

  package struct Flow: Sendable, Equatable {
    package var from: String
    package var to: String
    package var value: Double

    package init(_ from: String, _ to: String, _ value: Double) {
      self.from = from
      self.to = to
      self.value = value
    }
  }

  package var id: String
  package var title: Phrase
  package var amount: Amount
  package var sourceHeading: Phrase
  package var useHeading: Phrase
  package var sources: [Node]
  package var uses: [Node]
  package var flows: [Flow]
  package var notes: [Phrase]

  /// Flows that are not above nought, or lead from or to nothing known, are left out.
  package init(
    id: String, _ title: Phrase, _ amount: Amount, sourceHeading: Phrase, useHeading: Phrase, sources: [Node],
    uses: [Node], flows: [Flow],
    notes: [Phrase] = []
  ) {
    self.id = id
    self.title = title
    self.amount = amount
    self.sourceHeading = sourceHeading
    self.useHeading = useHeading
    self.sources = sources
    self.uses = uses
    let known = (Set(sources.map(\.id)), Set(uses.map(\.id)))
    self.flows = flows.filter {
      $0.value > 0 && $0.value.isDrawable && known.0.contains($0.from) && known.1.contains($0.to)
    }
    self.notes = notes
  }

  package var html: HTML {
    Figure(
      id: id, title: title, description: description, wide: drawing("wide", width: Drawing.wide),
      narrow: drawing("narrow", width: Drawing.narrow), notes: notes, table: Figure.folded(table), style: "flow"
    ).html
  }

  private func drawing(_ sheet: String, width: Double) -> Drawing {
    let layout = SankeyLayout(self, width: width)
    return Drawing(width: width, height: layout.height, marks: SankeyDrawing(layout: layout, id: "\(id)-\(sheet)").html)
  }

  /// The same flows, with the totals of each source and each use.
  package var table: Table {
    Table(
      title,
      columns: [.init(sourceHeading)] + uses.map { .init($0.words, .number) } + [
        .init(Phrase("Total", es: "Total"), .number)
      ],
      rows: sources.map { source in
        [HTML(source.words)] + uses.map { use in cell(flows.filter { $0.from == source.id && $0.to == use.id }) }
          + [cell(flows.filter { $0.from == source.id })]
      },
      totals: [HTML(Phrase("Total", es: "Total"))] + uses.map { use in cell(flows.filter { $0.to == use.id }) } + [
        cell(flows)
      ],
      isCaptionHidden: true, narrow: .scrolls)
  }

  private func cell(_ flows: [Flow]) -> HTML {
    flows.isEmpty ? "–" : HTML(text: amount.words(flows.reduce(0) { $0 + $1.value }))
  }

  private var description: Phrase {
    let total = amount.words(flows.reduce(0) { $0 + $1.value })
    guard let largest = flows.max(by: { $0.value < $1.value }),
      let from = sources.first(where: { $0.id == largest.from }),
      let to = uses.first(where: { $0.id == largest.to })
    else { return Phrase("There is nothing to show.", es: "No hay nada que mostrar.") }
    let most = amount.words(largest.value)
    return Phrase(
      "\(total) from \(sources.count) sources to \(uses.count) uses. The largest part, \(most), goes from \(from.words.en) to \(to.words.en).",
      es:
        "\(total) de \(sources.count) fuentes a \(uses.count) usos. La mayor parte, \(most), va de \(from.words.es) a \(to.words.es)."
    )
  }
}
