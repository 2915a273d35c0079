import Foundation
import Statistics
import Vocabulary
import Web

/// An answer as a page of its own, with its pictures: one file, that needs no server and no network.
struct EvidencePage {
  private let page: HTML

  init<Question>(_ evidence: Evidence<Question>, _ language: Language) {
    page = Reading.$language.withValue(language) {
      StandalonePage(Phrase("Evidence: ", es: "Evidencia: ") + evidence.told.sentence.start, Self.main(evidence)).html
    }
  }

  func write(to path: String) throws {
    do { try Data(page.bytes).write(to: URL(filePath: path)) } catch {
      throw Complaint(.cannotWrite, "\(path) cannot be written: \(error.localizedDescription)")
    }
  }

  private static func main<Question>(_ evidence: Evidence<Question>) -> HTML {
    let told = evidence.told
    return """
      <h1>\(Phrase("What the data say", es: "Lo que dicen los datos"))</h1>
      <p class="lead">\(told.sentence)</p>
      \(evidence.outcome.pictures.enumerated().map { PictureView($0.element, id: "picture-\($0.offset + 1)").html })
      <h2>\(Phrase.howSure)</h2><p>\(told.howSure)</p>
      \(list(.cannotTell, told.cannotTell))
      \(list(.lookAtThis, evidence.checks.filter { !$0.passed }.map(\.sentence)))
      <h2>\(Phrase("The figures", es: "Las cifras"))</h2>
      \(evidence.outcome.tables.map { table($0) })
      \(list(Phrase("What was checked", es: "Lo que se comprobó"), evidence.checks.filter(\.passed).map(\.sentence)))
      <h2>\(Phrase("Where it comes from", es: "De dónde proviene"))</h2>
      \(PlainAnswer.rows(evidence).map { "<p>\($0)</p>" as HTML } ?? "")
      <p>\(Phrase("Method:", es: "Método:")) \(evidence.method), \(Phrase("version", es: "versión")) \(evidence.version). \
      \(digest(evidence.digest))</p>
      """
  }

  /// A question that reads no file has none.
  private static func digest(_ digest: String) -> HTML {
    if digest.isEmpty { return "" }
    return "\(Phrase("Digest of the data (SHA-256):", es: "Resumen de los datos (SHA-256):")) <code>\(digest)</code>"
  }

  private static func list(_ heading: Phrase, _ sentences: [Phrase]) -> HTML {
    sentences.isEmpty ? "" : "<h2>\(heading)</h2><ul>\(sentences.map { "<li>\($0)</li>" as HTML })</ul>"
  }

  private static func table(_ table: Statistics.Table) -> HTML {
    return Web.Table(
      table.title, columns: zip(table.headings, table.areNumbers).map { .init($0, $1 ? .number : .text) },
      rows: table.rows.map { $0.map { HTML(text: $0.text(Reading.language)) } }, narrow: .scrolls
    ).html
  }
}

extension Phrase {
  /// The first sentence.
  fileprivate var start: Phrase {
    let first = { (text: String) in String(text.split(separator: ". ", maxSplits: 1).first ?? "") }
    return Phrase(first(en), es: first(es))
  }
}

/// A picture of an answer, drawn by the charts of the site.
struct PictureView {
  let html: HTML

  init(_ picture: Picture, id: String) {
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
          marks: marks.map { .init(x: $0.x, y: $0.y, $0.label) }
        ).html
    case .grid(let title, let rows, let columns, let values):
      html = Self.grid(title, rows, columns, values, id: id)
    case .network(let title, let nodes, let ties):
      html =
        TieChart(
          id: id, title, nodes: nodes.map { .init(group: $0.group, weight: $0.weight, label: $0.label) },
          ties: ties.map { ($0.from, $0.to) }
        ).html
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
      id: id, title, rowHeading: Phrase(verbatim: ""), columns: columns.map { HTML($0) },
      rows: zip(rows, cells).map { .init(HTML($0), $1) },
      legend: [
        (0, Phrase("lowest", es: "más bajo")), (4, Phrase("highest", es: "más alto")),
      ]
    ).html
  }
}
