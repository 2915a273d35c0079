import Testing
import Vocabulary

@testable import Statistics

@Suite struct `Variance components of balanced scores` {
  private func table(
    _ name: String, object: String, facets: [String], nested: [FacetDesign.Nesting] = []
  ) throws -> (FacetTable, Expected) {
    let reference = try #require(ReferenceCase(name))
    let frame = try reference.frame(numbers: ["score"], factors: [object] + facets)
    let design = try FacetDesign(object: object, facets: facets, nested: nested)
    let columns = try design.factors.map { try frame.factor($0).codes }
    return (FacetTable(design, scores: try frame.number("score"), columns: columns), try reference.expected)
  }

  @Test(.enabled(if: ReferenceCase.isHere("gtheory_brennan_pxi"), "gtheory_brennan_pxi is not beside the project"))
  func `of persons by items are those of the book`() throws {
    let (table, expected) = try table("gtheory_brennan_pxi", object: "person", facets: ["item"])
    #expect(table.isBalanced)
    let squares = MeanSquares(table)
    for place in 0..<3 {
      #expect(squares.degreesOfFreedom[place] == (try expected["anova"]["df"][place].number))
      #expect(isClose(squares.sumsOfSquares[place], try expected["anova"]["SS"][place].number, relative: 1e-12))
      #expect(isClose(squares.meanSquares[place], try expected["anova"]["MS"][place].number, relative: 1e-12))
    }
    let variances = squares.variances(table.design)
    for (component, name) in zip(variances.components, ["person", "item", "residual"]) {
      #expect(isClose(component.variance, try expected["variance_components"][name].number, relative: 1e-12))
    }
    #expect(isClose(variances.mean, try expected["reml"]["mean"].number, relative: 1e-12))
    let plan = try PlannedDesign(table.design)
    for row in expected["dstudy"].list {
      let study = plan.study(variances.components.map(\.variance), counts: [Int(try row["n_i"].number)])
      #expect(isClose(study.generalizability, try row["Erho2"].number, relative: 1e-12))
      #expect(isClose(study.dependability, try row["Phi"].number, relative: 1e-12))
      #expect(isClose(study.relativeErrorVariance, try row["rel_err_var"].number, relative: 1e-12))
      #expect(isClose(study.absoluteErrorVariance, try row["abs_err_var"].number, relative: 1e-12))
      #expect(isClose(study.relativeError, try row["SEM_rel"].number, relative: 1e-12))
      #expect(isClose(study.absoluteError, try row["SEM_abs"].number, relative: 1e-12))
    }
    let feldt = try #require(squares.feldtInterval(level: 0.95))
    #expect(isClose(feldt.lower, try expected["feldt_ci95_Erho2_ni12"]["lo"].number, relative: 1e-10))
    #expect(isClose(feldt.upper, try expected["feldt_ci95_Erho2_ni12"]["hi"].number, relative: 1e-10))
  }

  @Test(.enabled(if: ReferenceCase.isHere("gtheory_brennan_pxixo"), "gtheory_brennan_pxixo is not beside the project"))
  func `of persons by items by occasions are those of the book, with Searle's errors`() throws {
    let (table, expected) = try table("gtheory_brennan_pxixo", object: "person", facets: ["item", "occasion"])
    let variances = MeanSquares(table).variances(table.design)
    let names = [
      "person": "p", "item": "i", "occasion": "o", "person*item": "pi", "person*occasion": "po",
      "item*occasion": "io", "person*item*occasion": "pio",
    ]
    for component in variances.components {
      let name = try #require(names[component.effect])
      #expect(isClose(component.variance, try expected["variance_components"][name].number, relative: 1e-12))
      #expect(isClose(try #require(component.standardError), try expected["searle_se"][name].number, relative: 1e-12))
    }
    for row in expected["dstudy"].list {
      let fixed = try row["fixed"].text == "o" ? ["occasion"] : []
      let study = try PlannedDesign(table.design, fixed: fixed).study(
        variances.components.map(\.variance), counts: [Int(try row["n_i"].number), Int(try row["n_o"].number)])
      #expect(isClose(study.universeVariance, try row["universe_var"].number, relative: 1e-12))
      #expect(isClose(study.relativeErrorVariance, try row["rel_err_var"].number, relative: 1e-12))
      #expect(isClose(study.absoluteErrorVariance, try row["abs_err_var"].number, relative: 1e-12))
      #expect(isClose(study.generalizability, try row["Erho2"].number, relative: 1e-12))
      #expect(isClose(study.dependability, try row["Phi"].number, relative: 1e-12))
    }
    let nested = try PlannedDesign(table.design, nested: [.init("item:occasion")])
    for row in expected["dstudy_nested"].list {
      let study = nested.study(
        variances.components.map(\.variance), counts: [Int(try row["n_i"].number), Int(try row["n_o"].number)])
      #expect(isClose(study.relativeErrorVariance, try row["rel_err_var"].number, relative: 1e-12))
      #expect(isClose(study.absoluteErrorVariance, try row["abs_err_var"].number, relative: 1e-12))
      #expect(isClose(study.generalizability, try row["Erho2"].number, relative: 1e-12))
      #expect(isClose(study.dependability, try row["Phi"].number, relative: 1e-12))
    }
  }

