import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Store
import Vocabulary

/// One request, as a handler sees it: who asks, in which district, for what, and with what in hand.
package struct Visit: Sendable {
  package let site: Site
  package let route: Route
  package let request: Request
  package let context: AppContext
  /// Nil where nobody is signed in.
  package let session: SignedIn?
  /// Ties the forms of somebody who is not signed in to their browser.
  let guest: Token
  package let language: Language
  package let query: FormInput
  package var form = FormInput()
  /// The files that came with the form, in their order.
  package var files: [(field: String, file: UploadedFile)] = []

  /// What a program sent, where it sends something.
  package var body: JSONValue?
  /// The program that asks, with its scopes; nil where a person does.
  package var program: OpenProgram?

  /// How many tasks wait for the person; nil where no page is shown.
  package var waiting: Int?

  /// On a sensitive page: who else can see it.
  var readers: WhoCanSee?

  package var store: Store { site.store }
  package var path: String { request.uri.path }
  package var log: Logger { context.logger }

  /// A parameter of the address, decoded.
  package func parameter(_ name: String) -> String { context.parameters.get(name) ?? "" }

  package func id<Of>(_ name: String = "id") -> Identifier<Of> { Identifier(parameter(name)) }

  /// The file that came in this field of the form.
  package func file(_ field: String) -> UploadedFile? { files.first { $0.field == field }?.file }

  /// The session of a route that needs one. Throws `Absent` on a route that does not.
  package var signedIn: SignedIn {
    get throws {
      guard let session else { throw Absent() }
      return session
    }
  }

  package var author: Author {
    get throws { try signedIn.author }
  }

  /// Goes into every form, and must come back with it.
  package var csrf: String { MaskedToken.mask(csrfSecret) }
  var csrfSecret: String { session?.csrfSecret ?? guest.derived(for: "csrf") }

  /// Everything that a page shows, from one moment.
  package func read<T: Sendable>(_ body: @Sendable @escaping (Records) throws -> T) async throws -> T {
    try await store.read(signedIn.district.id, body)
  }

  /// The nine questions, answered from the records.
  package func review() async throws -> [Answer] { try await store.review(of: signedIn.district.id) }

  /// One act by the person who is signed in. What they had typed into its form, and is now safe, is no draft any more.
  package func act<T: Sendable>(why: String = "", _ body: @Sendable @escaping (ActRecords) throws -> T) async throws
    -> T
  {
    let (form, person) = (path, try signedIn.member.person)
    return try await store.act(signedIn.district.id, by: author, why: why) { records in
      let result = try body(records)
      try records.discardDraft(of: form, by: person)
      return result
    }
  }

  /// After an act that the store does by itself.
  func discardDraft() async throws {
    try await store.discardDraft(of: path, by: signedIn.member.person, in: signedIn.district.id)
  }

  package func allows(_ deed: Deed, at place: Place = .district) -> Bool {
    session.map { $0.permission.allows($0.member, deed, at: place) } ?? false
  }

  /// Throws `Denied` with the reason.
  package func require(_ deed: Deed, at place: Place) throws {
    try author.require(deed, at: place)
  }
}
