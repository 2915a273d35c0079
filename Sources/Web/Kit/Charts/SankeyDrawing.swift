import Vocabulary

/// The marks of a Sankey diagram.
struct SankeyDrawing: View {
  let layout: SankeyLayout
  let id: String

  var html: HTML {
    """
    <defs><pattern id="\(id)-ending" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
    <rect class="ending-ground" width="6" height="6"/><path class="ending-lines" d="M0 0 V6"/></pattern></defs>\
    \(layout.headings.map(heading))\(layout.bands.map(band))\(layout.sources.map(node))\(layout.uses.map(node))
    """
  }

  private func heading(_ heading: (words: [String], x: Double, isLeft: Bool)) -> HTML {
    Stroke.lines(
      heading.words, x: heading.x, top: 0, size: SankeyLayout.size, anchor: heading.isLeft ? .start : .end,
      style: "words soft")
  }

  private func band(_ band: SankeyLayout.Band) -> HTML {
    let start = layout.left + SankeyLayout.nodeWidth
    let middle = (start + layout.right) / 2
    return """
      <path class="band fill-\(band.source % Pattern.count + 1)" d="M\(at: start) \(at: band.from) \
      C\(at: middle) \(at: band.from) \(at: middle) \(at: band.to) \(at: layout.right) \(at: band.to) \
      v\(at: band.thickness) C\(at: middle) \(at: band.to + band.thickness) \(at: middle) \(at: band.from + band.thickness) \
      \(at: start) \(at: band.from + band.thickness) z"/>

      """
  }

  private func node(_ placed: SankeyLayout.Placed) -> HTML {
    let fill = placed.node.tone == .ending ? "url(#\(id)-ending)" : nil
    return """
      \(Stroke.box(placed.x, placed.y, SankeyLayout.nodeWidth, max(1, placed.height), style: "node \(placed.node.tone.rawValue)", fill: fill))\
      \(label(placed))

      """
  }

  private func label(_ placed: SankeyLayout.Placed) -> HTML {
    let anchor: Stroke.Anchor = placed.isLeft ? .end : .start
    let top = placed.y + placed.height / 2 - placed.labelHeight / 2
    let line = Lettering.height(lines: 1, size: SankeyLayout.size)
    let names = Double(placed.label.count) * line
    return """
      \(Stroke.lines(placed.label, x: placed.labelX, top: top, size: SankeyLayout.size, anchor: anchor, style: "name"))\
      \(Stroke.lines([placed.figure], x: placed.labelX, top: top + names, size: SankeyLayout.size, anchor: anchor))\
      \(Stroke.lines(placed.note, x: placed.labelX, top: top + names + line, size: SankeyLayout.size, anchor: anchor, style: "words soft"))
      """
  }
}
