import Vocabulary

/// The district's own answer to one of the nine questions, in its own words, kept beside what the records say.
package struct WrittenAnswer: DistrictRecord {
  package static let kind = RecordKind(
    "written_answer", path: "purpose/answers", strategy: .purpose,
    one: Phrase("written answer", es: "respuesta escrita"), many: Phrase("written answers", es: "respuestas escritas"),
    about: Phrase(
      "The district’s own words on a key question.", es: "Las palabras del propio distrito sobre una pregunta clave."))

  package static let fields: [Field<WrittenAnswer>] = [
    .choice("question", \.question, Phrase("Question", es: "Pregunta"), of: KeyQuestion.choices, required: true),
    .text("text", \.text, Phrase("Answer", es: "Respuesta"), required: true),
    .reference("author", \.author, Phrase("Written by", es: "Escrita por")),
    .day("written_on", \.writtenOn, Phrase("Written on", es: "Escrita el")),
  ]

  package let id: ID
  package var version = 0
  package var question = ""
  package var text = ""
  package var author: Person.ID?
  package var writtenOn: Day?

  package init(id: ID) { self.id = id }
  package var title: String { text.opening }
  package var keyQuestion: KeyQuestion? { Int(question).flatMap(KeyQuestion.init(rawValue:)) }
}

extension Sequence where Element == WrittenAnswer {
  /// The one that counts: the newest.
  package func newest(to question: KeyQuestion) -> WrittenAnswer? {
    filter { $0.keyQuestion == question }.max {
      ($0.writtenOn?.number ?? .min, $0.id) < ($1.writtenOn?.number ?? .min, $1.id)
    }
  }
}

extension KeyQuestion {
  package static var choices: [Choice] {
    allCases.map { Choice(String($0.number), Phrase(verbatim: "\($0.number). ") + $0.words) }
  }
}
