import Testing
import Vocabulary

@testable import Web

@Suite(.timeLimit(.minutes(10))) struct `Every view, seen in a browser` {
  /// All of them on one page, as no page has them: whatever holds here holds in any mix.
  private var gallery: HTML {
    let seen = Samples.names.filter {
      !["calm page", "confirmation", "page heading", "table that scrolls"].contains($0)
    }
    var marks = HTML()
    for name in seen { if let view = Samples.views[name] { marks += "<h2>\(name)</h2>\(view.html)" } }
    return marks
  }

  static let looks = [
    Look(width: 1280, height: 900), Look(width: 1280, height: 900, isDark: true), Look(width: 360, height: 740),
    Look(width: 360, height: 740, isDark: true), Look(width: 1280, height: 900, forcesColours: true),
  ]

  @Test(arguments: looks) func `keeps nobody out and needs no scrolling sideways`(look: Look) async throws {
    try await SamplePages(gallery).visit(look) { page in
      #expect(try await page.fitsItsWidth)
      // Samples repeat what a page has once: its landmarks. And where the device forces its own colours, axe still judges ours.
      let beside = ["landmark-unique", "duplicate-id-aria"] + (look.forcesColours ? ["color-contrast"] : [])
      let barriers = try await page.barriers().filter { !beside.contains($0.rule) }
      #expect(barriers == [])
      #expect(page.complaints == [], "the policy of the site refuses nothing on it")
    }
  }

  @Test func `fits at four hundred per cent`() async throws {
    try await SamplePages(gallery).visit(Look(width: 320, height: 256)) { page in
      let fits = try await page.fitsItsWidth
      #expect(fits)
    }
  }

  @Test func `is large enough to be pressed`() async throws {
    try await SamplePages(gallery).visit(Look(width: 360, height: 740)) { page in
      let small = try await page.evaluate(
        """
        [...document.querySelectorAll("button, summary, input:not([type=hidden]), select, .button")]
          .map((way) => [way, way.getBoundingClientRect()]).filter(([way, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
          .map(([way, box]) => `${way.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)
        """)
      #expect(small.list.map(\.text) == [])
    }
  }

  @Test func `prints without its buttons`() async throws {
    try await SamplePages(gallery).visit { page in
      #expect(try await page.paper().isTagged)
      try await page.send("Emulation.setEmulatedMedia", ["media": "print"])
      let words = try await page.text
      #expect(
        !words.contains("Sign out") && !words.contains("Apply filters")
          && !words.contains("Show this as a table"))
      #expect(words.contains("Who works on what"))
    }
  }
}
