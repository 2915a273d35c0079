import Context
import Purpose
import Vocabulary

/// Something that the district has agreed to count, before it starts.
package struct Measure: DistrictRecord {
  package static let kind = RecordKind(
    "measure", path: "measures/catalog", strategy: .measures,
    one: Phrase("measure", es: "medida"), many: Phrase("measures", es: "medidas"),
    about: Phrase(
      "What the district counts, defined so that two people who take it get the same figure.",
      es: "Lo que el distrito mide, definido de modo que dos personas obtengan la misma cifra."))

  package static let fields: [Field<Measure>] = what + figure + taking

  private static let what: [Field<Measure>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
    .text("about", \.about, Phrase("What it tells", es: "Qué dice")),
    .references("priorities", \.priorities, Phrase("Priorities that it serves", es: "Prioridades a las que sirve")),
    .choice("horizon", \.horizon, Phrase("Horizon", es: "Plazo"), required: true),
    .choice("signal", \.signal, Phrase("Leading or lagging", es: "Anticipada o de resultado"), required: true),
    .choice(
      "sort", \.sort, Phrase("Sort of figure", es: "Tipo de cifra"), of: MeasureKind.choices, required: true),
    .line(
      "unit", \.unit, Phrase("Unit", es: "Unidad"),
      hint: Phrase("For example: students, minutes a week", es: "Por ejemplo: estudiantes, minutos por semana")),
    .choice("direction", \.direction, Phrase("Which way is better", es: "Qué dirección es mejor"), required: true),
  ]

  private static let figure: [Field<Measure>] = [
    .text(
      "numerator", \.numerator, Phrase("What is counted", es: "Qué se cuenta"),
      hint: Phrase("The upper number of a share or rate, or what is averaged", es: "El numerador, o lo que se promedia")
    ),
    .text(
      "denominator", \.denominator, Phrase("Out of what", es: "De qué total"),
      hint: Phrase("The lower number, or who is averaged over", es: "El denominador, o entre quiénes se promedia")),
    .text(
      "groups", \.groups, Phrase("Groups", es: "Grupos"),
      hint: Phrase(
        "One on each line. They do not overlap, and together they are the whole",
        es: "Uno en cada línea. No se superponen y juntos forman el total")),
    .real(
      "lowest", \.lowest, Phrase("Lowest value that can be right", es: "Valor más bajo que puede ser correcto")),
    .real(
      "highest", \.highest, Phrase("Highest value that can be right", es: "Valor más alto que puede ser correcto")),
    .integer(
      "floor", \.floor, Phrase("Fewest people shown in public", es: "Mínimo de personas que se muestra en público"),
      hint: Phrase("10 where it is empty", es: "10 si está vacío"), in: 1...1000),
  ]

  private static let taking: [Field<Measure>] = [
    .choice("taken_at", \.takenAt, Phrase("Where it is taken", es: "Dónde se toma"), required: true),
    .choices(
      "levels", \.levels, Phrase("At which schools", es: "En qué escuelas"),
      hint: Phrase("Empty: at every school", es: "Vacío: en todas las escuelas")),
    .reference("data_system", \.dataSystem, Phrase("Data system", es: "Sistema de datos")),
    .line(
      "source", \.source, Phrase("Where it comes from", es: "De dónde sale"),
      hint: Phrase("If it is not in a data system", es: "Si no está en un sistema de datos")),
    .line(
      "instrument", \.instrument, Phrase("Instrument", es: "Instrumento"),
      hint: Phrase(
        "The survey, test, log or record by which it is taken", es: "La encuesta, prueba o registro con que se toma")),
    .reference("owner", \.owner, Phrase("Owner", es: "Responsable")),
    .choice("cadence", \.cadence, Phrase("How often it is taken", es: "Con qué frecuencia se toma")),
    .line("origin", \.origin, Phrase("Origin of the definition", es: "Origen de la definición")),
    .choice("stage", \.stage, Phrase("Stage", es: "Etapa"), required: true),
  ]

  package let id: ID
  package var version = 0
  package var name = ""
  package var about = ""
  package var priorities: [Priority.ID] = []
  package var horizon: Horizon?
  package var signal: Signal?
  package var sort = ""
  package var unit = ""
  package var direction: Direction?
  package var numerator = ""
  package var denominator = ""
  package var groups = ""
  package var lowest: Double?
  package var highest: Double?
  package var floor: Int?
  package var takenAt: TakenAt?
  package var levels: [School.Level] = []
  package var dataSystem: DataSystem.ID?
  package var source = ""
  package var instrument = ""
  package var owner: Person.ID?
  package var cadence: MeasureCadence?
  package var origin = ""
  package var stage: PlanStage? = .draft

  package init(id: ID) { self.id = id }
  package var title: String { name }

  package var findings: [Finding] { boundFindings + groupFindings }

  private var boundFindings: [Finding] {
    if let lowest, let highest, highest < lowest {
      return [
        Finding(
          "highest", "bounds-crossed",
          Phrase(
            "Enter a highest value that is not below the lowest",
            es: "Escriba un valor más alto que no sea inferior al más bajo"))
      ]
    }
    guard let limits = measureKind?.limits else { return [] }
    return [("lowest", lowest), ("highest", highest)].compactMap { field, bound in
      guard let bound, !limits.contains(bound) else { return nil }
      let ends = (measureKind?.words(limits.lowerBound) ?? "", measureKind?.words(limits.upperBound) ?? "")
      return Finding(
        field, "bound-impossible",
        Phrase("Enter a value from \(ends.0) to \(ends.1)", es: "Escriba un valor de \(ends.0) a \(ends.1)"))
    }
  }

  private var groupFindings: [Finding] {
    let names = groupNames.map { $0.lowercased() }
    if names.count == 1 {
      return [
        Finding(
          "groups", "one-group",
          Phrase(
            "Name two groups or more, or none", es: "Nombre dos grupos o más, o ninguno"))
      ]
    }
    guard Set(names).count < names.count else { return [] }
    return [
      Finding(
        "groups", "group-twice", Phrase("Name each group once", es: "Nombre cada grupo una sola vez"))
    ]
  }
}

