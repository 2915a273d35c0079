import Measures
import Vocabulary

/// What launching needs of people: whoever leads leaders has settled with them how they work together.
extension PrincipalSupport {
  package static let page = PlanLink.page("build/principals")

  /// Source: docs/rules/agreements.md#before-launch
  package var launchNeeds: [LaunchNeed] {
    schools.filter { !$0.leaders.isEmpty }.map(agreements) + networks.map(support)
  }

  private func agreements(_ school: SchoolSupport) -> LaunchNeed {
    LaunchNeed(
      .build, "agreements-signed", concerning: school.school.id.rawValue, Phrase(verbatim: school.school.name),
      Phrase(
        "Sign an agreement between the principal and each teacher leader (\(school.signed) of \(school.leaders.count) are signed)",
        es:
          "Firmar un acuerdo entre la dirección y cada docente líder (\(school.signed) de \(school.leaders.count) firmados)"
      ),
      at: Self.page, isMet: school.signed == school.leaders.count)
  }

  private func support(_ network: NetworkSupport) -> LaunchNeed {
    let name =
      network.network.map { Phrase(verbatim: $0.name) } ?? Phrase("Schools without a network", es: "Escuelas sin red")
    let without = network.schools.filter { $0.signs.contains { Self.ofSupport.contains($0.code) } }
    return LaunchNeed(
      .build, "principals-supported", concerning: network.network?.id.rawValue ?? "none", name,
      Phrase(
        "Sign an agreement between the principal manager and each principal (\(without.count) of \(network.schools.count) are missing)",
        es:
          "Firmar un acuerdo entre la supervisión y cada dirección (faltan \(without.count) de \(network.schools.count))"
      ),
      at: Self.page, isMet: without.isEmpty)
  }

  private static let ofSupport: Set<String> = ["no-principal", "no-manager", "no-support-agreement"]
}
