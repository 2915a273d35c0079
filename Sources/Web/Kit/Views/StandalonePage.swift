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
    <title>\(title)</title>
    <style>\(StandalonePage.style)</style>
    </head>
    <body class="standalone">
    <div class="page page-page"><main id="main">
    \(main)
    </main></div>
    </body>
    </html>

    """
  }

  private static let style: HTML = {
    guard let file = Bundle.module.url(forResource: "chalkline", withExtension: "css", subdirectory: "Assets"),
      let bytes = try? Data(contentsOf: file)
    else { return "" }
    return HTML(stylesheet: bytes)
  }()
}
