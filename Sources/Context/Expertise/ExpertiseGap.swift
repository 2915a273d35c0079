import Vocabulary

/// One need of the plan, set against those who could meet it: who can, who nearly can, and how many are missing.
package struct ExpertiseGap: Sendable, Equatable {
  package let need: ExpertiseNeed
  package let inside: [Expertise]
  package let outside: [Expertise]
  /// Those in the same area who fall short, each with the reason.
  package let nearly: [Nearly]

  /// Somebody who could meet the need, but for one thing.
  package struct Nearly: Sendable, Equatable {
    package let expertise: Expertise
    package let reason: Phrase
  }

  /// Evidence older than this says little of what somebody can do now.
  package static let freshDays = 3 * 365

  package init(_ need: ExpertiseNeed, among all: [Expertise], on today: Day) {
    self.need = need
    let same = all.filter { $0.area == need.area }
    let judged = same.map { ($0, Self.shortfall($0, for: need, on: today)) }
    let meeting = judged.filter { $0.1 == nil }.map(\.0)
    inside = meeting.filter { $0.side == .inside }
    outside = meeting.filter { $0.side != .inside }
    nearly = judged.compactMap { expertise, reason in reason.map { Nearly(expertise: expertise, reason: $0) } }
  }

  package var missing: Int { max(0, (need.people ?? 1) - inside.count - (need.insideOnly ? 0 : outside.count)) }
  package var isMet: Bool { missing == 0 }
  /// Met, but only as long as a partner stays.
  package var restsOnPartners: Bool { isMet && inside.count < (need.people ?? 1) }

  package var sentence: Phrase {
    let wanted = need.people ?? 1
    if isMet {
      return restsOnPartners
        ? Phrase(
          "Met, with partners for \(wanted - inside.count) of \(wanted)",
          es: "Cubierto, con externos en \(wanted - inside.count) de \(wanted)")
        : Phrase("Met inside the district", es: "Cubierto dentro del distrito")
    }
    return nearly.isEmpty
      ? Phrase("\(missing) of \(wanted) missing", es: "Faltan \(missing) de \(wanted)")
      : Phrase(
        "\(missing) of \(wanted) missing; \(nearly.count) nearly meet it",
        es: "Faltan \(missing) de \(wanted); \(nearly.count) casi lo cubren")
  }

  private static func shortfall(_ expertise: Expertise, for need: ExpertiseNeed, on today: Day) -> Phrase? {
    if let wanted = need.level, expertise.level.map({ $0 < wanted }) ?? true {
      return Phrase("Level is below what is needed", es: "El nivel está por debajo de lo necesario")
    }
    if let until = expertise.until, until < (need.by ?? today) {
      return Phrase("Only available until \(until)", es: "Solo disponible hasta \(until)")
    }
    guard let shown = expertise.shown, !expertise.evidence.isEmpty else {
      return Phrase("No dated evidence", es: "Sin evidencia fechada")
    }
    guard shown.days(until: today) > freshDays else { return nil }
    return Phrase(
      "Evidence is from \(shown), more than three years ago", es: "La evidencia es de \(shown), hace más de tres años")
  }
}

extension ExpertiseGap {
  /// Every need, those with the most people missing first.
  package static func all(_ needs: [ExpertiseNeed], among expertise: [Expertise], on today: Day) -> [ExpertiseGap] {
    needs.map { ExpertiseGap($0, among: expertise, on: today) }
      .sorted {
        ($1.missing, $0.need.by ?? Day.far, $0.need.title) < ($0.missing, $1.need.by ?? Day.far, $1.need.title)
      }
  }

  /// What the district has and no need asks for: worth knowing before anybody is hired.
  package static func unused(_ expertise: [Expertise], needs: [ExpertiseNeed]) -> [Expertise] {
    expertise.filter { has in !needs.contains { $0.area == has.area } }
  }
}

extension Day {
  fileprivate static var far: Day { Day(number: 2_932_896) }
}
