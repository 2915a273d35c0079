import Testing
import Vocabulary

@testable import Web

@Suite struct `Every picture` {
  static let charts = ["bar chart", "line chart", "logic model", "Sankey", "stack chart"]

  @Test(arguments: charts, Language.allCases) func `says what it is and what it shows`(name: String, language: Language)
    throws
  {
    let root = try #require(Samples.views[name]).read(in: language)
    let sheets = root.all("svg")
    #expect(!sheets.isEmpty)
    for sheet in sheets {
      #expect(["img", "group"].contains(sheet["role"]))
      let ids = (sheet["aria-labelledby"] ?? "").split(separator: " ").compactMap { root.with(id: String($0)) }
      #expect(ids.map(\.name) == ["title", "desc"])
      #expect(ids.allSatisfy { !$0.raw.isEmpty })
      #expect(sheet["viewBox"] != nil || sheet["viewbox"] != nil, "it scales")
    }
  }

  @Test(arguments: charts) func `stands beside a table of what it shows`(name: String) throws {
    let root = try #require(Samples.views[name]).read()
    #expect(root.first("table")?.first("caption")?.text.isEmpty == false)
    #expect((root.first("tbody")?.all("tr").count ?? 0) > 0)
  }

  @Test(arguments: charts) func `keeps all its words on the sheet`(name: String) throws {
    for sheet in try #require(Samples.views[name]).read().all("svg") {
      let box = (sheet["viewBox"] ?? sheet["viewbox"] ?? "").split(separator: " ").compactMap { Double($0) }
      for text in sheet.all("text") {
        let size = Double(text["font-size"] ?? "") ?? 0
        let x = Double(text["x"] ?? "") ?? 0
        let y = Double(text["y"] ?? "") ?? 0
        let width = Lettering.width(text.raw, size: size)
        let left = text["text-anchor"] == "end" ? x - width : text["text-anchor"] == "middle" ? x - width / 2 : x
        #expect(left >= box[0] - 1, "\(text.raw)")
        #expect(left + width <= box[0] + box[2] + 1, "\(text.raw)")
        #expect(y - size >= box[1] - 1 && y <= box[1] + box[3], "\(text.raw)")
      }
    }
  }

  @Test(arguments: ["heat map", "bar chart", "line chart", "Sankey", "stack chart"])
  func `says its figures in words and not in colours alone`(name: String) throws {
    let root = try #require(Samples.views[name]).read()
    let figures =
      name == "heat map"
      ? root.all("td").map(\.text) : root.all("text").map(\.raw).filter { $0.contains(where: \.isNumber) }
    #expect(!figures.isEmpty)
    #expect(figures.allSatisfy { !$0.isEmpty })
  }
}

@Suite struct `Figures beyond measure` {
  static let figures: [Double] = [.infinity, -.infinity, .nan, 1e300, -1e300, 1e-300, 0, .greatestFiniteMagnitude]

  @Test(arguments: figures) func `spoil no picture`(figure: Double) {
    let words = Samples.words("x")
    let charts: [any View] = [
      BarChart(
        id: "b", words, .dollars, series: [words], rowHeading: words, rows: [.init(words, figure), .init(words, 3)]),
      LineChart(
        id: "l", words, .share, timeHeading: words, times: [words, words],
        series: [.init(words, [.init(.value(figure), interval: -.infinity ... .infinity), .init(.value(1))])],
        marks: [.init(words, figure)]),
      Sankey(
        id: "s", words, .count, sourceHeading: words, useHeading: words, sources: [.init("a", words)],
        uses: [.init("b", words)],
        flows: [.init("a", "b", figure), .init("a", "b", 1)]),
      Sparkbar(figure),
    ]
    for chart in charts {
      let (root, faults) = MarksReader.read(chart.marks())
      #expect(faults == [])
      #expect(!root.descendants.contains { $0.attributes.values.contains { $0.contains("nan") || $0.contains("inf") } })
    }
  }
}

