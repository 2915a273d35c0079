/// A percentage told no more exactly than the number of people behind it allows.
///
/// Source: bands after NCES 2011-603, "Statistical Methods for Protecting Personally Identifiable Information in Aggregate
/// Reporting" (SLDS Technical Brief 3), as states use them: the fewer people, the wider the bands at both ends.
package enum PercentCoding {
  /// - Returns: "N<10", "<=5%", "51%", "40-49%".
  package static func code(_ count: Int, of all: Int) -> String {
    precondition(0 <= count && count <= all)
    guard let edge = edge(all) else { return "N<10" }
    if count * 100 <= edge * all { return "<=\(edge)%" }
    if count * 100 >= (100 - edge) * all { return ">=\(100 - edge)%" }
    if all >= 40 { return "\((count * 200 + all) / (2 * all))%" }
    let decade = count * 10 / all * 10
    return "\(decade == edge ? edge + 1 : decade)-\(decade + 9)%"
  }

  /// How many percent at either end are told as one band; nil for fewer than ten people.
  private static func edge(_ all: Int) -> Int? {
    switch all {
    case ..<10: nil
    case ..<20: 20
    case ..<40: 10
    case ..<100: 5
    case ..<300: 2
    default: 1
    }
  }
}
