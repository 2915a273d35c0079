import Vocabulary

/// What came of a staffing problem: a plan with its proof, or the shortfall.
package struct StaffingOutcome: Encodable, Sendable, Shown {
  package var isPossible: Bool
  /// Priority × fit less travel.
  package var objective: Double?
  /// Proven: no plan within the limits has more.
  package var bound: Double?
  /// By how much at most a better plan could be better, as a share; 0 when none can.
  package var gap: Double?
  package var method: StaffingPlan.Method?
  package var pairs: [Assigned]
  package var unserved: [String]
  package var leaders: [Load]
  package var lastYear: Change?
  package var alternatives: [Other]
  package var shortfall: Short?

  package struct Assigned: Encodable, Sendable {
    package var leader: String
    package var coachee: String
    package var school: String
    package var subject: String
    package var minutes: Int
    package var fit: Double
  }

  package struct Load: Encodable, Sendable {
    package var leader: String
    package var coachees: Int
    package var schools: Int
    package var coachingMinutes: Int
    package var travelMinutes: Int
    package var releaseMinutes: Int
  }

  /// What was kept of last year, and what that cost.
  package struct Change: Encodable, Sendable {
    package var pairs: Int
    package var keptByBest: Int
    package var kept: Int
    package var objectiveOfBest: Double
  }

  package struct Other: Encodable, Sendable {
    package var objective: Double
    package var pairsInCommon: Int
    package var pairs: [Assigned]
  }

  /// The shortfall with names.
  package struct Short: Encodable, Sendable {
    package var minutes: Int
    package var isProven: Bool
    package var withoutLeader: [String]
    package var unplaced: Int
    package var school: String?
    package var subject: String?
    package var remedies: [Phrase]
  }

  init(_ staffing: Staffing, best: StaffingPlan, plan: StaffingPlan, others: [StaffingPlan]) {
    isPossible = true
    objective = plan.value
    bound = best.bound
    gap = plan.links == best.links ? best.gap : max(0, best.bound - plan.value) / max(abs(plan.value), 1e-9)
    method = best.method
    pairs = Self.assigned(plan.links, staffing)
    let served = Set(plan.links.map(\.coachee))
    unserved = staffing.coachees.indices.filter { !served.contains($0) }.map { staffing.coachees[$0].id }
    leaders = staffing.leaders.enumerated().map { place, leader in
      Load(
        leader: leader.id, coachees: plan.links.count { $0.leader == place },
        schools: staffing.visited(by: place, plan.links).count,
        coachingMinutes: staffing.coachingMinutes(of: place, plan.links),
        travelMinutes: staffing.travelMinutes(of: place, plan.links), releaseMinutes: leader.release)
    }
    let last = Set(staffing.lastYear)
    if !last.isEmpty {
      lastYear = Change(
        pairs: last.count, keptByBest: best.links.count { last.contains($0) },
        kept: plan.links.count { last.contains($0) }, objectiveOfBest: best.value)
    }
    alternatives = others.map { other in
      Other(
        objective: other.value, pairsInCommon: other.links.count { plan.links.contains($0) },
        pairs: Self.assigned(other.links, staffing))
    }
  }

  init(_ staffing: Staffing, shortfall: StaffingShortfall) {
    isPossible = false
    pairs = []
    unserved = []
    leaders = []
    alternatives = []
    self.shortfall = Short(
      minutes: shortfall.minutes, isProven: shortfall.isProven,
      withoutLeader: shortfall.withoutLeader.map { staffing.coachees[$0].id }, unplaced: shortfall.unplaced,
      school: shortfall.tightest.map { staffing.schools[$0.school] }, subject: shortfall.tightest?.subject,
      remedies: shortfall.remedies.map { StaffingWords.remedy($0, shortfall, staffing) })
    sentence = StaffingWords.sentence(shortfall, staffing)
  }

  /// Of a shortfall; not part of the JSON, where the telling carries it.
  private(set) var sentence = Phrase(verbatim: "")

  private enum CodingKeys: String, CodingKey {
    case isPossible, objective, bound, gap, method, pairs, unserved, leaders, lastYear, alternatives, shortfall
  }

  private static func assigned(_ links: [Staffing.Link], _ staffing: Staffing) -> [Assigned] {
    links.map { link in
      let coachee = staffing.coachees[link.coachee]
      let fit = staffing.pairs.first { $0.link == link }?.fit ?? .nan
      return Assigned(
        leader: staffing.leaders[link.leader].id, coachee: coachee.id, school: staffing.schools[coachee.school],
        subject: coachee.subject, minutes: coachee.minutes, fit: fit)
    }
  }

  package var tables: [Table] {
    if !isPossible { return [] }
    var tables = [
      Table(
        Phrase("Who works with whom", es: "Quién trabaja con quién"),
        headings: [
          Phrase("Leader", es: "Líder"), Phrase("Serves", es: "Apoya a"), Phrase("School", es: "Escuela"),
          Phrase("Subject", es: "Materia"), Phrase("Minutes a week", es: "Minutos por semana"),
        ],
        rows: pairs.map { pair in
          [
            .text(Phrase(verbatim: pair.leader)), .text(Phrase(verbatim: pair.coachee)),
            .text(Phrase(verbatim: pair.school)), .text(Phrase(verbatim: pair.subject)), .count(pair.minutes),
          ]
        }),
      Table(
        Phrase("Each leader's week", es: "La semana de cada líder"),
        headings: [
          Phrase("Leader", es: "Líder"), Phrase("People served", es: "Personas apoyadas"),
          Phrase("Schools", es: "Escuelas"), Phrase("Coaching, minutes", es: "Apoyo, minutos"),
          Phrase("Travel, minutes", es: "Viaje, minutos"), Phrase("Released, minutes", es: "Liberados, minutos"),
        ],
        rows: leaders.map { load in
          [
            .text(Phrase(verbatim: load.leader)), .count(load.coachees), .count(load.schools),
            .count(load.coachingMinutes), .count(load.travelMinutes), .count(load.releaseMinutes),
          ]
        }),
    ]
    if !unserved.isEmpty {
      tables.append(
        Table(
          Phrase("Not served by this plan", es: "Sin apoyo en este plan"),
          headings: [Phrase("Person or team", es: "Persona o equipo")],
          rows: unserved.map { [.text(Phrase(verbatim: $0))] }))
    }
    return tables
  }
}
