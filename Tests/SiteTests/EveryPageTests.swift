import Foundation
import HTTPTypes
import Sample
import Testing
import Vocabulary
import Web

/// Every page that somebody can come to by following links from the first one, once for each sort of page.
@Suite struct `Every page` {
  @Test(arguments: [Cast.ortega, .nakamura, .petrov, .carranza], Language.allCases)
  func `answers with marks that are closed and a heading of its own`(person: Cast, language: Language) async throws {
    let visitor = try await SampleSite.open().visit(as: person)
    visitor.keep("language", language.rawValue)
    for address in try await Walk.from("/", by: visitor) {
      let page = try await visitor.open(address)
      #expect(page.status == .ok, "\(address): \(page.status)")
      #expect(page.faults == [], "\(address)")
      #expect(!page.heading.isEmpty, "\(address)")
      let isInLanguage = page.root.first("html")?["lang"] == language.rawValue
      #expect(isInLanguage, "\(address) is not in \(language)")
    }
  }

  @Test func `is one that the walk comes to`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let patterns = Set(try await Walk.from("/", by: visitor).compactMap(Walk.pattern(of:)))
    #expect(patterns.count > 60, "\(patterns.sorted())")
  }
}

/// What a browser finds on them, at both widths, light and dark.
@Suite(.timeLimit(.minutes(20))) struct `Every page in a browser` {
  @Test func `keeps nobody out, fits its width and has no complaints`() async throws {
    let addresses = try await Walk.from("/", by: SampleSite.open().visit(as: .ortega))
    let styles = Styles()
    try await withThrowingTaskGroup { group in
      for first in 0..<2 {
        group.addTask {
          try await SampleSite.open().browse(as: .ortega) { page, live in
            for address in stride(from: first, to: addresses.count, by: 2).map({ addresses[$0] }) {
              try await page.go(to: live.address + address)
              try await look(at: address, page, styles)
            }
            #expect(page.complaints == [])
          }
        }
      }
      try await group.waitForAll()
    }
  }

  private func look(at address: String, _ page: BrowserPage, _ styles: Styles) async throws {
    // Colours follow from elements and classes, so a page that brings none that is new says nothing new in other looks.
    let isNew = await styles.add(try await page.styles)
    for look in [Look.desk, .phone] {
      try await page.show(look)
      let fits = try await page.fitsItsWidth
      #expect(fits, "\(address) must be scrolled sideways at \(look)")
      let barriers = try await page.barriers(look.width == Look.desk.width || isNew ? .any : .anyButContrast)
      #expect(barriers == [], "\(address) at \(look)")
    }
    if isNew {
      for look in [Look.desk.dark, .phone.dark] {
        try await page.show(look)
        let barriers = try await page.barriers(.contrast)
        #expect(barriers == [], "\(address) at \(look)")
      }
    }
    try await page.show(.desk)
  }

  /// The styles that were met so far.
  private actor Styles {
    private var met: Set<String> = []

    /// Whether any of them was not met before.
    func add(_ styles: Set<String>) -> Bool {
      defer { met.formUnion(styles) }
      return !styles.isSubset(of: met)
    }
  }
}

/// A walk through the site by its links: the first address that is met for each line of the route table.
enum Walk {
  static func from(_ start: String, by visitor: Visitor) async throws -> [String] {
    var addresses: [String] = []
    var known: Set<String> = []
    // Most links stand on every page: they are looked up once.
    var met: Set<String> = []
    var ahead = [start]
    while let address = ahead.popLast() {
      guard met.insert(address).inserted, let pattern = pattern(of: address), known.insert(pattern).inserted else {
        continue
      }
      let page = try await visitor.open(address)
      guard page.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
      addresses.append(address)
      ahead += page.links.map(\.address).filter { $0.hasPrefix("/") && !$0.hasPrefix("//") }
    }
    return addresses.sorted()
  }

  /// The route that an address leads to; nil for files and for what ends the session.
  static func pattern(of address: String) -> String? { route(of: address)?.path }

  static func route(of address: String) -> Route? {
    let parts = Array(address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
      .split(separator: UInt8(ascii: "/"))
    let fitting = lines[parts.count, default: []].filter { line in
      zip(line.parts, parts).allSatisfy { wanted, part in wanted.map { $0.elementsEqual(part) } ?? true }
    }
    // As the router does: `/people/teams/list.csv` is a file, not a team of that name.
    return fitting.min { $0.parts.count { $0 == nil } < $1.parts.count { $0 == nil } }?.route
  }

  /// The pages of the route table by the number of their parts, cut once: a walk asks for every link of every page. A part that stands for any word is nil.
  private static let lines: [Int: [(parts: [[UInt8]?], route: Route)]] = Dictionary(
    grouping: Site.routes.filter { $0.method == .get }.map { route in
      (route.path.split(separator: "/").map { $0.hasPrefix(":") ? nil : Array($0.utf8) }, route)
    }, by: \.parts.count)
}
