import Vocabulary

/// Fillings that differ in their lines as well as in their colour, so that they can be told apart in grey.
struct Pattern {
  let id: String
  let series: Int

  init(chart: String, series: Int) {
    id = "\(chart)-fill-\(series + 1)"
    self.series = series % Pattern.count
  }

  static let count = 4

  var fill: String { "url(#\(id))" }

  var html: HTML {
    """
    <pattern id="\(id)" width="8" height="8" patternUnits="userSpaceOnUse"\("patternTransform", series == 1 ? "rotate(45)" : nil)>\
    <rect class="fill-\(series + 1)" width="8" height="8"/>\(lines)</pattern>
    """
  }

  private var lines: HTML? {
    switch series {
    case 1: "<path class=\"fill-lines\" d=\"M0 0 V8\"/>"
    case 2: "<circle class=\"fill-dots\" cx=\"4\" cy=\"4\" r=\"1.4\"/>"
    case 3: "<path class=\"fill-lines\" d=\"M0 4 H8\"/>"
    default: nil
    }
  }

  static func all(chart: String, count: Int) -> HTML {
    "<defs>\((0..<count).map { Pattern(chart: chart, series: $0).html })</defs>"
  }
}
