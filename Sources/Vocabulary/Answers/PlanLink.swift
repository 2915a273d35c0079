/// A place in the product that an answer points to: a record, a list of records, or a page.
package struct PlanLink: Hashable, Sendable, Codable {
  /// The address below the district's root: `purpose/priorities`.
  package let path: String

  package static func list(_ kind: RecordKind) -> PlanLink { PlanLink(path: kind.path) }
  package static func record<R: DistrictRecord>(_ id: Identifier<R>) -> PlanLink {
    PlanLink(path: "\(R.kind.path)/\(id)")
  }
  /// The form for a record that does not exist yet.
  package static func new(_ kind: RecordKind) -> PlanLink { PlanLink(path: "\(kind.path)/new") }
  package static func page(_ path: String) -> PlanLink { PlanLink(path: path) }

  package init(from decoder: any Decoder) throws { path = try decoder.singleValueContainer().decode(String.self) }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(path)
  }
  private init(path: String) { self.path = path }
}
