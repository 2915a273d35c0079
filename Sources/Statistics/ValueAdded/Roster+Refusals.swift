import Vocabulary

extension ValueAdded {
  func refuseOptions() throws(Refusal) {
    var findings: [Finding] = []
    if groups.isEmpty {
      findings.append(
        Finding(
          "groups", "groups.none",
          Phrase(
            "Name the column of the teachers, and the schools: --groups teacher_id,school_id.",
            es: "Indique la columna de los docentes y la de las escuelas: --groups teacher_id,school_id.")))
    }
    if Set(groups).count < groups.count {
      findings.append(
        Finding(
          "groups", "groups.twice",
          Phrase(
            "A column is named twice among the groups. Name it once.",
            es: "Una columna figura dos veces entre los grupos. Indíquela una sola vez.")))
    }
    if let report, report != groups.first {
      findings.append(
        Finding(
          "report", "report.teachers-only",
          Phrase(
            "Only the teachers, the first of the groups (\(groups.first ?? "")), can be reported one by one.",
            es: "Solo los docentes, el primero de los grupos (\(groups.first ?? "")), pueden informarse uno por uno.")))
    }
    if let reliability, !(reliability > 0 && reliability <= 1) {
      findings.append(
        Finding(
          "reliability", "reliability.range",
          Phrase(
            "Give the reliability as a number above 0 and up to 1, such as 0.85.",
            es: "Indique la fiabilidad como un número mayor que 0 y hasta 1, por ejemplo 0.85.")))
    }
    if reliability != nil, prior != nil {
      findings.append(
        Finding(
          "reliability", "reliability.cubic",
          Phrase(
            "Error can be taken from a prior score as it is, not from its square and cube. Name it first among the covariates instead of as --prior.",
            es:
              "El error puede descontarse de una nota previa tal cual, no de su cuadrado y su cubo. Indíquela como primera covariable en vez de con --prior."
          )))
    }
    if reliability != nil, priorColumn == nil {
      findings.append(
        Finding(
          "reliability", "reliability.no-prior",
          Phrase(
            "There is no prior score that the reliability could belong to. Name it first among the covariates.",
            es: "No hay ninguna nota previa a la que corresponda la fiabilidad. Indíquela como primera covariable.")))
    }
    if let theta, theta.count != groups.count || theta.contains(where: { !($0 >= 0) || !$0.isFinite }) {
      findings.append(
        Finding(
          "theta", "theta.count",
          Phrase(
            "Give one number from 0 on for each of the \(groups.count) groups, in their order.",
            es: "Indique un número desde 0 para cada uno de los \(groups.count) grupos, en su orden.")))
    }
    if let probes, !(8...4_096).contains(probes) {
      findings.append(
        Finding(
          "probes", "probes.range",
          Phrase("Give from 8 to 4,096 probes; 40 are usual.", es: "Indique de 8 a 4,096 sondas; lo usual son 40.")))
    }
    if probes != nil, theta != nil {
      findings.append(
        Finding(
          "approximate", "approximate.theta",
          Phrase(
            "With ratios that are given nothing is searched for. Leave out --theta or --approximate.",
            es: "Con razones dadas no se busca nada. Quite --theta o --approximate.")))
    }
    if !(topShare > 0 && topShare < 1) {
      findings.append(
        Finding(
          "top", "top.range",
          Phrase(
            "Give the top share as a number between 0 and 1, such as 0.25.",
            es: "Indique la parte superior como un número entre 0 y 1, por ejemplo 0.25.")))
    }
    if minimumStudents < 10 {
      findings.append(
        Finding(
          "minimum-students", "students.minimum",
          Phrase(
            "Nobody with fewer than 10 students is rated: so few say more about the students than about the teacher.",
            es:
              "No se valora a nadie con menos de 10 estudiantes: tan pocos dicen más de los estudiantes que del docente."
          )))
    }
    try findings.refuseIfAnyStopsSaving()
  }
}

extension Refusal {
  /// Where the equations do not fit into the memory: that there is another way.
  var offeringApproximation: Refusal {
    Refusal(
      findings.map { finding in
        guard finding.code == "groups.tooMany" else { return finding }
        var finding = finding
        finding.message =
          finding.message
          + Phrase(
            " Or ask for an approximate answer, which needs far less and says how far off it may be (--approximate).",
            es:
              " O pida una respuesta aproximada, que necesita mucho menos y dice cuánto puede desviarse (--approximate)."
          )
        return finding
      })
  }
}

extension Roster {
  static func refuseInfinite(_ question: ValueAdded, _ frame: Frame) throws {
    var findings: [Finding] = []
    for name in question.columns.numbers {
      let column = try frame.number(name)
      if let row = column.firstIndex(where: { $0.isInfinite }) {
        findings.append(Finding(name, "value.infinite", Generalizability.infinite(frame.line(ofRow: row), name)))
      }
    }
    try findings.refuseIfAnyStopsSaving()
  }

