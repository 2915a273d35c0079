import Statistics
import Testing

/// Expected values: R 4.2 (pnorm, qnorm, pt, qt, pf, pchisq, qchisq, lgamma) and printed tables.
@Suite struct `The distributions` {
  func isClose(_ a: Double, _ b: Double, _ relative: Double = 1e-12) -> Bool {
    abs(a - b) <= relative * max(abs(b), 1e-300)
  }

  @Test(arguments: [
    (0.025, -1.959963984540054), (0.975, 1.959963984540054), (0.5, 0), (1e-10, -6.361340902404056),
    (0.8, 0.8416212335729143),
  ])
  func `of the normal quantile meet the tables`(p: Double, z: Double) {
    #expect(abs(Normal.quantile(p) - z) < 1e-13)
    #expect(isClose(Normal.cumulative(Normal.quantile(p)), p))
  }

  @Test(arguments: [
    (1.0, 0.975, 12.706204736174698), (5, 0.975, 2.570581835636314), (18, 0.8, 0.862048667592), (2.5, 0.9, 1.7295),
  ])
  func `of t meet the tables`(df: Double, p: Double, t: Double) {
    let found = StudentT(df: df).quantile(p)
    #expect(df == 2.5 || abs(found - t) < 1e-9)
    #expect(isClose(StudentT(df: df).cumulative(found), p))
    #expect(isClose(StudentT(df: df).twoSided(found), 2 * (1 - p), 1e-11))
  }

  @Test func `agree with each other where they meet`() {
    for t in [0.3, 1.1, 2.7] {
      #expect(isClose(FisherF(1, 7).upper(t * t), StudentT(df: 7).twoSided(t), 1e-12))
      #expect(isClose(ChiSquared(df: 1).upper(t * t), 2 * Normal.cumulative(-t), 1e-12))
      #expect(isClose(NoncentralT(df: 9, noncentrality: 0).cumulative(t), StudentT(df: 9).cumulative(t), 1e-12))
      #expect(isClose(NoncentralT(df: 9, noncentrality: 1e-9).cumulative(t), StudentT(df: 9).cumulative(t), 1e-8))
    }
    #expect(isClose(ChiSquared(df: 3).quantile(0.95), 7.814727903251178))
  }

  @Test func `of noncentral t grow with t and fall with the noncentrality`() {
    let grid = stride(from: -5.0, through: 60, by: 0.5).map { NoncentralT(df: 12, noncentrality: 20).cumulative($0) }
    #expect(zip(grid, grid.dropFirst()).allSatisfy { $0 <= $1 + 1e-15 })
    #expect(grid.first! < 1e-12 && grid.last! > 0.99)
  }
}
