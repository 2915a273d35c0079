import Vocabulary

/// One value of a measure: in one round, at one place, for everybody or for one group.
package struct MeasureReading: DistrictRecord {
  package static let kind = RecordKind(
    "reading", path: "measures/readings", strategy: .measures,
    one: Phrase("reading", es: "lectura"), many: Phrase("readings", es: "lecturas"),
    about: Phrase(
      "The figures of each measure, by place, time and group.",
      es: "Las cifras de cada medida, por lugar, periodo y grupo."),
    reading: .readSchool, editing: .enterReadings)

  package static let fields: [Field<MeasureReading>] = [
    .reference("round", \.round, Phrase("Round", es: "Ronda"), required: true),
    .reference(
      "school", \.school, Phrase("School", es: "Escuela"),
      hint: Phrase("Empty: the whole district", es: "Vacío: todo el distrito")),
    .line(
      "group", \.group, Phrase("Group", es: "Grupo"), hint: Phrase("Empty: everybody", es: "Vacío: todas las personas")),
    .real(
      "value", \.value, Phrase("Value", es: "Valor"),
      hint: Phrase(
        "In the unit of the measure; shares in percent. Empty where it follows from the two numbers below",
        es: "En la unidad de la medida; los porcentajes, en %. Vacío si se deduce de los dos números siguientes")),
    .real("part", \.part, Phrase("Number counted", es: "Número contado")),
    .real("whole", \.whole, Phrase("Out of, or number of people", es: "Del total, o número de personas")),
    .text(
      "reason", \.reason, Phrase("Why it is right although it is unusual", es: "Por qué es correcta aunque sea inusual")
    ),
    .choice("stage", \.stage, Phrase("Stage", es: "Etapa"), required: true),
  ]

  /// How far a reading has come.
  package enum Stage: String, ChoiceType {
    case entered, approved

    package var label: Phrase {
      switch self {
      case .entered: Phrase("Entered", es: "Introducida")
      case .approved: Phrase("Approved", es: "Aprobada")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var round: ReadingRound.ID?
  package var school: School.ID?
  package var group = ""
  package var value: Double?
  package var part: Double?
  package var whole: Double?
  package var reason = ""
  package var stage: Stage? = .entered

  package init(id: ID) { self.id = id }
  package var title: String {
    [group, value.map(String.init(describing:)) ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
  }
  package var place: Place { Place(school: school) }

  package var findings: [Finding] {
    var found: [Finding] = []
    if value == nil, part == nil || whole == nil {
      found.append(Finding("value", "required", Phrase("Enter: Value", es: "Escriba: Valor")))
    }
    for (field, number) in [("part", part), ("whole", whole)] {
      if let number, number < 0 {
        found.append(
          Finding(
            field, "negative",
            Phrase("Enter a number that is not below zero", es: "Escriba un número que no sea negativo")))
      }
    }
    return found
  }
}

extension MeasureReading {
  package var isApproved: Bool { stage == .approved }

  /// Where in a round it belongs; two readings may not stand at one spot.
  package var spot: Spot { Spot(school: school, group: group) }

  package struct Spot: Hashable, Sendable {
    package let school: School.ID?
    package let group: String

    package init(school: School.ID?, group: String = "") {
      self.school = school
      self.group = group
    }
  }

  /// The value, or what follows from the parts.
  package func figure(of kind: MeasureKind) -> Double? { kind.value(part: part, whole: whole) ?? value }

  package func figures(of kind: MeasureKind) -> MeasureKind.Figures? {
    figure(of: kind).map { MeasureKind.Figures(value: $0, part: part, whole: whole) }
  }

  /// With the value that follows from its parts, where it does.
  package func completed(for measure: Measure) -> MeasureReading {
    var whole = self
    if let value = measure.measureKind.flatMap({ figure(of: $0) }) { whole.value = value }
    return whole
  }
}
