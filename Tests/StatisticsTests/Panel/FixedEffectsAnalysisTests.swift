import Foundation
import Testing
import Vocabulary

@testable import Statistics

/// Small tables of schools, for what is refused, left out and said.
enum SchoolTable {
  /// - Parameter treated: so many of the schools take part.
  static func frame(
    schools: Int = 20, treated: Int = 10, size: Int = 12, effect: Double = 0.4, seed: UInt64 = 5,
    change: (inout [String: [Double]]) -> Void = { _ in }
  ) -> Frame {
    var stream = RandomStream(seed: seed)
    var numbers: [String: [Double]] = ["score": [], "reading": [], "treat": [], "prior": [], "weight": []]
    var school: [String?] = []
    var year: [String?] = []
    for s in 0..<schools {
      let shared = 0.3 * stream.normal()
      for row in 0..<size {
        let prior = stream.normal()
        let takesPart = s < treated ? 1.0 : 0
        numbers["score"]?.append(0.6 * prior + effect * takesPart + shared + stream.normal())
        numbers["reading"]?.append(0.6 * prior + shared + stream.normal())
        numbers["treat"]?.append(takesPart)
        numbers["prior"]?.append(prior)
        numbers["weight"]?.append(1)
        school.append("\(100 + s)")
        year.append("\(2020 + row % 3)")
      }
    }
    change(&numbers)
    return Frame(
      rowCount: school.count, numbers: numbers, factors: ["school": Factor(school), "year": Factor(year)],
      lines: (0..<Int32(school.count)).map { $0 + 2 })
  }
}

@Suite struct `Asking for fixed effects` {
  let question = FixedEffects(
    outcomes: ["score"], regressors: ["treat", "prior"], absorb: ["year"], clusters: ["school"])

  func refusal(_ question: some Analysis, _ frame: Frame) -> [String] {
    do {
      _ = try question.answer(from: frame, Work())
      return []
    } catch let refusal as Refusal {
      #expect(refusal.findings.allSatisfy { !$0.message.en.isEmpty && !$0.message.es.isEmpty })
      return refusal.findings.map(\.code)
    } catch { return ["\(error)"] }
  }

  @Test func `finds the effect that was put in, corrected for few clusters`() throws {
    let answered = try question.answer(from: SchoolTable.frame(schools: 40, treated: 20), Work())
    let fit = answered.outcome.fits[0]
    #expect(fit.variance == .cr2 && fit.clusters == [40])
    let effect = fit.coefficients[0]
    #expect(effect.name == "treat" && effect.treatedClusters == 20 && effect.untreatedClusters == 20)
    #expect(try #require(effect.estimate.interval).contains(0.4))
    #expect(effect.estimate.degreesOfFreedom! < 39)
    #expect(answered.rows.used == 480 && answered.rows.dropped.isEmpty)
  }

  @Test func `takes the plain sandwich from 50 clusters on, and rows by themselves where none are named`() throws {
    let many = try question.answer(from: SchoolTable.frame(schools: 60, treated: 30), Work())
    #expect(many.outcome.fits[0].variance == .cluster)
    var other = question
    other.clusters = []
    let none = try other.answer(from: SchoolTable.frame(), Work())
    #expect(none.outcome.fits[0].variance == .hetero && none.outcome.fits[0].coefficients[0].p != nil)
    #expect(none.told.howSure.en.contains("too narrow"))
  }

  @Test(arguments: [(3, 20), (5, 20), (17, 20), (2, 5)])
  func `gives no range and no p value where few clusters differ`(treated: Int, schools: Int) throws {
    for kind in [nil, .cluster, .cr2] as [CoefficientVariance.Kind?] {
      var asked = question
      asked.variance = kind
      let answered = try asked.answer(from: SchoolTable.frame(schools: schools, treated: treated), Work())
      let effect = answered.outcome.fits[0].coefficients[0]
      #expect(effect.p == nil && effect.estimate.interval == nil && effect.estimate.standardError == nil)
      #expect(effect.withheld == "few-clusters")
      #expect(answered.checks.contains { $0.name == "clusters.few" && !$0.passed })
      #expect(answered.told.sentence.en.contains("too few clusters"))
      #expect(answered.outcome.tables[0].rows.count == 2)
    }
  }

