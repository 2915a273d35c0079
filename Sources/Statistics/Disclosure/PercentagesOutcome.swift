import Vocabulary

/// Percentages as they may be published.
package struct PercentagesOutcome: Encodable, Sendable, Shown {
  /// In the order of the file.
  package var groups: [Told]
  package var shown: Int
  package var hidden: Int
  /// Of the one group that is not shown, what the total and the others leave possible; nil where nothing can be worked out
  /// that is not known anyway.
  package var givenAway: GivenAway?

  package struct Told: Hashable, Sendable, Codable {
    package var name: String
    /// nil for fewer than ten.
    package var people: Int?
    package var share: String
  }

  package struct GivenAway: Hashable, Sendable, Codable {
    /// As shares of the group that is not shown.
    package var least: Double
    package var most: Double
  }

  init(_ groups: [Percentages.Group], total: String?) {
    self.groups = groups.map { group in
      Told(
        name: group.name, people: group.all < 10 ? nil : group.all,
        share: PercentCoding.code(group.part, of: group.all))
    }
    hidden = groups.count { $0.all < 10 }
    shown = groups.count - hidden
    givenAway = Self.givenAway(groups, total: total)
  }

  /// Where one group alone is not shown, its size is the total less the others', and so are the ends of its part.
  private static func givenAway(_ groups: [Percentages.Group], total: String?) -> GivenAway? {
    guard let total, let whole = groups.first(where: { $0.name == total }), whole.all >= 10 else { return nil }
    let parts = groups.filter { $0.name != total }
    let small = parts.filter { $0.all < 10 }
    guard small.count == 1, let one = small.first, one.all > 0 else { return nil }
    let (ofTotal, others) = (range(whole), parts.filter { $0.all >= 10 }.map(range))
    let least = max(0, ofTotal.lowerBound - others.reduce(0) { $0 + $1.upperBound })
    let most = min(one.all, ofTotal.upperBound - others.reduce(0) { $0 + $1.lowerBound })
    if least == 0 && most == one.all { return nil }
    return GivenAway(least: Double(least) / Double(one.all), most: Double(most) / Double(one.all))
  }

  /// All parts of a group that are told in the same words.
  private static func range(_ group: Percentages.Group) -> ClosedRange<Int> {
    let code = PercentCoding.code(group.part, of: group.all)
    var (low, high) = (group.part, group.part)
    while low > 0, PercentCoding.code(low - 1, of: group.all) == code { low -= 1 }
    while high < group.all, PercentCoding.code(high + 1, of: group.all) == code { high += 1 }
    return low...high
  }

  package var tables: [Table] {
    let few = Phrase("fewer than 10", es: "menos de 10")
    return [
      Table(
        Phrase("As it may be published", es: "Como puede publicarse"),
        headings: [
          Phrase("Group", es: "Grupo"), Phrase("People", es: "Personas"), Phrase("Share", es: "Parte"),
        ],
        rows: groups.map { group in
          [
            .text(Phrase(verbatim: group.name)), group.people.map { .count($0) } ?? .none(few),
            group.people == nil
              ? .none(Phrase("not shown", es: "no se muestra")) : .text(Phrase(verbatim: group.share)),
          ]
        })
    ]
  }
}
