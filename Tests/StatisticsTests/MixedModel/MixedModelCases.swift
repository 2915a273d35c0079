import Testing

@testable import Statistics

/// The reference cases of mixed models, and the model that each of them is for.
enum MixedModelCase: String, CaseIterable, CustomTestStringConvertible {
  case dyestuff = "lmm_dyestuff"
  case boundary = "lmm_dyestuff2_singular"
  case slope = "lmm_sleepstudy"
  case crossed = "lmm_penicillin_crossed"
  case ratings = "lmm_insteval_subset_crossed"
  case star = "va_star_grade3_nested"
  case synthetic = "va_synthetic_truth"
  case classes = "va_synthetic_truth_class"

  static var here: [MixedModelCase] { allCases.filter { ReferenceCase.isHere($0.rawValue) } }

  var testDescription: String { rawValue }

  var reference: ReferenceCase {
    get throws { try #require(ReferenceCase(rawValue)) }
  }

  /// In the order of the terms of the file of expectations.
  var termNames: [String] {
    switch self {
    case .dyestuff, .boundary: ["Batch"]
    case .slope: ["Subject"]
    case .crossed: ["plate", "sample"]
    case .ratings: ["s", "d"]
    case .star: ["tch", "sch"]
    case .synthetic: ["teacher_id", "school_id"]
    case .classes: ["class_id", "teacher_id", "school_id"]
    }
  }

  var outcome: String {
    switch self {
    case .dyestuff, .boundary: "Yield"
    case .slope: "Reaction"
    case .crossed: "diameter"
    case .ratings: "y"
    case .star: "math"
    case .synthetic, .classes: "score"
    }
  }

  var covariates: [String] {
    switch self {
    case .dyestuff, .boundary, .crossed: []
    case .slope: ["Days"]
    case .ratings: ["service"]
    case .star: ["prior_math", "prior_read", "female", "black", "freelunch", "small", "aide"]
    case .synthetic, .classes: ["prior", "prior_other", "frl", "ell", "swd", "female", "treat"]
    }
  }

  var factors: [String] {
    switch self {
    case .synthetic, .classes: ["year", "grade"]
    default: []
    }
  }

  func model(rows order: ((Int) -> [Int])? = nil) throws -> MixedModel {
    let table = try reference.frame(numbers: covariates + [outcome], factors: factors + termNames)
    let slope = self == .slope ? try table.number("Days") : nil
    let model = MixedModel(
      outcome: try table.number(outcome),
      regressors: [.intercept] + (try covariates.map { .values($0, try table.number($0)) })
        + (try factors.map { .indicators($0, try table.factor($0)) }),
      terms: try termNames.map { .init($0, try table.factor($0), slope: slope) })
    guard let order else { return model }
    return model.taking(order(model.outcome.count))
  }

  /// The ratios of each term from a list of all of them.
  func theta(_ list: Expected) throws -> [[Double]] {
    let all = try list.list.isEmpty ? [list.number] : list.numbers
    return self == .slope ? [all] : all.map { [$0] }
  }
}

extension MixedModel {
  /// The same model with its rows in another order, or only some of them.
  func taking(_ rows: [Int]) -> MixedModel {
    func pick(_ factor: Factor) -> Factor { Factor(codes: rows.map { factor.codes[$0] }, levels: factor.levels) }
    return MixedModel(
      outcome: rows.map { outcome[$0] },
      regressors: regressors.map { regressor in
        switch regressor {
        case .intercept: .intercept
        case .values(let name, let values): .values(name, rows.map { values[$0] })
        case .indicators(let name, let factor): .indicators(name, pick(factor))
        }
      },
      terms: terms.map { term in
        MixedModel.Term(
          term.name, pick(term.groups), slope: term.slope.map { slope in rows.map { slope[$0] } },
          share: term.share.map { share in rows.map { share[$0] } })
      }, weights: weights.map { weights in rows.map { weights[$0] } })
  }
}

extension MixedModelCase {
  /// The names of all ratios in the file of expectations, in the order of ours.
  var thetaNames: [String] {
    self == .slope
      ? ["Subject.(Intercept)", "Subject.Days.(Intercept)", "Subject.Days"] : termNames.map { "\($0).(Intercept)" }
  }

  /// What lme4 calls a regressor.
  func coefficientName(_ name: String) -> String {
    if name == "(intercept)" { return "(Intercept)" }
    for factor in factors where name.hasPrefix(factor + " ") {
      return "factor(\(factor))\(name.dropFirst(factor.count + 1))"
    }
    return name
  }

  /// How far the coefficients of the two programs may differ at their optima, in standard errors. lme4 stops a little farther
  /// from the optimum than we do where it has three terms: see the test of it.
  var farthestFromOptimum: Double { self == .classes ? 2e-6 : 1e-6 }
}