  @Test func `counts what it leaves out, and why`() throws {
    let frame = SchoolTable.frame { numbers in
      numbers["score"]?[3] = .nan
      numbers["prior"]?[3] = .nan
      numbers["prior"]?[7] = .nan
      numbers["weight"]?[9] = 0
    }
    var asked = question
    asked.weights = "weight"
    let answered = try asked.answer(from: frame, Work())
    #expect(answered.rows.used == 237)
    #expect(answered.rows.dropped.map(\.reason) == ["missing.score", "missing.prior", "weight.nought"])
    #expect(answered.rows.dropped.map(\.count) == [1, 1, 1])
  }

  @Test func `leaves out rows that are alone in their group`() throws {
    let frame = SchoolTable.frame(size: 12) { _ in }
    let school = try frame.factor("school")
    var codes = school.codes
    codes[0] = Int32(school.levels.count)
    let changed = Frame(
      rowCount: frame.rowCount,
      numbers: [
        "score": try frame.number("score"), "treat": try frame.number("treat"), "prior": try frame.number("prior"),
      ], factors: ["school": Factor(codes: codes, levels: school.levels + ["900"]), "year": try frame.factor("year")])
    var asked = question
    asked.absorb = ["school"]
    asked.regressors = ["prior"]
    let answered = try asked.answer(from: changed, Work())
    #expect(answered.rows.dropped.map(\.reason) == ["singleton"] && answered.rows.dropped[0].count == 1)
  }

  @Test func `says which regressors it left out`() throws {
    let frame = SchoolTable.frame { numbers in
      numbers["reading"] = zip(numbers["treat"]!, numbers["prior"]!).map { 2 * $0 + $1 }
    }
    var asked = question
    asked.regressors = ["treat", "prior", "reading", "weight"]
    let answered = try asked.answer(from: frame, Work())
    #expect(answered.outcome.fits[0].left.map(\.reason) == [.collinear, .constant])
    #expect(answered.checks.filter { $0.name.hasPrefix("regressor") }.count == 2)
    asked.absorb = ["school"]
    asked.regressors = ["treat"]
    #expect(refusal(asked, frame) == ["column.absorbed"])
  }

