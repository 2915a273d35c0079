/// A school district, or another body that runs schools. Not a record of itself: it is the book that its records are in.
package struct District: Sendable, Equatable, Identifiable {
  package typealias ID = Identifier<District>

  package let id: ID
  package var name: String
  package var language: Language
  /// Two letters; empty when nobody has said it.
  package var state: String
  /// `America/Chicago`; empty for the time of its state, or of the server.
  package var timeZone: String

  package init(id: ID, name: String, language: Language = .english, state: String = "", timeZone: String = "") {
    self.id = id
    self.name = name
    self.language = language
    self.state = state
    self.timeZone = timeZone
  }
}
