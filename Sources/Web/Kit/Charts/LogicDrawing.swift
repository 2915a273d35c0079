import Vocabulary

/// The marks of a logic model.
struct LogicDrawing: View {
  let layout: LogicLayout

  var html: HTML { "\(layout.lines.map(line))\(layout.headings.map(heading))\(layout.boxes.map(box))" }

  private func line(_ line: LogicLayout.Line) -> HTML {
    let bend = (line.toX - line.fromX) / 2
    return """
      <path class="join" d="M\(at: line.fromX) \(at: line.fromY) C\(at: line.fromX + bend) \(at: line.fromY) \
      \(at: line.toX - bend) \(at: line.toY) \(at: line.toX - 7) \(at: line.toY)"/>\
      <path class="join-end" d="M\(at: line.toX - 1) \(at: line.toY) l-8 -4.5 v9 z"/>
      """
  }

  private func heading(_ heading: LogicLayout.Heading) -> HTML {
    let bottom = Lettering.height(lines: layout.headings.map(\.lines.count).max() ?? 1, size: LogicLayout.size) + 8
    return """
      \(Stroke.lines(heading.lines, x: heading.x, top: 0, size: LogicLayout.size, style: "name"))\
      \(Stroke.line(heading.x, bottom, heading.x + layout.columnWidth, bottom, style: "axis"))\(heading.add.map { add($0, heading) })
      """
  }

  private func add(_ link: Link, _ heading: LogicLayout.Heading) -> HTML {
    """
    <a class="logic-add" href="\(link.safeAddress)"><rect class="add-ground" x="\(at: heading.x)" y="\(at: heading.addY)" \
    width="\(at: layout.columnWidth)" height="30" rx="3"/>\
    \(Stroke.text("+ \(link.words[Reading.language])", x: heading.x + LogicLayout.padding, y: heading.addY + 20, size: 14, style: "link"))</a>
    """
  }

  private func box(_ placed: LogicLayout.Placed) -> HTML {
    let marks: HTML = """
      <rect class="box \(placed.box.tone.rawValue)" x="\(at: placed.x)" y="\(at: placed.y)" width="\(at: placed.width)" \
      height="\(at: placed.height)" rx="3"/>\(words(placed))
      """
    guard let href = placed.box.href, Link.isSafe(href) else { return "<g>\(marks)</g>\n" }
    return "<a href=\"\(href)\">\(marks)</a>\n"
  }

  private func words(_ placed: LogicLayout.Placed) -> HTML {
    let x = placed.x + LogicLayout.padding
    let top = placed.y + LogicLayout.padding
    let noteTop = top + Lettering.height(lines: placed.words.count, size: LogicLayout.size)
    return """
      \(Stroke.lines(placed.words, x: x, top: top, size: LogicLayout.size))\
      \(Stroke.lines(placed.note, x: x, top: noteTop, size: LogicLayout.noteSize, style: "words soft"))
      """
  }
}