  @Test func `refuses what cannot be answered`() {
    let frame = SchoolTable.frame()
    var asked = question
    asked.outcomes = ["weight"]
    #expect(refusal(asked, frame) == ["outcome.equal"])
    asked = question
    asked.regressors = []
    #expect(refusal(asked, frame) == ["regressors.none"])
    asked.regressors = ["score"]
    #expect(refusal(asked, frame) == ["column.twice"])
    asked.regressors = ["nobody"]
    #expect(refusal(asked, frame) == ["column.absent"])
    asked = question
    asked.clusters = []
    asked.variance = .cluster
    #expect(refusal(asked, frame) == ["cluster.none"])
    asked.clusters = ["school", "year"]
    asked.variance = .cr2
    #expect(refusal(asked, frame) == ["variance.two-way"])
    asked.variance = .iid
    #expect(refusal(asked, frame) == ["variance.ignores-clusters"])
    #expect(refusal(question, SchoolTable.frame { $0["score"]?[4] = .infinity }) == ["number.infinite"])
    #expect(refusal(question, SchoolTable.frame { $0["score"] = $0["prior"]! }) == ["outcome.determined"])
    #expect(
      refusal(question, SchoolTable.frame { $0["score"] = $0["score"]!.map { _ in .nan } }) == ["rows.none"])
    #expect(refusal(question, SchoolTable.frame(schools: 1, treated: 1)) == ["cluster.one"])
    asked = question
    asked.weights = "weight"
    #expect(refusal(asked, SchoolTable.frame { $0["weight"]?[5] = -1 }) == ["weight.negative"])
    asked = question
    asked.level = 1
    #expect(refusal(asked, frame) == ["level.range"])
    asked = question
    asked.primary = "reading"
    #expect(refusal(asked, frame) == ["primary.absent"])
  }

  @Test func `names the line of an infinite number`() {
    let frame = SchoolTable.frame { $0["prior"]?[4] = -.infinity }
    #expect(throws: Refusal.self) { try question.answer(from: frame, Work()) }
    do { _ = try question.answer(from: frame, Work()) } catch {
      #expect((error as? Refusal)?.findings[0].message.en.contains("Line 6") == true)
    }
  }

  @Test func `adjusts for many outcomes, save the one that was chosen before`() throws {
    var asked = question
    asked.outcomes = ["score", "reading"]
    let both = try asked.answer(from: SchoolTable.frame(), Work()).outcome.fits.map(\.coefficients[0])
    let worst = max(both[0].p!, both[1].p!)
    #expect(both[0].q != nil && both[1].q != nil)
    #expect(max(both[0].q!, both[1].q!) == worst)
    asked.primary = "score"
    let fits = try asked.answer(from: SchoolTable.frame(), Work()).outcome.fits.map(\.coefficients[0])
    #expect(fits[0].q == nil && fits[1].q == fits[1].p)
  }

  @Test func `can be put again from its own JSON, to the same bytes`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let frame = SchoolTable.frame()
    let first = try encoder.encode(Evidence(question, from: frame, Work(threads: 1)))
    let again = try JSONDecoder().decode(FixedEffects.self, from: encoder.encode(question))
    #expect(try encoder.encode(Evidence(again, from: frame, Work(threads: 4))) == first)
  }

  @Test func `stops where nobody waits`() {
    #expect(throws: CancellationError.self) {
      try question.answer(from: SchoolTable.frame(), Work(isCalledOff: { true }))
    }
  }

  @Test(arguments: [
    (
      0.123, 0.041,
      "One more of “treat” goes with 0.12 more of “score”, comparing rows of the same year; the plausible range is 0.04 to 0.20."
    ),
    (
      -0.05, 0.05,
      "One more of “treat” goes with 0.05 less of “score”, comparing rows of the same year; the plausible range is −0.15 to 0.05, so no difference at all fits the data too."
    ),
  ])
  func `is told in a sentence`(value: Double, error: Double, sentence: String) throws {
    var outcome = try question.answer(from: SchoolTable.frame(), Work()).outcome
    outcome.fits[0].coefficients[0].estimate = Estimate(value, standardError: error, level: 0.95)
    let told = FixedEffectsWords(question: question, outcome: outcome).told
    #expect(told.sentence.en == sentence)
    #expect(told.sentence.es.hasPrefix("Uno más de «treat» se acompaña de"))
    #expect(!told.cannotTell.isEmpty)
  }
}

@Suite struct `Asking the bootstrap` {
  let question = Bootstrap(
    outcome: "score", regressors: ["treat", "prior"], absorb: ["year"], cluster: "school", test: "treat")

  func refusal(_ question: Bootstrap, _ frame: Frame) -> [String] {
    `Asking for fixed effects`().refusal(question, frame)
  }

  @Test func `draws by Webb for few clusters and by signs for more`() throws {
    let few = try question.answer(from: SchoolTable.frame(schools: 12, treated: 6), Work())
    #expect(few.outcome.weights == .webb && few.outcome.draws == 9_999 && !few.outcome.isEnumerated)
    let more = try question.answer(from: SchoolTable.frame(schools: 14, treated: 7), Work())
    #expect(more.outcome.weights == .rademacher && more.outcome.isEnumerated && more.outcome.draws == 1 << 14)
    let many = try question.answer(from: SchoolTable.frame(schools: 20), Work())
    #expect(!many.outcome.isEnumerated && many.outcome.draws == 9_999)
    #expect(try #require(many.outcome.randomisation).draws == 9_999)
    let six = try question.answer(from: SchoolTable.frame(schools: 6, treated: 3), Work())
    #expect(six.outcome.isEnumerated && six.outcome.draws == 46_656)
  }