@Suite struct `A bar chart` {
  private var wide: BarLayout { BarLayout(Samples.bars, width: 720, hasLabelsAbove: false) }
  private var narrow: BarLayout { BarLayout(Samples.bars, width: 340, hasLabelsAbove: true) }

  @Test func `draws bars as long as their figures`() {
    for layout in [wide, narrow] {
      let bars = layout.rows.map { $0.bars.first { $0.series == 0 } }.compactMap { $0 }.filter(\.isKnown)
      #expect(abs(bars[0].width / bars[1].width - 145.0 / 310) < 1e-9)
      #expect(bars.allSatisfy { $0.x == layout.zero })
    }
  }

  @Test func `lets no two bars and no two rows overlap`() {
    for layout in [wide, narrow] {
      let bars = layout.rows.flatMap(\.bars)
      for (one, next) in zip(bars, bars.dropFirst()) { #expect(next.y >= one.y + one.height) }
      for (one, next) in zip(layout.rows, layout.rows.dropFirst()) { #expect(next.top >= one.top + one.height) }
      #expect((bars.last.map { $0.y + $0.height } ?? 0) <= layout.height)
    }
  }

  @Test func `keeps the figure beside its bar on the sheet`() {
    for layout in [wide, narrow] {
      for bar in layout.rows.flatMap(\.bars) {
        #expect(bar.wordsAt + Lettering.width(bar.words, size: BarLayout.size, isBold: bar.isKnown) <= layout.width)
      }
    }
  }

  @Test func `draws what is below nought to the other side`() throws {
    let chart = BarChart(
      id: "b", Samples.words("Change"), .count, series: [Samples.words("Change")], rowHeading: Samples.words("School"),
      rows: [.init(Samples.words("A"), -4), .init(Samples.words("B"), 8)])
    let layout = BarLayout(chart, width: 720, hasLabelsAbove: false)
    let below = try #require(layout.rows.first?.bars.first)
    #expect(below.x + below.width == layout.zero)
    #expect(below.wordsEnd)
    #expect(below.wordsAt - Lettering.width(below.words, size: BarLayout.size, isBold: true) >= layout.labelWidth)
  }

  @Test func `says that it hides what too few people stand behind, and draws no bar for it`() {
    let root = Samples.bars.read()
    #expect(root.text.contains("1 figure is hidden, because too few people stand behind it."))
    #expect(wide.rows[1].bars[1].isKnown == false)
    #expect(wide.rows[1].bars[1].width == 0)
  }

  @Test func `has the same figures in its table`() {
    let rows = Samples.bars.table.rows.map { $0.map(\.text) }
    #expect(
      rows == [
        ["Title II-A", "$145,000", "$120,500"], ["Grant", "$310,000", "hidden"], ["Foundation", "no figure", "$9,000"],
      ])
    let drawn = Set(Samples.bars.read().all("text").map(\.raw))
    for figure in rows.flatMap({ $0.dropFirst() }) { #expect(drawn.contains(figure)) }
  }

  @Test func `of nothing is a chart all the same`() {
    let chart = BarChart(
      id: "b", Samples.words("None"), .count, series: [Samples.words("n")], rowHeading: Samples.words("School"),
      rows: [])
    #expect(MarksReader.read(chart.marks()).faults == [])
    #expect(chart.read().text.contains("There are no figures to show."))
  }
}

@Suite struct `A line chart` {
  private let layout = LineLayout(Samples.lines, width: 720, height: 340)

  @Test func `breaks its line where there is no figure`() {
    #expect(layout.lines[0].stretches.map(\.count) == [1, 2])
    #expect(layout.lines[1].stretches.map(\.count) == [1, 2])
  }

  @Test func `marks what is hidden without saying where it would be`() {
    #expect(layout.lines[1].hiddenAt.count == 1)
    #expect(layout.lines[0].hiddenAt.isEmpty)
    let root = Samples.lines.read()
    #expect(root.text.contains("1 figure is hidden"))
    #expect(!root.text.contains("90%"), "neither its interval")
    #expect(Samples.lines.table.rows[1].map(\.text) == ["2023–24", "no figure", "–", "–", "hidden"])
  }

  @Test func `stands each name apart from the others`() {
    let places = layout.lines.map {
      ($0.labelTop, $0.labelTop + Lettering.height(lines: $0.label.count + 1, size: LineLayout.size))
    }
    .sorted { $0.0 < $1.0 }
    for (one, next) in zip(places, places.dropFirst()) { #expect(next.0 >= one.1) }
  }

  @Test func `keeps its points and intervals on the sheet, higher figures higher`() {
    for dot in layout.lines.flatMap({ $0.stretches.flatMap(\.self) }) {
      #expect((LineLayout.top...layout.bottom).contains(dot.y))
      #expect((layout.left...layout.right).contains(dot.x))
      if let interval = dot.interval { #expect(interval.contains(dot.y)) }
    }
    let coached = layout.lines[0].stretches.flatMap(\.self)
    #expect(coached[0].y > coached[2].y)
  }

  @Test func `tells when its intervals are shown`() {
    #expect(Samples.lines.read().text.contains("The upright lines show where the true figure may well lie."))
    #expect(Samples.lines.table.columns.map(\.heading.en).contains("With coaches, between"))
  }

  @Test func `leaves out names of times that would run into each other`() {
    let times = (0..<24).map { Samples.words("2\($0 + 100)–01") }
    let chart = LineChart(
      id: "l", Samples.words("x"), .count, timeHeading: Samples.words("Year"), times: times,
      series: [.init(Samples.words("s"), times.indices.map { .init(.value(Double($0))) })])
    let shown = LineLayout(chart, width: 340, height: 280).times.filter { !$0.words.isEmpty }
    for (one, next) in zip(shown, shown.dropFirst()) {
      #expect(next.x - one.x >= Lettering.width(next.words[0], size: LineLayout.small))
    }
  }

  @Test func `with one figure, or with none, is a chart all the same`() {
    for points in [[LineChart.Point(.value(3))], [LineChart.Point(.missing)]] {
      let chart = LineChart(
        id: "l", Samples.words("x"), .count, timeHeading: Samples.words("Year"), times: [Samples.words("2026")],
        series: [.init(Samples.words("s"), points)])
      let (root, faults) = MarksReader.read(chart.marks())
      #expect(faults == [])
      #expect(!root.descendants.contains { $0.attributes.values.contains { $0.contains("nan") || $0.contains("inf") } })
    }
  }
}

@Suite struct `A heat map` {
  @Test func `is a table with words in every cell`() {
    let root = Samples.heat.read()
    #expect(root.all("th").map { $0["scope"] } == ["col", "col", "col", "row"])
    #expect(root.all("td").map(\.text) == ["2 roles", "No one"])
    #expect(root.all("td").map { $0["class"] } == ["heat-2", "heat-0"])
    #expect(root.first("ul")?.all("li").map(\.text) == ["No one", "2 roles"])
  }

  @Test(arguments: [(-3, 0), (9, 4)]) func `knows no shade beyond its five`(level: Int, shade: Int) {
    #expect(HeatMap.Cell(level, Samples.words("x")).level == shade)
  }
}

@Suite struct `A logic model` {
  /// Many boxes with long words and joins all over.
  private var large: LogicModel {
    let words = "Literacy coaches plan with every grade team each week and teach one model lesson a month"
    let columns = (0..<5).map { column in
      LogicModel.Column(
        Samples.words("Column \(column)"),
        (0..<(3 + column * 2 % 5)).map { .init("\(column)-\($0)", Samples.words(String(words.prefix(20 + $0 * 12)))) })
    }
    let joins = (0..<4).flatMap { column in
      columns[column].boxes.indices.flatMap { row in
        [LogicModel.Join("\(column)-\(row)", "\(column + 1)-\(row * 2 % columns[column + 1].boxes.count)")]
      }
    }
    return LogicModel(id: "large", Samples.words("x"), columns: columns, joins: joins)
  }

  @Test func `lets no two boxes overlap and keeps all on the sheet`() {
    let layout = LogicLayout(large)
    for (index, one) in layout.boxes.enumerated() {
      #expect(one.y >= 0 && one.y + one.height <= layout.height && one.x + one.width <= layout.width + 0.001)
      for other in layout.boxes.dropFirst(index + 1) where other.column == one.column {
        #expect(other.y >= one.y + one.height || one.y >= other.y + other.height, "\(one.box.id) \(other.box.id)")
      }
    }
  }

  @Test func `fits the words of each box into it`() {
    for placed in LogicLayout(large).boxes {
      let lines = placed.words + placed.note
      #expect(
        lines.allSatisfy { Lettering.width($0, size: LogicLayout.size) <= placed.width - 2 * LogicLayout.padding })
      #expect(placed.words.joined(separator: " ") == placed.box.words.en.trimmed, "none of them is lost")
      #expect(Lettering.height(lines: lines.count, size: LogicLayout.size) <= placed.height)
    }
  }

  @Test func `draws every join from the edge of one box to the edge of the other`() {
    let model = large
    let layout = LogicLayout(model)
    #expect(layout.lines.count == model.joins.count)
    let edges = layout.boxes.map { ($0.x, $0.x + $0.width, $0.middle) }
    for line in layout.lines {
      #expect(edges.contains { $0.1 == line.fromX && $0.2 == line.fromY })
      #expect(edges.contains { $0.0 == line.toX && $0.2 == line.toY })
    }
  }

  @Test func `uncrosses what can be uncrossed`() {
    let model = LogicModel(
      id: "x", Samples.words("x"),
      columns: [
        .init(Samples.words("1"), [.init("a", Samples.words("A")), .init("b", Samples.words("B"))]),
        .init(Samples.words("2"), [.init("c", Samples.words("C")), .init("d", Samples.words("D"))]),
      ], joins: [.init("a", "d"), .init("b", "c")])
    let lines = LogicLayout(model).lines
    #expect((lines[0].fromY < lines[1].fromY) == (lines[0].toY < lines[1].toY))
  }

  @Test func `leaves out joins to what is not there, and joins that run back`() {
    var model = Samples.logic
    model.joins += [.init("p", "nowhere"), .init("s", "p"), .init("p", "p")]
    #expect(LogicLayout(model).lines.count == 3)
  }

  @Test func `can be edited on the drawing: its boxes are links`() throws {
    let sheet = try #require(Samples.logic.read().first("svg"))
    #expect(sheet["role"] == "group")
    #expect(sheet.all("a").compactMap { $0["href"] } == ["/new", "/p"])
  }

  @Test func `says the same as an outline and as a table`() {
    let root = Samples.logic.read()
    let outline = root.all("ol").first
    #expect(outline?.text.contains("Every student reads well by grade 3") == true)
    #expect(outline?.text.contains("Leads to: Coaches plan with teams") == true)
    #expect(
      Samples.logic.table.rows.map { $0.map(\.text) }.first == [
        "Every student reads well by grade 3", "Priority", "Coaches plan with teams and No role yet",
      ])
  }

  @Test func `of nothing is a drawing all the same`() {
    let model = LogicModel(
      id: "x", Samples.words("x"), columns: [.init(Samples.words("Priority"), []), .init(Samples.words("Action"), [])],
      joins: [])
    #expect(MarksReader.read(model.marks()).faults == [])
  }
}

@Suite struct `A Sankey diagram` {
  @Test(arguments: [720.0, 340]) func `keeps totals: the bands of a node fill it exactly`(width: Double) {
    let layout = SankeyLayout(Samples.flow, width: width)
    for (index, source) in layout.sources.enumerated() {
      let bands = layout.bands.filter { $0.source == index }
      #expect(abs(bands.reduce(0) { $0 + $1.thickness } - source.height) < 1e-9)
      #expect(
        bands.allSatisfy { $0.from >= source.y - 1e-9 && $0.from + $0.thickness <= source.y + source.height + 1e-9 })
    }
    let total = layout.bands.reduce(0) { $0 + $1.thickness }
    #expect(abs(layout.uses.reduce(0) { $0 + $1.height } - total) < 1e-9)
    #expect(abs(total - 150_000 * layout.unit) < 1e-9)
  }

  @Test(arguments: [720.0, 340]) func `lets no node and no label overlap another`(width: Double) {
    let layout = SankeyLayout(Samples.flow, width: width)
    for side in [layout.sources, layout.uses] {
      let places = side.map {
        (
          $0.y + $0.height / 2 - max($0.height, $0.labelHeight) / 2,
          $0.y + $0.height / 2 + max($0.height, $0.labelHeight) / 2
        )
      }
      for (one, next) in zip(places, places.dropFirst()) { #expect(next.0 >= one.1) }
      #expect((places.last?.1 ?? 0) <= layout.height)
    }
  }

  @Test func `leaves out what is not above nought or leads nowhere`() {
    let flow = Sankey(
      id: "x", Samples.words("x"), .dollars, sourceHeading: Samples.words("s"), useHeading: Samples.words("u"),
      sources: [.init("a", Samples.words("A"))], uses: [.init("b", Samples.words("B"))],
      flows: [.init("a", "b", 0), .init("a", "b", -5), .init("a", "z", 9), .init("a", "b", .nan), .init("a", "b", 7)])
    #expect(flow.flows == [.init("a", "b", 7)])
  }

  @Test func `has totals in its table that equal the sums of their parts`() {
    let table = Samples.flow.table
    #expect(
      table.rows.map { $0.map(\.text) } == [
        ["Title II-A", "$80,000", "–", "$80,000"], ["Grant", "$20,000", "$50,000", "$70,000"],
      ])
    #expect(table.totals?.map(\.text) == ["Total", "$100,000", "$50,000", "$150,000"])
  }

  @Test func `of nothing is a drawing all the same`() {
    let flow = Sankey(
      id: "x", Samples.words("x"), .dollars, sourceHeading: Samples.words("s"), useHeading: Samples.words("u"),
      sources: [], uses: [], flows: [])
    #expect(MarksReader.read(flow.marks()).faults == [])
  }
}

@Suite struct `A line chart with events` {
  private func chart(_ events: LineChart.Event...) -> LineChart {
    LineChart(
      id: "e", Phrase(verbatim: "Reading"), .share, timeHeading: Phrase(verbatim: "Time"),
      times: ["Fall", "Spring", "Next fall"].map(Phrase.init(verbatim:)),
      series: [.init(Phrase(verbatim: "District"), [.init(.value(0.4)), .init(.value(0.5)), .init(.value(0.6))])],
      events: events)
  }

  @Test func `marks each with a letter between its times, and explains it below`() {
    let layout = LineLayout(
      chart(.init(Phrase(verbatim: "Adapt"), at: 0.5), .init(Phrase(verbatim: "Stop"), at: 2)), width: 720, height: 340)
    #expect(layout.events.map(\.letter) == ["A", "B"])
    #expect(abs(layout.events[0].x - (layout.times[0].x + layout.times[1].x) / 2) < 0.01)
    #expect(layout.events[1].x == layout.times[2].x)
    let text = chart(.init(Phrase(verbatim: "Adapt"), at: 0.5)).html.text
    #expect(text.contains("A: Adapt"))
  }

  @Test func `leaves out what lies outside of its times`() {
    #expect(chart(.init(Phrase(verbatim: "Before"), at: -1), .init(Phrase(verbatim: "After"), at: 2.1)).events.isEmpty)
  }
}
