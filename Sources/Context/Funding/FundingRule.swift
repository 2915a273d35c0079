import Vocabulary

/// What sort of thing a rule demands of the money.
package enum RuleSort: String, ChoiceType, Codable {
  case allowedUse = "allowed_use", notAllowed = "not_allowed", atMost = "at_most", atLeast = "at_least", serves
  case timeLimit = "time_limit", supplement, timeAndEffort = "time_and_effort", reserve, match, reminder

  package var label: Phrase {
    switch self {
    case .allowedUse: Phrase("What it may pay", es: "Qué puede pagar")
    case .notAllowed: Phrase("What it may not pay", es: "Qué no puede pagar")
    case .atMost: Phrase("Upper limit", es: "Límite máximo")
    case .atLeast: Phrase("Smallest share", es: "Parte mínima")
    case .serves: Phrase("Whom it must serve", es: "A quién debe atender")
    case .timeLimit: Phrase("Time limit", es: "Límite de tiempo")
    case .supplement: Phrase("Add, do not replace", es: "Añadir, no sustituir")
    case .timeAndEffort: Phrase("Record of time worked", es: "Registro del tiempo trabajado")
    case .reserve: Phrase("Set aside first", es: "Reservar primero")
    case .match: Phrase("Match with other money", es: "Completar con otro dinero")
    case .reminder: Phrase("To keep in mind", es: "A tener en cuenta")
    }
  }
}

/// Whether a rule was read at its source.
package enum Confidence: String, ChoiceType, Codable {
  case confirmed, unconfirmed

  package var label: Phrase {
    switch self {
    case .confirmed: Phrase("Read at its source", es: "Leída en su fuente")
    case .unconfirmed:
      Phrase("Not confirmed: check it before you rely on it", es: "Sin confirmar: compruébela antes de fiarse")
    }
  }
}

/// One condition that comes with a program's money: dated data with its source, never a constant of the program.
package struct FundingRule: Sendable, Equatable, Codable, Identifiable {
  /// Stable, with the program in front: `title-2a/supplement`.
  package var id: String
  package var sort: RuleSort
  package var statement: Phrase
  /// Of the source's yearly amount, 0…1.
  package var share: Double?
  package var uses: [Use]?
  package var served: [Served]?
  /// For a time limit: the years of the award, and the years by which it may be renewed.
  package var years: Int?
  package var renewal: Int?
  /// The rule holds only for sources of more than so many dollars a year.
  package var aboveDollars: Int?
  package var from: Day?
  package var until: Day?
  /// Where it says so: statute, regulation, or the page that was read.
  package var source: String
  package var address: String?
  package var read: Day
  package var confidence: Confidence
  package var note: Phrase?

  package init(
    id: String, sort: RuleSort, statement: Phrase, source: String, read: Day, confidence: Confidence = .confirmed
  ) {
    self.id = id
    self.sort = sort
    self.statement = statement
    self.source = source
    self.read = read
    self.confidence = confidence
  }
}

extension FundingRule {
  package func holds(on day: Day) -> Bool { (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true) }

  /// What a rule of its sort cannot do without, and what it says against itself.
  package var faults: [Finding] {
    var found: [Finding] = []
    if source.trimmed.isEmpty { found.append(fault("source", "no-source", "Name the source of the rule")) }
    if statement.en.trimmed.isEmpty || statement.es.trimmed.isEmpty {
      found.append(fault("statement", "no-statement", "State the rule in both languages"))
    }
    if let from, let until, until < from {
      found.append(fault("until", "ends-before-start", "Let it end after it starts"))
    }
    if let share, !(0...1).contains(share) { found.append(fault("share", "range", "Give the share between 0 and 1")) }
    if let address, !address.hasPrefix("http") { found.append(fault("address", "address", "Give a web address")) }
    if confidence == .unconfirmed, note == nil { found.append(fault("note", "no-note", "Say what is not confirmed")) }
    return found + missingParameters
  }

  private var missingParameters: [Finding] {
    let missing: [(String, Bool)] =
      switch sort {
      case .allowedUse, .notAllowed: [("uses", uses?.isEmpty ?? true)]
      case .atMost, .atLeast: [("share", share == nil), ("uses", (uses ?? []).isEmpty && (served ?? []).isEmpty)]
      case .serves: [("served", served?.isEmpty ?? true)]
      case .timeLimit: [("years", years == nil)]
      case .reserve, .match: [("share", share == nil)]
      case .supplement, .timeAndEffort, .reminder: []
      }
    return missing.filter(\.1).map { fault($0.0, "no-parameter", "Give \($0.0): a rule of this sort needs it") }
  }

  private func fault(_ field: String, _ code: String, _ message: String) -> Finding {
    Finding("\(id).\(field)", code, Phrase("\(message)", es: "\(message)"))
  }
}

/// The rules of one program, as read on certain days.
package struct RulePack: Sendable, Equatable, Codable {
  /// A program's name, or `federal` for what holds for all federal money.
  package var program: String
  package var title: Phrase
  package var about: Phrase
  /// The state it belongs to, as two letters; nil for federal rules.
  package var state: String?
  /// Grows when the file changes in substance.
  package var edition: Day
  package var rules: [FundingRule]

  package static let forAllFederal = "federal"

  package init(program: String, title: Phrase, about: Phrase, edition: Day, rules: [FundingRule]) {
    self.program = program
    self.title = title
    self.about = about
    self.edition = edition
    self.rules = rules
  }

  /// What is wrong with the pack itself.
  package var faults: [Finding] {
    var found = rules.flatMap(\.faults)
    for rule in rules where !rule.id.hasPrefix(program + "/") {
      found.append(
        Finding(
          "\(rule.id).id", "id",
          Phrase(
            "Begin the id with \(program)/", es: "Empiece el identificador con \(program)/")))
    }
    for (id, count) in Dictionary(rules.map { ($0.id, 1) }, uniquingKeysWith: +) where count > 1 {
      found.append(
        Finding("\(id).id", "twice", Phrase("Give each rule its own id", es: "Dé a cada regla su identificador")))
    }
    if program != RulePack.forAllFederal, FundingProgram(named: program) == nil {
      found.append(
        Finding(
          "program", "unknown-program",
          Phrase(
            "Name a program that funding sources can choose", es: "Nombre un programa que las fuentes puedan elegir")))
    }
    return found
  }
}
