import Vocabulary

/// A regression whose prior score is known only up to the error of a test.
///
/// An uncorrected regression trusts the prior score too little, and blames teachers of students who come from further behind.
/// b = (X′X − S)⁻¹ X′y, with S = (n − 1)(1 − reliability)·var on the diagonal place of each column measured with error.
///
/// Source: Fuller (1987), "Measurement Error Models", §2.2; Lockwood & McCaffrey (2014), JEBS 39:22–52.
package struct ErrorsInVariables: Hashable, Sendable, Codable {
  package var uncorrected: [Double]
  package var corrected: [Double]
  /// Of the corrected coefficients, from s²·A X′X A with A = (X′X − S)⁻¹.
  package var standardErrors: [Double]
  package var uncorrectedResidualVariance: Double
  /// Without what the error of the test adds to it.
  package var residualVariance: Double

  /// - Parameters:
  ///   - design: columns with one number for each row, the intercept among them.
  ///   - reliabilities: of the columns measured with error, by their place.
  /// - Throws: `Refusal` when the columns depend on each other, or the error claimed is larger than the data allow.
  package init(_ outcome: [Double], on design: [[Double]], reliabilities: [Int: Double]) throws(Refusal) {
    let rows = outcome.count
    let count = design.count
    var products = Matrix(zeros: count, count)
    for i in 0..<count {
      for j in 0...i {
        let sum = Self.dot(design[i], design[j])
        products[i, j] = sum
        products[j, i] = sum
      }
    }
    let right = design.map { Self.dot($0, outcome) }
    guard let plain = products.symmetricInverse, rows > count else { throw .collinear() }
    uncorrected = plain * right
    uncorrectedResidualVariance = Self.residualVariance(outcome, design, uncorrected)

    var less = products
    for place in reliabilities.keys.sorted() {
      less[place, place] -= (1 - (reliabilities[place] ?? 1)) * Self.squares(design[place])
    }
    guard let inverse = less.symmetricInverse else { throw .reliabilityTooLow() }
    corrected = inverse * right
    let explained = zip(corrected, right).reduce(0) { $0 + $1.0 * $1.1 }
    let variance = max(0, (Self.dot(outcome, outcome) - explained) / Double(rows - count))
    residualVariance = variance
    standardErrors = (inverse * products * inverse).diagonal.map { ($0 * variance).squareRoot() }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  /// Of the deviations from the mean.
  static func squares(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  private static func residualVariance(_ outcome: [Double], _ design: [[Double]], _ slopes: [Double]) -> Double {
    var sum = 0.0
    for row in outcome.indices {
      var residual = outcome[row]
      for (column, slope) in zip(design, slopes) { residual -= slope * column[row] }
      sum += residual * residual
    }
    return sum / Double(outcome.count - design.count)
  }
}

extension Refusal {
  static func collinear() -> Refusal {
    Refusal(
      "covariates", "covariates.collinear",
      Phrase(
        "Two of the covariates say the same thing, so their parts cannot be told apart. Leave one of them out.",
        es: "Dos de las covariables dicen lo mismo, así que no se pueden separar sus efectos. Quite una de ellas."))
  }

  static func reliabilityTooLow() -> Refusal {
    Refusal(
      "reliability", "reliability.too-low",
      Phrase(
        """
        With a reliability this low, the prior score would hold more error than it varies once the other columns are \
        known. Check the reliability in the test's technical manual, or leave it out.
        """,
        es: """
          Con una fiabilidad tan baja, la nota previa tendría más error que variación una vez conocidas las otras \
          columnas. Compruebe la fiabilidad en el manual técnico de la prueba o no la indique.
          """))
  }
}
