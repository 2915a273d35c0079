import Vocabulary

/// Who should work with whom: the plan of greatest worth within release, span, schools and travel, or why there is none.
///
/// Maximise Σ priority × fit − travel price × minutes of travel. The data are the pairs: leader, coachee, fit, and where
/// they are there `allowed` (1 or 0) and `evaluates` (1 where the leader judges the coachee's work).
package struct Assign: Analysis {
  package static let name = "assign"
  package static let version = 1

  /// The people, the schools and the roads; its pairs are read from the data.
  package var staffing: Staffing
  package var effort: StaffingEffort
  /// Which of the optional columns the data have.
  package var hasAllowed: Bool
  package var hasEvaluates: Bool
  /// Share of the plan's worth that may be given up to change less from last year.
  package var changeShare: Double
  /// Share of the plan's worth within which other plans are shown, and how many of them.
  package var alternativeShare: Double
  package var alternatives: Int
  /// Minutes of one period.
  package var period: Int
  /// Pairs of last year whose people are no longer there.
  package var gone: Int

  package init(
    _ staffing: Staffing, effort: StaffingEffort = .init(), hasAllowed: Bool = false, hasEvaluates: Bool = false,
    changeShare: Double = 0.005, alternativeShare: Double = 0.01, alternatives: Int = 0, period: Int = 45, gone: Int = 0
  ) {
    self.staffing = staffing
    self.effort = effort
    self.hasAllowed = hasAllowed
    self.hasEvaluates = hasEvaluates
    self.changeShare = changeShare
    self.alternativeShare = alternativeShare
    self.alternatives = alternatives
    self.period = period
    self.gone = gone
  }

  package var columns: Columns {
    Columns(
      numbers: ["fit"] + (hasAllowed ? ["allowed"] : []) + (hasEvaluates ? ["evaluates"] : []),
      factors: ["leader", "coachee"])
  }

  package func answer(from frame: Frame, _ work: Work) throws -> Answered<StaffingOutcome> {
    try findings.refuseIfAnyStopsSaving()
    let (filled, rows) = try filled(from: frame)
    try filled.impossibleLocks.refuseIfAnyStopsSaving()
    let hasMore = !filled.lastYear.isEmpty || alternatives > 0
    let first = StaffingEffort(seconds: effort.seconds * (hasMore ? 0.5 : 1), gap: effort.gap)
    guard let best = try filled.plan(first, work) else { return try without(filled, rows, work) }
    return try around(best, filled, rows, work)
  }

  /// The best plan with what was asked beside it.
  private func around(
    _ best: StaffingPlan, _ filled: Staffing, _ rows: Rows, _ work: Work
  ) throws -> Answered<StaffingOutcome> {
    var plan = best
    let part = StaffingEffort(seconds: effort.seconds * 0.5 / Double(1 + alternatives), gap: 0)
    if !filled.lastYear.isEmpty {
      plan = try filled.leastChange(from: best, within: changeShare, part, work)
    }
    var others: [StaffingPlan] = []
    var seen = Set(plan.links)
    for _ in 0..<alternatives {
      let other = try filled.alternative(to: best, unlike: seen, within: alternativeShare, part, work)
      if other.links == plan.links || others.contains(where: { $0.links == other.links }) { break }
      others.append(other)
      seen.formUnion(other.links)
    }
    let outcome = StaffingOutcome(filled, best: best, plan: plan, others: others)
    let isCutShort = ([best, plan] + others).contains(where: \.isCutShort)
    // What was allowed to be given up: for a proof sooner, or for fewer changes since last year.
    let mayGiveUp = max(effort.gap, filled.lastYear.isEmpty ? 0 : changeShare)
    return Answered(
      outcome, rows: rows, checks: StaffingWords.checks(filled, outcome, isCutShort: isCutShort, within: mayGiveUp),
      told: StaffingWords.told(filled, outcome))
  }

  private func without(_ filled: Staffing, _ rows: Rows, _ work: Work) throws -> Answered<StaffingOutcome> {
    let shortfall = try filled.shortfall(period: period, effort, work)
    if !shortfall.possible.isEmpty, shortfall.withoutLeader.isEmpty,
      let plan = try filled.plan(effort, from: shortfall.possible, work)
    {
      return try around(plan, filled, rows, work)
    }
    let outcome = StaffingOutcome(filled, shortfall: shortfall)
    return Answered(outcome, rows: rows, told: StaffingWords.told(filled, outcome))
  }

  private var findings: [Finding] {
    var findings: [Finding] = []
    if staffing.leaders.isEmpty {
      findings.append(
        Finding(
          "leaders", "leaders.none",
          Phrase("There are no leaders. Add a row for each.", es: "No hay líderes. Añada una fila por cada uno.")))
    }
    if staffing.coachees.isEmpty {
      findings.append(
        Finding(
          "coachees", "coachees.none",
          Phrase(
            "There is nobody to be served. Add a row for each teacher or team.",
            es: "No hay nadie a quien apoyar. Añada una fila por cada docente o equipo.")))
    }
    if !(effort.seconds > 0 && effort.seconds <= 86_400) {
      findings.append(
        Finding(
          "seconds", "seconds.range",
          Phrase("Give between 0.1 and 86,400 seconds.", es: "Indique entre 0.1 y 86,400 segundos.")))
    }
    return findings
  }

  /// The problem with its pairs, each row checked; who may not be paired, by reason.
  private func filled(from frame: Frame) throws -> (Staffing, Rows) {
    var filled = staffing
    filled.pairs = []
    let (leader, coachee) = (try frame.factor("leader"), try frame.factor("coachee"))
    let fit = try frame.number("fit")
    let allowed = hasAllowed ? try frame.number("allowed") : []
    let evaluates = hasEvaluates ? try frame.number("evaluates") : []
    let leaderPlaces = leader.levels.map { id in staffing.leaders.firstIndex { $0.id == id } }
    let coacheePlaces = coachee.levels.map { id in staffing.coachees.firstIndex { $0.id == id } }
    var findings: [Finding] = []
    var seen: Set<Staffing.Link> = []
    var (notAllowed, wrongSubject, judged) = (0, 0, 0)
    for row in 0..<frame.rowCount where findings.count < 20 {
      let line = frame.line(ofRow: row)
      guard leader.codes[row] >= 0, coachee.codes[row] >= 0 else {
        findings.append(.emptyCell(leader.codes[row] < 0 ? "leader" : "coachee", line, "pairs"))
        continue
      }
      guard let i = leaderPlaces[Int(leader.codes[row])], let j = coacheePlaces[Int(coachee.codes[row])] else {
        let isLeader = leaderPlaces[Int(leader.codes[row])] == nil
        let id = isLeader ? leader.levels[Int(leader.codes[row])] : coachee.levels[Int(coachee.codes[row])]
        findings.append(.unknown(id, line, "pairs"))
        continue
      }
      guard seen.insert(.init(i, j)).inserted else {
        findings.append(
          .repeated("\(staffing.leaders[i].id), \(staffing.coachees[j].id)", "leader, coachee", line, "pairs"))
        continue
      }
      let who = staffing.coachees[j]
      if hasAllowed, allowed[row].isNaN {
        findings.append(.emptyCell("allowed", line, "pairs"))
      } else if hasAllowed, allowed[row] == 0 {
        notAllowed += 1
      } else if (hasEvaluates && evaluates[row] == 1) || who.evaluator == staffing.leaders[i].id {
        judged += 1
      } else if !who.subject.isEmpty, !staffing.leaders[i].subjects.isEmpty,
        !staffing.leaders[i].subjects.contains(who.subject)
      {
        wrongSubject += 1
      } else if !fit[row].isFinite {
        findings.append(.emptyCell("fit", line, "pairs"))
      } else {
        filled.pairs.append(.init(i, j, fit: fit[row]))
      }
    }
    try findings.refuseIfAnyStopsSaving()
    filled.pairs.sort { $0.link < $1.link }
    return (filled, StaffingWords.rows(filled.pairs.count, notAllowed, wrongSubject, judged))
  }
}

extension Staffing {
  /// Locked pairs that are not possible, or lock somebody to two leaders.
  var impossibleLocks: [Finding] {
    let possible = Set(pairs.map(\.link))
    return locked.compactMap { link in
      let (leader, coachee) = (leaders[link.leader].id, coachees[link.coachee].id)
      if !possible.contains(link) {
        return Finding(
          "lock", "lock.impossible",
          Phrase(
            "\(leader) is locked to \(coachee), but may not serve them. Take the lock out, or allow the pair.",
            es: "\(leader) está fijado a \(coachee), pero no puede apoyarle. Quite la fijación o permita la pareja."))
      }
      if locked.contains(where: { $0.coachee == link.coachee && $0.leader < link.leader }) {
        return Finding(
          "lock", "lock.twice",
          Phrase(
            "\(coachee) is locked to two leaders. Keep one of them.",
            es: "\(coachee) está fijado a dos líderes. Conserve uno."))
      }
      return nil
    }
  }
}
