import Store
import Vocabulary

/// What the page of a record says beside its fields: a picture above, what follows from it below, what else can be done.
package struct RecordMore: Sendable {
  package var actions: [LinkButton] = []
  package var above: (any View)?
  package var below: (any View)?

  package init(actions: [LinkButton] = [], above: (any View)? = nil, below: (any View)? = nil) {
    self.actions = actions
    self.above = above
    self.below = below
  }
}

/// A kind whose page says more than its fields.
package protocol TellingRecord: DistrictRecord {
  /// Read in the same moment as the record itself.
  func more(in records: Records, for visit: Visit) throws -> RecordMore
}

/// What else in the plan names a record, as links under the name of the field that holds it.
struct ReferralsView: View {
  let referrals: [Referral]

  var html: HTML {
    if referrals.isEmpty { return "" }
    return """
      <section class="named-by"><h2>\(Phrase("Named by", es: "Lo nombran"))</h2>\(SummaryList(rows: rows))</section>
      """
  }

  private var rows: [SummaryList.Row] {
    var seen: [RecordKind] = []
    for referral in referrals where !seen.contains(referral.kind) { seen.append(referral.kind) }
    return seen.map { kind in SummaryList.Row(kind.many.capitalized, list(referrals.filter { $0.kind == kind })) }
  }

  private func list(_ referrals: [Referral]) -> HTML {
    let shown = referrals.prefix(Self.most)
    let links: [HTML] = shown.map { "<li>\(Link(Phrase(verbatim: $0.title), to: "/\($0.kind.path)/\($0.id)"))</li>" }
    let rest: HTML? = referrals.count > Self.most ? "<li>…</li>" : nil
    return "<ul class=\"inline-links\">\(links)\(rest)</ul>"
  }

  /// More than these are looked for in their own list.
  static let most = 12
}

extension Visit {
  /// How far the person may see records of this kind; nil when not at all.
  func reachIfAny(_ kind: RecordKind) throws -> Reach? { try mayRead(kind) ? reach(kind.reading) : nil }
}
