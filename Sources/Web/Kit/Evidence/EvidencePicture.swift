import Statistics
import Vocabulary

/// A picture of an answer, drawn by the charts of the site.
package struct EvidencePicture: View {
  package let html: HTML

  package init(_ picture: Picture, id: String) {
    switch picture {
    case .intervals(let title, let axis, let items, let reference):
      html = EstimateChart(id: id, title, axis: axis, rows: items.map(Self.row), reference: reference).html
    case .lines(let title, let x, let y, let lines, let marks):
      html =
        CurveChart(
          id: id, title, x: x, y: y,
          curves: lines.map {
            .init($0.label, x: $0.x, y: $0.y, lower: $0.lower, upper: $0.upper, isJoined: $0.isJoined)
          },
          marks: marks
        ).html
    case .grid(let title, let rows, let columns, let values):
      html = Self.grid(title, rows, columns, values, id: id)
    case .network(let title, let nodes, let ties):
      html =
        TieChart(id: id, title, nodes: nodes, ties: ties).html
    }
  }

  private static func row(_ item: Picture.Item) -> EstimateChart.Row {
    .init(
      item.label, item.estimate.value, interval: item.estimate.interval.map { $0.lower...max($0.lower, $0.upper) })
  }

  private static func grid(
    _ title: Phrase, _ rows: [Phrase], _ columns: [Phrase], _ values: [[Double?]], id: String
  ) -> HTML {
    let known = values.joined().compactMap(\.self).filter(\.isFinite)
    let (low, high) = (known.min() ?? 0, known.max() ?? 1)
    let cells = values.map { row in
      row.map { value -> HeatMap.Cell in
        guard let value else { return .init(0, Phrase(verbatim: "–")) }
        let level = high > low ? Int(((value - low) / (high - low) * 4).rounded()) : 4
        return .init(level, Phrase(verbatim: value.told(2)))
      }
    }
    return HeatMap(
      id: id, title, rowHeading: Phrase("Plan", es: "Plan"), columns: columns.map { HTML($0) },
      rows: zip(rows, cells).map { .init(HTML($0), $1) },
      legend: [
        (0, Phrase("lowest", es: "más bajo")), (4, Phrase("highest", es: "más alto")),
      ]
    ).html
  }
}
