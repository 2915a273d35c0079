import Vocabulary

/// Long work in parts, each with where it stands. The whole line leads to the part.
package struct TaskList: View {
  package struct Row: Sendable {
    package var words: Phrase
    /// Nil when the part cannot be started yet.
    package var href: String?
    package var hint: Phrase?
    package var status: Tag

    package init(_ words: Phrase, to href: String?, hint: Phrase? = nil, status: Tag) {
      self.words = words
      self.href = href
      self.hint = hint
      self.status = status
    }
  }

  package var id: String
  package var rows: [Row]

  /// The id keeps the hints of two lists on one page apart.
  package init(id: String = "tasks", _ rows: [Row]) {
    self.id = id
    self.rows = rows
  }

  package var html: HTML {
    var marks = HTML()
    for (index, row) in rows.enumerated() { marks += line(row, id: "\(id)-\(index + 1)") }
    return "<ul class=\"task-list\">\(marks)</ul>"
  }

  private func line(_ row: Row, id: String) -> HTML {
    """
    <li\("class", row.href == nil ? nil : "linked")><div class="task-words">\(name(row, id: id))\
    \(row.hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" as HTML })</div>\
    <div class="task-status" id="\(id)-status">\(row.status)</div></li>

    """
  }

  private func name(_ row: Row, id: String) -> HTML {
    guard let href = row.href else { return "<span>\(row.words)</span>" }
    return
      "<a href=\"\(href)\" aria-describedby=\"\(row.hint == nil ? "" : "\(id)-hint ")\(id)-status\">\(row.words)</a>"
  }
}
