import Vocabulary

extension CrossProducts {
  /// −2 log likelihood (for REML, restricted) at given ratios, at the β and σ that make it smallest.
  ///
  /// - Parameter theta: for each term the ratio of its standard deviation to σ; with a slope the three entries of the lower
  ///   triangle Λ, column by column.
  package func criterion(at theta: [[Double]], _ criterion: MixedModel.Criterion = .reml, _ work: Work = Work()) throws
    -> Double
  {
    guard let settled = try MixedEquations(self, threads: work.threads).settle(theta.map(Ratio.init)) else {
      throw Refusal.noFit
    }
    return settled.value(criterion)
  }
}

extension Refusal {
  /// When the numbers are such that no fit can be calculated.
  static var noFit: Refusal {
    Refusal(
      "", "fit.none",
      Phrase(
        "The outcome is told exactly by the regressors and groups, so nothing is left to estimate from. Check the columns.",
        es:
          "Los regresores y los grupos explican exactamente el resultado, así que no queda nada que estimar. Revise las columnas."
      ))
  }

  /// When groups of two terms meet in so many ways that the equations do not fit into the memory.
  static func tooManyTies(need: Int, memory: Int) -> Refusal {
    let (need, memory) = (need >> 20, memory >> 20)
    return Refusal(
      "", "groups.tooMany",
      Phrase(
        "These groups cross in so many ways that the equations need \(need.grouped) MB; \(memory.grouped) MB are free. "
          + "Leave out the term with the most groups, or take fewer years or schools at a time.",
        es: "Estos grupos se cruzan de tantas maneras que las ecuaciones necesitan \(need.grouped) MB; hay "
          + "\(memory.grouped) MB libres. Deje fuera el término con más grupos, o tome menos años o escuelas a la vez.")
    )
  }
}
