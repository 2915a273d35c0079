import Vocabulary

// What a right may say together. Source: docs/rules/decision-rights.md#bounds

extension DecisionRight {
  package var findings: [Finding] {
    guard let kind, let hold else { return [] }
    return levelFindings(hold) + boundFindings(kind, hold) + publishedFindings(hold)
  }

  private func levelFindings(_ hold: Hold) -> [Finding] {
    switch (hold, level) {
    case (.tight, .school):
      [
        Finding(
          "level", "tight-at-school",
          Phrase(
            "Choose district or jointly: what each school decides for itself is not tight",
            es: "Elija distrito o en conjunto: lo que decide cada escuela no es fijo"))
      ]
    case (.loose, .district):
      [
        Finding(
          "level", "loose-at-district",
          Phrase(
            "Choose school or jointly: what the district decides is not loose",
            es: "Elija escuela o en conjunto: lo que decide el distrito no es abierto"))
      ]
    default: []
    }
  }

  private func boundFindings(_ kind: AnswerKind, _ hold: Hold) -> [Finding] {
    switch hold {
    case .tight: tightFindings(kind) + superfluous(boundFields)
    case .loose: superfluous([("value", value)] + boundFields)
    case .bounded: superfluous([("value", value)]) + boundedFindings(kind)
    }
  }

  private var boundFields: [(String, String)] {
    [("least", least), ("most", most), ("allowed", allowed), ("one_of", oneOf)]
  }

  private func superfluous(_ fields: [(String, String)]) -> [Finding] {
    fields.filter { !$0.1.trimmed.isEmpty }.map { field, _ in
      Finding(
        field, "says-otherwise",
        Phrase(
          "Leave this empty, or change how firmly the question is held",
          es: "Deje esto vacío o cambie la firmeza de la cuestión"))
    }
  }

  private func tightFindings(_ kind: AnswerKind) -> [Finding] {
    do throws(UnreadableField) {
      if try kind.value(from: value, among: options.names) != nil { return [] }
      let enter = Phrase(
        "Enter the value that holds for every school",
        es: "Escriba el valor que rige en toda escuela")
      return [Finding("value", "no-value", enter, stops: isPublished ? .saving : .launching)]
    } catch {
      return [Finding("value", error.code, error.message)]
    }
  }

  private func boundedFindings(_ kind: AnswerKind) -> [Finding] {
    if kind == .flag || kind == .text {
      return [
        Finding(
          "hold", "cannot-be-bounded",
          Phrase(
            "Choose tight or loose: yes or no, and words, have no bound",
            es: "Elija fija o abierta: sí o no, y las palabras, no tienen límite"))
      ]
    }
    let misplaced = misplacedFields(kind)
    if !misplaced.isEmpty { return misplaced }
    let unreadable = ["least": least, "most": most].sorted { $0.key < $1.key }.compactMap {
      field, text in
      unreadableFinding(field, text, kind)
    }
    if !unreadable.isEmpty { return unreadable }
    let bound = self.bound
    if bound.isOpen {
      let say = Phrase(
        "Say what the bound is, or choose loose", es: "Diga cuál es el límite o elija abierta")
      return [Finding(kind.isListed ? "allowed" : "least", "no-bound", say)]
    }
    return excludingFindings(kind, bound)
  }

  private func misplacedFields(_ kind: AnswerKind) -> [Finding] {
    var fields: [(String, String)] = []
    if kind.isOrdered { fields = [("allowed", allowed), ("one_of", oneOf)] }
    if kind == .choice { fields = [("least", least), ("most", most), ("one_of", oneOf)] }
    return fields.filter { !$0.1.trimmed.isEmpty }.map { field, _ in
      Finding(
        field, "no-such-bound",
        Phrase(
          "Leave this empty: the question is answered otherwise",
          es: "Deje esto vacío: la cuestión se responde de otro modo"))
    }
  }