  /// Two items in each of three testlets for four persons; by hand with the rules of Cornfield and Tukey.
  @Test func `of nested facets add up and count their degrees of freedom`() throws {
    let design = try FacetDesign(object: "person", facets: ["testlet", "item"], nested: [.init("item:testlet")])
    #expect(
      design.effects.map(design.name(of:)) == [
        "person", "testlet", "person*testlet", "item:testlet", "person*item:testlet",
      ])
    var random = RandomStream(seed: 4)
    var (scores, columns): ([Double], [[Int32]]) = ([], [[], [], []])
    for person in 0..<4 {
      for testlet in 0..<3 {
        for item in 0..<2 {
          scores.append(random.normal())
          columns[0].append(Int32(person))
          columns[1].append(Int32(testlet))
          columns[2].append(Int32(item))
        }
      }
    }
    let table = FacetTable(design, scores: scores, columns: columns)
    #expect(table.isBalanced)
    #expect(table.usualCounts == [3, 2])
    let squares = MeanSquares(table)
    #expect(squares.degreesOfFreedom == [3, 2, 6, 3, 9])
    let mean = scores.reduce(0, +) / 24
    let total = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    #expect(abs(squares.sumsOfSquares.reduce(0, +) - total) < 1e-12)
    // E MS back from the components is MS.
    let back = squares.expected(squares.components(of: squares.meanSquares))
    #expect(zip(back, squares.meanSquares).allSatisfy { abs($0 - $1) < 1e-12 })
    // Person: (MSp − MSpt)/6.
    let person = squares.components(of: squares.meanSquares)[0]
    let byHand = (squares.meanSquares[0] - squares.meanSquares[2]) / 6
    #expect(abs(person - byHand) < 1e-12)
  }

  @Test func `see what is missing from a balanced design`() throws {
    let design = try FacetDesign(object: "p", facets: ["r"])
    #expect(FacetTable(design, scores: [1, 2, 3, 4], columns: [[0, 0, 1, 1], [0, 1, 0, 1]]).isBalanced)
    #expect(!FacetTable(design, scores: [1, 2, 3], columns: [[0, 0, 1], [0, 1, 0]]).isBalanced)
    // Equal margins, but not every rater sees everybody.
    #expect(!FacetTable(design, scores: [1, 2, 3, 4], columns: [[0, 0, 1, 1], [0, 1, 2, 3]]).isBalanced)
  }

  @Test func `come back from data that have them, nought where there is none`() throws {
    let design = try FacetDesign(object: "p", facets: ["r", "o"])
    var sums = [Double](repeating: 0, count: 7)
    var negatives = 0
    for world in 0..<200 {
      var random = RandomStream(seed: 100 + UInt64(world))
      var (scores, columns): ([Double], [[Int32]]) = ([], [[], [], []])
      let people = (0..<10).map { _ in random.normal() }
      let raters = (0..<4).map { _ in 0.5 * random.normal() }
      for p in 0..<10 {
        for r in 0..<4 {
          for o in 0..<2 {
            scores.append(people[p] + raters[r] + 0.7 * random.normal())
            columns[0].append(Int32(p)); columns[1].append(Int32(r)); columns[2].append(Int32(o))
          }
        }
      }
      let variances = MeanSquares(FacetTable(design, scores: scores, columns: columns)).variances(design)
      for (place, component) in variances.components.enumerated() { sums[place] += component.estimate / 200 }
      negatives += variances.negative.count
    }
    for (sum, truth) in zip(sums, [1, 0.25, 0, 0, 0, 0, 0.49]) { #expect(abs(sum - truth) < 0.09) }
    #expect(negatives > 200)
  }
}

