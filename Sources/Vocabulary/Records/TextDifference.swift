/// How one text became another, word by word: what stayed, what was taken out, what was put in.
package struct TextDifference: Equatable, Sendable {
  package struct Run: Equatable, Sendable {
    package let text: String
    package let fate: Fate

    package init(_ text: String, _ fate: Fate) {
      self.text = text
      self.fate = fate
    }
  }

  package enum Fate: Sendable { case kept, removed, added }

  /// In reading order; what was removed stands before what was added in its place.
  package let runs: [Run]

  package init(from old: String, to new: String) {
    var builder = Builder()
    builder.add(Self.words(old), Self.words(new))
    runs = builder.runs
  }

  package var isEmpty: Bool { runs.allSatisfy { $0.fate == .kept } }

  /// Words, white space and marks, so that they joined again give the text.
  private static func words(_ text: String) -> [Substring] {
    var words: [Substring] = []
    var start = text.startIndex
    for index in text.indices where index > start {
      let previous = text[text.index(before: index)]
      if !(previous.isPartOfWord && text[index].isPartOfWord) {
        words.append(text[start..<index])
        start = index
      }
    }
    if start < text.endIndex { words.append(text[start...]) }
    return words
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool { isLetter || isNumber || self == "’" || self == "'" }
}

extension TextDifference {
  private struct Builder {
    var runs: [Run] = []

    mutating func add(_ old: [Substring], _ new: [Substring]) {
      let head = zip(old, new).prefix { $0 == $1 }.count
      let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
      append(old[..<head], .kept)
      addMiddle(Array(old[head..<(old.count - tail)]), Array(new[head..<(new.count - tail)]))
      append(old[(old.count - tail)...], .kept)
    }

    private mutating func addMiddle(_ old: [Substring], _ new: [Substring]) {
      // The table below is as large as the product: two texts of 2,000 changed words are still quick.
      // Beyond that a reader is better served by the old text whole and then the new.
      if old.isEmpty || new.isEmpty || old.count * new.count > 4_000_000 {
        append(old[...], .removed)
        append(new[...], .added)
        return
      }
      for (word, fate) in Self.pairing(old, new) { append([word], fate) }
    }

    /// The longest common subsequence, which keeps as many words as can be kept.
    private static func pairing(_ old: [Substring], _ new: [Substring]) -> [(Substring, Fate)] {
      let width = new.count + 1
      var longest = [Int32](repeating: 0, count: (old.count + 1) * width)
      for i in old.indices.reversed() {
        for j in new.indices.reversed() {
          longest[i * width + j] =
            old[i] == new[j]
            ? longest[(i + 1) * width + j + 1] + 1
            : max(longest[(i + 1) * width + j], longest[i * width + j + 1])
        }
      }
      var (i, j) = (0, 0)
      var out: [(Substring, Fate)] = []
      while i < old.count || j < new.count {
        if i < old.count, j < new.count, old[i] == new[j] {
          out.append((old[i], .kept))
          (i, j) = (i + 1, j + 1)
        } else if i < old.count, j == new.count || longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
          out.append((old[i], .removed))
          i += 1
        } else {
          out.append((new[j], .added))
          j += 1
        }
      }
      return out
    }

    private mutating func append(_ words: some Sequence<Substring>, _ fate: Fate) {
      let text = words.joined()
      if text.isEmpty { return }
      if let last = runs.last, last.fate == fate {
        runs[runs.count - 1] = Run(last.text + text, fate)
      } else {
        runs.append(Run(text, fate))
      }
    }
  }
}

extension TextDifference {
  /// A blank between two changed words is not worth keeping: "the ~~old~~ new ~~rule~~ law" reads better as one change.
  package var merged: [Run] {
    var out: [Run] = []
    var removed = ""
    var added = ""
    func isBlank(_ run: Run) -> Bool { run.fate == .kept && run.text.allSatisfy(\.isWhitespace) }
    func flush() {
      if !removed.isEmpty { out.append(Run(removed, .removed)) }
      if !added.isEmpty { out.append(Run(added, .added)) }
      (removed, added) = ("", "")
    }
    for (index, run) in runs.enumerated() {
      let isInside = index > 0 && index < runs.count - 1 && runs[index + 1].fate != .kept
      switch run.fate {
      case .removed: removed += run.text
      case .added: added += run.text
      case .kept where isBlank(run) && isInside && !run.text.contains(where: \.isNewline):
        removed += run.text
        added += run.text
      case .kept:
        flush()
        out.append(run)
      }
    }
    flush()
    return out
  }
}
