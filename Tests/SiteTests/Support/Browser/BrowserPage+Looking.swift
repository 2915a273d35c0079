import Foundation
import Testing

// What a person, or a machine in their place, sees: pictures, paper, and barriers.
extension BrowserPage {
  /// A picture of the whole page, however long.
  func picture() async throws -> Data {
    let size = try await send("Page.getLayoutMetrics")["cssContentSize"]
    let clip: JSON = ["x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1]
    let picture = try await send(
      "Page.captureScreenshot", ["format": "png", "captureBeyondViewport": true, "clip": clip])
    return try bytes(of: picture)
  }

  func picture(to file: URL) async throws {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try await picture().write(to: file)
  }

  /// The page on paper, with its structure kept for those who read a PDF by ear.
  func paper() async throws -> Paper {
    Paper(
      bytes: try bytes(
        of: try await send(
          "Page.printToPDF", ["generateTaggedPDF": true, "preferCSSPageSize": true, "printBackground": true])))
  }

  private func bytes(of answer: JSON) throws -> Data {
    guard let bytes = Data(base64Encoded: answer["data"].text), !bytes.isEmpty else {
      throw BrowserFailure("Chromium gave an empty file")
    }
    return bytes
  }

  /// Whether the page can be read without scrolling sideways.
  var fitsItsWidth: Bool {
    get async throws {
      try await evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth").flag
    }
  }

  /// What axe-core finds that keeps somebody out: WCAG 2.2, levels A and AA, and its own good practices.
  func barriers(_ sort: Barrier.Sort = .any) async throws -> [Barrier] {
    guard let script = ProcessInfo.processInfo.environment["CHALKLINE_AXE"] else {
      try Test.cancel("Skipped: CHALKLINE_AXE is not set (make test fetches axe-core and sets it)")
    }
    if try await evaluate("typeof axe === 'undefined'").flag {
      try await evaluate(try String(contentsOfFile: script, encoding: .utf8) + "; 0")
    }
    let found = try await evaluate(
      "axe.run({ \(sort.rules), resultTypes: ['violations'] }).then(run => run.violations)")
    return found.list.flatMap { violation in
      violation["nodes"].list.map { node in
        Barrier(
          rule: violation["id"].text, help: violation["help"].text,
          element: node["target"].list.map(\.text).joined(separator: " "),
          why: node["failureSummary"].text.replacing("\n", with: " "))
      }
    }
  }

  /// Every combination of element and classes on the page: what its colours follow from.
  var styles: Set<String> {
    get async throws {
      let found = try await evaluate(
        "[...new Set([...document.querySelectorAll('*')].map(e => e.localName + ' ' + (e.getAttribute('class') ?? '')))]"
      )
      return Set(found.list.map(\.text))
    }
  }
}

/// One thing on a page that keeps somebody out.
struct Barrier: Equatable, CustomStringConvertible {
  let rule: String
  let help: String
  let element: String
  let why: String

  /// Most of the time goes into contrast, which depends on colours alone.
  enum Sort {
    case any, contrast, anyButContrast

    fileprivate var rules: String {
      let tags = #"runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]"#
      return switch self {
      case .any: tags
      case .contrast: "runOnly: ['color-contrast']"
      case .anyButContrast: tags + ", rules: { 'color-contrast': { enabled: false } }"
      }
    }
  }

  var description: String { "\(rule) at \(element): \(help). \(why)" }
}

/// A printed page.
struct Paper {
  let bytes: Data

  /// Chromium writes its pages' own objects uncompressed, one after another.
  var sheets: Int { String(decoding: bytes, as: UTF8.self).matches(of: #/\/Type\s*\/Page\b/#).count }
  /// Whether headings, lists and tables are still known as such.
  var isTagged: Bool { String(decoding: bytes, as: UTF8.self).contains("/StructTreeRoot") }
}
