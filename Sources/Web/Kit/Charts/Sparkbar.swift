import Vocabulary

/// A share as a small bar in a line of text, with the figure beside it.
package struct Sparkbar: View {
  package var share: Double
  package var words: Phrase

  /// Without words it says the percentage.
  package init(_ share: Double, _ words: Phrase? = nil) {
    self.share = share.isFinite ? min(1, max(0, share)) : 0
    self.words = words ?? Phrase(verbatim: Amount.share.words(share))
  }

  package var html: HTML {
    """
    <span class="spark"><svg viewBox="0 0 96 12" width="96" height="12" aria-hidden="true" focusable="false">\
    <rect class="spark-ground" x="0.5" y="0.5" width="95" height="11"/><rect class="spark-bar" x="0.5" y="0.5" width="\(at: share * 95)" height="11"/>\
    </svg> <span class="spark-words">\(words)</span></span>
    """
  }
}

/// A share as a thin bar under its figure, for the eye alone.
struct ShareBar: View {
  var share: Double

  init(_ share: Double) { self.share = share.isFinite ? min(1, max(0, share)) : 0 }

  var html: HTML {
    """
    <svg class="share-bar" viewBox="0 0 96 6" width="96" height="6" aria-hidden="true" focusable="false">\
    <rect class="spark-ground" x="0.5" y="0.5" width="95" height="5"/>\
    <rect class="spark-bar" x="0.5" y="0.5" width="\(at: share * 95)" height="5"/></svg>
    """
  }
}

/// A few out of a few, as filled and empty marks: 4 of 6 priorities.
package struct Tally: View {
  package var reached: Int
  package var total: Int
  package var words: Phrase

  /// More marks than these are not counted by the eye.
  private static let most = 24

  package init(_ reached: Int, of total: Int, _ words: Phrase) {
    self.total = max(0, total)
    self.reached = min(max(0, reached), self.total)
    self.words = words
  }

  package var html: HTML {
    guard total > 0, total <= Tally.most else {
      return Sparkbar(total > 0 ? Double(reached) / Double(total) : 0, words).html
    }
    let width = min(total, 12) * 16
    let height = (total + 11) / 12 * 16
    return """
      <span class="spark"><svg viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" aria-hidden="true" focusable="false">\
      \((0..<total).map(mark))</svg> <span class="spark-words">\(words)</span></span>
      """
  }

  private func mark(_ index: Int) -> HTML {
    "<circle class=\"tally\(index < reached ? " reached" : "")\" cx=\"\(index % 12 * 16 + 8)\" cy=\"\(index / 12 * 16 + 8)\" r=\"5.5\"/>"
  }
}
