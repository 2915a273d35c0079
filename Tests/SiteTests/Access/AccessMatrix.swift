import HTTPTypes
import Store
import Vocabulary
import Web

/// Who gets in where, written down apart from the code that decides it.
///
/// A new route needs a row here: the kinds of record by their name, every other page by its address.
enum AccessMatrix {
  /// Whom a route lets in.
  enum Door: Equatable {
    case anybody
    case members(Set<Post>)
  }

  static let everyone = Door.members(Set(Post.allCases))
  static let director = Door.members([.director])
  static let delicateReaders = Door.members([.director, .superintendent, .analyst, .auditor])
  static let schoolReaders = Door.members([
    .director, .superintendent, .principalManager, .principal, .analyst, .auditor,
  ])
  static let schoolEditors = Door.members([.director, .principal])
  static let peopleReaders = Door.members([
    .director, .superintendent, .principalManager, .principal, .analyst, .itOfficer, .auditor,
  ])
  static let rosterKeepers = Door.members([.director, .itOfficer])
  static let historyReaders = Door.members([.director, .superintendent, .itOfficer, .auditor])

  /// Kinds of record: who reads them, and who changes them.
  static let kinds: [String: (readers: Door, editors: Door)] = [
    "priority": (everyone, director), "theory_of_action": (everyone, director),
    "purpose_statement": (everyone, director),
    "written_answer": (everyone, director), "role": (everyone, director), "engagement_session": (everyone, director),
    "heard": (everyone, director), "consultation": (everyone, director), "decision": (everyone, director),
    "stakeholder": (delicateReaders, director),
    "data_system": (everyone, director), "funding_source": (everyone, director), "district_rule": (everyone, director),
    "expertise": (everyone, director), "expertise_need": (everyone, director), "title_verdict": (everyone, director),
    "spending": (delicateReaders, director), "redistribution_scenario": (delicateReaders, director),
    "redistribution_move": (delicateReaders, director),
    "existing_title": (schoolReaders, schoolEditors), "collaboration": (schoolReaders, schoolEditors),
    "readiness": (schoolReaders, schoolEditors), "team": (schoolReaders, schoolEditors),
    "teaching": (schoolReaders, rosterKeepers),
    "school": (everyone, rosterKeepers), "network": (everyone, rosterKeepers),
    "district_year": (everyone, rosterKeepers),
    "person": (peopleReaders, rosterKeepers), "position": (peopleReaders, rosterKeepers),
  ]

  /// Every other page.
  static let pages: [String: Door] = [
    "GET /": everyone
  ]

  /// The row of a route; nil when it has none.
  static func door(of route: Route) -> Door? {
    if let door = pages["\(route.method.rawValue) \(route.path)"] { return door }
    guard let type = Register.all.first(where: { isOwn(route.path, of: $0.kind) }), let row = kinds[type.kind.name]
    else {
      return nil
    }
    let rest = route.path.dropFirst(type.kind.path.count + 1)
    return reading.contains(String(rest)) ? row.readers : changing.contains(String(rest)) ? row.editors : nil
  }

  private static func isOwn(_ path: String, of kind: RecordKind) -> Bool {
    path == "/\(kind.path)" || path.hasPrefix("/\(kind.path)/")
  }

  /// What every kind has below its address, for those who read it and for those who change it.
  private static let reading: Set<String> = ["", "/:id", "/:id/versions", "/list.csv", "/list.xlsx"]
  private static let changing: Set<String> = [
    "/new", "/:id/edit", "/:id/restore", "/:id/remove", "/import", "/import/:batch", "/import/:batch/apply",
    "/import/:batch/discard", "/import/:batch/undo",
  ]
}
