import Testing

@testable import Statistics

/// A panel of pupils in classes in schools over years, made up by a counted stream.
struct MadeUpPanel {
  var outcome: [Double] = []
  var x: [Double] = []
  var z: [Double] = []
  var school: [Int32] = []
  var teacher: [Int32] = []
  var year: [Int32] = []

  init(rows: Int, schools: Int, teachers: Int, years: Int, seed: UInt64) {
    var stream = RandomStream(seed: seed)
    let schoolEffect = (0..<schools).map { _ in stream.normal() }
    let teacherEffect = (0..<teachers).map { _ in stream.normal() }
    for _ in 0..<rows {
      let t = stream.integer(below: teachers)
      let s = stream.uniform() < 0.8 ? t % schools : stream.integer(below: schools)
      let y = stream.integer(below: years)
      let a = stream.normal() + 0.5 * schoolEffect[s] + 0.3 * teacherEffect[t]
      let b = stream.uniform() < 0.4 ? 1.0 : 0
      school.append(Int32(s))
      teacher.append(Int32(t))
      year.append(Int32(y))
      x.append(a)
      z.append(b)
      outcome.append(0.5 * a - 0.2 * b + schoolEffect[s] + teacherEffect[t] + 0.1 * Double(y) + stream.normal())
    }
  }

  func groups(_ codes: [Int32]) -> Groups { Groups(compacting: codes, below: Int(codes.max() ?? 0) + 1) }

  var model: LinearModel {
    LinearModel(
      outcome: outcome, regressors: [("x", .numbers(x)), ("z", .numbers(z))],
      absorbed: [groups(teacher), groups(school), groups(year)])
  }

  func reordered(_ order: [Int]) -> MadeUpPanel {
    var out = self
    out.outcome = order.map { outcome[$0] }
    out.x = order.map { x[$0] }
    out.z = order.map { z[$0] }
    out.school = order.map { school[$0] }
    out.teacher = order.map { teacher[$0] }
    out.year = order.map { year[$0] }
    return out
  }
}

@Suite struct `A regression with absorbed groups` {
  let panel = MadeUpPanel(rows: 3_000, schools: 20, teachers: 150, years: 3, seed: 4)

  /// By columns of noughts and ones instead.
  func spelledOut() throws -> LinearFit {
    var model = LinearModel(outcome: panel.outcome, regressors: [("x", .numbers(panel.x)), ("z", .numbers(panel.z))])
    for kind in [panel.groups(panel.teacher), panel.groups(panel.school), panel.groups(panel.year)] {
      for level in 1..<kind.count {
        model.names.append("level")
        model.regressors.append(.indicator(kind.codes, of: Int32(level)))
      }
    }
    return try LinearFit(model)
  }

  @Test func `gives what columns of noughts and ones give, directly and by conjugate gradients`() throws {
    let long = try spelledOut()
    let direct = try LinearFit(panel.model)
    #expect(direct.steps == 0)
    #expect(direct.parameters == long.parameters)
    let kinds = panel.model.absorbed
    let columns = panel.model.regressors + [.numbers(panel.outcome)]
    let iterated = try Absorption(of: columns, kinds: kinds, directLimit: 0)
    #expect(iterated.steps > 0)
    let within = Within(panel.model, iterated)
    let fit = try LinearFit(panel.model, within)
    for place in 0..<2 {
      #expect(isClose(direct.coefficients[place], long.coefficients[place], relative: 1e-10))
      #expect(isClose(fit.coefficients[place], long.coefficients[place], relative: 1e-8))
    }
    #expect(isClose(direct.residualSquares, long.residualSquares, relative: 1e-10))
    #expect(isClose(fit.residualSquares, long.residualSquares, relative: 1e-9))
    let school = panel.groups(panel.school)
    let (a, b) = (try direct.clusterVariance([school]), try long.clusterVariance([school]))
    let ratio = a.standardErrors[0] / b.standardErrors[0]
    // The long model counts the schools that lie within the clusters.
    let factor = ((direct.smallSample([school])) / (long.smallSample([school]))).squareRoot()
    #expect(isClose(ratio, factor, relative: 1e-9))
  }

