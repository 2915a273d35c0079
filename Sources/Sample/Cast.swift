import Store
import Vocabulary

/// The people of the sample district whom tests, documents and pictures share.
package enum Cast: String, CaseIterable, Sendable {
  /// Designs the initiative, and answers for it.
  case ortega
  case whitfield, abernathy, okafor
  /// Principal of Alder Creek, where teachers work together already.
  case nakamura
  /// Principal of Millrace, where trust is low.
  case holloway
  case raman, brandt, lindqvist, haddad, wenLi, petrov, vance
  /// Leads the teachers' union.
  case carranza

  package static let alderCreek = School.ID.sample("Alder Creek Elementary")
  package static let millrace = School.ID.sample("Millrace Middle")
  package static let north = Network.ID.sample("North")

  package var name: (given: String, family: String) {
    switch self {
    case .ortega: ("Marisol", "Ortega")
    case .whitfield: ("Calvin", "Whitfield")
    case .abernathy: ("Ruth", "Abernathy")
    case .okafor: ("Denise", "Okafor")
    case .nakamura: ("Thomas", "Nakamura")
    case .holloway: ("Grace", "Holloway")
    case .raman: ("Priya", "Raman")
    case .brandt: ("Jonah", "Brandt")
    case .lindqvist: ("Bea", "Lindqvist")
    case .haddad: ("Noor", "Haddad")
    case .wenLi: ("Wen", "Li")
    case .petrov: ("Sam", "Petrov")
    case .vance: ("Helen", "Vance")
    case .carranza: ("Luis", "Carranza")
    }
  }

  package var post: Post {
    switch self {
    case .ortega: .director
    case .whitfield: .superintendent
    case .abernathy: .boardMember
    case .okafor: .principalManager
    case .nakamura, .holloway: .principal
    case .raman: .teacherLeader
    case .brandt: .teacher
    case .lindqvist: .supportStaff
    case .haddad: .student
    case .wenLi: .analyst
    case .petrov: .itOfficer
    case .vance: .auditor
    case .carranza: .stakeholder
    }
  }

  /// What it says on the door.
  package var job: String {
    switch self {
    case .ortega: "Director of teacher leadership"
    case .whitfield: "Superintendent"
    case .abernathy: "President of the board"
    case .okafor: "Executive director, North network"
    case .nakamura: "Principal, Alder Creek Elementary"
    case .holloway: "Principal, Millrace Middle"
    case .raman: "Literacy lead, Alder Creek Elementary"
    case .brandt: "Mathematics teacher, Millrace Middle"
    case .lindqvist: "Paraeducator, Alder Creek Elementary"
    case .haddad: "Student member of the school council, Millrace Middle"
    case .wenLi: "Data analyst"
    case .petrov: "Director of information technology"
    case .vance: "Internal auditor"
    case .carranza: "President, Tamarack Valley Education Association"
    }
  }

  package var place: Place {
    switch self {
    case .okafor: .network(Self.north)
    case .nakamura, .raman, .lindqvist: .school(Self.alderCreek)
    case .holloway, .brandt, .haddad: .school(Self.millrace)
    default: .district
    }
  }

  package var id: Person.ID { .sample(rawValue) }
  package var fullName: String { "\(name.given) \(name.family)" }
  package var email: String { "\(name.given).\(name.family)@\(SampleDistrict.mailDomain)".lowercased() }

  package var member: Member { Member(person: id, name: fullName, positions: [.init(post, at: place)]) }

  package var person: Person { Person(id: id, name.given, name.family, email: email) }

  package var position: Position {
    .sample(rawValue) { position in
      position.person = id
      position.post = post
      position.called = job
      position.time = [.boardMember, .student, .stakeholder].contains(post) ? nil : 1
      position.from = day("2025-07-14")
      switch place {
      case .district: break
      case .network(let network): position.network = network
      case .school(let school): position.school = school
      }
    }
  }
}

extension Author {
  static func cast(_ person: Cast, _ permission: Permission) -> Author { .member(person.member, permission) }
}
