import Context
import Purpose
import Vocabulary

/// With what the results will be compared, chosen before the start: who starts when, and against whom.
package struct ComparisonDesign: DistrictRecord {
  package static let kind = RecordKind(
    "comparison_design", path: "measures/comparisons", strategy: .measures,
    one: Phrase("comparison", es: "comparación"), many: Phrase("comparisons", es: "comparaciones"),
    about: Phrase(
      "With what results will be compared, chosen before anybody knows them.",
      es: "Con qué se compararán los resultados, elegido antes de que nadie los conozca."))

  package static let fields: [Field<ComparisonDesign>] = told + registered

  private static let told: [Field<ComparisonDesign>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
    .references("priorities", \.priorities, Phrase("Priorities", es: "Prioridades"), required: true),
    .reference(
      "outcome", \.outcome, Phrase("Outcome", es: "Resultado"),
      hint: Phrase("The measure that decides", es: "La medida que decide"), required: true),
    .choice("method", \.method, Phrase("Method", es: "Método"), required: true),
    .text("starts", \.starts, Phrase("Who starts when", es: "Quién empieza y cuándo")),
    .text("compared_with", \.comparedWith, Phrase("With whom they are compared", es: "Con quién se compara")),
    .text("words", \.words, Phrase("The method in plain words", es: "El método en palabras sencillas")),
    .text("data_needed", \.dataNeeded, Phrase("Data that it needs", es: "Datos que necesita")),
    .references("data_systems", \.dataSystems, Phrase("Data systems", es: "Sistemas de datos")),
    .real(
      "smallest_effect", \.smallestEffect,
      Phrase("Smallest effect that it can detect", es: "Efecto más pequeño que puede detectar"),
      hint: Phrase(
        "In the unit of the outcome; worked out on the page of the design",
        es: "En la unidad del resultado; se calcula en la página del diseño")),
    .reference("owner", \.owner, Phrase("Owner", es: "Responsable")),
    .choice("stage", \.stage, Phrase("Stage", es: "Etapa"), required: true),
  ]

  /// What is registered for the estimate besides the words.
  private static let registered: [Field<ComparisonDesign>] = [
    .choice(
      "control", \.control,
      Phrase("Which schools stand for what would have been", es: "Qué escuelas muestran lo que habría pasado"),
      hint: Phrase("Empty: those that have not started yet", es: "Vacío: las que aún no han empezado")),
    .text(
      "subgroups", \.subgroups, Phrase("Groups that are looked at", es: "Grupos que se examinan"),
      hint: Phrase(
        "Of the groups of the outcome, one on each line. Any other is exploratory",
        es: "De los grupos del resultado, uno en cada línea. Cualquier otro es exploratorio")),
    .integer(
      "rounds_after", \.roundsAfter,
      Phrase("Rounds read from the first start on", es: "Rondas leídas desde el primer inicio"), in: 1...60),
    .real(
      "worthwhile", \.worthwhile,
      Phrase("Smallest effect worth the effort", es: "Efecto más pequeño que vale el esfuerzo"),
      hint: Phrase("In the unit of the outcome", es: "En la unidad del resultado")),
    .integer(
      "seed", \.seed, Phrase("Seed of the lots", es: "Semilla del sorteo"),
      hint: Phrase(
        "The number from which the lots for the starts were drawn", es: "El número con que se sortearon los inicios"),
      in: 0...999_999_999),
  ]

  /// Which schools show what would have happened without starting.
  package enum Control: String, ChoiceType {
    case notYet = "not_yet", never

    package var label: Phrase {
      switch self {
      case .notYet: Phrase("Schools that have not started yet", es: "Escuelas que aún no han empezado")
      case .never: Phrase("Only schools that never start", es: "Solo escuelas que nunca empiezan")
      }
    }
  }

  /// How a difference is to be told from what would have happened anyway.
  package enum Method: String, ChoiceType {
    case lottery, staggered, matched, cutoff, beforeAfter = "before_after"

    package var label: Phrase {
      switch self {
      case .lottery: Phrase("Lottery: chance decides who starts", es: "Sorteo: el azar decide quién empieza")
      case .staggered:
        Phrase(
          "Staggered start: schools start one after the other",
          es: "Inicio escalonado: las escuelas empiezan una tras otra")
      case .matched:
        Phrase("Matched: similar schools that do not start", es: "Emparejada: escuelas similares que no empiezan")
      case .cutoff:
        Phrase("Cutoff: those just above and below a line", es: "Umbral: justo por encima y por debajo de una línea")
      case .beforeAfter:
        Phrase("Before and after only: nobody to compare with", es: "Solo antes y después: nadie con quien comparar")
      }
    }

    /// Whether it sets results against what would have been otherwise.
    package var hasComparison: Bool { self != .beforeAfter }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var priorities: [Priority.ID] = []
  package var outcome: Measure.ID?
  package var method: Method?
  package var starts = ""
  package var comparedWith = ""
  package var words = ""
  package var dataNeeded = ""
  package var dataSystems: [DataSystem.ID] = []
  package var smallestEffect: Double?
  package var control: Control?
  package var subgroups = ""
  package var roundsAfter: Int?
  package var worthwhile: Double?
  package var seed: Int?
  package var owner: Person.ID?
  package var stage: PlanStage? = .draft

  package init(id: ID) { self.id = id }
  package var title: String { name }

  package var findings: [Finding] {
    guard let worthwhile, worthwhile <= 0 else { return [] }
    return [
      Finding(
        "worthwhile", "not-above-zero",
        Phrase(
          "Enter a size above zero; the direction follows from the outcome",
          es: "Escriba un tamaño mayor que cero; la dirección se deduce del resultado"))
    ]
  }
}

extension ComparisonDesign {
  package var isLive: Bool { stage != .retired }

  /// The groups that were named beforehand, in their order.
  package var subgroupNames: [String] {
    subgroups.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }
  }

  /// What is still to be said before a launch.
  package var launchGaps: [Phrase] {
    var gaps: [Phrase] = []
    if starts.trimmed.isEmpty { gaps.append(Phrase("who starts when", es: "quién empieza y cuándo")) }
    if method?.hasComparison != false, comparedWith.trimmed.isEmpty {
      gaps.append(Phrase("with whom they are compared", es: "con quién se compara"))
    }
    if words.trimmed.isEmpty { gaps.append(Phrase("the method in plain words", es: "el método en palabras sencillas")) }
    if dataNeeded.trimmed.isEmpty, dataSystems.isEmpty {
      gaps.append(Phrase("the data that it needs", es: "los datos que necesita"))
    }
    return gaps
  }
}
