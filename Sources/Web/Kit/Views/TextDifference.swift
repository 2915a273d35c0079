import Vocabulary

/// Which words of a text went and which came, in reading order.
package struct TextDifference: Sendable, Equatable {
  package enum Part: Sendable, Equatable {
    case kept(String)
    case removed(String)
    case added(String)
  }

  package let parts: [Part]

  /// Above this many words the two texts are told apart line by line, so that a long page costs no more than a short one.
  private static let mostWords = 3000

  package init(from before: String, to after: String) {
    let isLong = before.utf8.count + after.utf8.count > TextDifference.mostWords * 12
    let cut = isLong ? TextDifference.lines : TextDifference.words
    parts = TextDifference.parts(from: cut(before), to: cut(after))
  }

  package var isEmpty: Bool { parts.allSatisfy { if case .kept = $0 { true } else { false } } }

  private static func parts(from before: [Substring], to after: [Substring]) -> [Part] {
    let change = after.difference(from: before)
    var removed = Set<Int>()
    var added = Set<Int>()
    for step in change {
      switch step {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var parts: [Part] = []
    var old = 0
    var new = 0
    while old < before.count || new < after.count {
      if removed.contains(old) {
        append(.removed(String(before[old])), to: &parts)
        old += 1
      } else if added.contains(new) {
        append(.added(String(after[new])), to: &parts)
        new += 1
      } else {
        append(.kept(String(after[new])), to: &parts)
        old += 1
        new += 1
      }
    }
    return parts
  }

  /// Neighbours of one sort are one stretch.
  private static func append(_ part: Part, to parts: inout [Part]) {
    switch (parts.last, part) {
    case (.kept(let first), .kept(let second)): parts[parts.count - 1] = .kept(first + second)
    case (.removed(let first), .removed(let second)): parts[parts.count - 1] = .removed(first + second)
    case (.added(let first), .added(let second)): parts[parts.count - 1] = .added(first + second)
    default: parts.append(part)
    }
  }

  /// Words with the white space that follows them, so that nothing is lost when they are put together again.
  private static func words(_ text: String) -> [Substring] {
    var words: [Substring] = []
    var start = text.startIndex
    var wasSpace = false
    for index in text.indices {
      let isSpace = text[index].isWhitespace
      if wasSpace, !isSpace {
        words.append(text[start..<index])
        start = index
      }
      wasSpace = isSpace
    }
    if start < text.endIndex { words.append(text[start...]) }
    return words
  }

  private static func lines(_ text: String) -> [Substring] {
    var lines: [Substring] = []
    var start = text.startIndex
    for index in text.indices where text[index].isNewline {
      let next = text.index(after: index)
      lines.append(text[start..<next])
      start = next
    }
    if start < text.endIndex { lines.append(text[start...]) }
    return lines
  }
}
