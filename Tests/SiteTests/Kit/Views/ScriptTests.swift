import Foundation
import Testing
import Vocabulary

@testable import Web

@Suite(.timeLimit(.minutes(10))) struct `A page whose script may run` {
  private var form: HTML {
    Form(
      to: "/save", csrf: "the-token", submit: Samples.words("Save"), draft: "/drafts/1",
      fields: """
        \(FormField("title", Samples.words("Title"), .line("")))\(FormField("secret", Samples.words("Password"), .password(autocomplete: "off")))
        \(FormField("owner", Samples.words("Owner"), .select(Samples.many, chosen: "p3")))
        \(FormField("people", Samples.words("People"), .checkboxes(Samples.many, chosen: ["p5"])))
        """
    ).html
  }

  @Test func `keeps what is typed as a draft, but never a password`() async throws {
    let pages = SamplePages(form)
    try await pages.visit { page in
      try await page.write("Every student reads", in: "Title")
      try await page.write("correct horse", in: "Password")
      try await page.wait(for: "Draft saved")
      let draft = try #require(pages.sent(to: "/drafts/1").last)
      #expect(draft.form["title"] == "Every student reads")
      #expect(!draft.form.has("secret") && !draft.form.has("csrf"))
      #expect(draft.token == "the-token")
      #expect(page.complaints == [])
    }
  }

  @Test func `says when a draft could not be kept, and tries again`() async throws {
    let pages = SamplePages(form)
    pages.refuse()
    try await pages.visit { page in
      try await page.write("Every student reads", in: "Title")
      try await page.wait(for: "The draft could not be saved. Keep this page open.")
    }
  }

  @Test func `narrows a long list down, and never hides what is chosen`() async throws {
    try await SamplePages(form).visit { page in
      let shown =
        "[...document.querySelectorAll('#field-owner option')].filter((row) => !row.hidden).map((row) => row.textContent)"
      try await page.evaluate("document.querySelector('#narrow-0').focus()")
      try await page.send("Input.insertText", ["text": "person 1"])
      let names = try await page.evaluate(shown).list.map(\.text)
      #expect(names.first == "Person 1")
      #expect(names.contains("Person 3") && names.contains("Person 12") && !names.contains("Person 20"))
      try await page.evaluate("document.querySelector('#narrow-1').focus()")
      try await page.send("Input.insertText", ["text": "nobody"])
      let boxes =
        "[...document.querySelectorAll('.box')].filter((row) => !row.hidden).map((row) => row.textContent.trim())"
      #expect(try await page.evaluate(boxes).list.map(\.text) == ["Person 5"])
    }
  }

  @Test func `sends a form once, however often it is pressed`() async throws {
    let pages = SamplePages(form)
    try await pages.visit { page in
      try await page.evaluate(
        "(() => { const save = document.querySelector('form.form button[type=submit]'); save.click(); save.click(); save.click(); })()"
      )
      try await page.wait(for: "Saved")
      #expect(pages.sent(to: "/save").count == 1)
      #expect(pages.sent(to: "/save").first?.form["csrf"] == "the-token")
    }
  }

  @Test func `warns before the session ends, and lets one stay`() async throws {
    let pages = SamplePages(form, sessionEnds: Int(Date.now.timeIntervalSince1970) + 118)
    try await pages.visit { page in
      try await page.wait(for: "For your safety you will be signed out in two minutes.")
      #expect(try await page.evaluate("document.activeElement.textContent").text == "Stay signed in")
      try await page.press("Stay signed in")
      try await page.wait(until: "!document.querySelector('.session-warning')")
      #expect(pages.sent(to: "/session").first?.token == "the-token")
    }
  }

  @Test func `leads first to what is wrong`() async throws {
    try await SamplePages(FindingSummary(Samples.findings).html).visit { page in
      let focused = try await page.evaluate("document.activeElement.className").text
      #expect(focused == "finding-summary")
    }
  }

  @Test func `offers to copy only what it can`() async throws {
    try await SamplePages(CalmPage.fault(requestID: "7f3a").html).visit { page in
      let words = try await page.text
      #expect(words.contains("Copy"))
    }
  }
}
