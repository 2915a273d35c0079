import Vocabulary

/// What several measures together are good for, and what each of them brings.
package struct MeasuresTogetherOutcome: Encodable, Sendable, Shown {
  package var measures: [Seen]
  /// Between the measures, as they were seen, in their order.
  package var correlations: Matrix
  /// Between the true values behind them.
  package var trueCorrelations: Matrix
  /// Of the composite at the weights that were given.
  package var reliability: Double
  /// The weights on measures of one spread, which sum to 1, that make it as reliable as it can be, and how much that is.
  package var mostReliable: MostReliable
  package var accuracy: DecisionAccuracy
  /// Were each measure less reliable than was said; nil where the measures' correlations leave no room for it.
  package var ifLessReliable: Less?
  package var people: People
  package var topShare: Double
  package var rigor: Rigor
  /// In the order of the file; only where they were asked for.
  package var teachers: [Teacher]?

  /// One measure.
  package struct Seen: Hashable, Sendable, Codable {
    package var name: String
    package var source: TopTeacherEvidence.Source
    package var people: Int
    package var standardDeviation: Double
    package var reliability: Double
    package var weight: Double
    /// How much of the differences in the composite it decides.
    package var effectiveShare: Double
    /// The same, were the weights put on the measures as they are: what varies more decides more.
    package var effectiveShareAsItIs: Double
    /// Were the top share named by this one alone.
    package var alone: DecisionAccuracy
  }

  package struct Less: Hashable, Sendable, Codable {
    /// How much less the reliability of each.
    package var by: Double
    package var accuracy: DecisionAccuracy
  }

  package struct MostReliable: Hashable, Sendable, Codable {
    package var weights: [Double]
    package var reliability: Double
  }

  package struct People: Hashable, Sendable, Codable {
    package var inFile: Int
    package var seenByAll: Int
    /// By measures of two sources at least: those of whom anything is said.
    package var seenByTwo: Int
  }

  /// One person's chances, where asked for.
  package struct Teacher: Hashable, Sendable, Codable {
    package var name: String
    package var measures: Int
    /// nil for whom fewer than two sources saw.
    package var chanceInTop: Double?
    package var chanceBelowAverage: Double?
  }

  init(
    _ question: MeasuresTogether, _ together: TopTeacherEvidence, _ values: [[Double?]],
    ifLessReliable: Less?, names: [String]?
  ) {
    let composite = together.composite
    let weights = question.measures.map(\.weight)
    let weighted = composite.weighted(weights)
    let spreads = values.map { Self.spread($0, together.complete) }
    let asTheyAre = zip(weights, spreads).map(*)
    let pulls = composite.weighted(asTheyAre).effectiveShares
    measures = question.measures.indices.map { place in
      let measure = question.measures[place]
      return Seen(
        name: measure.column, source: measure.source, people: values[place].count { $0 != nil },
        standardDeviation: spreads[place], reliability: measure.reliability, weight: measure.weight,
        effectiveShare: weighted.effectiveShares[place], effectiveShareAsItIs: pulls[place],
        alone: DecisionAccuracy(
          reliability: together.shareTold(by: place, weights), topShare: question.topShare))
    }
    correlations = composite.observed
    trueCorrelations = composite.trueCorrelations
    reliability = weighted.reliability
    mostReliable = MostReliable(
      weights: composite.mostReliable.weights, reliability: composite.mostReliable.reliability)
    accuracy = together.accuracy
    self.ifLessReliable = ifLessReliable
    people = People(
      inFile: together.chanceInTop.count, seenByAll: together.complete.count,
      seenByTwo: together.chanceInTop.count { $0 != nil })
    topShare = question.topShare
    rigor = Rigor(trulyTopWhenFlagged: together.accuracy.trulyTopWhenFlagged, question.bands)
    teachers =
      question.report == nil
      ? nil
      : names?.enumerated().map { place, name in
        Teacher(
          name: name, measures: values.count { $0[place] != nil }, chanceInTop: together.chanceInTop[place],
          chanceBelowAverage: together.chanceBelowAverage[place])
      }
  }

  private static func spread(_ values: [Double?], _ people: [Int]) -> Double {
    let known = people.compactMap { values[$0] }
    let mean = known.reduce(0, +) / Double(known.count)
    return (known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count - 1)).squareRoot()
  }

  /// The measure by which alone a name would most often be right.
  var best: Seen? {
    measures.max { ($0.alone.trulyTopWhenFlagged, $1.name) < ($1.alone.trulyTopWhenFlagged, $0.name) }
  }

  // MARK: Shown

  package var tables: [Table] { [decisionTable, measureTable, correlationTable, teacherTable].compactMap(\.self) }

  private var decisionTable: Table {
    func row(_ name: Phrase, _ figure: (DecisionAccuracy) -> Double) -> [Table.Cell] {
      [
        .text(name), .share(figure(accuracy)),
        ifLessReliable.map { .share(figure($0.accuracy)) } ?? .none(Phrase("cannot be", es: "no puede ser")),
        best.map { .share(figure($0.alone)) } ?? .none(Phrase(verbatim: "–")),
      ]
    }
    let less =
      (ifLessReliable?.by.told(2)).map {
        Phrase("Were each \($0) less reliable", es: "Si cada una fuera \($0) menos fiable")
      } ?? Phrase("Were each less reliable", es: "Si cada una fuera menos fiable")
    return Table(
      Phrase(
        "If the top share were named from these measures", es: "Si la parte superior se nombrara con estas medidas"),
      headings: [
        Phrase("What would happen", es: "Qué pasaría"), Phrase("Together", es: "Juntas"),
        less,
        Phrase("The best one alone", es: "La mejor por sí sola"),
      ],
      rows: DecisionAccuracy.rows(
        again: Phrase(
          "Would be named again by other measures like them", es: "Sería nombrado otra vez con medidas iguales"),
        row))
  }

  private var measureTable: Table {
    let sum = measures.reduce(0) { $0 + $1.weight }
    return Table(
      Phrase("What each measure brings", es: "Qué aporta cada medida"),
      headings: [
        Phrase("Measure", es: "Medida"), Phrase("Source", es: "Fuente"), Phrase("People", es: "Personas"),
        Phrase("Reliability", es: "Fiabilidad"), Phrase("Weight given", es: "Peso dado"),
        Phrase("Decides", es: "Decide"), Phrase("Would decide as it is", es: "Decidiría tal cual"),
        Phrase("Most reliable weight", es: "Peso más fiable"),
      ],
      rows: measures.enumerated().map { place, one in
        [
          .text(Phrase(verbatim: one.name)), .text(MeasuresTogetherWords.source(one.source)), .count(one.people),
          .number(one.reliability, digits: 2), .share(one.weight / sum), .share(one.effectiveShare),
          .share(one.effectiveShareAsItIs), .number(mostReliable.weights[place], digits: 2),
        ]
      })
  }

  private var correlationTable: Table {
    Table(
      Phrase(
        "How the measures go together, as seen (and in truth)",
        es: "Cómo se relacionan las medidas, vistas (y de verdad)"),
      headings: [Phrase(verbatim: "")] + measures.map { Phrase(verbatim: $0.name) },
      rows: measures.indices.map { i in
        [Table.Cell.text(Phrase(verbatim: measures[i].name))]
          + measures.indices.map { j in
            i == j
              ? .none(Phrase(verbatim: "–"))
              : .text(Phrase(verbatim: "\(correlations[i, j].told(2)) (\(trueCorrelations[i, j].told(2)))"))
          }
      })
  }

  private var teacherTable: Table? {
    guard let teachers else { return nil }
    let few = Phrase("one source only", es: "una sola fuente")
    let top = ValueAddedWords.topGroup(topShare)
    return Table(
      Phrase("Teachers, in the order of the file", es: "Docentes, en el orden del archivo"),
      headings: [
        Phrase("Teacher", es: "Docente"), Phrase("Measures", es: "Medidas"),
        Phrase("Chance of \(top.en)", es: "Probabilidad de \(top.es)"),
        Phrase("Chance of being below average", es: "Probabilidad de estar bajo el promedio"),
      ],
      rows: teachers.map { one in
        [
          .text(Phrase(verbatim: one.name)), .count(one.measures), one.chanceInTop.map { .share($0) } ?? .none(few),
          one.chanceBelowAverage.map { .share($0) } ?? .none(few),
        ]
      })
  }

  package var pictures: [Picture] {
    let right = Phrase("Truly belongs there when named", es: "De verdad pertenece ahí si es nombrado")
    let x = (1...19).map { Double($0) / 20 }
    let line = Picture.Line(
      right, x: x, y: x.map { DecisionAccuracy(reliability: $0, topShare: topShare).trulyTopWhenFlagged })
    let marks =
      measures.map {
        Picture.Mark(x: $0.alone.reliability, y: $0.alone.trulyTopWhenFlagged, Phrase(verbatim: $0.name))
      } + [
        Picture.Mark(
          x: accuracy.reliability, y: accuracy.trulyTopWhenFlagged, Phrase("Together", es: "Juntas"))
      ]
    return [
      .lines(
        title: Phrase("How often a name would be right", es: "Con qué frecuencia sería acertado nombrar"),
        x: Phrase("Share of what is sought that a measure tells", es: "Parte de lo buscado que una medida muestra"),
        y: right, lines: [line], marks: marks)
    ]
  }
}
