import Testing

@testable import Statistics

/// Expected values: clubSandwich 0.5.8, fwildclusterboot 0.14.3 and a full enumeration, bacondecomp 0.1.1, fixest 0.12.2.
@Suite struct `Panel methods agree with their references` {
  @Test(
    .enabled(if: ReferenceCase.isHere("fe_star_school_fe_cr2"), "fe_star_school_fe_cr2 is not beside the project"),
    arguments: [("tch", "CR2_cluster_teacher"), ("sch", "CR2_cluster_school")])
  func `for bias-reduced variances`(cluster: String, block: String) throws {
    let (fit, frame, expected) = try `Fixed effects agree with fixest`().star(["sch"])
    let variance = try fit.biasReducedVariance(frame.factor(cluster).groups)
    for (place, value) in try expected[block]["SE"].numbers.enumerated() {
      #expect(
        isClose(variance.standardErrors[place], value, relative: 1e-6), "\(variance.standardErrors[place]) \(value)")
    }
    for (place, value) in try expected[block]["df_Satt"].numbers.enumerated() {
      #expect(
        isClose(variance.degreesOfFreedom[place], value, relative: 1e-3), "\(variance.degreesOfFreedom[place]) \(value)"
      )
    }
  }

  @Test func `for every draw of the wild bootstrap`() throws { try bootstrap("wildboot_few_clusters") }

  @Test(
    .enabled(if: ReferenceCase.isHere("wildboot_star_9_schools"), "wildboot_star_9_schools is not beside the project"))
  func `for every draw of the wild bootstrap in nine schools`() throws { try bootstrap("wildboot_star_9_schools") }

  func bootstrap(_ name: String) throws {
    let reference = try #require(ReferenceCase(name))
    for expected in try reference.expected["fits"].list {
      let words = try expected["model"].text.split(separator: " ").map(String.init).filter { $0 != "+" && $0 != "~" }
      let cluster = try expected["cluster"].text
      let frame = try reference.frame(numbers: words, factors: [cluster])
      let fit = try LinearFit(
        LinearModel(
          outcome: try frame.number(words[0]),
          regressors: try words.dropFirst().map { ($0, .numbers(try frame.number($0))) }))
      let place = try #require(fit.place(of: expected["param"].text))
      let found = try WildBootstrap(fit, by: frame.factor(cluster).groups, place: place, weights: .rademacher)
      let wcr = expected["own_enumeration_WCR"]
      let wcu = expected["own_enumeration_WCU"]
      #expect(isClose(found.statistic, try wcr["t"].number, relative: 1e-9))
      #expect(isClose(found.standardError, try wcr["se"].number, relative: 1e-9))
      let draws = Int(try wcr["n_draws"].number)
      #expect(found.isEnumerated && found.draws == draws)
      for (test, block) in [(found.restricted, wcr), (found.unrestricted, wcu)] {
        let (beyond, ties) = (Int(try block["n_greater"].number), Int(try block["n_ties"].number))
        #expect(test.beyond == beyond && test.ties == ties)
      }
      let (strict, withTies) = (try wcr["p_strict"].number, try wcr["p_with_ties"].number)
      #expect(found.restricted.strict == strict && found.restricted.withTies == withTies)
      for (test, block) in [(found.restricted, "WCRfnw11_rademacher"), (found.unrestricted, "WCUfnw11_rademacher")] {
        let ends = try expected[block]["ci95"].numbers
        let interval = try #require(test.interval)
        let width = ends[1] - ends[0]
        #expect(isClose(interval.lower, ends[0], absolute: 2e-3 * width), "\(block) \(interval.lower) for \(ends[0])")
        #expect(isClose(interval.upper, ends[1], absolute: 2e-3 * width), "\(block) \(interval.upper) for \(ends[1])")
      }
      let webb = try WildBootstrap(
        fit, by: frame.factor(cluster).groups, place: place, weights: .webb, draws: 20_000)
      let p = try expected["WCR11_webb"]["p"].number
      #expect(isClose(webb.restricted.strict, p, absolute: 0.008), "\(webb.restricted.strict) for \(p)")
    }
  }

  @Test(.enabled(if: ReferenceCase.isHere("bacon_mpdta"), "bacon_mpdta is not beside the project"))
  func `for the decomposition of two-way fixed effects`() throws {
    let reference = try #require(ReferenceCase("bacon_mpdta"))
    let frame = try reference.frame(numbers: ["lemp", "year", "first_treat"], factors: ["countyreal"])
    let panel = StaggeredPanel(
      unit: try frame.factor("countyreal").groups, period: try frame.number("year"),
      start: try frame.number("first_treat"))
    let outcome = try frame.number("lemp")
    let found = try #require(BaconDecomposition(panel, outcome: outcome))
    let fit = try LinearFit(
      LinearModel(
        outcome: outcome, regressors: [("post", .numbers(panel.treated))], absorbed: [panel.unit, panel.period]))
    let expected = try reference.expected
    #expect(isClose(fit.coefficients[0], try expected["twfe"].number, relative: 1e-9))
    #expect(isClose(found.estimate, fit.coefficients[0], relative: 1e-9))
    #expect(found.comparisons.count == expected["components"].list.count)
    for component in expected["components"].list {
      let (treated, control) = (try component["treated"].number, try component["untreated"].number)
      let own = try #require(
        found.comparisons.first { $0.treated == treated && ($0.control ?? 99_999) == control })
      #expect(isClose(own.estimate, try component["estimate"].number, relative: 1e-8))
      #expect(isClose(own.weight, try component["weight"].number, relative: 1e-8))
    }
    #expect(isClose(found.alreadyStartedShare, try expected["by_type"][1]["w"].number, relative: 1e-8))
  }

  @Test(
    .enabled(if: ReferenceCase.isHere("fe_base_stagg_twfe_sunab"), "fe_base_stagg_twfe_sunab is not beside the project")
  )
  func `for the interaction-weighted event study`() throws {
    let reference = try #require(ReferenceCase("fe_base_stagg_twfe_sunab"))
    let frame = try reference.frame(numbers: ["y", "x1", "year", "year_treated"], factors: ["id"])
    let panel = StaggeredPanel(
      unit: try frame.factor("id").groups, period: try frame.number("year"), start: try frame.number("year_treated"))
    let found = try SunAbraham(
      panel, outcome: try frame.number("y"), covariates: [("x1", .numbers(try frame.number("x1")))]
    ) { fit, rows in try fit.clusterVariance([panel.unit.keeping(rows)]) }
    let expected = try reference.expected
    let event = expected["sunab_event"]
    #expect(isClose(found.fit.coefficients[0], try event["est"][0].number, relative: 1e-8))
    #expect(found.events.count == event["est"].list.count - 1)
    for (place, effect) in found.events.enumerated() {
      #expect(isClose(effect.value, try event["est"][place + 1].number, relative: 1e-8), "\(effect)")
      #expect(isClose(effect.standardError, try event["se"][place + 1].number, relative: 1e-7), "\(effect)")
    }
    let average = try #require(found.average)
    #expect(isClose(average.value, try expected["sunab_att"]["est"].number, relative: 1e-8))
    #expect(isClose(average.standardError, try expected["sunab_att"]["se"].number, relative: 1e-7))
    #expect(found.cohorts.count == 9)
    for (place, effect) in found.cohorts.enumerated() {
      #expect(isClose(effect.value, try expected["sunab_cohort"]["est"][place + 1].number, relative: 1e-8))
      #expect(isClose(effect.standardError, try expected["sunab_cohort"]["se"][place + 1].number, relative: 1e-7))
    }
  }
}
