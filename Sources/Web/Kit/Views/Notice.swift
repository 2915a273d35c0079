import Vocabulary

/// Something said once at the top of a page: what has just been done, or what the person should know first.
package struct Notice: View {
  package enum Tone: String, Sendable { case success, important }

  package var tone: Tone
  package var heading: Phrase
  package var content: HTML?

  package init(_ tone: Tone, _ heading: Phrase, content: HTML? = nil) {
    self.tone = tone
    self.heading = heading
    self.content = content
  }

  package var html: HTML {
    """
    <section class="notice \(tone.rawValue)" role="\(tone == .success ? "alert" : "region")" aria-label="\(kind)">
    <p class="notice-kind">\(kind)</p>
    <div class="notice-content"><p class="notice-heading">\(heading)</p>\(content)</div>
    </section>
    """
  }

  private var kind: Phrase { tone == .success ? Phrase("Done", es: "Hecho") : Phrase("Important", es: "Importante") }
}

/// The end of a journey: what was done, its reference, and what happens next.
package struct ConfirmationPanel: View {
  package var title: Phrase
  package var words: Phrase?
  package var next: HTML?

  package init(_ title: Phrase, _ words: Phrase? = nil, next: HTML? = nil) {
    self.title = title
    self.words = words
    self.next = next
  }

  package var html: HTML {
    """
    <div class="confirmation"><h1>\(title)</h1>\(words.map { "<p>\($0)</p>" as HTML })</div>
    \(next.map { "<h2>\(Phrase("What happens next", es: "Qué sigue"))</h2>\($0)" as HTML })
    """
  }
}

/// Something to know before going on.
package struct WarningText: View {
  package var words: Phrase

  package init(_ words: Phrase) { self.words = words }

  package var html: HTML {
    """
    <p class="warning-text"><span class="warning-mark" aria-hidden="true">!</span>\
    <strong><span class="unseen">\(Phrase("Warning", es: "Advertencia")): </span>\(words)</strong></p>
    """
  }
}
