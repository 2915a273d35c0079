import Foundation
import Vocabulary

/// A page that is a file by itself: it carries the stylesheet, and needs no server and no network.
package struct StandalonePage: View {
  package var title: Phrase
  package var main: HTML

  package init(_ title: Phrase, _ main: HTML) {
    self.title = title
    self.main = main
  }

  package var html: HTML {
    """
    <!doctype html>
    <html lang="\(Reading.language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
    <title>\(title)</title>
    <style>\(StandalonePage.style)</style>
    </head>
    <body class="standalone">
    <div class="page page-page">\(StandalonePage.mainStart)\(main)\(StandalonePage.mainEnd)</div>
    </body>
    </html>

    """
  }

  private static let mainStart: HTML = "<main id=\"main\">\n"
  private static let mainEnd: HTML = "\n</main>"

  /// What such a page says, without its head: for a copy that is shown within another page. Nil for what is no such page.
  static func main(of page: String) -> HTML? {
    guard let start = page.range(of: mainStart.text),
      let end = page.range(of: mainEnd.text, options: .backwards, range: start.upperBound..<page.endIndex)
    else { return nil }
    return HTML(kept: page[start.upperBound..<end.lowerBound].utf8)
  }

  private static let style: HTML = {
    guard let file = Bundle.module.url(forResource: "chalkline", withExtension: "css", subdirectory: "Assets"),
      let bytes = try? Data(contentsOf: file)
    else { return "" }
    return HTML(stylesheet: bytes)
  }()
}
