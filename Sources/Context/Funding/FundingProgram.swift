import Vocabulary

/// A program that money for teacher leadership comes from: a federal grant, a state allotment, the general fund.
///
/// An open list: a new one is a new static member and, when it has rules, a new file of rules.
package struct FundingProgram: Hashable, Sendable {
  /// Stable: kept in records, and the name of its file of rules.
  package let name: String
  package let label: Phrase
  package let origin: Origin

  package enum Origin: String, Sendable, Codable, CaseIterable { case federal, state, local, given }

  package init(_ name: String, _ origin: Origin, _ label: Phrase) {
    self.name = name
    self.origin = origin
    self.label = label
  }

  package static func == (a: FundingProgram, b: FundingProgram) -> Bool { a.name == b.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension FundingProgram {
  package static let titleOneA = FundingProgram(
    "title-1a", .federal, Phrase("ESEA Title I, Part A", es: "ESEA Título I, Parte A"))
  package static let titleTwoA = FundingProgram(
    "title-2a", .federal, Phrase("ESEA Title II, Part A", es: "ESEA Título II, Parte A"))
  package static let ideaB = FundingProgram("idea-b", .federal, Phrase("IDEA, Part B", es: "IDEA, Parte B"))
  package static let tsl = FundingProgram(
    "tsl", .federal,
    Phrase(
      "Teacher and School Leader Incentive (TSL)", es: "Incentivo para Docentes y Líderes Escolares (TSL)"))
  package static let otherFederal = FundingProgram(
    "other-federal", .federal, Phrase("Other federal money", es: "Otro dinero federal"))
  package static let iowaTLC = FundingProgram(
    "iowa-tlc", .state,
    Phrase(
      "Iowa Teacher Leadership and Compensation", es: "Liderazgo y Compensación Docente de Iowa"))
  package static let texasTIA = FundingProgram(
    "texas-tia", .state,
    Phrase(
      "Texas Teacher Incentive Allotment", es: "Asignación de Incentivo Docente de Texas"))
  package static let otherState = FundingProgram(
    "other-state", .state, Phrase("Other state money", es: "Otro dinero estatal"))
  package static let generalFund = FundingProgram("general-fund", .local, Phrase("General fund", es: "Fondo general"))
  package static let localLevy = FundingProgram(
    "local-levy", .local, Phrase("Local levy", es: "Impuesto local específico"))
  package static let gift = FundingProgram("gift", .given, Phrase("Foundation or gift", es: "Fundación o donativo"))

  package static let all: [FundingProgram] = [
    titleOneA, titleTwoA, ideaB, tsl, otherFederal, iowaTLC, texasTIA, otherState, generalFund, localLevy, gift,
  ]

  package static var choices: [Choice] { all.map { Choice($0.name, $0.label) } }

  package init?(named name: String) {
    guard let known = FundingProgram.all.first(where: { $0.name == name }) else { return nil }
    self = known
  }
}
