import Vocabulary

/// Who does an act.
package enum Author: Sendable {
  /// Somebody signed in; `permission` says what they may do, and who views as them, if anyone does.
  case member(Member, Permission)
  /// Whoever runs the command line on the server.
  case operations(String)
  /// Somebody without an account who came by a link.
  case guest(String)

  package var person: Person.ID? { if case .member(let member, _) = self { member.person } else { nil } }

  package var name: String {
    switch self {
    case .member(let member, _): member.name
    case .operations(let name), .guest(let name): name
    }
  }

  package func why(may deed: Deed, at place: Place) -> Why {
    switch self {
    case .member(let member, let permission): permission.why(member, may: deed, at: place)
    case .operations(let name): .allowed(Phrase("\(name) runs the server", es: "\(name) administra el servidor"))
    case .guest: .denied(Phrase("This link does not allow that", es: "Este enlace no permite hacer eso"))
    }
  }

  /// Throws `Denied` with the reason.
  package func require(_ deed: Deed, at place: Place) throws {
    if case .denied(let words) = why(may: deed, at: place) { throw Denied(words) }
  }

  /// Whoever looks through another person's eyes changes nothing, in nobody's name.
  func refuseWhileViewing() throws {
    guard case .member(let member, let permission) = self, permission.viewer != nil else { return }
    throw Denied(Permission.viewingChangesNothing(as: member))
  }
}
