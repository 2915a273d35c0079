import Foundation
import HTTPTypes

/// What a visitor was shown: a page, or a file.
struct ShownPage: Sendable, CustomStringConvertible {
  let path: String
  let status: HTTPResponse.Status
  let headers: HTTPFields
  let bytes: [UInt8]
  let root: Element
  /// What is wrong with its marks.
  let faults: [String]

  init(path: String, status: HTTPResponse.Status, headers: HTTPFields, bytes: [UInt8]) {
    self.path = path
    self.status = status
    self.headers = headers
    self.bytes = bytes
    let isPage = headers[.contentType]?.hasPrefix("text/html") == true
    (root, faults) = isPage ? MarksReader.read(String(decoding: bytes, as: UTF8.self)) : (Element("page", [:], []), [])
  }

  var description: String { "\(path) (\(status.code))\n\(text)" }
}

// What it says.
extension ShownPage {
  /// Its words as a person reads them; the text itself when it is no page.
  var text: String {
    headers[.contentType]?.hasPrefix("text/html") == true ? root.text : String(decoding: bytes, as: UTF8.self)
  }

  var title: String { root.first("title")?.raw ?? "" }
  var heading: String { root.first("h1")?.text ?? "" }

  /// Whether it says this, wherever lines break.
  func says(_ words: String) -> Bool { flat(text).contains(flat(words)) }

  /// The lines of "There is a problem".
  var problems: [String] {
    root.descendants.first { $0["class"]?.split(separator: " ").contains("finding-summary") == true }?.all("li").map(
      \.text) ?? []
  }

  /// The rows of the table with this caption, or of the only one; each cell's words.
  func table(_ caption: String? = nil) throws -> [[String]] {
    let tables = root.all("table")
    guard
      let table = tables.first(where: { caption == nil || $0.first("caption")?.text.hasPrefix(caption ?? "") == true })
    else {
      throw NotShown(
        "table", caption ?? "", tables.map { $0.first("caption")?.text ?? "a table without a caption" }, on: self)
    }
    return table.all("tr").map { $0.all("td", "th").map(\.text) }
  }

  /// The value that stands beside a name in a summary list.
  func value(of name: String) throws -> String {
    let terms = root.all("dl").flatMap { list in list.descendants.filter { ["dt", "dd"].contains($0.name) } }
    guard let index = terms.firstIndex(where: { $0.name == "dt" && $0.text == name }), index + 1 < terms.count else {
      throw NotShown("row", name, terms.filter { $0.name == "dt" }.map(\.text), on: self)
    }
    return terms[index + 1].text
  }

  private func flat(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

// Where it leads.
extension ShownPage {
  var links: [(words: String, address: String)] {
    root.all("a").compactMap { link in link["href"].map { (link["aria-label"] ?? link.text, $0) } }
  }

  /// The address of the link that says this; otherwise of the first that begins with it.
  func link(_ words: String) throws -> String {
    let links = links
    guard let found = links.first(where: { $0.words == words }) ?? links.first(where: { $0.words.hasPrefix(words) })
    else {
      throw NotShown("link", words, links.map(\.words), on: self)
    }
    return found.address
  }

  func hasLink(_ words: String) -> Bool { (try? link(words)) != nil }

  /// The form that the button with these words sends, as it stands on the page.
  func form(_ button: String) throws -> ShownForm {
    let forms = root.all("form")
    for form in forms {
      if let pressed = form.buttons.first(where: { $0.words == button }) {
        return ShownForm(form, pressed: pressed, on: self)
      }
    }
    throw NotShown("button", button, forms.flatMap { $0.buttons.map(\.words) }, on: self)
  }

  func hasButton(_ words: String) -> Bool { root.all("form").contains { $0.buttons.contains { $0.words == words } } }
}

extension Element {
  /// Those that send the form.
  fileprivate var buttons: [ShownForm.Pressed] {
    descendants.filter {
      $0.name == "button" && ["submit", nil].contains($0["type"]) || $0.name == "input" && $0["type"] == "submit"
    }
    .map { ShownForm.Pressed(words: $0.name == "input" ? $0["value"] ?? "" : $0["aria-label"] ?? $0.text, element: $0) }
  }
}

/// What a visitor looked for and did not find, with what there is instead.
struct NotShown: Error, CustomStringConvertible {
  let description: String

  init(_ what: String, _ words: String, _ instead: [String], on page: ShownPage) {
    let list = instead.map { "\"\($0)\"" }.joined(separator: ", ")
    description =
      "\(page.path) (\(page.status.code)) has no \(what) \"\(words)\". It has: \(list.isEmpty ? "none" : list)"
  }
}
