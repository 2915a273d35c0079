import Vocabulary

/// What is wrong with an instrument, each with its place in the file and what to do.
extension Instrument {
  package var faults: [Finding] {
    nameFaults + answerFaults + constructFaults + items.enumerated().flatMap(faults) + licenceFaults + groupFaults
  }

  private var nameFaults: [Finding] {
    var found: [Finding] = []
    if !Self.isName(name) { found.append(.badName("name", name)) }
    if version < 1 {
      found.append(
        Finding("version", "version", Phrase("Number the versions from 1 on", es: "Numere las versiones desde 1")))
    }
    return found + Self.empty("title", title) + Self.empty("about", about)
  }

  private var answerFaults: [Finding] {
    guard (2...7).contains(answers.count) else {
      return [
        Finding(
          "answers", "answer-count",
          Phrase("Give two to seven answers, from the lowest up", es: "Dé de dos a siete respuestas, de menor a mayor"))
      ]
    }
    let twice = Set(answers.map(\.en)).count < answers.count || Set(answers.map(\.es)).count < answers.count
    return answers.enumerated().flatMap { Self.empty("answers[\($0)]", $1) }
      + (twice
        ? [Finding("answers", "answer-twice", Phrase("Give each answer once", es: "Dé cada respuesta una sola vez"))]
        : [])
  }

  private var constructFaults: [Finding] {
    if constructs.isEmpty {
      return [
        Finding(
          "constructs", "no-construct",
          Phrase("Say what the items ask about: add a construct", es: "Diga qué preguntan: añada un constructo"))
      ]
    }
    return constructs.enumerated().flatMap { index, construct in
      let place = "constructs[\(index)]"
      var found = Self.empty("\(place).title", construct.title) + Self.empty("\(place).about", construct.about)
      if !Self.isName(construct.name) { found.append(.badName("\(place).name", construct.name)) }
      if constructs[..<index].contains(where: { $0.name == construct.name }) {
        found.append(.twice("\(place).name", construct.name))
      }
      if items(of: construct).count < 2 {
        found.append(
          Finding(
            place, "few-items",
            Phrase(
              "Give “\(construct.name)” two items or more: one alone cannot be checked",
              es: "Dé a «\(construct.name)» dos preguntas o más: una sola no se puede comprobar")))
      }
      if let first = construct.first { found += Self.empty("\(place).first", first) }
      return found + levelFaults(construct, place)
    }
  }

  private func levelFaults(_ construct: Construct, _ place: String) -> [Finding] {
    let scale = 1...Double(max(1, highest))
    for (field, level) in [("barrier", construct.barrier), ("strength", construct.strength)] {
      if let level, !scale.contains(level) {
        return [
          Finding(
            "\(place).\(field)", "level",
            Phrase(
              "Choose a level from 1 to \(highest), as the answers go",
              es: "Elija un nivel de 1 a \(highest), como las respuestas"))
        ]
      }
    }
    guard let barrier = construct.barrier, let strength = construct.strength, strength < barrier else { return [] }
    return [
      Finding(
        "\(place).strength", "levels-crossed",
        Phrase("Choose a strength that is not below the barrier", es: "Elija una fortaleza no inferior a la barrera"))
    ]
  }

  private func faults(_ index: Int, _ item: Item) -> [Finding] {
    let place = "items[\(index)]"
    var found = Self.empty("\(place).words", item.words)
    if !Self.isName(item.name) { found.append(.badName("\(place).name", item.name)) }
    if items[..<index].contains(where: { $0.name == item.name }) { found.append(.twice("\(place).name", item.name)) }
    if construct(item.construct) == nil {
      found.append(
        Finding(
          "\(place).construct", "unknown-construct",
          Phrase(
            "Name one of: \(constructs.map(\.name).joined(separator: ", "))",
            es: "Nombre uno de: \(constructs.map(\.name).joined(separator: ", "))")))
    }
    return found
  }

  /// Every sort of licence that an item has needs words that say what allows its use.
  private var licenceFaults: [Finding] {
    if items.isEmpty {
      return [Finding("items", "no-items", Phrase("Add the items", es: "Añada las preguntas"))]
    }
    return Set(items.map(\.licence)).sorted { $0.rawValue < $1.rawValue }.compactMap { licence in
      guard (licences[licence.rawValue] ?? "").trimmed.isEmpty else { return nil }
      return Finding(
        "licences.\(licence.rawValue)", "no-licence",
        Phrase(
          "Say what allows the use of the items that are \(licence.label.en)",
          es: "Diga qué permite usar las preguntas: \(licence.label.es)"))
    }
  }

  private var groupFaults: [Finding] {
    guard let group else { return [] }
    var found = Self.empty("group.words", group.words)
    if group.choices.count < 2 {
      found.append(
        Finding(
          "group.choices", "few-groups",
          Phrase("Give two groups or more, or none", es: "Dé dos grupos o más, o ninguno")))
    }
    for (index, choice) in group.choices.enumerated() {
      let place = "group.choices[\(index)]"
      found += Self.empty("\(place).words", choice.words)
      if !Self.isName(choice.name) { found.append(.badName("\(place).name", choice.name)) }
      if group.choices[..<index].contains(where: { $0.name == choice.name }) {
        found.append(.twice("\(place).name", choice.name))
      }
    }
    return found
  }

  static func isName(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count)
      && text.utf8.allSatisfy { letter in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letter) || letter == UInt8(ascii: "-")
      }
  }

  private static func empty(_ place: String, _ words: Phrase) -> [Finding] {
    [("en", words.en), ("es", words.es)].filter { $0.1.trimmed.isEmpty }.map { language, _ in
      Finding(
        "\(place).\(language)", "empty",
        language == "en"
          ? Phrase("Write the English words", es: "Escriba el texto en inglés")
          : Phrase("Write the Spanish words", es: "Escriba el texto en español"))
    }
  }
}

extension Finding {
  fileprivate static func badName(_ place: String, _ name: String) -> Finding {
    Finding(
      place, "name",
      Phrase(
        "Name it with small letters, digits and hyphens, not “\(name.prefix(40))”",
        es: "Nómbrelo con minúsculas, cifras y guiones, no «\(name.prefix(40))»"))
  }

  fileprivate static func twice(_ place: String, _ name: String) -> Finding {
    Finding(
      place, "name-twice",
      Phrase("“\(name)” is there twice: name each once", es: "«\(name)» aparece dos veces: use cada nombre una vez"))
  }
}