  @Test func `gives the same bytes at any number of threads`() throws {
    let rows = 150_000
    let large = MadeUpPanel(rows: rows, schools: 2_000, teachers: 2_500, years: 4, seed: 9)
    let fits = try [1, 2, 5].map { try LinearFit(large.model, Work(threads: $0)) }
    let school = large.groups(large.school)
    let errors = try zip(fits, [1, 2, 5]).map {
      try $0.clusterVariance([school], Work(threads: $1)).standardErrors
    }
    #expect(fits[0].steps > 0)
    for place in 1..<3 {
      #expect(fits[place].coefficients == fits[0].coefficients)
      #expect(fits[place].residualSquares == fits[0].residualSquares)
      #expect(errors[place] == errors[0])
    }
  }

  @Test func `does not mind the order of the rows, or other labels`() throws {
    var stream = RandomStream(seed: 2)
    var order = Array(panel.outcome.indices)
    order.shuffle(using: &stream)
    var other = panel.reordered(order)
    other.teacher = other.teacher.map { 7 * (149 - $0) }
    let (a, b) = (try LinearFit(panel.model), try LinearFit(other.model))
    #expect(isClose(a.coefficients[0], b.coefficients[0], relative: 1e-10))
    let (v, w) = (
      try a.clusterVariance([panel.groups(panel.teacher)]), try b.clusterVariance([other.groups(other.teacher)])
    )
    #expect(isClose(v.standardErrors[0], w.standardErrors[0], relative: 1e-10))
  }

  @Test func `scales with the outcome, and ignores what is added to it`() throws {
    var other = panel
    other.outcome = panel.outcome.map { 1_000 + 25 * $0 }
    let (a, b) = (try LinearFit(panel.model), try LinearFit(other.model))
    let school = panel.groups(panel.school)
    #expect(isClose(25 * a.coefficients[0], b.coefficients[0], relative: 1e-10))
    #expect(
      isClose(
        try 25 * a.clusterVariance([school]).standardErrors[0], try b.clusterVariance([school]).standardErrors[0],
        relative: 1e-9))
    let (c, d) = (
      try a.spelledOut().biasReducedVariance(school, estimated: 2),
      try b.spelledOut().biasReducedVariance(school, estimated: 2)
    )
    #expect(isClose(25 * c.standardErrors[1], d.standardErrors[1], relative: 1e-8))
    #expect(isClose(c.degreesOfFreedom[1], d.degreesOfFreedom[1], relative: 1e-8))
  }

  @Test func `takes a row of weight two for two rows`() throws {
    let twice = panel.outcome.indices.map { $0 % 3 == 0 ? 2.0 : 1 }
    var weighted = panel.model
    weighted.weights = twice
    let rows = panel.outcome.indices.flatMap { $0 % 3 == 0 ? [$0, $0] : [$0] }
    let repeated = panel.reordered(rows)
    let (a, b) = (try LinearFit(weighted), try LinearFit(repeated.model))
    #expect(isClose(a.coefficients[0], b.coefficients[0], relative: 1e-10))
    #expect(isClose(a.residualSquares, b.residualSquares, relative: 1e-10))
    let school = panel.groups(panel.school)
    let (s, t) = (try a.scores(by: school, Work()), try b.scores(by: repeated.groups(repeated.school), Work()))
    for place in s.indices { #expect(isClose(s[place], t[place], relative: 1e-7, absolute: 1e-9)) }
  }

  @Test func `names the regressors that others already say`() throws {
    var model = panel.model
    let schoolwide = panel.school.map { Double($0 % 5) }
    model.names += ["sum", "schoolwide", "same"]
    model.regressors += [
      .numbers(zip(panel.x, panel.z).map { 2 * $0 - 3 * $1 }), .numbers(schoolwide),
      .numbers(panel.x.map { _ in 4 }),
    ]
    let fit = try LinearFit(model)
    #expect(fit.names == ["x", "z"])
    #expect(
      fit.dropped == [
        .init(name: "sum", reason: .collinear), .init(name: "schoolwide", reason: .absorbed),
        .init(name: "same", reason: .constant),
      ])
    #expect(isClose(fit.coefficients[0], try LinearFit(panel.model).coefficients[0], relative: 1e-9))
  }

  @Test func `takes out groups of one row until none is left`() {
    // c is alone in its school; without it b is alone in its year.
    let school = Groups(codes: [0, 0, 1, 1, 2], count: 3)
    let year = Groups(codes: [0, 0, 0, 1, 1], count: 2)
    #expect(Groups.withoutSingletons([school, year]) == [0, 1])
    #expect(Groups.withoutSingletons([Groups(codes: [0, 0, 1, 1], count: 2)]) == nil)
  }

  @Test func `counts the parts that share no group`() {
    let school = Groups(codes: [0, 0, 1, 1, 2, 2], count: 3)
    let teacher = Groups(codes: [0, 1, 1, 2, 3, 3], count: 4)
    #expect(school.parts(with: teacher) == 2)
    #expect(teacher.isNested(in: school) == false)
    #expect(Groups(codes: [0, 0, 1, 1, 2, 2], count: 3).isNested(in: Groups(codes: [0, 0, 0, 0, 1, 1], count: 2)))
  }

  @Test func `keeps what is crossed apart, however many groups there are`() {
    let a = Groups(codes: [0, 1, 2, 0, 1], count: 3)
    let b = Groups(codes: [1, 0, 1, 1, 1], count: 2)
    let crossed = a.crossed(with: b)
    #expect(crossed.count == 4 && crossed.codes[0] == crossed.codes[3])
    let wide = Groups(codes: [0, 1_999_999, 5, 0, 7], count: 2_000_000)
    #expect(Groups(codes: a.codes, count: 1_000_000).crossed(with: wide).count == 4)
  }
}

