import Vocabulary

extension ValueAddedOutcome {
  package var tables: [Table] {
    [decisionTable, varianceTable, approximationTable, coverageTable, robustnessTable, coefficientTable, teacherTable]
      .compactMap(\.self)
  }

  package var pictures: [Picture] { [accuracyPicture, teacherPicture].compactMap(\.self) }

  private var decisionTable: Table? {
    guard let decision else { return nil }
    let less = decision.ifTeachersDifferLess
    let more = decision.ifTeachersDifferMore
    func row(_ name: Phrase, _ figure: (DecisionAccuracy) -> Double) -> [Table.Cell] {
      let none = Table.Cell.none(Phrase(verbatim: "–"))
      return [
        .text(name), .share(figure(decision.accuracy)), less.map { .share(figure($0)) } ?? none,
        more.map { .share(figure($0)) } ?? none,
      ]
    }
    return Table(
      Phrase("If the top share were named from this alone", es: "Si la parte superior se nombrara solo con esto"),
      headings: [
        Phrase("What would happen", es: "Qué pasaría"), Phrase("Share", es: "Parte"),
        Phrase("If teachers differ less", es: "Si difieren menos"),
        Phrase("If they differ more", es: "Si difieren más"),
      ],
      rows: DecisionAccuracy.rows(
        again: Phrase("Would be named again by another year like it", es: "Sería nombrado otra vez con otro año igual"),
        row))
  }

  private var varianceTable: Table {
    let shown = persistent ?? model
    let total = shown.groups.reduce(shown.sigma * shown.sigma) { $0 + $1.variance }
    let groups = shown.groups.map { group -> [Table.Cell] in
      [
        .text(Phrase(verbatim: group.name)), .count(group.groups), .number(group.standardDeviation.value, digits: 3),
        group.standardDeviation.interval.map { .interval($0, digits: 3) } ?? .none(Phrase(verbatim: "–")),
        .share(group.variance / total),
      ]
    }
    return Table(
      Phrase("Where differences between students' scores come from", es: "De dónde vienen las diferencias entre notas"),
      headings: [
        Phrase("Groups", es: "Grupos"), Phrase("Number", es: "Cantidad"),
        Phrase("Standard deviation", es: "Desviación estándar"), Phrase("Range", es: "Rango"),
        Phrase("Share", es: "Parte"),
      ],
      rows: groups + [
        [
          .text(Phrase("What is left", es: "Lo que queda")), .count(shown.rows), .number(shown.sigma, digits: 3),
          .none(Phrase(verbatim: "–")), .share(shown.sigma * shown.sigma / total),
        ]
      ])
  }

  /// Of an approximate calculation, how far its draws may have moved each figure.
  private var approximationTable: Table? {
    let shown = persistent ?? model
    guard let approximation, let seen = shown.approximation else { return nil }
    func row(_ name: Phrase, _ value: Double, _ error: Double) -> [Table.Cell] {
      let digits = min(6, error.digitsItSupports + 1)
      return [.text(name), .number(value, digits: digits), .number(error, digits: digits)]
    }
    func spread(_ name: String) -> Phrase {
      Phrase("Standard deviation of \(name)", es: "Desviación estándar de \(name)")
    }
    var rows = zip(shown.groups, seen.deviations).map { row(spread($0.name), $0.standardDeviation.value, $1) }
    rows.append(
      row(
        Phrase("Standard deviation of what is left", es: "Desviación estándar de lo que queda"), shown.sigma, seen.sigma
      ))
    rows.append(row(Phrase("Reliability", es: "Fiabilidad"), reliability.mean, approximation.reliability))
    if let decision, let error = approximation.trulyTopWhenFlagged {
      rows.append(row(DecisionAccuracy.namedAndTrue, decision.accuracy.trulyTopWhenFlagged, error))
    }
    return Table(
      Phrase("How far the approximate calculation may be off", es: "Cuánto puede desviarse el cálculo aproximado"),
      headings: [
        Phrase("Figure", es: "Cifra"), Phrase("Value", es: "Valor"), Phrase("Off by about", es: "Desviación"),
      ], rows: rows)
  }

