import Purpose
import Vocabulary

/// Who decides one question of design in one school year, how firmly it is held, and what the district gives in return.
package struct DecisionRight: DistrictRecord {
  package static let kind = RecordKind(
    "decision_right", path: "build/decision-rights", strategy: .build,
    one: Phrase("decision right", es: "derecho de decisión"),
    many: Phrase("decision rights", es: "derechos de decisión"),
    about: Phrase(
      "Which questions of design are tight, bounded or loose, and who decides them.",
      es: "Qué cuestiones de diseño son fijas, acotadas o abiertas, y quién las decide."))

  package static let fields: [Field<DecisionRight>] = [
    .line("name", \.name, Phrase("Question", es: "Cuestión"), required: true),
    .choice(
      "question", \.question, Phrase("In the library", es: "En la biblioteca"),
      of: DesignQuestion.choices,
      hint: Phrase(
        "So that years can be compared though the wording changes",
        es: "Para poder comparar años aunque cambie la redacción")),
    .choice("subject", \.subject, Phrase("Subject", es: "Tema"), required: true),
    .year("year", \.year, Phrase("School year", es: "Año escolar"), required: true),
    .reference(
      "role", \.role, Phrase("Role", es: "Rol"),
      hint: Phrase("Empty: every role", es: "Vacío: todos los roles")),
    .choice("kind", \.kind, Phrase("It is answered with", es: "Se responde con"), required: true),
    .choice(
      "hold", \.hold, Phrase("How firmly it is held", es: "Con qué firmeza se decide"),
      required: true),
    .choice("level", \.level, Phrase("Level", es: "Nivel"), required: true),
    .line(
      "decider", \.decider, Phrase("Who decides", es: "Quién decide"),
      hint: Phrase("A post, not a name", es: "Un cargo, no un nombre")),
    .choice(
      "owner", \.owner, Phrase("Who decides on variances", es: "Quién decide sobre las excepciones")
    ),
    .line(
      "value", \.value, Phrase("The value, if it is tight", es: "El valor, si es fija"),
      hint: Phrase("For example 40%, 3, $5,000, yes", es: "Por ejemplo 40%, 3, $5,000, sí")),
    .line("least", \.least, Phrase("At least, if it is bounded", es: "Como mínimo, si es acotada")),
    .line("most", \.most, Phrase("At most, if it is bounded", es: "Como máximo, si es acotada")),
    .text(
      "options", \.options, Phrase("What there is to choose from", es: "Entre qué se elige"),
      hint: Phrase("One on each line", es: "Una por línea")),
    .text(
      "allowed", \.allowed, Phrase("Only these, if it is bounded", es: "Solo estas, si es acotada"),
      hint: Phrase("One on each line", es: "Una por línea")),
    .text(
      "one_of", \.oneOf,
      Phrase("At least one of these, if it is bounded", es: "Al menos una de estas, si es acotada"),
      hint: Phrase("One on each line", es: "Una por línea")),
    .text(
      "statement", \.statement, Phrase("The rule in your words", es: "La regla en sus palabras")),
    .text(
      "gives", \.gives,
      Phrase("What the district gives in return", es: "Qué da el distrito a cambio")),
    .choice("stage", \.stage, Phrase("Stage", es: "Etapa"), required: true),
    .day("published", \.published, Phrase("Published on", es: "Publicado el")),
  ]

  package enum Stage: String, ChoiceType {
    case draft, published

    package var label: Phrase {
      switch self {
      case .draft: Phrase("Draft", es: "Borrador")
      case .published: Phrase("Published", es: "Publicado")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var question = ""
  package var subject: QuestionSubject?
  package var year: SchoolYear?
  package var role: Role.ID?
  package var kind: AnswerKind?
  package var hold: Hold?
  package var level: DecisionLevel?
  package var decider = ""
  package var owner: RightOwner? = .director
  package var value = ""
  package var least = ""
  package var most = ""
  package var options = ""
  package var allowed = ""
  package var oneOf = ""
  package var statement = ""
  package var gives = ""
  package var stage: Stage? = .draft
  package var published: Day?

  package init(id: ID) { self.id = id }
  package var title: String { name }

  package var isPublished: Bool { stage == .published }
  /// Whether schools have something to say to it.
  package var isAskedOfSchools: Bool { hold == .bounded || hold == .loose }

  /// The same question in another year, or of another school.
  package var key: Key {
    Key(question: question.isEmpty ? name.lowercased() : question, role: role)
  }

  package struct Key: Hashable, Sendable {
    package let question: String
    package let role: Role.ID?
  }
}
