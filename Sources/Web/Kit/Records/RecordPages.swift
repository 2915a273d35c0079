import Store
import Vocabulary

/// The pages that every kind of record has, made from its fields: the list, one record, its form, and its versions.
package struct RecordPages<Record: DistrictRecord>: Pages {
  package init() {}

  package var routes: [Route] {
    [
      .get(base, .somewhere(kind.reading), showing: shows, list),
      .get("\(base)/new", .somewhere(kind.editing), showing: .nothing, new),
      .post("\(base)/new", .somewhere(kind.editing), keepsDrafts: true, create),
      .get("\(base)/:id", .somewhere(kind.reading), showing: shows, show),
      .get("\(base)/:id/edit", .somewhere(kind.editing), showing: shows, edit),
      .post("\(base)/:id/edit", .somewhere(kind.editing), keepsDrafts: true, change),
      .get("\(base)/:id/versions", .somewhere(kind.reading), showing: shows, versions),
      .post("\(base)/:id/restore", .somewhere(kind.editing), restore),
      .get("\(base)/:id/remove", .somewhere(kind.editing), showing: shows, askToRemove),
      .post("\(base)/:id/remove", .somewhere(kind.editing), remove),
    ] + fileRoutes
  }

  var kind: RecordKind { Record.kind }
  var shows: Route.Sensitivity { Route.Sensitivity(Record.self) }
  var base: String { "/\(Record.kind.path)" }
  var listLink: Link { Link(kind.many.capitalized, to: base) }

  /// The record that the address names, if it is in reach.
  func record(_ visit: Visit, _ records: Records) throws -> Record {
    guard let record = try records.find(Record.self, visit.id(), in: visit.reach(kind.reading)) else { throw Absent() }
    return record
  }
}

extension Visit {
  /// What the person may see of what this deed reads.
  package func reach(_ deed: Deed) throws -> Reach {
    let session = try signedIn
    return Reach(session.member, session.permission, may: deed)
  }
}

extension DistrictRecord {
  /// The address of its page.
  package var address: String { "/\(Self.kind.path)/\(identifier)" }
}

extension Phrase {
  /// With a capital at the start, for headings and links.
  package var capitalized: Phrase {
    Phrase(en.prefix(1).uppercased() + en.dropFirst(), es: es.prefix(1).uppercased() + es.dropFirst())
  }
}
