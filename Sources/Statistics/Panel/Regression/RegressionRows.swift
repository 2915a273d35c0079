import Vocabulary

/// The rows of a table that a regression can use, and what became of the others.
struct RegressionRows {
  let model: LinearModel
  /// The absorbed groups, with their names, as in `model.absorbed`.
  let absorbedNames: [String]
  let clusters: [Groups]
  /// For each row of `clusters[0]`'s groups its label.
  let rows: Rows
  /// The rows of the table that are used; nil where all are.
  let kept: [Int32]?

  /// Which columns play which part.
  struct Parts {
    var outcome: String
    var regressors: [String]
    var absorb: [String] = []
    var interact: [[String]] = []
    var clusters: [String] = []
    var weights: String?

    var numbers: [String] { [outcome] + regressors + (weights.map { [$0] } ?? []) }
    var factors: [String] { absorb + interact.flatMap { $0 } + clusters }
  }

  init(_ frame: Frame, _ parts: Parts, keepingSingletons: Bool = false) throws {
    try Self.check(parts)
    var dropped: [Rows.Dropped] = []
    var isKept: [Bool]?
    let numbers = try parts.numbers.map { try frame.number($0) }
    for (name, column) in zip(parts.numbers, numbers) {
      if column.isFiniteThroughout { continue }
      try Self.refuseInfinite(column, name, frame)
      let count = Self.drop(&isKept, frame.rowCount) { column[$0].isNaN }
      dropped.append(.missing(name, count))
    }
    if let weights = parts.weights {
      let column = numbers[numbers.count - 1]
      if let row = column.firstIndex(where: { $0 < 0 }) {
        throw Refusal.negativeWeight(weights, frame.line(ofRow: row))
      }
      dropped.append(.withoutWeight(weights, Self.drop(&isKept, frame.rowCount) { column[$0] == 0 }))
    }
    var factors: [String: Factor] = [:]
    for name in parts.factors where factors[name] == nil {
      let factor = try frame.factor(name)
      factors[name] = factor
      if factor.isCompleteThroughout { continue }
      let count = Self.drop(&isKept, frame.rowCount) { factor.codes[$0] < 0 }
      dropped.append(.missing(name, count))
    }
    var kept = isKept.map { isKept in isKept.indices.filter { isKept[$0] }.map(Int32.init) }
    let groups = { (name: String) in
      Self.groups(factors[name] ?? Factor(codes: [], levels: []), kept)
    }
    var absorbed = parts.absorb.map { groups($0) }
    for crossing in parts.interact {
      absorbed.append(crossing.dropFirst().reduce(groups(crossing[0])) { $0.crossed(with: groups($1)) })
    }
    var clusters = parts.clusters.map { groups($0) }
    let rowCount = kept?.count ?? frame.rowCount
    guard rowCount > 0 else { throw Refusal.noRows(dropped) }
    if !keepingSingletons, let staying = Groups.withoutSingletons(absorbed) {
      dropped.append(.alone(rowCount - staying.count))
      absorbed = absorbed.map { $0.keeping(staying) }
      clusters = clusters.map { $0.keeping(staying) }
      kept = kept.map { kept in staying.map { kept[Int($0)] } } ?? staying
      if staying.isEmpty { throw Refusal.noRows(dropped) }
    }
    let chosen = kept
    let columns = chosen.map { chosen in numbers.map { column in chosen.map { column[Int($0)] } } } ?? numbers
    model = LinearModel(
      outcome: columns[0], regressors: zip(parts.regressors, columns.dropFirst()).map { ($0, .numbers($1)) },
      weights: parts.weights == nil ? nil : columns[columns.count - 1], absorbed: absorbed)
    absorbedNames = parts.absorb + parts.interact.map { $0.joined(separator: " × ") }
    self.clusters = clusters
    self.kept = chosen
    rows = Rows(used: columns[0].count, dropped: dropped)
  }

  private static func groups(_ factor: Factor, _ kept: [Int32]?) -> Groups {
    guard let kept else { return Groups(compacting: factor.codes, below: factor.levels.count) }
    return Groups(compacting: kept.map { factor.codes[Int($0)] }, below: factor.levels.count)
  }