@Suite struct `Variances of few clusters` {
  /// Clusters of equal size with a regressor that is the same in each, and noise that its rows share.
  func draw(clusters: Int, treated: Int, size: Int, seed: UInt64) -> (LinearModel, Groups) {
    var stream = RandomStream(seed: seed)
    var outcome: [Double] = []
    var treat: [Double] = []
    var codes: [Int32] = []
    for cluster in 0..<clusters {
      let shared = 0.6 * stream.normal()
      for _ in 0..<size {
        outcome.append(shared + stream.normal())
        treat.append(cluster < treated ? 1 : 0)
        codes.append(Int32(cluster))
      }
    }
    return (
      LinearModel(outcome: outcome, regressors: [("treat", .numbers(treat))]), Groups(codes: codes, count: clusters)
    )
  }

  @Test func `of balanced clusters equal those of a comparison of cluster means`() throws {
    let (model, groups) = draw(clusters: 12, treated: 6, size: 8, seed: 31)
    let variance = try LinearFit(model).biasReducedVariance(groups)
    let means = (0..<12).map { c in model.outcome[c * 8..<(c + 1) * 8].reduce(0, +) / 8 }
    let spread = { (part: ArraySlice<Double>) -> Double in
      let mean = part.reduce(0, +) / Double(part.count)
      return part.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(part.count - 1) / Double(part.count)
    }
    #expect(isClose(variance.matrix[0, 0], spread(means[0..<6]) + spread(means[6..<12]), relative: 1e-10))
    #expect(isClose(variance.degreesOfFreedom[0], 10, relative: 1e-10))
  }

  @Test func `hold their size where the plain sandwich does not`() throws {
    var beyond = (plain: 0, reduced: 0, wild: 0)
    let draws = 300
    for seed in 0..<UInt64(draws) {
      let (model, groups) = draw(clusters: 10, treated: 3, size: 6, seed: 1_000 + seed)
      let fit = try LinearFit(model)
      let (plain, reduced) = (try fit.clusterVariance([groups]), try fit.biasReducedVariance(groups))
      if abs(fit.coefficients[0] / plain.standardErrors[0]) > 1.96 { beyond.plain += 1 }
      if StudentT(df: reduced.degreesOfFreedom[0]).twoSided(fit.coefficients[0] / reduced.standardErrors[0]) < 0.05 {
        beyond.reduced += 1
      }
      let wild = try WildBootstrap(fit, by: groups, place: 0, weights: .rademacher)
      if wild.restricted.withTies < 0.05 { beyond.wild += 1 }
    }
    let share = { (count: Int) in Double(count) / Double(draws) }
    #expect(share(beyond.plain) > 0.08, "\(beyond)")
    #expect(share(beyond.reduced) < 0.08, "\(beyond)")
    #expect(share(beyond.wild) < 0.08, "\(beyond)")
  }

  @Test func `of two ways have no negative direction`() throws {
    let panel = MadeUpPanel(rows: 60, schools: 3, teachers: 4, years: 2, seed: 77)
    var fit = try LinearFit(
      LinearModel(outcome: panel.outcome, regressors: [("x", .numbers(panel.x)), ("z", .numbers(panel.z))]))
    var projected = 0
    for seed in 0..<40 as Range<UInt64> {
      let panel = MadeUpPanel(rows: 60, schools: 3, teachers: 4, years: 3, seed: seed)
      fit = try LinearFit(
        LinearModel(outcome: panel.outcome, regressors: [("x", .numbers(panel.x)), ("z", .numbers(panel.z))]))
      let variance = try fit.clusterVariance([panel.groups(panel.school), panel.groups(panel.year)])
      if variance.wasProjected { projected += 1 }
      #expect(variance.matrix.eigen.values.allSatisfy { $0 > -1e-12 })
    }
    #expect(projected > 0)
  }

