import Vocabulary

/// Where each box of a logic model stands and each line runs: no two boxes overlap, and lines cross as seldom as a few passes can make them.
struct LogicLayout {
  struct Placed: Equatable {
    let box: LogicModel.Box
    let column: Int
    let words: [String]
    let note: [String]
    var x: Double
    var y: Double
    let width: Double
    let height: Double

    var middle: Double { y + height / 2 }
  }

  struct Heading: Equatable {
    let lines: [String]
    let x: Double
    let add: Link?
    var addY: Double

    static func == (a: Heading, b: Heading) -> Bool { a.lines == b.lines && a.x == b.x && a.addY == b.addY }
  }

  struct Line: Equatable {
    let fromX: Double
    let fromY: Double
    let toX: Double
    let toY: Double
  }

  static let size = 14.0
  static let noteSize = 12.5
  static let padding = 10.0
  private static let gap = 14.0
  private static let columnGap = 46.0
  private static let addHeight = 30.0

  let width = 1120.0
  let height: Double
  let columnWidth: Double
  let headings: [Heading]
  let boxes: [Placed]
  let lines: [Line]

  init(_ model: LogicModel) {
    let count = Double(max(1, model.columns.count))
    let columnWidth = (width - LogicLayout.columnGap * (count - 1)) / count
    let place = { (column: Int) in Double(column) * (columnWidth + LogicLayout.columnGap) }
    let headingLines = model.columns.map {
      Lettering.lines($0.heading[Reading.language], width: columnWidth, size: LogicLayout.size, isBold: true)
    }
    let top = Lettering.height(lines: headingLines.map(\.count).max() ?? 1, size: LogicLayout.size) + 22

    var columns = model.columns.enumerated().map { index, column in
      column.boxes.map { LogicLayout.measured($0, column: index, x: place(index), width: columnWidth) }
    }
    LogicLayout.order(&columns, joins: model.joins)
    LogicLayout.settle(&columns, joins: model.joins, top: top)

    boxes = columns.flatMap(\.self)
    let bottoms = columns.map { ($0.map { $0.y + $0.height }.max() ?? top) }
    headings = model.columns.indices.map {
      Heading(
        lines: headingLines[$0], x: place($0), add: model.columns[$0].add,
        addY: columns[$0].isEmpty ? top : bottoms[$0] + LogicLayout.gap)
    }
    let hasAdd = model.columns.contains { $0.add != nil }
    height = (bottoms.max() ?? top) + (hasAdd ? LogicLayout.gap + LogicLayout.addHeight : 4)
    self.columnWidth = columnWidth
    lines = LogicLayout.lines(boxes, joins: model.joins)
  }

  private static func measured(_ box: LogicModel.Box, column: Int, x: Double, width: Double) -> Placed {
    let room = width - padding * 2
    let words = Lettering.lines(box.words[Reading.language], width: room, size: size, most: 8)
    let note = box.note.map { Lettering.lines($0[Reading.language], width: room, size: noteSize, most: 3) } ?? []
    let height =
      Lettering.height(lines: words.count, size: size) + Lettering.height(lines: note.count, size: noteSize) + padding
      * 2
    return Placed(box: box, column: column, words: words, note: note, x: x, y: 0, width: width, height: height)
  }

  /// Boxes near to what they are joined with: the median of the neighbours' places, to and fro (Sugiyama's method).
  private static func order(_ columns: inout [[Placed]], joins: [LogicModel.Join]) {
    let neighbours = LogicLayout.neighbours(joins)
    for pass in 0..<6 {
      let sweep = pass.isMultiple(of: 2) ? Array(columns.indices) : columns.indices.reversed()
      for index in sweep {
        let beside =
          columns.indices.contains(index + (pass.isMultiple(of: 2) ? -1 : 1))
          ? columns[index + (pass.isMultiple(of: 2) ? -1 : 1)] : []
        let places = Dictionary(
          beside.enumerated().map { ($1.box.id, Double($0)) }, uniquingKeysWith: { first, _ in first })
        let wishes = columns[index].enumerated().map { own, placed in
          LogicLayout.mean(neighbours[placed.box.id, default: []].compactMap { places[$0] }) ?? Double(own)
        }
        columns[index] = columns[index].indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }.map {
          columns[index][$0]
        }
      }
    }
  }

  /// The tallest column stands as it is; the others gather around what they are joined with.
  private static func settle(_ columns: inout [[Placed]], joins: [LogicModel.Join], top: Double) {
    let neighbours = LogicLayout.neighbours(joins)
    let heights = columns.map { $0.reduce(0) { $0 + $1.height + gap } - gap }
    guard let tallest = heights.indices.max(by: { heights[$0] < heights[$1] }) else { return }
    let bounds = top...(top + max(0, heights[tallest]))
    let order = [tallest] + Array(0..<tallest).reversed() + Array(tallest..<columns.count).dropFirst()
    var middles: [String: Double] = [:]
    for index in order {
      var next = top
      let centres = columns[index].map { placed -> Double in
        defer { next += placed.height + gap }
        let wish = LogicLayout.mean(neighbours[placed.box.id, default: []].compactMap { middles[$0] })
        return index == tallest ? next + placed.height / 2 : wish ?? next + placed.height / 2
      }
      let starts = Spread.starts(centres: centres, sizes: columns[index].map(\.height), gap: gap, within: bounds)
      for (row, start) in starts.enumerated() {
        columns[index][row].y = start
        middles[columns[index][row].box.id] = columns[index][row].middle
      }
    }
  }

  private static func lines(_ boxes: [Placed], joins: [LogicModel.Join]) -> [Line] {
    let byID = Dictionary(boxes.map { ($0.box.id, $0) }, uniquingKeysWith: { first, _ in first })
    return joins.compactMap { join in
      guard let from = byID[join.from], let to = byID[join.to], from.column < to.column else { return nil }
      return Line(fromX: from.x + from.width, fromY: from.middle, toX: to.x, toY: to.middle)
    }
  }

  private static func neighbours(_ joins: [LogicModel.Join]) -> [String: [String]] {
    var neighbours: [String: [String]] = [:]
    for join in joins {
      neighbours[join.from, default: []].append(join.to)
      neighbours[join.to, default: []].append(join.from)
    }
    return neighbours
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
