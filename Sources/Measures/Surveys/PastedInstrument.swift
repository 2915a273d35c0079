import Vocabulary

/// Items that a district enters itself, with what allows their use.
package struct PastedInstrument: Sendable, Equatable {
  package var title: Phrase
  package var about: Phrase
  /// One item on each line: the English words, a bar, the Spanish words. A line that begins with a minus sign is worded
  /// the other way round.
  package var lines: String
  /// From the lowest up, in the same form.
  package var answers: String
  package var licence: String
  /// Whoever enters them says that the district may use them.
  package var isConfirmed: Bool

  package init(
    title: Phrase, about: Phrase, lines: String, answers: String, licence: String, isConfirmed: Bool
  ) {
    self.title = title
    self.about = about
    self.lines = lines
    self.answers = answers
    self.licence = licence
    self.isConfirmed = isConfirmed
  }

  /// - Parameter name: how surveys will refer to it.
  package func instrument(named name: String) throws(Refusal) -> Instrument {
    let read = items
    var findings = required + read.findings
    let scale = Self.pairs(answers)
    findings += scale.faulty.map { Self.oneLanguage("answers", $0) }
    if !(2...7).contains(scale.pairs.count), scale.faulty.isEmpty {
      findings.append(
        Finding(
          "answers", "answer-count",
          Phrase("Give two to seven answers, one on each line", es: "Dé de dos a siete respuestas, una en cada línea")))
    }
    try findings.refuseIfAnyStopsSaving()
    let middle = (1 + Double(scale.pairs.count)) / 2
    let made = Instrument(
      name: name, title: title, about: about.isEmpty ? title : about, answers: scale.pairs,
      constructs: [Instrument.Construct("main", title, about: about.isEmpty ? title : about, barrier: middle)],
      items: read.items, licences: [Instrument.Licence.licensed.rawValue: licence.trimmed])
    try made.faults.refuseIfAnyStopsSaving()
    return made
  }

  private var required: [Finding] {
    var findings: [Finding] = []
    for (field, text) in [("title", title.en), ("title_es", title.es)] where text.trimmed.isEmpty {
      findings.append(Finding(field, "required", Phrase("Enter: name", es: "Escriba: nombre")))
    }
    if licence.trimmed.isEmpty {
      findings.append(
        Finding(
          "licence", "no-licence",
          Phrase(
            "Say what allows the district to use these items: whose they are, and the licence",
            es: "Diga qué permite al distrito usar estas preguntas: de quién son y la licencia")))
    }
    if !isConfirmed {
      findings.append(
        Finding(
          "confirmed", "not-confirmed",
          Phrase(
            "Confirm that the district may use these items", es: "Confirme que el distrito puede usar estas preguntas"))
      )
    }
    return findings
  }

  private var items: (items: [Instrument.Item], findings: [Finding]) {
    let read = Self.pairs(lines)
    var findings = read.faulty.map { Self.oneLanguage("items", $0) }
    if read.pairs.count + read.faulty.count < 2 {
      findings.append(
        Finding(
          "items", "few-items",
          Phrase("Give two items or more, one on each line", es: "Dé dos preguntas o más, una en cada línea")))
    }
    if read.pairs.count > 100 {
      findings.append(
        Finding("items", "many-items", Phrase("Give at most 100 items", es: "Dé como máximo 100 preguntas")))
    }
    let items = read.pairs.enumerated().map { index, words in
      let isReversed = words.en.hasPrefix("-")
      let plain = isReversed ? Phrase(words.en.dropFirst().trimmed, es: words.es) : words
      return Instrument.Item("item-\(index + 1)", of: "main", plain, .licensed, isReversed: isReversed)
    }
    return (items, findings)
  }

  /// Each line with both languages; and the lines that lack one.
  private static func pairs(_ text: String) -> (pairs: [Phrase], faulty: [Int]) {
    var pairs: [Phrase] = []
    var faulty: [Int] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() where !line.trimmed.isEmpty {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        faulty.append(index + 1)
        continue
      }
      pairs.append(Phrase(parts[0], es: parts[1]))
    }
    return (pairs, faulty)
  }

  private static func oneLanguage(_ field: String, _ line: Int) -> Finding {
    Finding(
      field, "one-language",
      Phrase(
        "Line \(line): write the English words, a bar (|), and the Spanish words",
        es: "Línea \(line): escriba el texto en inglés, una barra (|) y el texto en español"))
  }
}