  @Test func `by bootstrap are the same whether absorbed groups are spelled out or not`() throws {
    let panel = MadeUpPanel(rows: 400, schools: 10, teachers: 40, years: 4, seed: 12)
    let school = panel.groups(panel.school)
    let year = panel.groups(panel.year)
    let absorbed = try LinearFit(
      LinearModel(outcome: panel.outcome, regressors: [("x", .numbers(panel.x))], absorbed: [year]))
    var long = LinearModel(outcome: panel.outcome, regressors: [("x", .numbers(panel.x))])
    for level in 1..<4 {
      long.names.append("year \(level)")
      long.regressors.append(.indicator(year.codes, of: Int32(level)))
    }
    let (a, b) = (
      try WildBootstrap(absorbed, by: school, place: 0, weights: .rademacher),
      try WildBootstrap(LinearFit(long), by: school, place: 0, weights: .rademacher)
    )
    #expect(isClose(a.standardError, b.standardError, relative: 1e-10))
    #expect(a.restricted.beyond == b.restricted.beyond && a.unrestricted.beyond == b.unrestricted.beyond)
    #expect(isClose(a.restricted.interval!.lower, b.restricted.interval!.lower, relative: 1e-8))
    let (c, d) = (try absorbed.biasReducedVariance(school), try LinearFit(long).biasReducedVariance(school))
    #expect(isClose(c.standardErrors[0], d.standardErrors[0], relative: 1e-9))
    #expect(isClose(c.degreesOfFreedom[0], d.degreesOfFreedom[0], relative: 1e-8))
  }

  @Test func `by bootstrap equal a fit of every drawn outcome`() throws {
    let panel = MadeUpPanel(rows: 120, schools: 6, teachers: 12, years: 3, seed: 21)
    let (school, year) = (panel.groups(panel.school), panel.groups(panel.year))
    let model = LinearModel(
      outcome: panel.outcome, regressors: [("x", .numbers(panel.x)), ("z", .numbers(panel.z))], absorbed: [year])
    let fit = try LinearFit(model)
    let found = try WildBootstrap(fit, by: school, place: 0, weights: .rademacher)
    let null = try LinearFit(
      LinearModel(outcome: panel.outcome, regressors: [("z", .numbers(panel.z))], absorbed: [year]))
    let residuals = try null.residuals()
    let statistic = abs(fit.coefficients[0] / (try fit.clusterVariance([school]).standardErrors[0]))
    var beyond = 0
    for draw in 0..<64 {
      var drawn = model
      drawn.outcome = residuals.indices.map { row in
        let sign = draw >> Int(school.codes[row]) & 1 == 0 ? 1.0 : -1
        return panel.outcome[row] - residuals[row] + sign * residuals[row]
      }
      let again = try LinearFit(drawn)
      let t = abs(again.coefficients[0] / (try again.clusterVariance([school]).standardErrors[0]))
      if t > statistic * (1 + 1e-10) { beyond += 1 }
    }
    #expect(found.restricted.beyond == beyond)
  }

  @Test func `by bootstrap give the same draws for the same seed at any number of threads`() throws {
    let (model, groups) = draw(clusters: 30, treated: 12, size: 5, seed: 8)
    let fit = try LinearFit(model)
    let found = try [1, 3].map {
      try WildBootstrap(fit, by: groups, place: 0, draws: 5_000, seed: 7, Work(threads: $0))
    }
    #expect(found[0].restricted.beyond == found[1].restricted.beyond)
    #expect(found[0].restricted.interval == found[1].restricted.interval)
    let other = try WildBootstrap(fit, by: groups, place: 0, draws: 5_000, seed: 8)
    #expect(abs(other.restricted.strict - found[0].restricted.strict) < 0.05)
  }
}

@Suite struct `P values of many questions` {
  @Test func `grow to the share of false alarms`() {
    let q = FalseDiscovery.benjaminiHochberg([0.01, nil, 0.04, 0.03, 0.005])
    let expected: [Double?] = [0.02, nil, 0.04, 0.04, 0.02]
    for (a, b) in zip(q, expected) {
      #expect((a == nil) == (b == nil))
      if let a, let b { #expect(isClose(a, b, relative: 1e-12)) }
    }
  }
}
