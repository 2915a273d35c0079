import Vocabulary

/// What is wrong with a file of the directory: each fault with its field and what to do.
extension Exemplar {
  package var faults: [Finding] {
    ownFaults + facts.flatMap(faults) + roles.enumerated().flatMap(faults) + figureFaults
      + (rights ?? []).enumerated().flatMap(faults)
  }

  private var ownFaults: [Finding] {
    var found: [Finding] = []
    if !name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }) || name.isEmpty {
      found.append(fault("name", "name", "Write the name in small letters, digits and hyphens"))
    }
    found += phraseFaults("title", title) + phraseFaults("about", about)
    for state in states where state.count != 2 || !state.allSatisfy({ $0.isASCII && $0.isUppercase }) {
      found.append(fault("states", "state", "Write a state as two capitals, like IA, not “\(state)”"))
    }
    if kind != .model, states.isEmpty { found.append(fault("states", "no-state", "Name the state that it is in")) }
    if facts.isEmpty { found.append(fault("facts", "no-facts", "Add what is known, each with its source")) }
    for (id, count) in Dictionary(facts.map { ($0.id, 1) }, uniquingKeysWith: +).sorted(by: { $0.key < $1.key })
    where count > 1 {
      found.append(fault("facts.\(id)", "twice", "Give each fact an id of its own"))
    }
    return found
  }

  private func faults(of fact: ExemplarFact) -> [Finding] {
    let place = "facts.\(fact.id)"
    var found = phraseFaults("\(place).statement", fact.statement)
    for (index, source) in fact.sources.enumerated() {
      if source.name.trimmed.isEmpty {
        found.append(fault("\(place).sources.[\(index)].name", "no-name", "Name the source"))
      }
      if !source.hasGoodAddress {
        found.append(
          fault(
            "\(place).sources.[\(index)].address", "address",
            "Give the whole web address, from https:// on, not “\(source.address)”"))
      }
    }
    switch fact.confidence {
    case .read where fact.sources.isEmpty:
      found.append(fault("\(place).sources", "no-source", "Name the source in which it was read"))
    case .inferred where fact.from?.isEmpty ?? true:
      found.append(fault("\(place).from", "no-ground", "Name the facts that it follows from"))
    default: break
    }
    for ground in fact.from ?? [] where self.fact(ground) == nil || ground == fact.id {
      found.append(fault("\(place).from", "unknown-fact", "Name another fact of this file, not “\(ground)”"))
    }
    return found
  }

  private func faults(of role: (offset: Int, element: ExemplarRole)) -> [Finding] {
    let (index, role) = role
    let place = "roles.[\(index)]"
    var found = phraseFaults("\(place).name", role.name) + phraseFaults("\(place).does", role.does)
    found += unknown("\(place).fact", role.fact)
    if let evaluates = role.evaluates { found += unknown("\(place).evaluates.fact", evaluates.fact) }
    found += faults("\(place).release", role.release, in: 0...1)
    found += faults("\(place).stipend", role.stipend, in: 0...200_000)
    found += faults("\(place).payShare", role.payShare, in: 0...2)
    found += faults("\(place).days", role.days, in: 0...120)
    found += faults("\(place).span", role.span, in: 1...500)
    return found
  }

  private var figureFaults: [Finding] {
    faults("costPerPupil", costPerPupil, in: 0...10_000) + faults("costPerTeacher", costPerTeacher, in: 0...200_000)
      + faults("trainingDays", trainingDays, in: 0...120)
      + (selection.map { unknown("selection.fact", $0.fact) } ?? [])
      + (training.map { unknown("training.fact", $0.fact) } ?? [])
  }

  /// A right that the district could not keep as a draft is no use to begin from.
  private func faults(of right: (offset: Int, element: ExemplarRight)) -> [Finding] {
    let (index, right) = right
    let place = "rights.[\(index)]"
    var found = unknown("\(place).fact", right.fact)
    guard let question = right.designQuestion else {
      return found + [
        fault("\(place).question", "unknown-question", "Name a question of the library, not “\(right.question)”")
      ]
    }
    if rights?.prefix(index).contains(where: { $0.question == right.question }) == true {
      found.append(fault("\(place).question", "twice", "Say once how “\(right.question)” is held"))
    }
    let known = Set(question.options.map(\.en))
    for option in right.options where !known.contains(option) {
      found.append(fault("\(place)", "unknown-option", "Name an option of the question, not “\(option)”"))
    }
    if let gives = right.gives { found += phraseFaults("\(place).gives", gives) }
    let draft = right.draft(in: SchoolYear(containing: read), from: self, language: .english)
    for finding in draft?.allFindings ?? [] where finding.stops == .saving {
      found.append(fault("\(place).\(finding.field)", finding.code, finding.message.en))
    }
    return found
  }

  private func faults(_ place: String, _ known: KnownRange?, in bounds: ClosedRange<Double>) -> [Finding] {
    guard let known else { return [] }
    var found = unknown("\(place).fact", known.fact)
    if known.low > known.high { found.append(fault("\(place).low", "order", "Put the lower figure first")) }
    if !bounds.contains(known.low) || !bounds.contains(known.high) {
      found.append(
        fault(
          place, "range",
          "Give figures from \(bounds.lowerBound.written(decimals: 0)) to \(bounds.upperBound.written(decimals: 0))"))
    }
    return found
  }

  private func unknown(_ place: String, _ id: String) -> [Finding] {
    fact(id) == nil ? [fault(place, "unknown-fact", "Name a fact of this file, not “\(id)”")] : []
  }

  private func phraseFaults(_ place: String, _ phrase: Phrase) -> [Finding] {
    [("en", phrase.en), ("es", phrase.es)].filter { $0.1.trimmed.isEmpty }.map {
      fault("\(place).\($0.0)", "no-words", "Write it in both languages")
    }
  }

  private func fault(_ field: String, _ code: String, _ message: String) -> Finding {
    Finding("\(name).\(field)", code, Phrase(message, es: message))
  }
}

extension FactSource {
  /// Begins as an address of the web does, and names a host.
  package var hasGoodAddress: Bool {
    guard let start = ["https://", "http://"].first(where: address.hasPrefix) else { return false }
    let host = address.dropFirst(start.count).prefix { $0 != "/" && $0 != "?" }
    return host.contains(".") && !address.contains(where: \.isWhitespace)
  }
}
