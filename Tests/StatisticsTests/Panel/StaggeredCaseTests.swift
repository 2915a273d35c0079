import Foundation
import Testing
import Vocabulary

@testable import Statistics

/// Expected values: R's did 2.3.0 with DRDID 1.2.3 (analytic standard errors; the bootstrap with 25,000 draws).
@Suite struct `Effects by cohort and period` {
  static let mpdta = "did_mpdta_callaway_santanna"
  static let simulated = "did_sim_rollout"

  private func question(_ options: Expected, _ name: String) throws -> Effect {
    let formula = try options["xformla"].text
    let covariates = formula == "~1" ? [] : [String(formula.dropFirst())]
    let design = StaggeredDesign(
      method: try #require(.init(rawValue: options["est_method"].textIfAny ?? "dr")),
      control: try options["control_group"].text == "nevertreated" ? .neverStarted : .notYetStarted,
      base: options["base_period"].textIfAny == "universal" ? .universal : .varying,
      anticipation: options["anticipation"].numberIfAny ?? 0)
    return name == Self.mpdta
      ? Effect(
        outcome: "lemp", unit: "countyreal", period: "year", start: "first_treat", covariates: covariates,
        design: design, draws: 0)
      : Effect(
        outcome: "y", unit: "unit", period: "period", start: "g", covariates: covariates, design: design, draws: 0)
  }

  private func check(_ name: String) throws {
    let reference = try #require(ReferenceCase(name))
    let file = try DataFile(path: reference.path("input.csv"))
    for fit in try reference.expected["fits"].list {
      let label = try fit["label"].text
      let question = try question(fit["options"], name)
      let frame = try Frame(reading: file, question.columns)
      let rollout = try RolloutReading(question, frame).rollout
      let found = try CallawaySantAnna(rollout, question.design)
      try compareCells(found, fit, label)
      try compareAverages(found, fit, label)
      let test = try #require(PreTrend(found, includesAnticipation: true))
      let wald = try fit["wald_pretrend"][0][0].number
      #expect(isClose(test.statistic, wald, relative: 1e-6), "\(label): \(test.statistic) for \(wald)")
      #expect(isClose(test.probability, try fit["wald_p"][0][0].number, absolute: 6e-6), "\(label)")
    }
  }

  private func compareCells(_ found: CallawaySantAnna, _ fit: Expected, _ label: String) throws {
    let expected = fit["att_gt"].list
    #expect(found.cells.count == expected.count, "\(label)")
    var worst = 0.0
    for (cell, wanted) in zip(found.cells, expected) {
      #expect(try cell.cohort == wanted["group"].number && cell.period == wanted["t"].number)
      worst = max(worst, abs(try #require(cell.value) - (try wanted["att"].number)))
      if let error = wanted["se_analytic"].numberIfAny {
        worst = max(worst, abs(try #require(found.standardError(cell.influence)) - error))
      } else {
        #expect(cell.standing == .reference)
      }
    }
    #expect(worst < 1e-8, "\(label): off by \(worst)")
  }

  private func compareAverages(_ found: CallawaySantAnna, _ fit: Expected, _ label: String) throws {
    for kind in Aggregation.Kind.allCases {
      let average = Aggregation(found, kind)
      let expected = fit["aggte"][kind.rawValue]
      let overall = try #require(average.overall)
      #expect(isClose(overall.value, try expected["overall_att"].number, absolute: 1e-8), "\(label) \(kind)")
      #expect(
        isClose(
          try #require(found.standardError(overall.influence)), try expected["overall_se"].number, absolute: 1e-8),
        "\(label) \(kind)")
      if kind == .simple { continue }
      #expect(average.parts.map(\.at) == (try expected["egt"].numbers), "\(label) \(kind)")
      for (place, part) in average.parts.enumerated() {
        #expect(
          isClose(part.value, try expected["att_egt"][place].number, absolute: 1e-8), "\(label) \(kind) \(part.at)")
        guard let error = expected["se_egt"][place].numberIfAny else { continue }
        #expect(
          isClose(try #require(found.standardError(part.influence)), error, absolute: 1e-8),
          "\(label) \(kind) \(part.at)")
      }
    }
  }

  @Test(.enabled(if: ReferenceCase.isHere(mpdta), "did_mpdta_callaway_santanna is not beside the project"))
  func `meet did on counties' teenage employment, in every variant`() throws { try check(Self.mpdta) }

  @Test func `meet did on a simulated roll-out, in every variant`() throws { try check(Self.simulated) }

  @Test func `have bootstrap errors and bands like those of did with as many draws`() throws {
    let reference = try #require(ReferenceCase(Self.simulated))
    for fit in try reference.expected["fits"].list.prefix(2) {
      let question = try question(fit["options"], Self.simulated)
      let frame = try Frame(reading: DataFile(path: reference.path("input.csv")), question.columns)
      let found = try CallawaySantAnna(RolloutReading(question, frame).rollout, question.design)
      let drawn = try MultiplierBootstrap(
        found.cells.map(\.influence), units: found.rollout.units.count, draws: 25_000, seed: 7)
      for (error, wanted) in zip(drawn.standardErrors, try fit["bootstrap"]["se_boot"].numbers) {
        #expect(isClose(error, wanted, relative: 0.03))
      }
      let critical = try #require(drawn.critical(Array(found.cells.indices), level: 0.95))
      #expect(isClose(critical, try fit["bootstrap"]["crit_val_uniform95"].number, relative: 0.02))
    }
  }
}