@Suite struct `A plan of visits and raters` {
  private let design = try! FacetDesign(
    object: "teacher", facets: ["lesson", "rater"], nested: [.init("lesson:teacher")])
  private let variances = [0.26, 0.02, 0.1, 0.04, 0.19]

  @Test func `costs what its parts cost, and the cheapest that reaches the target is found`() throws {
    let names = ["teacher", "rater", "lesson:teacher", "teacher*rater", "lesson*rater:teacher"]
    #expect(design.effects.map(design.name(of:)) == names)
    let plan = try PlannedDesign(design, prices: [.init("lesson", 100), .init("rater", 30)], pricePerScore: 10)
    var studies: [DecisionStudy] = []
    for lessons in 1...6 { for raters in 1...4 { studies.append(plan.study(variances, counts: [lessons, raters])) } }
    // Two lessons, two raters, four scores.
    #expect(studies[5].cost == 300)
    let best = try #require(DecisionStudy.cheapest(studies, reaching: 0.7, .dependability))
    #expect(best.dependability >= 0.7)
    #expect(studies.allSatisfy { $0.dependability < 0.7 || $0.cost >= best.cost })
    #expect(DecisionStudy.cheapest(studies, reaching: 0.99, .dependability) == nil)
  }

  @Test func `is surer with more of anything, and surest of differences`() throws {
    let plan = try PlannedDesign(design)
    for lessons in 1...5 {
      for raters in 1...5 {
        let one = plan.study(variances, counts: [lessons, raters])
        #expect(one.generalizability >= one.dependability)
        #expect(plan.study(variances, counts: [lessons + 1, raters]).dependability > one.dependability)
        #expect(plan.study(variances, counts: [lessons, raters + 1]).dependability > one.dependability)
      }
    }
  }

  @Test func `far from the line is surer than at it`() throws {
    let plan = try PlannedDesign(design)
    let study = plan.study(variances, counts: [2, 2])
    let near = plan.dependability(of: study, at: 2.5, mean: 2.5, varianceOfMean: 0.01)
    let far = plan.dependability(of: study, at: 1, mean: 2.5, varianceOfMean: 0.01)
    #expect(near == study.dependability)
    #expect(far > near)
  }

  @Test func `refuses facets that cannot be so`() {
    func code(_ make: () throws -> FacetDesign) -> String? {
      do { _ = try make() } catch { return (error as? Refusal)?.findings.first?.code }
      return nil
    }
    #expect(code { try FacetDesign(object: "p", facets: []) } == "facets.none")
    #expect(code { try FacetDesign(object: "p", facets: ["r", "r"]) } == "facets.twice")
    #expect(code { try FacetDesign(object: "p", facets: ["a", "b", "c", "d", "e", "f"]) } == "facets.too-many")
    #expect(code { try FacetDesign(object: "p", facets: ["r"], nested: [.init("x:p")]) } == "nested.unknown")
    #expect(
      code { try FacetDesign(object: "p", facets: ["r", "o"], nested: [.init("r:o"), .init("o:r")]) }
        == "nested.unknown")
  }

  @Test func `is drawn with chi-squared mean squares`() {
    var random = RandomStream(seed: 9)
    for df in [0.5, 1, 3, 27] {
      let draws = (0..<20_000).map { _ in random.chiSquared(df: df) }
      let mean = draws.reduce(0, +) / 20_000
      let below = Double(draws.filter { ChiSquared(df: df).cumulative($0) < 0.3 }.count) / 20_000
      #expect(abs(mean - df) < 5 * (2 * df / 20_000).squareRoot())
      #expect(abs(below - 0.3) < 0.015)
    }
  }
}
