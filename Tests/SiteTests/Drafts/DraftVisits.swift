import Context
import Foundation
import HTTPTypes
import NIOCore
import Purpose
import Store
import TestSupport
import Testing
import Vocabulary

@testable import Sample
@testable import Web

@Suite struct `A form that was left in the middle` {
  private static let edit = "/purpose/priorities/\(SamplePriorities.mathematics.id)/edit"
  private static let new = "/purpose/priorities/new"

  @Test func `is opened again with what was typed, and says so`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .ortega)
    try await visitor.leave(Self.new, ["name": "Every child writes", "why": "Asked for in March"])
    let page = try await visitor.open(Self.new)
    #expect(page.says("You began this on 2026-11-23 09:00 CST and did not save it."))
    #expect(try page.form("Save").value(of: "Name") == "Every child writes")
    #expect(page.problems.isEmpty)
    let kept = try await visitor.follow("Keep it and go on")
    #expect(!kept.says("did not save it"))
    #expect(try kept.form("Save").value(of: "Name") == "Every child writes")
  }

  @Test func `is as it was when the draft is discarded`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .ortega)
    try await visitor.leave(Self.edit, ["name": "Something else", "version": "1"])
    try await visitor.open(Self.edit)
    let page = try await visitor.press("Discard it")
    #expect(page.says("Discarded"))
    #expect(page.path.hasPrefix(Self.edit))
    #expect(try page.form("Save").value(of: "Name") == SamplePriorities.mathematics.name)
  }

  @Test func `has no draft any more once it is saved, and keeps it while it is refused`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .ortega)
    try await visitor.leave(Self.new, ["name": "Every child writes"])
    try await visitor.open(Self.new)
    let refused = try await visitor.press("Save", ["Name": ""])
    #expect(refused.status == .unprocessableContent)
    #expect(try await site.drafts(of: .ortega) == [Self.new])
    try await visitor.open(Self.new)
    #expect(try await visitor.press("Save").says("Saved"))
    #expect(try await site.drafts(of: .ortega) == [])
    #expect(try await !visitor.open(Self.new).says("did not save it"))
  }

  @Test func `is never seen by anybody else`() async throws {
    let site = try await SampleSite.open()
    let (ana, sam) = (try await site.visit(as: .ortega), try await site.visit(as: .petrov))
    let form = "/\(School.kind.path)/\(Cast.millrace)/edit"
    try await ana.leave(form, ["name": "Millrace Academy", "version": "1"])
    let page = try await sam.open(form)
    #expect(!page.says("did not save it") && !page.says("Millrace Academy"))
    // Not through another's eyes either.
    try await sam.leave("/people/networks/new", ["name": "Hidden network"])
    try await ana.open("/access/people/\(Cast.petrov.id)")
    try await ana.press("View as Sam Petrov", ["Why": "To help"])
    let seen = try await ana.open("/people/networks/new")
    #expect(!seen.text.contains("Hidden network"))
  }

  @Test func `shows both versions when somebody saved since it was begun`() async throws {
    let site = try await SampleSite.open()
    let (ana, sam) = (try await site.visit(as: .ortega), try await site.visit(as: .petrov))
    let form = "/\(School.kind.path)/\(Cast.millrace)/edit"
    let version = try #require(try await ana.open(form).form("Save").input.pairs.first { $0.name == "version" }?.value)
    var typed = try ana.page.form("Save")
    try typed.answer("Name", "Millrace Academy")
    try await ana.leave(form, typed.input)
    try await sam.open(form)
    try await sam.press("Save", ["Name": "Millrace School"])
    let page = try await ana.open(form)
    #expect(page.status == .ok)
    #expect(page.says("Sam Petrov saved this after you had begun to write."))
    #expect(page.text.contains("[removed: School") && page.says("Your text"))
    let shown = try page.form("Save")
    #expect(try shown.value(of: "Name") == "Millrace Academy")
    #expect(try shown.value(of: "version") == String((Int(version) ?? 0) + 1))
    #expect(try await ana.press("Save").says("Saved"))
    #expect(try await site.drafts(of: .ortega) == [])
  }

  @Test func `is passed over when it says nothing of its own`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let same = try await visitor.open(Self.edit).form("Save").input
    try await visitor.leave(Self.edit, same)
    #expect(try await !visitor.open(Self.edit).says("did not save it"))
  }

  @Test func `keeps what could not be read as it was typed`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let new = "/context/funding-sources/new"
    try await visitor.leave(new, ["name": "A grant", "amount": "about half"])
    let page = try await visitor.open(new)
    #expect(try page.form("Save").value(of: "Amount") == "about half")
  }
}

