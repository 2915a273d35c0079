/// A school district, or another body that runs schools. Not a record of itself: it is the book that its records are in.
package struct District: Sendable, Equatable, Identifiable {
  package typealias ID = Identifier<District>

  package let id: ID
  package var name: String
  package var language: Language

  package init(id: ID, name: String, language: Language = .english) {
    self.id = id
    self.name = name
    self.language = language
  }
}