  /// The ends of a range are of the question's kind; of people, how many.
  private func endKind(_ kind: AnswerKind) -> AnswerKind { kind == .people ? .count : kind }

  private func unreadableFinding(_ field: String, _ text: String, _ kind: AnswerKind) -> Finding? {
    do throws(UnreadableField) {
      _ = try endKind(kind).value(from: text)
      return nil
    } catch {
      return Finding(field, error.code, error.message)
    }
  }

  /// A bound that nothing satisfies asks every school for a variance: it is a slip, found where it was made.
  private func excludingFindings(_ kind: AnswerKind, _ bound: Bound) -> [Finding] {
    if let least = bound.least?.amount, let most = bound.most?.amount, least > most {
      return [
        excluding(
          "most",
          Phrase(
            "Enter a highest value that is not below the lowest",
            es: "Escriba un máximo que no sea menor que el mínimo"))
      ]
    }
    let known = Set(options.names)
    if let allowed = bound.allowed, !known.isEmpty, allowed.isDisjoint(with: known) {
      return [
        excluding(
          "allowed",
          Phrase(
            "Allow at least one of what there is to choose from",
            es: "Permita al menos una de las opciones"))
      ]
    }
    let there = bound.allowed.map { known.isEmpty ? $0 : $0.intersection(known) } ?? known
    guard kind == .people, !there.isEmpty else { return [] }
    if !bound.oneOf.isEmpty, bound.oneOf.isDisjoint(with: there) {
      return [
        excluding(
          "one_of",
          Phrase(
            "Ask for at least one that may be chosen", es: "Exija al menos una que se pueda elegir")
        )
      ]
    }
    if case .count(let few)? = bound.least, few > there.count {
      return [
        excluding(
          "least",
          Phrase(
            "Ask for at most \(there.count): there are no more to choose from",
            es: "Exija \(there.count) como máximo: no hay más opciones"))
      ]
    }
    return []
  }

  private func excluding(_ field: String, _ message: Phrase) -> Finding {
    Finding(field, "excludes-everything", message)
  }

  private func publishedFindings(_ hold: Hold) -> [Finding] {
    var findings: [Finding] = []
    if decider.trimmed.isEmpty {
      findings.append(
        Finding(
          "decider", "no-decider", Phrase("Say which post decides", es: "Diga qué cargo decide"),
          stops: isPublished ? .saving : .launching))
    }
    if hold == .tight, gives.trimmed.isEmpty {
      findings.append(
        Finding(
          "gives", "nothing-in-return",
          Phrase(
            "Say what schools get in return for what is tight",
            es: "Diga qué reciben las escuelas a cambio de lo que es fijo"
          ), stops: .nothing))
    }
    return findings
  }
}

extension DecisionRight {
  /// What the right allows; everything where it is loose, or cannot be read.
  package var bound: Bound {
    var bound = Bound()
    guard hold == .bounded, let kind else { return bound }
    bound.least = (try? endKind(kind).value(from: least)) ?? nil
    bound.most = (try? endKind(kind).value(from: most)) ?? nil
    if kind.isListed {
      let names = allowed.names
      bound.allowed = names.isEmpty ? nil : Set(names)
      bound.oneOf = Set(oneOf.names)
    }
    return bound
  }

  /// The value that holds for every school.
  package var fixedValue: PlanValue? {
    guard hold == .tight, let kind else { return nil }
    return (try? kind.value(from: value, among: options.names)) ?? nil
  }

  /// What a school may choose from.
  package var offered: [String] {
    let known = options.names
    let names = allowed.names
    if names.isEmpty { return known }
    return known.isEmpty ? names : known.filter(names.contains)
  }

  /// The rule in a few words: "40%", "at least 40%", "each school decides".
  package var rule: Phrase {
    switch hold {
    case .tight: fixedValue?.shown ?? Phrase("not said yet", es: "aún sin decir")
    case .bounded: bound.words
    case .loose, nil: Phrase("each school decides", es: "decide cada escuela")
    }
  }
}
