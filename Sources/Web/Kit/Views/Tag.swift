import Vocabulary

/// A state in words; the colour only repeats them.
package struct Tag: View {
  package enum Tone: String, Sendable { case neutral, good, caution, stop, note }

  package var words: Phrase
  package var tone: Tone

  package init(_ words: Phrase, _ tone: Tone = .neutral) {
    self.words = words
    self.tone = tone
  }

  package var html: HTML { "<strong class=\"tag \(tone.rawValue)\">\(words)</strong>" }
}

extension Tag {
  package static let done = Tag(Phrase("Done", es: "Hecho"), .good)
  package static let notStarted = Tag(Phrase("Not started", es: "Sin empezar"), .note)
  package static let inProgress = Tag(Phrase("In progress", es: "En curso"), .note)
  package static let notYet = Tag(Phrase("Cannot start yet", es: "Aún no se puede empezar"))
  package static let problem = Tag(Phrase("There is a problem", es: "Hay un problema"), .stop)
}
