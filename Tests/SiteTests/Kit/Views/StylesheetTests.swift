import Foundation
import Testing

/// The stylesheet as it stands in the checkout.
private struct Stylesheet {
  let text: String
  let light: [String: String]
  let dark: [String: String]

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../../Sources/Web/Assets/chalkline.css")
    text = try String(contentsOf: file.standardizedFileURL, encoding: .utf8)
    let parts = text.split(separator: "@media screen and (prefers-color-scheme: dark)", maxSplits: 1)
    light = Stylesheet.colours(parts[0])
    dark = light.merging(Stylesheet.colours(parts[1].prefix(while: { $0 != "*" }))) { $1 }
  }

  private static func colours(_ text: Substring) -> [String: String] {
    Dictionary(text.matches(of: #/--([a-z0-9-]+): (#[0-9a-f]{6})/#).map { (String($0.1), String($0.2)) }) { $1 }
  }

  static func contrast(_ one: String, _ other: String) -> Double {
    let (light, dark) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
  }

  /// Source: WCAG 2.2, relative luminance.
  private static func luminance(_ colour: String) -> Double {
    let parts = stride(from: 1, to: 7, by: 2).map { start -> Double in
      let from = colour.index(colour.startIndex, offsetBy: start)
      let share = Double(Int(colour[from..<colour.index(from, offsetBy: 2)], radix: 16) ?? 0) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}

@Suite struct `The stylesheet` {
  private static let text: [(String, [String])] = [
    ("ink", ["paper", "sheet", "sunk", "hatch", "gone", "came", "note-ground"]),
    ("ink-soft", ["paper", "sheet", "sunk"]),
    ("link", ["paper", "sheet", "sunk", "note-ground"]), ("link-over", ["paper", "sheet", "note-ground"]),
    ("accent", ["paper", "sheet", "sunk"]), ("stop", ["paper", "sheet", "stop-ground"]), ("good", ["good-ground"]),
    ("caution", ["caution-ground"]), ("note", ["note-ground"]), ("on-slate", ["slate"]), ("slate-soft", ["slate"]),
    ("on-act", ["act", "act-over"]), ("on-heat", ["heat-1", "heat-2"]), ("on-heat-3", ["heat-3"]),
    ("on-heat-4", ["heat-4"]),
  ]
  private static let marks: [(String, [String])] = [
    ("edge", ["paper", "sheet", "sunk"]), ("focus", ["paper", "sheet"]), ("snap", ["slate"]),
    ("accent", ["paper", "sheet"]),
    ("one", ["paper", "sheet"]), ("two", ["paper", "sheet"]), ("three", ["paper", "sheet"]),
    ("four", ["paper", "sheet"]),
  ]

  @Test(arguments: [false, true]) func `can be read by day and by night`(isDark: Bool) throws {
    let sheet = try Stylesheet()
    let colours = isDark ? sheet.dark : sheet.light
    for (least, pairs) in [(4.5, Self.text), (3.0, Self.marks)] {
      for (front, grounds) in pairs {
        for ground in grounds {
          let ratio = Stylesheet.contrast(try #require(colours[front]), try #require(colours[ground]))
          #expect(ratio >= least, "\(front) on \(ground) is \(ratio)")
        }
      }
    }
  }

  @Test func `minds what people ask their devices for, and paper`() throws {
    let text = try Stylesheet().text
    for wish in [
      "prefers-color-scheme: dark", "prefers-reduced-motion", "forced-colors: active", "@media print", ":focus-visible",
    ] {
      #expect(text.contains(wish))
    }
  }

  @Test func `fetches nothing`() throws {
    let text = try Stylesheet().text
    #expect(!text.contains("url("))
    #expect(!text.contains("@import"))
  }

  @Test func `knows every colour that it uses`() throws {
    let text = try Stylesheet().text
    let known = Set(text.matches(of: #/--([a-z0-9-]+):/#).map { String($0.1) })
    for use in text.matches(of: #/var\(--([a-z0-9-]+)\)/#) { #expect(known.contains(String(use.1)), "\(use.1)") }
  }
}