  /// Marks rows as left out; gives how many were marked that were not before.
  private static func drop(_ isKept: inout [Bool]?, _ rows: Int, _ isUnfit: (Int) -> Bool) -> Int {
    var count = 0
    for row in 0..<rows where isUnfit(row) {
      if isKept == nil { isKept = [Bool](repeating: true, count: rows) }
      if isKept?[row] == true {
        isKept?[row] = false
        count += 1
      }
    }
    return count
  }

  private static func refuseInfinite(_ column: [Double], _ name: String, _ frame: Frame) throws {
    guard let row = column.firstIndex(where: { $0.isInfinite }) else { return }
    throw Refusal.infinite(name, frame.line(ofRow: row))
  }

  private static func check(_ parts: Parts) throws {
    if parts.regressors.isEmpty { throw Refusal.noRegressors }
    var seen: Set<String> = [parts.outcome]
    for name in parts.regressors where !seen.insert(name).inserted { throw Refusal.namedTwice(name) }
    var kinds: Set<[String]> = []
    for kind in parts.absorb.map({ [$0] }) + parts.interact where !kinds.insert(kind).inserted {
      throw Refusal.namedTwice(kind.joined(separator: ":"))
    }
  }
}

extension [Double] {
  /// Whether nothing is missing or infinite, quickly.
  var isFiniteThroughout: Bool {
    withUnsafeBytes { bytes in
      var sum = SIMD8<Double>.zero
      let whole = count / 8 * 64
      for offset in stride(from: 0, to: whole, by: 64) {
        sum += bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self) * 0
      }
      return sum.sum() == 0 && self[(whole / 8)...].allSatisfy(\.isFinite)
    }
  }
}

extension Factor {
  /// Whether no cell is empty, quickly.
  var isCompleteThroughout: Bool {
    codes.withUnsafeBytes { bytes in
      var least = SIMD16<Int32>.zero
      let whole = codes.count / 16 * 64
      for offset in stride(from: 0, to: whole, by: 64) {
        least = pointwiseMin(least, bytes.loadUnaligned(fromByteOffset: offset, as: SIMD16<Int32>.self))
      }
      return least.min() >= 0 && codes[(whole / 4)...].allSatisfy { $0 >= 0 }
    }
  }
}

extension Rows.Dropped {
  static func missing(_ column: String, _ count: Int) -> Rows.Dropped {
    Rows.Dropped(
      "missing.\(column)", count: count,
      Phrase("nothing in the column “\(column)”", es: "sin valor en la columna «\(column)»"))
  }

  static func withoutWeight(_ column: String, _ count: Int) -> Rows.Dropped {
    Rows.Dropped("weight.nought", count: count, Phrase("“\(column)” is 0", es: "«\(column)» es 0"))
  }

  static func alone(_ count: Int) -> Rows.Dropped {
    Rows.Dropped(
      "singleton", count: count,
      Phrase(
        "alone in their group, so there is nothing to compare them with",
        es: "solas en su grupo, sin nada con qué compararlas"))
  }
}

extension Refusal {
  static let noRegressors = Refusal(
    "regressors", "regressors.none",
    Phrase(
      "Name at least one column whose effect you want.", es: "Indique al menos una columna cuyo efecto le interesa."))

  static func namedTwice(_ name: String) -> Refusal {
    Refusal(
      name, "column.twice",
      Phrase(
        "“\(name)” is named twice. Name each column in one part only.",
        es: "«\(name)» aparece dos veces. Indique cada columna en una sola parte."))
  }

  static func infinite(_ name: String, _ line: Int) -> Refusal {
    Refusal(
      name, "number.infinite",
      Phrase(
        "Line \(line), column “\(name)”: the number is infinite. Correct it, or leave the cell empty.",
        es: "Línea \(line), columna «\(name)»: el número es infinito. Corríjalo o deje la celda vacía."))
  }