  @Test func `says when too few adopt to say`() throws {
    var seen = 0
    for seed in 1..<12 as Range<UInt64> {
      let frame = SchoolTable.frame(schools: 15, treated: 2, effect: 1, seed: seed)
      let answered = try question.answer(from: frame, Work())
      let outcome = answered.outcome
      let p = [outcome.restricted.p, outcome.unrestricted.p, try #require(outcome.randomisation).p]
      let floor = 1 / Double(outcome.draws)
      let differ = max(floor, p.max()!) > 2 * max(floor, p.min()!)
      #expect(outcome.isTooFewToSay == differ)
      #expect(answered.told.sentence.en.hasPrefix("Too few adopting schools to say") == differ)
      #expect(answered.told.sentence.es.hasPrefix("Muy pocas escuelas participantes") == differ)
      if differ { seen += 1 }
    }
    #expect(seen > 0)
  }

  @Test func `gives other schools the treatment in every way there is`() throws {
    let answered = try question.answer(from: SchoolTable.frame(schools: 12, treated: 3, effect: 6), Work())
    let random = try #require(answered.outcome.randomisation)
    #expect(random.isEnumerated && random.draws == 220)
    #expect(random.p == 1.0 / 220 || random.p == 2.0 / 220)
  }

  @Test func `keeps its size when treatment is given at random`() throws {
    var below = 0
    for seed in 0..<60 as Range<UInt64> {
      let answered = try question.answer(
        from: SchoolTable.frame(schools: 10, treated: 5, size: 6, effect: 0, seed: 400 + seed), Work())
      if try #require(answered.outcome.randomisation).p <= 0.1 { below += 1 }
    }
    #expect(below <= 14)
  }

  @Test func `refuses what cannot be answered`() {
    var asked = question
    asked.test = "weight"
    #expect(refusal(asked, SchoolTable.frame()) == ["test.absent"])
    asked = question
    asked.draws = 10
    #expect(refusal(asked, SchoolTable.frame()) == ["draws.range"])
    asked = question
    asked.absorb = ["school"]
    #expect(refusal(asked, SchoolTable.frame()) == ["column.absorbed"])
    #expect(refusal(question, SchoolTable.frame(schools: 1, treated: 1)) == ["cluster.one"])
  }

  @Test func `gives the same bytes at any number of threads`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let frame = SchoolTable.frame()
    let bytes = try [1, 2, 7].map { try encoder.encode(Evidence(question, from: frame, Work(threads: $0))) }
    #expect(bytes[0] == bytes[1] && bytes[1] == bytes[2])
  }
}

@Suite struct `Asking for the two-way comparison` {
  let question = TwoWay(outcome: "y", unit: "school", period: "year", start: "g")

  /// Schools that start in three waves, whose effect grows by `growth` each year.
  func frame(
    never: Double = 0, waves: [Int] = [8, 8], neverCount: Int = 8, growth: Double = 0.3, drop: Int? = nil
  ) -> Frame {
    var stream = RandomStream(seed: 77)
    var y: [Double] = []
    var g: [Double] = []
    var year: [Double] = []
    var school: [String?] = []
    var unit = 0
    for (wave, count) in (waves + [neverCount]).enumerated() {
      for _ in 0..<count {
        let own = stream.normal()
        let start = wave < waves.count ? 2_003 + Double(wave) * 2 : never
        for t in 0..<8 {
          let now = 2_000 + Double(t)
          let since = wave < waves.count && now >= start ? now - start + 1 : 0
          if unit == drop && t == 3 { continue }
          y.append(own + 0.1 * Double(t) + growth * since + 0.1 * stream.normal())
          g.append(start)
          year.append(now)
          school.append("\(unit)")
        }
        unit += 1
      }
    }
    return Frame(rowCount: y.count, numbers: ["y": y, "g": g, "year": year], factors: ["school": Factor(school)])
  }

  @Test func `warns where those who had started serve as controls`() throws {
    let answered = try question.answer(from: frame(), Work())
    let share = try #require(answered.outcome.alreadyStartedShare)
    #expect(share > 0.1)
    #expect(answered.told.howSure.en.contains("this simple comparison uses already-adopting schools as controls"))
    #expect(answered.checks.contains { $0.name == "two-way.already-started" && !$0.passed })
    let bacon = try #require(answered.outcome.decomposition)
    #expect(isClose(bacon.estimate, answered.outcome.simple.value, relative: 1e-9))
    #expect(isClose(bacon.comparisons.reduce(0) { $0 + $1.weight }, 1, relative: 1e-12))
    // The effect grows, so the simple figure is too small; the event study finds each year's.
    let average = try #require(answered.outcome.average)
    #expect(average.value > answered.outcome.simple.value)
    for event in answered.outcome.events {
      let truth = event.distance >= 0 ? 0.3 * (event.distance + 1) : 0
      #expect(abs(event.estimate.value - truth) < 0.15, "\(event)")
    }
  }