  private var coverageTable: Table {
    let all = [
      [
        .text(Phrase("All in the file", es: "Todos los del archivo")), .count(coverage.teachers),
        .count(coverage.rated),
      ]
        as [Table.Cell]
    ]
    return Table(
      Phrase("Who can be rated at all", es: "A quién se puede valorar"),
      headings: [
        Phrase("Teachers", es: "Docentes"), Phrase("In the file", es: "En el archivo"),
        Phrase("With enough students", es: "Con suficientes estudiantes"),
      ],
      rows: all + coverage.by.map { [.text(Phrase(verbatim: $0.name)), .count($0.teachers), .count($0.rated)] })
  }

  private var robustnessTable: Table? {
    if robustness.isEmpty { return nil }
    return Table(
      Phrase("What changes when one looks otherwise", es: "Qué cambia si se mira de otro modo"),
      headings: [
        Phrase("Another look", es: "Otra mirada"), Phrase("Flags that change", es: "Nombrados que cambian"),
        Phrase("Rank correlation", es: "Correlación de rangos"),
      ],
      rows: robustness.map {
        [.text(ValueAddedWords.look($0.name)), .share($0.flagsThatChange), .number($0.rankCorrelation, digits: 2)]
      })
  }

  private var coefficientTable: Table {
    Table(
      Phrase("What else goes with scores", es: "Qué más acompaña a las notas"),
      headings: [
        Phrase("Column", es: "Columna"), Phrase("Estimate", es: "Estimación"),
        Phrase("Standard error", es: "Error estándar"), Phrase("Range", es: "Rango"),
      ],
      rows: model.coefficients.map { one in
        [
          .text(Phrase(verbatim: one.name)), .number(one.estimate.value, digits: 4),
          one.estimate.standardError.map { .number($0, digits: 4) } ?? .none(Phrase(verbatim: "–")),
          one.estimate.interval.map { .interval($0, digits: 4) } ?? .none(Phrase(verbatim: "–")),
        ]
      })
  }

  private var teacherTable: Table? {
    guard let teachers else { return nil }
    let few = Phrase("too few students", es: "muy pocos estudiantes")
    return Table(
      Phrase("Teachers, in the order of the file", es: "Docentes, en el orden del archivo"),
      headings: [
        Phrase("Teacher", es: "Docente"), Phrase("Students", es: "Estudiantes"), Phrase("Effect", es: "Efecto"),
        Phrase("Plausible range", es: "Rango plausible"),
        Phrase(
          "Chance of \(ValueAddedWords.topGroup(topShare).en)",
          es: "Probabilidad de \(ValueAddedWords.topGroup(topShare).es)"),
      ],
      rows: teachers.map { one in
        guard let effect = one.lasting ?? one.effect, let range = effect.interval else {
          return [.text(Phrase(verbatim: one.teacher)), .count(one.students), .none(few), .none(few), .none(few)]
        }
        return [
          .text(Phrase(verbatim: one.teacher)), .count(one.students), .number(effect.value, digits: 2),
          .interval(range, digits: 2), one.chanceInTop.map { .share($0) } ?? .none(Phrase(verbatim: "–")),
        ]
      })
  }

  /// How often flags are right, by reliability, and where this measure stands.
  private var accuracyPicture: Picture? {
    guard let decision else { return nil }
    let x = (1...19).map { Double($0) / 20 }
    let right = Phrase("Truly belongs there when named", es: "De verdad pertenece ahí si es nombrado")
    return .lines(
      title: Phrase("How often a name would be right", es: "Con qué frecuencia sería acertado nombrar"),
      x: Phrase("Reliability of the measure", es: "Fiabilidad de la medida"), y: right,
      lines: [
        Picture.Line(
          right, x: x, y: x.map { DecisionAccuracy(reliability: $0, topShare: topShare).trulyTopWhenFlagged })
      ],
      marks: [
        Picture.Mark(
          x: reliability.mean, y: decision.accuracy.trulyTopWhenFlagged, Phrase("This measure", es: "Esta medida"))
      ])
  }

  private var teacherPicture: Picture? {
    guard let teachers, teachers.count <= 200 else { return nil }
    return .intervals(
      title: Phrase("Teachers, in the order of the file", es: "Docentes, en el orden del archivo"),
      axis: Phrase(
        "Difference from similar students elsewhere", es: "Diferencia con estudiantes similares en otros lugares"),
      items: teachers.compactMap { one in
        (one.lasting ?? one.effect).map { Picture.Item(Phrase(verbatim: one.teacher), $0) }
      },
      reference: 0)
  }
}
