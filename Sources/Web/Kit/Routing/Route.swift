import HTTPTypes
import Vocabulary

/// One address of the site: what it answers, who may ask, and what happens.
///
/// The route table is the whole list. The tests visit every route as every post, so a new one without a row in their matrix fails.
package struct Route: Sendable {
  package let method: HTTPRequest.Method
  /// `/purpose/priorities/:id`; a part that starts with a colon is a parameter.
  package let path: String
  package let needs: Needs
  /// The most bytes that a request may bring.
  package let limit: Int
  /// Whether what is typed into its form is kept while it is typed.
  package let keepsDrafts: Bool
  package let shows: Sensitivity
  package let handle: @Sendable (Visit) async throws -> Reply

  package enum Needs: Sendable, Equatable {
    /// Anybody, signed in or not.
    case nothing
    /// Whoever holds the link: its token is a part of the address.
    case link
    case signedIn
    /// Somebody who may do this for the whole district.
    case district(Deed)
    /// Somebody who may do this somewhere; the page shows, or the act allows, only what is in reach.
    case somewhere(Deed)
  }

  /// What a page shows that is not for everybody's eyes.
  package enum Sensitivity: Sendable, Equatable {
    case nothing
    /// Names or money that everybody who signs in may read: the page says so.
    case forAll
    /// What only those may read who may do this: the page says who they are, and each reading is written down.
    case forThose(Deed)
  }

  package static let usualLimit = 1 << 20

  /// What only some may open is taken to be sensitive, unless `showing` says otherwise.
  package static func get(
    _ path: String, _ needs: Needs, showing: Sensitivity? = nil,
    _ handle: @escaping @Sendable (Visit) async throws -> Reply
  ) -> Route {
    Route(
      method: .get, path: path, needs: needs, limit: usualLimit, keepsDrafts: false,
      shows: showing ?? Sensitivity(needs), handle: handle)
  }

  package static func post(
    _ path: String, _ needs: Needs, limit: Int = usualLimit, keepsDrafts: Bool = false,
    _ handle: @escaping @Sendable (Visit) async throws -> Reply
  ) -> Route {
    Route(
      method: .post, path: path, needs: needs, limit: limit, keepsDrafts: keepsDrafts, shows: .nothing, handle: handle)
  }
}

extension Route.Sensitivity {
  fileprivate init(_ needs: Route.Needs) {
    switch needs {
    case .nothing, .link, .signedIn: self = .nothing
    case .district(let deed), .somewhere(let deed): self = deed.isOpen ? .nothing : .forThose(deed)
    }
  }

  /// What the lists and pages of a kind show.
  package init(_ kind: any DistrictRecord.Type) {
    self = !kind.kind.reading.isOpen ? .forThose(kind.kind.reading) : kind.hasNamesOrMoney ? .forAll : .nothing
  }
}

extension DistrictRecord {
  /// Whether it names people, or says what something costs.
  fileprivate static var hasNamesOrMoney: Bool {
    fields.contains { field in
      switch field.kind {
      case .money, .email, .reference(Person.kind.name), .references(Person.kind.name): true
      default: false
      }
    }
  }
}

/// Pages that belong together: the form that they read, their handlers, and beside them their views.
package protocol Pages: Sendable {
  var routes: [Route] { get }
  /// How the strategy's own page leads here.
  var signposts: [Signpost] { get }
}

extension Pages {
  package var signposts: [Signpost] { [] }
}

/// A page that a strategy has besides its lists: a picture, a check, a journey.
package struct Signpost: Sendable {
  package let strategy: Strategy
  package let title: Phrase
  package let about: Phrase
  package let href: String

  package init(_ strategy: Strategy, _ title: Phrase, about: Phrase, to href: String) {
    self.strategy = strategy
    self.title = title
    self.about = about
    self.href = href
  }
}