  @Test func `takes nought, nothing, infinity and a later year alike for never`() throws {
    let first = try question.answer(from: frame(never: 0), Work()).outcome
    for never in [Double.nan, .infinity, 2_050] {
      let other = try question.answer(from: frame(never: never), Work()).outcome
      #expect(other.neverStarting == 8 && other.simple == first.simple && other.events == first.events)
    }
  }

  @Test func `shows a cohort of one without a range and does not average it`() throws {
    let answered = try question.answer(from: frame(waves: [8, 1]), Work())
    let lone = try #require(answered.outcome.cohorts.last)
    #expect(lone.units == 1 && lone.estimate.interval == nil)
    #expect(answered.checks.contains { $0.name == "cohort.one" })
    #expect(answered.outcome.events.last?.distance == 4)
  }

  @Test func `compares with the last to start where everybody starts`() throws {
    let answered = try question.answer(from: frame(waves: [8, 8], neverCount: 0), Work())
    #expect(answered.outcome.uncomparedRows == 48 && answered.outcome.neverStarting == 0)
    #expect(answered.outcome.cohorts.count == 1)
  }

  @Test func `gives no range where few start`() throws {
    let answered = try question.answer(from: frame(waves: [3, 2], neverCount: 12), Work())
    #expect(answered.outcome.simple.interval == nil && answered.outcome.simpleP == nil)
    #expect(answered.told.sentence.en.hasPrefix("Too few adopting schools to say"))
    #expect(answered.told.sentence.es.hasPrefix("Muy pocas escuelas participantes"))
  }

  @Test func `goes without the decomposition where a school lacks a year`() throws {
    let answered = try question.answer(from: frame(drop: 2), Work())
    #expect(answered.outcome.decomposition == nil)
    #expect(answered.checks.contains { $0.name == "two-way.not-decomposed" })
  }

  @Test func `refuses what cannot be answered`() throws {
    let refusal = { (frame: Frame) in `Asking for fixed effects`().refusal(question, frame) }
    #expect(refusal(frame(waves: [], neverCount: 5)) == ["start.nobody"])
    #expect(refusal(frame(waves: [9], neverCount: 0)) == ["start.all"])
    let whole = frame()
    let y = try whole.number("y")
    let (g, year, school) = (try whole.number("g"), try whole.number("year"), try whole.factor("school"))
    var twice = year
    twice[1] = twice[0]
    #expect(
      refusal(
        Frame(rowCount: y.count, numbers: ["y": y, "g": g, "year": twice], factors: ["school": school]))
        == ["unit.repeated"])
    var moved = g
    moved[5] = 2_006
    #expect(
      refusal(
        Frame(rowCount: y.count, numbers: ["y": y, "g": moved, "year": year], factors: ["school": school]))
        == ["start.two"])
  }
}

@Suite struct `Tennessee's career ladder` {
  @Test(.enabled(if: Shared.star != nil, "shared/data/star is not beside the project"))
  func `is mostly grade: its raw gap shrinks to a quarter within grade and school`() throws {
    let path = try #require(Shared.star)
    let raw = try Frame(reading: DataFile(path: path), Columns(numbers: ["math"], factors: ["clad", "gr", "sch"]))
    let ladder = try raw.factor("clad")
    let rung = ladder.codes.map { code -> Double in
      switch code < 0 ? "" : ladder.levels[Int(code)] {
      case "1": 0
      case "2", "3": 1
      default: .nan
      }
    }
    let frame = Frame(
      rowCount: raw.rowCount, numbers: ["math": try raw.number("math"), "upper": rung],
      factors: ["gr": try raw.factor("gr"), "sch": try raw.factor("sch")])
    let gap = { (absorb: [String]) in
      let asked = FixedEffects(
        outcomes: ["math"], regressors: ["upper"], absorb: absorb, clusters: ["sch"])
      return try asked.answer(from: frame, Work()).outcome.fits[0].coefficients[0].estimate.value
    }
    let (plain, within) = (try gap([]), try gap(["gr", "sch"]))
    #expect(plain > 25 && plain < 28)
    #expect(abs(within) < plain / 4, "\(within)")
  }
}

enum Shared {
  static var star: String? {
    let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let path = project.appending(path: "../shared/data/star/mlmRev_star.csv").standardized.path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }
}
