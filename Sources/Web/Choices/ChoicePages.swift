import HTTPTypes
import Store
import Vocabulary

/// What a page's script offers while somebody types a name: `/choices/person?words=ort`.
struct ChoicePages: Pages {
  static let path = "/choices"
  /// As many as somebody looks through before they type one letter more.
  static let most = 12

  var routes: [Route] {
    [
      .get("\(Self.path)/person", .signedIn, people),
      .get("\(Self.path)/person/:kind/:record", .signedIn, peopleToMention),
    ]
  }

  static let people = "\(path)/person"

  /// Where those are offered who may be named in a comment on a record.
  static func mentions(at subject: Subject) -> String { "\(people)/\(subject.kind.name)/\(subject.id)" }

  /// Whom the person may read of. Somebody who may read of nobody is offered nobody.
  func people(_ visit: Visit) async throws -> Reply {
    let words = visit.query["words"]
    let offered = try await visit.read { records -> [Offered] in
      guard let reach = try visit.reachIfAny(Person.kind) else { return [] }
      return try records.offered(records.people(called: words, in: reach, atMost: Self.most))
    }
    return try .json(offered)
  }

  func peopleToMention(_ visit: Visit) async throws -> Reply {
    let (kind, record, words) = (visit.parameter("kind"), visit.parameter("record"), visit.query["words"])
    let session = try visit.signedIn
    let offered = try await visit.read { records -> [Offered] in
      guard let subject = try records.subject(kind, record, reach: visit.reachIfAny) else { throw Absent() }
      let people = try records.peopleToMention(
        words, for: session.member, session.permission, on: subject, atMost: Self.most)
      let seeing = try people.prefix(Self.most).filter { try records.maySee($0.id, subject) }
      return try records.offered(seeing)
    }
    return try .json(offered)
  }
}

/// One choice of a list: what it puts into the field, and by what a person knows it.
struct Offered: Encodable, Sendable {
  let value: String
  let name: String
  let hint: String
}

extension Records {
  /// Two of one name are told apart by their addresses.
  fileprivate func offered(_ people: [Person]) throws -> [Offered] {
    try people.map { person in
      let isAlone = try self.people(calledExactly: person.title, in: .everything).count <= 1
      let jobs = try all(Position.self, where: "person", is: person.id).filter { $0.isHeld(on: today) }.map {
        $0.called.isEmpty ? $0.post?.label[Reading.language] ?? "" : $0.called
      }
      let hint = Set(jobs.filter { !$0.isEmpty }).sorted().joined(separator: ", ")
      return Offered(
        value: isAlone || person.email.isEmpty ? person.title : person.email, name: person.title,
        hint: hint.isEmpty ? person.email : hint)
    }
  }
}