@Suite struct `What a draft may hold` {
  @Test func `is never a password, a code or the token of a form`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .ortega)
    try await visitor.leave(
      "/purpose/priorities/new", ["name": "A", "password": "hunter2", "code": "123456", "csrf": "x", "current": "y"])
    let typed = try await site.store.read(site.id) {
      try $0.draft(of: "/purpose/priorities/new", by: Cast.ortega.id)?.typed
    }
    #expect(typed == "name=A")
  }

  @Test func `belongs to a form that keeps drafts, and to somebody who may send it`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .brandt)
    for form in ["/account/password", "/sign-out", "/nothing", "", "https://example.org", "/purpose"] {
      #expect(try await visitor.leave(form, ["a": "b"]).status == .notFound, "\(form)")
    }
    #expect(try await visitor.leave("/purpose/priorities/new", ["name": "A"]).status == .forbidden)
    #expect(try await site.drafts(of: .brandt) == [])
  }

  @Test func `has its limit, and needs the page's own token`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let form = "/purpose/priorities/new"
    let long = FormInput([("about", String(repeating: "x", count: 1 << 18))])
    #expect(try await visitor.leave(form, long).status == .contentTooLarge)
    #expect(try await visitor.leave(form, ["name": "A"], token: "forged").status == .badRequest)
  }

  @Test func `is told apart from being signed out`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    visitor.keep("session", nil)
    #expect(try await visitor.leave("/purpose/priorities/new", ["name": "A"]).status == .unauthorized)
  }
}

@Suite struct `A particular form that was left in the middle` {
  @Test func `is a step of a theory of action`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .ortega)
    let all = try await site.store.read(site.id) { try $0.all(TheoryOfAction.self) }
    let theory = try #require(all.first { $0.name == "Reasoning routines in grades 6 to 9" })
    try await visitor.leave(
      "/purpose/model/\(theory.id)/barrier", ["text": "Half a thought", "version": "\(theory.version)"])
    let page = try await visitor.open("/purpose/model?edit=\(theory.id).barrier")
    #expect(page.says("did not save it"))
    #expect(try page.form("Save").value(of: "What holds it back") == "Half a thought")
    #expect(try await visitor.press("Save").says("Saved"))
    #expect(try await site.drafts(of: .ortega) == [])
    try await visitor.leave("/purpose/model/\(theory.id)/barrier", ["text": "Another thought", "version": "0"])
    #expect(try await visitor.open("/purpose/model?edit=\(theory.id).barrier").says("saved this in between"))
  }

  @Test func `is what a school says of its readiness`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .nakamura)
    let form = "/context/readiness-by-school/\(Cast.alderCreek)/\(ReadinessCriterion.allCases[0].rawValue)"
    try await visitor.leave(form, ["level": "2", "evidence": "Minutes of October", "next_step": ""])
    let page = try await visitor.open(form)
    #expect(page.says("did not save it"))
    #expect(try page.form("Save").value(of: "What shows it?") == "Minutes of October")
  }

  @Test func `is an answer to a consultation, unless it may be given without a name`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .brandt)
    let open = try await site.store.read(site.id) { records in
      try records.all(Consultation.self).filter { $0.phase(on: records.today) == .open }
    }
    for consultation in open {
      let form = "\(consultation.address)/answer"
      let page = try await visitor.open(form)
      let keeps = page.root.all("form").contains { $0["data-draft"] != nil }
      #expect(keeps == !consultation.allowsAnonymous, "\(consultation.name)")
      try await visitor.leave(form, ["comment": "I wonder about time"])
      let isBack = try await visitor.open(form).text.contains("I wonder about time")
      #expect(isBack == !consultation.allowsAnonymous, "\(consultation.name)")
    }
    #expect(!open.isEmpty)
  }
}

