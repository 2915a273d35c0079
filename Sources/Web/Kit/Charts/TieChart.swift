import Statistics
import Vocabulary

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Who turns to whom: dots for people, coloured and shaped by group, and arrows between them. It names nobody unless it is told to.
package struct TieChart: View {
  package var id: String
  package var title: Phrase
  package var nodes: [Picture.Node]
  package var ties: [Picture.Tie]

  package init(id: String, _ title: Phrase, nodes: [Picture.Node], ties: [Picture.Tie]) {
    self.id = id
    self.title = title
    self.nodes = nodes
    self.ties = ties.filter { nodes.indices.contains($0.from) && nodes.indices.contains($0.to) && $0.from != $0.to }
  }

  package var html: HTML {
    Figure(
      id: id, title: title, description: description, wide: drawing(width: Drawing.wide, height: 460),
      narrow: drawing(width: Drawing.narrow, height: 340), notes: [note], table: Figure.folded(table)
    ).html
  }

  private var groups: [String] {
    var seen: Set<String> = []
    return nodes.map(\.group).filter { seen.insert($0).inserted }
  }

  /// How many ties run between the groups: the same figures as the picture, without a person in them.
  package var table: Table {
    let groups = groups
    return Table(
      title, columns: [.init(Phrase("From", es: "De"))] + groups.map { .init(Phrase(verbatim: $0), .number) },
      rows: groups.map { from in
        [HTML(text: from)]
          + groups.map { to in
            HTML(text: ties.count { nodes[$0.from].group == from && nodes[$0.to].group == to }.grouped)
          }
      }, isCaptionHidden: true, narrow: .scrolls)
  }

  private var description: Phrase {
    let across = ties.count { nodes[$0.from].group != nodes[$0.to].group }
    return Phrase(
      "\(nodes.count) people, \(ties.count) ties, \(across) of them between groups.",
      es: "\(nodes.count) personas, \(ties.count) vínculos, \(across) de ellos entre grupos.")
  }

  private var note: Phrase {
    Phrase(
      "Each dot is a person and each line leads to somebody who is asked for advice; larger dots are asked by more people.",
      es:
        "Cada punto es una persona y cada línea lleva a alguien a quien se pide consejo; a los puntos más grandes les consultan más personas."
    )
  }

  private func drawing(width: Double, height: Double) -> Drawing {
    let groups = groups
    let key = key(groups, width: width)
    var places = TieLayout.places(nodes.count, ties, width: width, height: height)
    for index in places.indices { places[index].y += key.height }
    let most = max(1, nodes.map(\.weight).max() ?? 1)
    var marks = key.marks
    for tie in ties {
      let (a, b) = (places[tie.from], places[tie.to])
      marks += Stroke.line(a.x, a.y, b.x, b.y, style: "tie")
    }
    for (index, node) in nodes.enumerated() {
      let radius = 4 + 8 * (max(0, node.weight) / most).squareRoot()
      let series = (groups.firstIndex(of: node.group) ?? 0) % Pattern.count
      marks += dot(series, x: places[index].x, y: places[index].y, radius: radius)
      if let label = node.label {
        marks += Stroke.text(label, x: places[index].x + radius + 3, y: places[index].y + 4, size: 12)
      }
    }
    return Drawing(width: width, height: height + key.height, marks: marks)
  }

  /// Which colour and shape stands for which group; nothing where there is only one.
  private func key(_ groups: [String], width: Double) -> (marks: HTML, height: Double) {
    guard groups.count > 1 else { return ("", 0) }
    var marks = HTML()
    var (x, y) = (0.0, 4.0)
    for (index, group) in groups.enumerated() {
      let room = Lettering.width(group, size: 14) + 40
      if x > 0, x + room > width { (x, y) = (0, y + 22) }
      marks += dot(index % Pattern.count, x: x + 8, y: y + 8, radius: 7)
      marks += Stroke.text(group, x: x + 22, y: y + 13, size: 14)
      x += room
    }
    return (marks, y + 28)
  }

  /// Round, square, a triangle or a diamond: groups can be told apart without their colours.
  private func dot(_ series: Int, x: Double, y: Double, radius: Double) -> HTML {
    let shape: HTML
    switch series % 4 {
    case 0: shape = "<circle class=\"dot\" cx=\"\(at: x)\" cy=\"\(at: y)\" r=\"\(at: radius)\"/>"
    case 1:
      let half = radius * 0.89
      shape =
        "<rect class=\"dot\" x=\"\(at: x - half)\" y=\"\(at: y - half)\" width=\"\(at: 2 * half)\" height=\"\(at: 2 * half)\"/>"
    case 2:
      let (wide, high) = (radius * 1.17, radius * 1.35)
      shape =
        "<path class=\"dot\" d=\"M\(at: x) \(at: y - high) L\(at: x + wide) \(at: y + high / 2) L\(at: x - wide) \(at: y + high / 2) z\"/>"
    default:
      let half = radius * 1.25
      shape =
        "<path class=\"dot\" d=\"M\(at: x) \(at: y - half) L\(at: x + half) \(at: y) L\(at: x) \(at: y + half) L\(at: x - half) \(at: y) z\"/>"
    }
    return "<g class=\"series-\(series + 1)\">\(shape)</g>"
  }
}

/// Where the dots of a network stand: those who are tied draw each other near, all push each other away.
///
/// Source: Fruchterman & Reingold (1991), Software: Practice and Experience 21:1129–1164; from a circle, so always alike.
enum TieLayout {
  static func places(
    _ count: Int, _ ties: [Picture.Tie], width: Double, height: Double
  ) -> [(x: Double, y: Double)] {
    guard count > 0 else { return [] }
    let ideal = (width * height / Double(count)).squareRoot() * 0.7
    var places = (0..<count).map { index -> (x: Double, y: Double) in
      let angle = 2 * Double.pi * Double(index) / Double(count)
      return (width / 2 + cos(angle) * width / 3, height / 2 + sin(angle) * height / 3)
    }
    let rounds = count > 400 ? 40 : 150
    for round in 0..<rounds {
      let reach = width / 10 * (1 - Double(round) / Double(rounds)) + 0.5
      let moves = moves(places, ties, ideal)
      for index in places.indices {
        let length = max(1e-9, hypot(moves[index].x, moves[index].y))
        let step = min(length, reach) / length
        places[index].x = min(width - 16, max(16, places[index].x + moves[index].x * step))
        places[index].y = min(height - 16, max(16, places[index].y + moves[index].y * step))
      }
    }
    return places
  }

  private static func moves(
    _ places: [(x: Double, y: Double)], _ ties: [Picture.Tie], _ ideal: Double
  ) -> [(x: Double, y: Double)] {
    var moves = [(x: Double, y: Double)](repeating: (0, 0), count: places.count)
    for i in places.indices {
      for j in places.indices where j > i {
        let (dx, dy) = (places[i].x - places[j].x, places[i].y - places[j].y)
        let square = max(0.01, dx * dx + dy * dy)
        let push = ideal * ideal / square
        moves[i].x += dx * push
        moves[i].y += dy * push
        moves[j].x -= dx * push
        moves[j].y -= dy * push
      }
    }
    for tie in ties {
      let (dx, dy) = (places[tie.from].x - places[tie.to].x, places[tie.from].y - places[tie.to].y)
      let pull = hypot(dx, dy) / ideal * 0.5
      moves[tie.from].x -= dx * pull
      moves[tie.from].y -= dy * pull
      moves[tie.to].x += dx * pull
      moves[tie.to].y += dy * pull
    }
    return moves
  }
}
