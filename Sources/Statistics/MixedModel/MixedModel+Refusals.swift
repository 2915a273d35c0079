import Vocabulary

extension MixedModel {
  /// Which rows take part, where not all do.
  func rowsTaking() throws(Refusal) -> [Bool]? {
    if let weights, weights.contains(where: { $0 < 0 || !$0.isFinite }) {
      throw Refusal(
        "weights", "weight.negative",
        Phrase(
          "A weight is negative or not a number. Give each row a weight of 0 or more.",
          es: "Un peso es negativo o no es un número. Dé a cada fila un peso de 0 o más."))
    }
    let factors = terms.map(\.groups) + regressors.compactMap(\.factor)
    let isPartial =
      included != nil || weights?.contains(0) ?? false
      || factors.contains { $0.codes.withUnsafeBufferPointer { $0.contains { $0 < 0 } } }
    if !isPartial { return nil }
    return outcome.indices.map { row in
      (included?[row] ?? true) && weights?[row] ?? 1 > 0 && factors.allSatisfy { $0.codes[row] >= 0 }
    }
  }

  /// What to say when a sum over the rows is not a number.
  func refusalOfValues(_ taking: [Bool]?) -> Refusal {
    for case .values(let name, let values) in regressors + [.values("outcome", outcome)] {
      guard let row = values.indices.first(where: { (taking?[$0] ?? true) && !values[$0].isFinite }) else { continue }
      return Refusal(
        name, "value.notFinite",
        Phrase(
          "Row \(row + 1) of \(name) is missing or not a number. Leave the row out, or put the number right.",
          es: "La fila \(row + 1) de \(name) falta o no es un número. Deje fuera la fila o corrija el número."))
    }
    return Refusal(
      "", "value.tooLarge",
      Phrase(
        "The numbers are too large to be multiplied. Give them in a larger unit.",
        es: "Los números son demasiado grandes para multiplicarlos. Expréselos en una unidad mayor."))
  }

  /// What no estimate can be made from.
  func refuse(_ sums: CrossProducts) throws(Refusal) {
    var findings: [Finding] = []
    if sums.rowCount <= sums.regressorCount + 1 {
      findings.append(
        Finding(
          "", "rows.few",
          Phrase(
            "\(sums.rowCount) complete rows cannot carry \(sums.regressorCount) regressors. Add rows, or name fewer regressors.",
            es:
              "\(sums.rowCount) filas completas no bastan para \(sums.regressorCount) regresores. Añada filas o indique menos regresores."
          )))
    }
    let y = sums.width - 1
    if sums.gram[y, y] <= Double(sums.rowCount) * sums.centres[y] * sums.centres[y] * 1e-26 {
      findings.append(
        Finding(
          "outcome", "outcome.constant",
          Phrase(
            "All rows have the same outcome, so there is nothing to explain. Choose another column.",
            es: "Todas las filas tienen el mismo resultado, así que no hay nada que explicar. Elija otra columna.")))
    }
    for term in sums.terms where term.count < 2 {
      findings.append(
        Finding(
          term.name, "groups.one",
          Phrase(
            "All rows belong to one group of \(term.name), so groups cannot be told apart. Leave \(term.name) out.",
            es:
              "Todas las filas pertenecen a un solo grupo de \(term.name), así que no se pueden distinguir grupos. Deje fuera \(term.name)."
          )))
    }
    for term in sums.terms where term.count >= 2 && term.count * term.dimension >= sums.rowCount {
      findings.append(
        Finding(
          term.name, "groups.singletons",
          Phrase(
            "There are as many effects of \(term.name) as rows, so they cannot be told from chance. Leave \(term.name) out.",
            es:
              "Hay tantos efectos de \(term.name) como filas, así que no se distinguen del azar. Deje fuera \(term.name)."
          )))
    }
    for pair in sums.pairs {
      let (a, b) = (sums.terms[pair.first], sums.terms[pair.second])
      guard a.count == b.count, pair.firsts.count == a.count, a.count > 1 else { continue }
      findings.append(
        Finding(
          a.name, "groups.same",
          Phrase(
            "\(a.name) and \(b.name) are the same groups under two names. Leave one of them out.",
            es: "\(a.name) y \(b.name) son los mismos grupos con dos nombres. Deje fuera uno de los dos.")))
    }
    try findings.refuseIfAnyStopsSaving()
  }
}
