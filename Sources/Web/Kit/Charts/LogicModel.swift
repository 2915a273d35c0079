import Vocabulary

/// How one thing is meant to lead to another: columns of boxes, joined from left to right. Each box can lead to the page that changes it.
package struct LogicModel: View {
  package struct Box: Sendable, Equatable {
    package enum Tone: String, Sendable { case plain, gap }

    package var id: String
    package var words: Phrase
    /// A few words below: the school year, the owner, how many.
    package var note: Phrase?
    package var href: String?
    package var tone: Tone

    /// A gap is something that should be there and is not: "No role yet".
    package init(_ id: String, _ words: Phrase, note: Phrase? = nil, to href: String? = nil, tone: Tone = .plain) {
      self.id = id
      self.words = words
      self.note = note
      self.href = href
      self.tone = tone
    }
  }

  package struct Column: Sendable {
    package var heading: Phrase
    package var boxes: [Box]
    /// Where one more box of this column is made.
    package var add: Link?

    package init(_ heading: Phrase, _ boxes: [Box], add: Link? = nil) {
      self.heading = heading
      self.boxes = boxes
      self.add = add
    }
  }

  /// From a box to one in a later column.
  package struct Join: Sendable, Hashable {
    package var from: String
    package var to: String

    package init(_ from: String, _ to: String) {
      self.from = from
      self.to = to
    }
  }

  package var id: String
  package var title: Phrase
  package var columns: [Column]
  package var joins: [Join]

  package init(id: String, _ title: Phrase, columns: [Column], joins: [Join]) {
    self.id = id
    self.title = title
    self.columns = columns
    self.joins = joins
  }

  package var html: HTML {
    let layout = LogicLayout(self)
    return Figure(
      id: id, title: title, description: description,
      wide: Drawing(width: layout.width, height: layout.height, marks: LogicDrawing(layout: layout).html), narrow: nil,
      table: LogicOutline(model: self).html + Figure.folded(table), style: "logic", hasLinks: true
    ).html
  }

  /// The same boxes, with what each leads to.
  package var table: Table {
    Table(
      title,
      columns: [
        .init(Phrase("Box", es: "Casilla")), .init(Phrase("Column", es: "Columna")),
        .init(Phrase("Leads to", es: "Lleva a")),
      ],
      rows: columns.flatMap { column in
        column.boxes.map { box in
          [HTML(box.words), HTML(column.heading), HTML(Phrase.list(next(after: box).map(\.words)))]
        }
      }, isCaptionHidden: true)
  }

  private var description: Phrase {
    let parts = columns.map { column in
      Phrase.count(column.boxes.count, one: Phrase("box", es: "casilla"), many: Phrase("boxes", es: "casillas"))
        + Phrase(" under “", es: " en «")
        + column.heading + Phrase("”", es: "»")
    }
    return Phrase("From left to right: ", es: "De izquierda a derecha: ") + Phrase.list(parts) + Phrase(verbatim: ".")
  }

  /// What a box leads to, in the order of the columns.
  func next(after box: Box) -> [Box] {
    let ends = Set(joins.filter { $0.from == box.id }.map(\.to))
    return columns.flatMap(\.boxes).filter { ends.contains($0.id) }
  }
}
