import Vocabulary

/// What people have said about a part of the plan, and a place to say more.
package struct CommentThread: View {
  package struct Entry: Sendable {
    package var id: String
    package var author: String
    /// What the author is to the district, or what position they take: "Principal", "Supports with concerns".
    package var role: Phrase?
    /// For people, and for programs.
    package var when: Phrase
    package var moment: String
    package var content: HTML
    package var actions: [HTML]
    /// Where the thread stands, in words.
    package var tag: Tag?
    package var replies: [Entry] = []
    /// The form for one more reply.
    package var reply: HTML?

    package init(
      id: String, author: String, role: Phrase? = nil, when: Phrase, moment: String, content: HTML, actions: [HTML] = []
    ) {
      self.id = id
      self.author = author
      self.role = role
      self.when = when
      self.moment = moment
      self.content = content
      self.actions = actions
    }
  }

  package var entries: [Entry]
  /// The form for one more comment; nil for those who may only read.
  package var reply: HTML?
  /// What the number beside the heading counts, when it is not all of them: "2 open".
  package var count: Phrase?

  package init(_ entries: [Entry], reply: HTML? = nil, count: Phrase? = nil) {
    self.entries = entries
    self.reply = reply
    self.count = count
  }

  package var html: HTML {
    """
    <section class="comments" aria-labelledby="comments"><h2 id="comments">\(Phrase("Comments", es: "Comentarios")) \
    <span class="count">\(count ?? Phrase(verbatim: "\(entries.count)"))</span></h2>
    \(entries.isEmpty ? "<p class=\"nothing\">\(Phrase("Nobody has commented yet.", es: "Nadie ha comentado todavía."))</p>" as HTML : list)
    \(reply)
    </section>
    """
  }

  private var list: HTML { list(entries) }

  private func list(_ entries: [Entry]) -> HTML { "<ol class=\"comment-list\">\(entries.map(line))</ol>" }

  private func line(_ entry: Entry) -> HTML {
    """
    <li class="comment" id="comment-\(entry.id)"><p class="comment-by"><strong>\(entry.author)</strong>\
    \(entry.role.map { " <span class=\"comment-role\">\($0)</span>" as HTML }) <time datetime="\(entry.moment)">\(entry.when)</time>\(entry.tag.map { " \($0)" as HTML })</p>
    <div class="comment-content">\(entry.content)</div>\(entry.actions.isEmpty ? nil : ButtonRow(entry.actions))\
    \(entry.replies.isEmpty ? nil : list(entry.replies))\(entry.reply)</li>
    """
  }
}
