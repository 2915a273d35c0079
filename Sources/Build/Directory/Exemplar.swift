import Vocabulary

/// A figure with its lowest and its highest, and the fact that says so.
package struct KnownRange: Sendable, Equatable, Codable {
  package var low: Double
  package var high: Double
  package var fact: String

  package init(_ low: Double, _ high: Double, fact: String) {
    self.low = low
    self.high = high
    self.fact = fact
  }

  package var range: ClosedRange<Double> { min(low, high)...max(low, high) }
}

/// Steps or parts that are known to be there, and the fact that says so. What is not named may be there all the same.
package struct KnownParts<Part: ChoiceType & Codable & Hashable>: Sendable, Equatable, Codable {
  package var parts: [Part]
  package var fact: String

  package init(_ parts: [Part], fact: String) {
    self.parts = parts
    self.fact = fact
  }
}

/// A role of a place in the directory, with what its holders are given.
package struct ExemplarRole: Sendable, Equatable, Codable {
  package struct Evaluation: Sendable, Equatable, Codable {
    package var power: EvaluationDuty
    package var fact: String
  }

  package var name: Phrase
  package var does: Phrase
  /// The fact that speaks of the role.
  package var fact: String
  /// Of the holder's time, without students of their own: 0…1.
  package var release: KnownRange?
  /// Dollars a year.
  package var stipend: KnownRange?
  /// Of the holder's pay, on top of it: 0…1 and above.
  package var payShare: KnownRange?
  /// Added to the contract.
  package var days: KnownRange?
  /// Teachers led by one holder.
  package var span: KnownRange?
  package var evaluates: Evaluation?
  package var grades: [GradeBand]?

  package init(_ name: Phrase, does: Phrase, fact: String) {
    self.name = name
    self.does = does
    self.fact = fact
  }
}

/// A state, a district, a network or a model elsewhere that does teacher leadership: what the directory knows of it.
///
/// It is data that comes with the product, the same for every district, and holds nothing of any district that uses it.
package struct Exemplar: Sendable, Equatable, Codable, Identifiable {
  package enum Kind: String, ChoiceType, Codable {
    case state, district, network, model

    package var label: Phrase {
      switch self {
      case .state: Phrase("State", es: "Estado")
      case .district: Phrase("District", es: "Distrito")
      case .network: Phrase("Group of schools", es: "Grupo de escuelas")
      case .model: Phrase("Model used in many places", es: "Modelo que se usa en muchos lugares")
      }
    }
  }

  /// Stable: the name of its file, and its address.
  package var name: String
  package var title: Phrase
  package var kind: Kind
  /// Two letters each; none for a model that belongs to no state.
  package var states: [String]
  package var about: Phrase
  /// Whether it is one of the three that the roadmap of 2014 tells of itself.
  package var isOfTheRoadmap: Bool
  /// The day on which the sources were read.
  package var read: Day
  package var roles: [ExemplarRole]
  package var selection: KnownParts<SelectionStep>?
  package var training: KnownParts<TrainingPart>?
  /// A year, for the holders of one role.
  package var trainingDays: KnownRange?
  /// Dollars a year and pupil.
  package var costPerPupil: KnownRange?
  /// Dollars a year and supported teacher.
  package var costPerTeacher: KnownRange?
  /// Who decides what there, as far as it is known.
  package var rights: [ExemplarRight]?
  package var facts: [ExemplarFact]

  package var id: String { name }

  package init(_ name: String, _ title: Phrase, _ kind: Kind, about: Phrase, read: Day, facts: [ExemplarFact]) {
    self.name = name
    self.title = title
    self.kind = kind
    self.about = about
    self.read = read
    self.facts = facts
    states = []
    isOfTheRoadmap = false
    roles = []
  }
}

extension Exemplar {
  package func fact(_ id: String) -> ExemplarFact? { facts.first { $0.id == id } }

  /// What is known, feature by feature, in the order in which features are told.
  package var factsByFeature: [(feature: DesignFeature, facts: [ExemplarFact])] {
    DesignFeature.allCases.map { feature in (feature, facts.filter { $0.feature == feature }) }
      .filter { !$0.1.isEmpty }
  }

  /// The grades that some role is known to be for.
  package var grades: Set<GradeBand> { Set(roles.flatMap { $0.grades ?? [] }) }
}
