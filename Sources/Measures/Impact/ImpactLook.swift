import Statistics
import Vocabulary

/// A look at results that was not registered: another outcome, another group, another way to compare. It is kept, whatever it showed.
package struct ImpactLook: Sendable, Equatable, Identifiable {
  package typealias ID = Identifier<ImpactLook>

  package let id: ID
  package let comparison: ComparisonDesign.ID
  package let outcome: Measure.ID
  /// One group of the outcome; empty for everybody.
  package let group: String
  package let control: ComparisonDesign.Control
  package let moment: Moment
  /// Who looked.
  package let name: String

  package init(
    id: ID, comparison: ComparisonDesign.ID, outcome: Measure.ID, group: String, control: ComparisonDesign.Control,
    moment: Moment, name: String
  ) {
    self.id = id
    self.comparison = comparison
    self.outcome = outcome
    self.group = group
    self.control = control
    self.moment = moment
    self.name = name
  }

  /// What it looks at; two looks at the same count once.
  package struct Question: Hashable, Sendable {
    package let outcome: Measure.ID
    package let group: String
    package let control: ComparisonDesign.Control

    package init(outcome: Measure.ID, group: String, control: ComparisonDesign.Control) {
      self.outcome = outcome
      self.group = group
      self.control = control
    }
  }

  package var question: Question { Question(outcome: outcome, group: group, control: control) }
}

/// Every look at results that was not registered, corrected for how many there were.
package struct ImpactLooks: Sendable {
  package let rows: [Row]

  package struct Row: Sendable {
    package let look: ImpactLook
    package let outcome: Measure
    package let estimate: ImpactEstimate?
    /// Why there is none.
    package let refusal: Phrase?
    /// Benjamini and Hochberg's, over all looks.
    package var q: Double?
  }

  package init(_ looked: [(look: ImpactLook, outcome: Measure, finding: ImpactFinding)]) {
    var seen: Set<ImpactLook.Question> = []
    var rows = looked.filter { seen.insert($0.look.question).inserted }.map { look, outcome, finding -> Row in
      switch finding {
      case .estimated(let estimate): Row(look: look, outcome: outcome, estimate: estimate, refusal: nil)
      case .waiting(let why): Row(look: look, outcome: outcome, estimate: nil, refusal: why)
      case .refused(let why): Row(look: look, outcome: outcome, estimate: nil, refusal: why.joined())
      }
    }
    let q = FalseDiscovery.benjaminiHochberg(rows.map { $0.estimate?.chance })
    for index in rows.indices { rows[index].q = q[index] }
    self.rows = rows
  }

  package var sentence: Phrase {
    let looks = Phrase.count(
      rows.count, one: Phrase("look", es: "mirada"), many: Phrase("looks", es: "miradas"))
    return Phrase(
      "Exploratory: \(looks.en) at results that nobody registered beforehand. Of many looks some show a difference by chance; the last column counts them in. A finding here is a question for the next comparison, not an answer.",
      es:
        "Exploratorio: \(looks.es) a resultados que nadie registró de antemano. De muchas miradas algunas muestran una diferencia por azar; la última columna lo tiene en cuenta. Un hallazgo aquí es una pregunta para la próxima comparación, no una respuesta."
    )
  }
}
