import Foundation
import Sample
import Store
import TestSupport
import Testing
import Vocabulary
import Web

/// The store's clock runs behind the browser's, so that the session of an hour ends for the browser in two minutes and a bit.
@Suite(.timeLimit(.minutes(5))) struct `A session that is about to end` {
  @Test func `is told of on a real page, and goes on for whoever stays`() async throws {
    let filled = try await SampleSite.open()
    try await filled.store.close()
    let behind = SessionLimit.idle - 122
    let store = try await Store.open(filled.path) {
      Moment(milliseconds: Int(Date.now.timeIntervalSince1970 * 1000) - behind * 1000)
    }
    let district = SampleSite(store: store, site: try Site(store: store), clock: filled.clock, path: filled.path)
    try await district.browse(as: .ortega) { page, _ in
      #expect(try await page.evaluate("document.querySelector('.session-warning')").isNull)
      try await page.wait(for: "For your safety you will be signed out in two minutes.")
      #expect(try await page.evaluate("document.activeElement.textContent").text == "Stay signed in")
      #expect(try await page.barriers() == [])
      try await page.press("Stay signed in")
      try await page.wait(until: "!document.querySelector('.session-warning')")
      #expect(page.complaints == [])
    }
  }
}