  static func refuseOutcome(_ question: ValueAdded, _ outcome: [Double], _ included: [Bool]) throws(Refusal) {
    guard let first = included.firstIndex(of: true) else {
      throw Refusal(
        question.outcome, "rows.none",
        Phrase(
          "No row has all the columns that were named. Look at what was left out.",
          es: "Ninguna fila tiene todas las columnas indicadas. Revise lo que se descartó."))
    }
    if included.indices.allSatisfy({ !included[$0] || outcome[$0] == outcome[first] }) {
      throw Refusal(
        question.outcome, "outcome.equal",
        Phrase(
          "All values of \(question.outcome) are equal, so there is nothing to explain. Look whether the right column was named.",
          es:
            "Todos los valores de \(question.outcome) son iguales, así que no hay nada que explicar. Compruebe si indicó la columna correcta."
        ))
    }
  }

  /// Shares of time, with 1 for a student's only teacher; refuses where the share of one of several is not known.
  static func shares(
    _ question: ValueAdded, _ frame: Frame, _ included: [Bool]
  ) throws -> (values: [Double]?, checks: [Check]) {
    let links = try Links(question, frame, included)
    guard let column = question.dosage else {
      if let links { try refuse(links.repairs(frame, question) { _ in true }) }
      return (nil, [])
    }
    var values = try frame.number(column)
    let out = included.indices.first { included[$0] && (values[$0] < 0 || values[$0] > 1) }
    if let row = out {
      throw Refusal(
        column, "dosage.range",
        Phrase(
          "Line \(frame.line(ofRow: row)), column \(column): a share of time lies between 0 and 1.",
          es: "Línea \(frame.line(ofRow: row)), columna \(column): una parte del tiempo está entre 0 y 1."))
    }
    if let links {
      try refuse(links.repairs(frame, question) { values[$0].isNaN })
    } else {
      try refuse(
        included.indices.filter { included[$0] && values[$0].isNaN }.map { missingShare(frame, $0, question) })
    }
    var filled = 0
    for row in values.indices where values[row].isNaN {
      values[row] = 1
      if included[row] { filled += 1 }
    }
    return (
      values,
      [
        Check(
          "dosage.filled", passed: true, value: Double(filled),
          Phrase(
            "\(filled.grouped) rows without a share of time belong to students with one teacher and count in full.",
            es:
              "\(filled.grouped) filas sin parte del tiempo son de estudiantes con un solo docente y cuentan completas."
          ))
      ]
    )
  }

  static func missingShare(_ frame: Frame, _ row: Int, _ question: ValueAdded) -> Finding {
    let line = frame.line(ofRow: row)
    return Finding(
      question.dosage ?? "dosage", "dosage.missing",
      Phrase(
        "Line \(line): this student has more than one teacher, and the share of time with this one is not known. Add it (--dosage names the column).",
        es:
          "Línea \(line): este estudiante tiene más de un docente y no se sabe qué parte del tiempo estuvo con este. Añádala (--dosage indica la columna)."
      ))
  }

  /// At most so many as somebody would repair by hand from one list.
  private static func refuse(_ findings: [Finding]) throws(Refusal) {
    if findings.isEmpty { return }
    var shown = Array(findings.prefix(50))
    if findings.count > shown.count {
      let more = (findings.count - shown.count).grouped
      shown.append(
        Finding(
          "", "dosage.more",
          Phrase("… and \(more) lines more like these.", es: "… y \(more) líneas más como estas.")))
    }
    throw Refusal(shown)
  }
}

/// Which rows belong to one student, year and subject.
private struct Links {
  /// For each row that takes part, which student's; −1 for others.
  let keys: [Int32]
  let counts: [Int]

  /// nil where the students are not known.
  init?(_ question: ValueAdded, _ frame: Frame, _ included: [Bool]) throws {
    guard let name = question.student else { return nil }
    let factors = try ([name] + question.factorColumns + [question.yearColumn].compactMap(\.self)).distinct.map {
      try frame.factor($0)
    }
    let combined = Factor.combined(factors)
    var counts = [Int](repeating: 0, count: combined.levels.count)
    keys = combined.codes.indices.map { included[$0] ? combined.codes[$0] : -1 }
    for key in keys where key >= 0 { counts[Int(key)] += 1 }
    self.counts = counts
  }

  /// The rows of students with several, of those that need it.
  func repairs(_ frame: Frame, _ question: ValueAdded, _ needs: (Int) -> Bool) -> [Finding] {
    keys.indices.filter { keys[$0] >= 0 && counts[Int(keys[$0])] > 1 && needs($0) }.map {
      Roster.missingShare(frame, $0, question)
    }
  }
}