extension Measure {
  package var measureKind: MeasureKind? { MeasureKind(named: sort) }
  package var isLive: Bool { stage != .retired }
  package var hasSource: Bool { dataSystem != nil || !source.trimmed.isEmpty }

  /// The groups that it is broken down by, in their order.
  package var groupNames: [String] {
    groups.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }
  }

  /// Every line of a grid for one place: the whole, and each group.
  package var parts: [String] { [""] + groupNames }

  /// Whether it is taken at this school.
  package func isTaken(at school: School) -> Bool {
    guard takenAt == .schools, !school.isClosed else { return false }
    return levels.isEmpty || school.level.map(levels.contains) ?? false
  }

  /// Fewer people than this are not shown in public.
  package var publicFloor: Int { floor ?? Measure.usualFloor }
  package static let usualFloor = 10

  /// The narrowest range in which a reading can be right.
  package var validRange: ClosedRange<Double>? {
    let limits = measureKind?.limits
    let (low, high) = (lowest ?? limits?.lowerBound, highest ?? limits?.upperBound)
    guard let low, let high, low <= high else { return nil }
    return low...high
  }

  /// `41%`, `3.2 minutes`: as a reader sees it.
  package func words(_ value: Double) -> String {
    guard let kind = measureKind else { return String(value) }
    return kind.sign == .none && !unit.isEmpty ? "\(kind.words(value)) \(unit)" : kind.words(value)
  }

  /// What stands in the way of launching with this definition.
  package var definitionGaps: [Phrase] {
    var gaps: [Phrase] = []
    if numerator.trimmed.isEmpty { gaps.append(Phrase("what is counted", es: "qué se cuenta")) }
    if measureKind?.isRatio == true, denominator.trimmed.isEmpty {
      gaps.append(Phrase("out of what", es: "de qué total"))
    }
    if cadence == nil { gaps.append(Phrase("how often it is taken", es: "con qué frecuencia se toma")) }
    return gaps
  }
}
