import Vocabulary

/// A logic model as an outline, for pages that are too narrow for the drawing.
struct LogicOutline: View {
  let model: LogicModel

  var html: HTML { "<ol class=\"logic-outline\">\(model.columns.map(column))</ol>" }

  private func column(_ column: LogicModel.Column) -> HTML {
    """
    <li><p class="logic-heading">\(column.heading)</p><ul>\(column.boxes.map(box))\
    \(column.add.map { "<li class=\"logic-add\">\($0)</li>" as HTML })</ul></li>

    """
  }

  private func box(_ box: LogicModel.Box) -> HTML {
    """
    <li class="\(box.tone.rawValue)">\(box.href.map { Link(box.words, to: $0).html } ?? HTML(box.words))\
    \(box.note.map { "<p class=\"hint\">\($0)</p>" as HTML })\(model.next(after: box).map(leadsTo))</li>
    """
  }

  private func leadsTo(_ box: LogicModel.Box) -> HTML {
    "<p class=\"leads-to\"><span class=\"unseen\">\(Phrase("Leads to:", es: "Lleva a:")) </span>\(box.words)</p>"
  }
}