/// With a real browser: what is typed survives the browser, and the session.
@Suite(.timeLimit(.minutes(5))) struct `Typing in a browser` {
  private static let edit = "/purpose/priorities/\(SamplePriorities.mathematics.id)/edit"

  @Test(arguments: [Look.desk, .phone.dark]) func `survives a page that is killed`(look: Look) async throws {
    let site = try await SampleSite.open()
    try await site.browse(as: .ortega, look) { page, live in
      try await page.go(to: live.address + Self.edit)
      try await page.write("Every student reasons aloud", in: "Name")
      try await page.wait(for: "Draft saved")
    }
    try await site.browse(as: .ortega, look) { page, live in
      try await page.go(to: live.address + Self.edit)
      try await page.wait(for: "You began this on 2026-11-23")
      #expect(
        try await page.evaluate("document.querySelector('[name=name]').value").text == "Every student reasons aloud")
      let (barriers, fits) = (try await page.barriers(), try await page.fitsItsWidth)
      #expect(barriers == [] && fits)
      try await page.press("Save")
      try await page.wait(for: "Saved")
      try await page.go(to: live.address + Self.edit)
      #expect(try await !page.text.contains("did not save it"))
      #expect(page.complaints == [])
    }
    #expect(try await site.drafts(of: .ortega) == [])
  }

  @Test func `loses nothing when the session ends in the middle`() async throws {
    let site = try await SampleSite.open()
    let again = try await site.session(of: .ortega).text
    try await site.browse(as: .ortega) { page, live in
      try await page.go(to: live.address + Self.edit)
      try await page.write("Every student reasons", in: "Name")
      try await page.wait(for: "Draft saved")
      try await page.set(cookie: "session", to: "gone", at: live.address)
      try await page.write("Every student reasons aloud", in: "Name")
      try await page.wait(for: "You have been signed out. What you typed is still here")
      // Signed in again in another tab.
      try await page.set(cookie: "session", to: again, at: live.address)
      try await page.press("Save")
      try await page.wait(for: "What you wrote is still here")
      try await page.press("Send it now")
      try await page.wait(for: "Every student reasons aloud")
    }
    #expect(try await site.drafts(of: .ortega) == [])
  }
}

extension SampleSite {
  fileprivate func drafts(of person: Cast) async throws -> [String] {
    try await store.read(id) { try $0.drafts(by: person.id).map(\.form) }
  }
}

extension Visitor {
  /// What the page's script sends while somebody types, who then goes away.
  @discardableResult fileprivate func leave(_ form: String, _ typed: FormInput, token: String? = nil) async throws
    -> ShownPage
  {
    let own = page.root.all("meta").first { $0["name"] == "csrf" }?["content"]
    var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded", .accept: "application/json"]
    headers[HTTPField.Name("X-CSRF-Token")!] = token ?? own ?? ""
    return try await request(
      .post, "/drafts?form=\(FormInput.encode(form))", headers, ByteBuffer(string: typed.urlEncoded))
  }

  @discardableResult fileprivate func leave(
    _ form: String, _ typed: KeyValuePairs<String, String>, token: String? = nil
  ) async throws -> ShownPage {
    try await leave(form, FormInput(typed.map { ($0.key, $0.value) }), token: token)
  }
}
