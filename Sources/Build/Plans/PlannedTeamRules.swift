import Purpose
import Vocabulary

/// The teams of a plan, held against the charters of the roles that lead them.
package struct TeamCheck: Sendable {
  /// Each team with what its role's charter says to it.
  package let lines: [(team: PlannedTeam, findings: [Finding])]

  package init(_ teams: [PlannedTeam], roles: [CharteredRole]) {
    let roleOf = Dictionary(uniqueKeysWithValues: roles.map { ($0.role.id, $0) })
    lines = teams.map { team in
      guard let id = team.role else { return (team, []) }
      guard let role = roleOf[id] else { return (team, [TeamCheck.retired]) }
      return (team, TeamCheck.findings(team, role))
    }
  }

  package var findings: [Finding] { lines.flatMap(\.findings) }
  package var led: Int { lines.compactMap(\.team.led).reduce(0, +) }
  package var withoutLeader: Int { lines.count { $0.team.leader == nil } }

  private static var retired: Finding {
    Finding(
      "role", "role-retired",
      Phrase("Choose a role that is not retired", es: "Elija un rol que no esté retirado"))
  }

  private static func findings(_ team: PlannedTeam, _ role: CharteredRole) -> [Finding] {
    var findings: [Finding] = []
    if let school = team.school, role.role.isEverywhere || !role.role.schools.isEmpty,
      !role.role.exists(at: school)
    {
      findings.append(
        Finding(
          "role", "role-not-there",
          Phrase(
            "\(team.name): \(role.role.name) does not exist at this school",
            es: "\(team.name): \(role.role.name) no existe en esta escuela")))
    }
    if let led = team.led, let span = role.span, !span.contains(led) {
      let bound = role.charter?.spanMost.map { led > $0 } ?? false
      findings.append(
        Finding(
          "led", bound ? "span-too-wide" : "span-too-narrow",
          Phrase(
            "\(team.name): the charter of \(role.role.name) allows \(span.words.en); the plan has \(led)",
            es:
              "\(team.name): la carta de \(role.role.name) admite \(span.words.es); el plan tiene \(led)"
          )))
    }
    if let release = team.release, let least = role.release,
      release < least - Responsibility.roundingOfShares
    {
      let (has, wants) = (Phrase(percent: release), Phrase(percent: least))
      findings.append(
        Finding(
          "release", "release-too-small",
          Phrase(
            "\(team.name): the charter of \(role.role.name) releases \(wants.en); the plan has \(has.en)",
            es:
              "\(team.name): la carta de \(role.role.name) libera \(wants.es); el plan tiene \(has.es)"
          )))
    }
    return findings
  }
}

extension ClosedRange<Int> {
  fileprivate var words: Phrase {
    if upperBound == Int.max { return Phrase("\(lowerBound) or more", es: "\(lowerBound) o más") }
    return Phrase("\(lowerBound) to \(upperBound)", es: "de \(lowerBound) a \(upperBound)")
  }
}