  static func negativeWeight(_ name: String, _ line: Int) -> Refusal {
    Refusal(
      name, "weight.negative",
      Phrase(
        "Line \(line), column “\(name)”: a weight cannot be below 0. Correct it, or leave the cell empty.",
        es: "Línea \(line), columna «\(name)»: un peso no puede ser menor que 0. Corríjalo o deje la celda vacía."))
  }

  static func noRows(_ dropped: [Rows.Dropped]) -> Refusal {
    let reasons = dropped.filter { $0.count > 0 }.map { Phrase(verbatim: "\($0.count.grouped): ") + $0.sentence }
    return Refusal(
      "", "rows.none",
      Phrase("No row is left to compare. Left out: ", es: "No queda ninguna fila para comparar. Descartadas: ")
        + (reasons.isEmpty ? Phrase("the file has no rows", es: "el archivo no tiene filas") : reasons.joined(by: "; "))
        + Phrase(
          ". Fill in the cells, or absorb coarser groups.", es: ". Complete las celdas o absorba grupos más amplios."))
  }

  static func outcomeAllEqual(_ name: String, _ absorbed: [String]) -> Refusal {
    absorbed.isEmpty
      ? Refusal(
        name, "outcome.equal",
        Phrase(
          "“\(name)” is the same in every row, so nothing can explain it. Choose an outcome that varies.",
          es: "«\(name)» es igual en todas las filas; nada puede explicarlo. Elija un resultado que varíe."))
      : Refusal(
        name, "outcome.equal",
        Phrase(
          "“\(name)” is the same within every group of \(absorbed.joined(separator: ", ")). Absorb fewer groups.",
          es: "«\(name)» es igual dentro de cada grupo de \(absorbed.joined(separator: ", ")). Absorba menos grupos."))
  }

  static func tooFewRows(_ rows: Int, _ parameters: Int) -> Refusal {
    Refusal(
      "", "rows.few",
      Phrase(
        "\(rows.grouped) rows cannot carry \(parameters.grouped) coefficients and group effects. Bring more rows, or absorb fewer groups.",
        es:
          "\(rows.grouped) filas no bastan para \(parameters.grouped) coeficientes y efectos de grupo. Aporte más filas o absorba menos grupos."
      ))
  }

  static func outcomeDetermined(_ name: String) -> Refusal {
    Refusal(
      name, "outcome.determined",
      Phrase(
        "The regressors give “\(name)” exactly in every row, so there is no uncertainty to measure. Leave out the regressor that holds the outcome.",
        es:
          "Los regresores dan «\(name)» exactamente en cada fila; no hay incertidumbre que medir. Quite el regresor que contiene el resultado."
      ))
  }

  static func nothingEstimable(_ dropped: [LinearFit.Dropped]) -> Refusal {
    Refusal(
      dropped.map {
        Finding($0.name, "column.\($0.reason.rawValue)", $0.sentence + Phrase(" Choose another.", es: " Elija otra."))
      })
  }

  static func oneCluster(_ name: String) -> Refusal {
    Refusal(
      name, "cluster.one",
      Phrase(
        "All rows belong to one “\(name)”, so nothing shows how they vary. Choose clusters of which there are several.",
        es:
          "Todas las filas pertenecen a un solo «\(name)»; nada muestra cómo varían. Elija conglomerados de los que haya varios."
      ))
  }
}

extension LinearFit.Dropped {
  var sentence: Phrase {
    switch reason {
    case .constant:
      Phrase(
        "“\(name)” is the same in every row, so it was left out.",
        es: "«\(name)» es igual en todas las filas, por lo que se dejó fuera.")
    case .absorbed:
      Phrase(
        "“\(name)” does not change within the absorbed groups, so its effect cannot be told from theirs; it was left out.",
        es:
          "«\(name)» no cambia dentro de los grupos absorbidos; su efecto no puede separarse del de ellos y se dejó fuera."
      )
    case .collinear:
      Phrase(
        "“\(name)” is a combination of the other regressors, so it was left out.",
        es: "«\(name)» es una combinación de los demás regresores, por lo que se dejó fuera.")
    }
  }
}
