import Vocabulary

/// One section of a draft: what a reader comments on.
package struct ConsultationSection: Equatable, Sendable {
  /// From 1, in the order of the draft.
  package let number: Int
  /// Empty for what stands before the first heading.
  package let heading: String
  package let paragraphs: [String]

  package var label: Phrase {
    heading.isEmpty ? Phrase("Introduction", es: "Introducción") : Phrase(verbatim: heading)
  }
}

extension Consultation {
  /// The draft, cut at each line that begins with `#`.
  package var sections: [ConsultationSection] {
    var sections: [(heading: String, lines: [String])] = [("", [])]
    for line in draft.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.hasPrefix("#") {
        sections.append((line.drop { $0 == "#" }.trimmed, []))
      } else {
        sections[sections.count - 1].lines.append(line.trimmed)
      }
    }
    return sections.map { ($0.heading, Self.paragraphs(of: $0.lines)) }
      .filter { !$0.0.isEmpty || !$0.1.isEmpty }
      .enumerated().map { ConsultationSection(number: $0 + 1, heading: $1.0, paragraphs: $1.1) }
  }

  /// Lines that follow each other make a paragraph; an empty line ends it.
  private static func paragraphs(of lines: [String]) -> [String] {
    lines.split(separator: "").map { $0.joined(separator: "\n") }
  }
}
