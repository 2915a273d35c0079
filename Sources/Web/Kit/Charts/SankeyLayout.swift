import Vocabulary

/// Where each node and band stands: a band is as wide at both ends as its amount, and the bands of a node fill it exactly.
struct SankeyLayout {
  struct Placed: Equatable {
    let node: Sankey.Node
    let total: Double
    let x: Double
    let y: Double
    let height: Double
    let label: [String]
    let note: [String]
    let figure: String
    let labelX: Double
    let isLeft: Bool

    var labelHeight: Double { Lettering.height(lines: label.count + note.count + 1, size: SankeyLayout.size) }
  }

  struct Band: Equatable {
    /// The place of its source among the sources, which gives it its colour.
    let source: Int
    let from: Double
    let to: Double
    let thickness: Double
  }

  static let size = 13.0
  static let nodeWidth = 14.0
  private static let gap = 16.0
  private static let headingHeight = 30.0

  let width: Double
  let height: Double
  let left: Double
  let right: Double
  let headings: [(words: [String], x: Double, isLeft: Bool)]
  let sources: [Placed]
  let uses: [Placed]
  let bands: [Band]
  /// How much room one unit takes.
  let unit: Double

  init(_ sankey: Sankey, width: Double) {
    let labelRoom = width * (width > 500 ? 0.27 : 0.33)
    let left = labelRoom + 10
    let right = width - labelRoom - 10 - SankeyLayout.nodeWidth
    let total = sankey.flows.reduce(0) { $0 + $1.value }
    let unit = total > 0 ? max(200, 40 * Double(max(sankey.sources.count, sankey.uses.count))) / total : 0
    let column = { (nodes: [Sankey.Node], isLeft: Bool) in
      SankeyLayout.column(
        nodes, isLeft: isLeft, labelRoom: labelRoom, x: isLeft ? left : right, unit: unit, sankey: sankey)
    }
    let (first, second) = (column(sankey.sources, true), column(sankey.uses, false))
    let tallest = max(SankeyLayout.bottom(first), SankeyLayout.bottom(second))
    sources = SankeyLayout.centred(first, within: tallest)
    uses = SankeyLayout.centred(second, within: tallest)
    bands = SankeyLayout.bands(sankey, sources: sources, uses: uses, unit: unit)
    headings = [
      (
        Lettering.lines(
          sankey.sourceHeading[Reading.language], width: labelRoom, size: SankeyLayout.size, isBold: true, most: 1), 0,
        true
      ),
      (
        Lettering.lines(
          sankey.useHeading[Reading.language], width: labelRoom, size: SankeyLayout.size, isBold: true, most: 1), width,
        false
      ),
    ]
    height = tallest + 2
    self.width = width
    self.left = left
    self.right = right
    self.unit = unit
  }

  /// Each node gets a place that holds both its height and its label.
  private static func column(
    _ nodes: [Sankey.Node], isLeft: Bool, labelRoom: Double, x: Double, unit: Double, sankey: Sankey
  ) -> [Placed] {
    var top = headingHeight
    return nodes.map { node in
      let total = sankey.flows.filter { isLeft ? $0.from == node.id : $0.to == node.id }.reduce(0) { $0 + $1.value }
      let label = Lettering.lines(node.words[Reading.language], width: labelRoom, size: size, isBold: true, most: 3)
      let note = node.note.map { Lettering.lines($0[Reading.language], width: labelRoom, size: size, most: 2) } ?? []
      let placed = { (y: Double) in
        Placed(
          node: node, total: total, x: x, y: y, height: total * unit, label: label, note: note,
          figure: sankey.amount.words(total),
          labelX: isLeft ? x - 8 : x + nodeWidth + 8, isLeft: isLeft)
      }
      let slot = max(total * unit, placed(0).labelHeight)
      defer { top += slot + gap }
      return placed(top + (slot - total * unit) / 2)
    }
  }

  private static func bottom(_ nodes: [Placed]) -> Double {
    nodes.map { $0.y + $0.height / 2 + max($0.height, $0.labelHeight) / 2 }.max() ?? headingHeight
  }

  /// The shorter side stands in the middle of the taller.
  private static func centred(_ nodes: [Placed], within bottom: Double) -> [Placed] {
    let shift = (bottom - SankeyLayout.bottom(nodes)) / 2
    return nodes.map {
      Placed(
        node: $0.node, total: $0.total, x: $0.x, y: $0.y + shift, height: $0.height, label: $0.label, note: $0.note,
        figure: $0.figure,
        labelX: $0.labelX, isLeft: $0.isLeft)
    }
  }

  /// Bands leave a node in the order of the uses and enter it in the order of the sources, so that they cross as little as they can.
  private static func bands(_ sankey: Sankey, sources: [Placed], uses: [Placed], unit: Double) -> [Band] {
    var entries = Dictionary(uses.map { ($0.node.id, $0.y) }, uniquingKeysWith: { first, _ in first })
    var bands: [Band] = []
    for (index, source) in sources.enumerated() {
      var exit = source.y
      for use in uses {
        let amount = sankey.flows.filter { $0.from == source.node.id && $0.to == use.node.id }.reduce(0) {
          $0 + $1.value
        }
        guard amount > 0 else { continue }
        let entry = entries[use.node.id] ?? use.y
        bands.append(Band(source: index, from: exit, to: entry, thickness: amount * unit))
        exit += amount * unit
        entries[use.node.id] = entry + amount * unit
      }
    }
    return bands
  }
}
