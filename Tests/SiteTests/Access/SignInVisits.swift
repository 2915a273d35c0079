import Foundation
import HTTPTypes
import Sample
import TestSupport
import Testing
import Vocabulary

@testable import Store
@testable import Web

/// From an invitation to the first page, as people do it.
@Suite(.timeLimit(.minutes(10))) struct `Coming in` {
  static let password = "violin harvest umbrella 9"

  @Test func `by an invitation, with codes from an app, and again with password and code`() async throws {
    let place = try await Entrance.open()
    let link = try await place.invitation(for: .brandt)
    let visitor = place.visitor()
    try await visitor.open(link)
    #expect(visitor.page.heading == "Welcome, Jonah Brandt")
    let secret = try place.secret(on: visitor.page)
    try await visitor.press("Save and sign in", ["New password": Self.password, "Code": place.code(of: secret)])
    #expect(visitor.page.status == .ok && visitor.holds("session"))
    let recovery = visitor.page.root.all("code").map(\.text)
    #expect(recovery.count >= 8 && Set(recovery).count == recovery.count, "\(recovery)")
    try await visitor.open("/account")
    #expect(visitor.page.says("Asked for at each sign-in"))
    try await visitor.press("Sign out")
    #expect(!visitor.holds("session"))
    // The link worked once.
    #expect(try await place.visitor().open(link).status == .notFound)

    place.clock.advance(seconds: 90)
    try await visitor.open("/purpose/priorities")
    #expect(visitor.page.heading == "Sign in")
    try await visitor.press("Sign in", ["E-mail address": Cast.brandt.email, "Password": Self.password])
    #expect(visitor.page.heading == "Enter your code")
    try await visitor.press("Continue", ["Code": "000000"])
    #expect(visitor.page.status == .unprocessableContent && visitor.page.says("There is a problem"))
    try await visitor.press("Continue", ["Code": place.code(of: secret)])
    // On to where they were going.
    #expect(visitor.page.path == "/purpose/priorities" && visitor.page.status == .ok)
    try await visitor.press("Sign out")
    try await visitor.open("/sign-in")
    try await visitor.press("Sign in", ["E-mail address": Cast.brandt.email, "Password": Self.password])
    try await visitor.press("Continue", ["Code": recovery[0]])
    #expect(visitor.page.status == .ok && visitor.page.heading.hasPrefix("Teacher leadership"))
  }

  @Test func `is refused calmly, and keeps what was typed but the password`() async throws {
    let place = try await Entrance.open()
    let visitor = place.visitor()
    for (email, words) in [("nobody@example.org", "wrong"), ("", "")] {
      try await visitor.open("/sign-in")
      try await visitor.press("Sign in", ["E-mail address": email, "Password": words])
      #expect(visitor.page.status == .unprocessableContent && visitor.page.says("There is a problem"))
      #expect(try visitor.page.form("Sign in").value(of: "E-mail address") == email)
      #expect(try visitor.page.form("Sign in").value(of: "Password") == "")
      #expect(visitor.page.title.hasPrefix("Error: "))
    }
  }

  @Test func `tells everything that is wrong with a first password at once`() async throws {
    let place = try await Entrance.open()
    let visitor = place.visitor()
    try await visitor.open(try await place.invitation(for: .brandt))
    try await visitor.press("Save and sign in", ["New password": "short", "Code": "123456"])
    #expect(visitor.page.status == .unprocessableContent && visitor.page.problems.count == 2)
    #expect(!visitor.holds("session"))
  }

  @Test func `tells at the first try that somebody new has no e-mail address`() async throws {
    let place = try await Entrance.open()
    let director = try await place.site.visit(as: .ortega)
    try await director.open("/access/invite")
    try await director.press("Make the invitation link")
    #expect(director.page.status == .unprocessableContent)
    let problems = director.page.problems
    #expect(problems.contains { $0.contains("e-mail address") } && problems.count >= 4, "\(problems)")
    #expect(problems.count { $0.contains("e-mail") } == 1)
    try await director.press(
      "Make the invitation link", ["Given name": "Nadia", "Family name": "Reyes", "Post": "board member"])
    #expect(director.page.problems.count == 1)
    try await director.press("Make the invitation link", ["E-mail": "nreyes@tamarack.example"])
    #expect(director.page.heading == "Invitation for Nadia Reyes")
    let address = director.page.root.with(id: "link")?.text ?? ""
    let picture = try #require(director.page.root.all("svg").first { $0["class"] == "qr" })
    #expect(try PictureReader(picture).text() == address)
  }
}

