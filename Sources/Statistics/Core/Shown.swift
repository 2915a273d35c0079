import Vocabulary

/// An outcome that can be laid before a person: tables and pictures, from values that are already there.
package protocol Shown {
  var tables: [Table] { get }
  var pictures: [Picture] { get }
}

extension Shown {
  package var pictures: [Picture] { [] }
}

/// A small table of a report.
package struct Table: Hashable, Sendable, Codable {
  package var title: Phrase
  package var headings: [Phrase]
  package var rows: [[Cell]]

  package init(_ title: Phrase, headings: [Phrase], rows: [[Cell]]) {
    self.title = title
    self.headings = headings
    self.rows = rows
  }

  package enum Cell: Hashable, Sendable, Codable {
    case text(Phrase)
    case count(Int)
    /// Rounded to so many digits behind the point where it is shown.
    case number(Double, digits: Int)
    /// From 0 to 1, shown in percent.
    case share(Double)
    case interval(Interval, digits: Int)
    /// Nothing to show, and why: suppressed, not applicable.
    case none(Phrase)
  }
}

/// What a chart shows; how it is drawn is the business of whoever draws it.
package enum Picture: Hashable, Sendable, Codable {
  /// Estimates with their intervals, one below the other, against a line at `reference`.
  case intervals(title: Phrase, axis: Phrase, items: [Item], reference: Double?)
  /// Lines over a common axis, with bands where they have them.
  case lines(title: Phrase, x: Phrase, y: Phrase, lines: [Line], marks: [Mark])
  /// Values by row and column, as shades with the figures in them.
  case grid(title: Phrase, rows: [Phrase], columns: [Phrase], values: [[Double?]])
  /// Who is tied to whom; no names unless the maker of the picture gave them.
  case network(title: Phrase, nodes: [Node], ties: [Tie])

  package struct Item: Hashable, Sendable, Codable {
    package var label: Phrase
    package var estimate: Estimate

    package init(_ label: Phrase, _ estimate: Estimate) {
      self.label = label
      self.estimate = estimate
    }
  }

  package struct Line: Hashable, Sendable, Codable {
    package var label: Phrase
    package var x: [Double]
    package var y: [Double]
    package var lower: [Double]?
    package var upper: [Double]?
    /// Whether the points are joined.
    package var isJoined: Bool

    package init(
      _ label: Phrase, x: [Double], y: [Double], lower: [Double]? = nil, upper: [Double]? = nil, isJoined: Bool = true
    ) {
      self.label = label
      self.x = x
      self.y = y
      self.lower = lower
      self.upper = upper
      self.isJoined = isJoined
    }
  }

  /// A point or a level that the reader should notice, with the words for it.
  package struct Mark: Hashable, Sendable, Codable {
    package var x: Double?
    package var y: Double?
    package var label: Phrase

    package init(x: Double? = nil, y: Double? = nil, _ label: Phrase) {
      self.x = x
      self.y = y
      self.label = label
    }
  }

  package struct Node: Hashable, Sendable, Codable {
    package var group: String
    /// Area of the dot.
    package var weight: Double
    package var label: String?

    package init(group: String, weight: Double, label: String? = nil) {
      self.group = group
      self.weight = weight
      self.label = label
    }
  }

  package struct Tie: Hashable, Sendable, Codable {
    package var from: Int
    package var to: Int

    package init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }
}
