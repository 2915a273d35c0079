extension PreTrend {
  /// The chance of differences as large as those seen, where few clusters say how much they vary: Hotelling's T² instead of χ².
  ///
  /// T²·(G − k)/(k(G − 1)) is F with k and G − k degrees of freedom. With many clusters it comes to `probability`; with few, χ²
  /// would call groups different that moved alike. Source: Hotelling (1931), Annals of Mathematical Statistics 2:360–378.
  ///
  /// - Returns: nil where there are no more clusters than effects to be tested.
  package func probability(clusters: Int) -> Double? {
    let (k, g) = (Double(degreesOfFreedom), Double(clusters))
    guard g > k, k > 0 else { return nil }
    return FisherF(k, g - k).upper(statistic * (g - k) / (k * (g - 1)))
  }
}