@Suite(.timeLimit(.minutes(10))) struct `Somebody's own account` {
  @Test func `sets codes up, renews them and takes them away`() async throws {
    let place = try await Entrance.open()
    let visitor = try await place.signedIn(.brandt)
    try await visitor.open("/account")
    try await visitor.press("Add codes from an app")
    let secret = try place.secret(on: visitor.page)
    try await visitor.press("Ask for codes from now on", ["Code": "123456"])
    #expect(visitor.page.status == .unprocessableContent)
    // The same secret as before: the phone has it already.
    #expect(try place.secret(on: visitor.page) == secret)
    try await visitor.press("Ask for codes from now on", ["Code": place.code(of: secret)])
    let first = visitor.page.root.all("code").map(\.text)
    #expect(!first.isEmpty)
    try await visitor.open("/account/codes/renew")
    try await visitor.press("New recovery codes", ["Present password": "wrong"])
    #expect(visitor.page.status == .unprocessableContent)
    try await visitor.press("New recovery codes", ["Present password": Coming.password])
    #expect(Set(visitor.page.root.all("code").map(\.text)).isDisjoint(with: first))
    try await visitor.open("/account/codes/remove")
    try await visitor.press("Stop asking for codes", ["Present password": Coming.password])
    try await visitor.open("/account")
    #expect(visitor.page.says("Not asked for"))
  }

  @Test func `changes its password, and every other browser is out`() async throws {
    let place = try await Entrance.open()
    let visitor = try await place.signedIn(.brandt)
    let other = place.visitor()
    try await other.open("/sign-in")
    try await other.press("Sign in", ["E-mail address": Cast.brandt.email, "Password": Coming.password])
    try await visitor.open("/account")
    #expect(try visitor.page.table("Open sessions").count == 3)
    try await visitor.open("/account/password")
    try await visitor.press(
      "Change your password", ["Present password": Coming.password, "New password": "trumpet orchard bicycle 4"])
    #expect(visitor.page.status == .ok)
    #expect(try await other.request(.get, "/account").status == .seeOther)
    #expect(try await visitor.open("/account").status == .ok)
  }

  @Test func `signs its other browsers out`() async throws {
    let place = try await Entrance.open()
    let visitor = try await place.signedIn(.brandt)
    let other = place.visitor()
    try await other.open("/sign-in")
    try await other.press("Sign in", ["E-mail address": Cast.brandt.email, "Password": Coming.password])
    try await visitor.open("/account")
    try await visitor.press("Sign out all other browsers")
    #expect(try visitor.page.table("Open sessions").count == 2)
    #expect(try await other.request(.get, "/account").status == .seeOther)
  }
}

@Suite struct `Viewing as another person` {
  @Test func `shows what they see, changes nothing, and is recorded`() async throws {
    let district = try await SampleSite.open()
    let visitor = try await district.visit(as: .ortega)
    try await visitor.open("/access/people/\(Cast.brandt.id)")
    try await visitor.press("View as Jonah Brandt")
    #expect(visitor.page.status == .unprocessableContent && visitor.page.says("Say why"))
    try await visitor.press("View as Jonah Brandt", ["Why": "He cannot find a page"])
    #expect(visitor.page.says("You see Chalkline as Jonah Brandt does. This is recorded."))
    #expect(try await visitor.open("/access").status == .forbidden)
    #expect(try await visitor.open("/purpose/priorities/new").status == .forbidden)
    try await visitor.open("/account")
    try await visitor.press("Stop viewing as Jonah Brandt")
    #expect(!visitor.page.says("This is recorded"))
    try await visitor.open("/history?act=viewing-began")
    #expect(visitor.page.says("Marisol Ortega") && visitor.page.says("He cannot find a page"))
  }
}

private typealias Coming = `Coming in`

/// The sample district with passwords that cost little to hash.
private struct Entrance {
  let site: SampleSite
  let clock: TestClock
  private let web: Site

  static func open() async throws -> Entrance {
    let district = try await SampleSite.open()
    var store = district.store
    store.passwords = PasswordHashing(cost: .init(logRounds: 4))
    return Entrance(site: district, clock: district.clock, web: try Site(store: store))
  }

  func visitor() -> Visitor { Visitor(web) }

  /// The way of an invitation that the director has made.
  func invitation(for person: Cast) async throws -> String {
    let director = try await site.visit(as: .ortega)
    try await director.open("/access/people/\(person.id)")
    try await director.press("Invite")
    let address = try #require(director.page.root.with(id: "link")?.text)
    return try #require(URL(string: address)?.path)
  }

  /// Somebody with a password and no codes.
  func signedIn(_ person: Cast) async throws -> Visitor {
    let visitor = visitor()
    try await visitor.open(try await invitation(for: person))
    try await visitor.press("Save and sign in", ["New password": Coming.password])
    #expect(visitor.holds("session"))
    return visitor
  }

  /// What a phone reads off the picture; the letters beside it say the same.
  func secret(on page: ShownPage) throws -> CodeSecret {
    let picture = try #require(page.root.all("svg").first { $0["class"] == "qr" })
    let address = try PictureReader(picture).text()
    let parts = try #require(URLComponents(string: address))
    #expect(parts.scheme == "otpauth" && parts.host == "totp" && address.contains("digits=6&period=30"))
    let text = try #require(parts.queryItems?.first { $0.name == "secret" }?.value)
    #expect(page.text.filter { !$0.isWhitespace }.contains(text))
    return try #require(CodeSecret(text))
  }

  func code(of secret: CodeSecret) -> String { OneTimeCode.code(of: secret, at: clock.now()) }
}
