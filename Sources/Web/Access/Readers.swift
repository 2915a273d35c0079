import HTTPTypes
import Hummingbird
import Store
import Vocabulary

// Who can see a sensitive page, and the writing down of each reading. What a page is, its route says.

extension Visit {
  /// "Who can see this?", on the pages that have to say it.
  func whoCanSee() async throws -> WhoCanSee? {
    guard let session else { return nil }
    switch route.shows {
    case .nothing: return nil
    case .forAll: return WhoCanSee(everybodyOf: try await read { try $0.countOfAccounts() })
    case .forThose(let deed): return WhoCanSee(try await store.audience(of: deed, in: session.district.id))
    }
  }

  /// Leaves who read it, when, what and how many rows. What was only asked about (HEAD) was not read.
  func writeDown(_ reply: Reply) async throws {
    guard case .forThose(let deed) = route.shows, request.method == .get, reply.status.kind == .successful,
      let session, session.permission.allowsSomewhere(session.member, deed)
    else { return }
    let isFile = reply.headers[.contentDisposition] != nil
    try await store.disclose(
      isFile ? .download : .read, reply.told.kind ?? route.kind?.name ?? route.path,
      record: reply.told.record ?? parameter("id"),
      rows: reply.told.rows, to: session.open)
  }
}

extension Route {
  /// The kind of record whose page it is, where it is one.
  var kind: RecordKind? {
    Register.all.map { $0.kind }.first { path == "/\($0.path)" || path.hasPrefix("/\($0.path)/:id") }
  }
}

extension WhoCanSee {
  /// Fed by who may do it today, post by post.
  package init(_ audiences: [Audience]) { self.init(audiences.map(\.words)) }

  /// What everybody may read who signs in.
  init(everybodyOf accounts: Int) {
    let count = Phrase.count(
      accounts, one: Phrase("account", es: "cuenta"), many: Phrase("accounts", es: "cuentas"))
    let everybody = Phrase(
      "Everybody in the district who can sign in", es: "Todas las personas del distrito que pueden entrar")
    self.init([accounts == 0 ? everybody : everybody + Phrase(verbatim: ": ") + count])
  }
}

extension Audience {
  /// "Principal: 31 people, each for the own school".
  fileprivate var words: Phrase {
    let count = Phrase.count(
      people, one: Phrase("person", es: "persona"), many: Phrase("people", es: "personas"))
    let who = names.isEmpty ? count : count + Phrase(verbatim: " (") + Phrase.list(names) + Phrase(verbatim: ")")
    return post.label.capitalized + Phrase(verbatim: ": ") + who + extent.words
  }
}

extension Audience.Extent {
  fileprivate var words: Phrase {
    switch self {
    case .everywhere: Phrase(verbatim: "")
    case .ownNetwork:
      Phrase(", each for the schools of their own network", es: ", cada quien para las escuelas de su red")
    case .ownSchool: Phrase(", each for their own school", es: ", cada quien para su escuela")
    }
  }
}
