import Purpose
import Vocabulary

/// What of a design of teacher leadership can be laid beside another: the district's own, or one of the directory.
///
/// What is nil is not known, which is not the same as nothing.
package struct Design: Sendable, Equatable {
  /// Dollars a year, from the lowest paid role to the highest.
  package var pay: ClosedRange<Double>?
  /// Of the holders' pay, where it is given so.
  package var payShare: ClosedRange<Double>?
  /// Of the holders' time, from the role with the least to the one with the most.
  package var release: ClosedRange<Double>?
  package var span: ClosedRange<Double>?
  package var selection: Set<SelectionStep>?
  package var training: Set<TrainingPart>?
  /// A year, for the holders of one role, from the role with the fewest to the one with the most.
  package var trainingDays: ClosedRange<Double>?
  package var costPerPupil: ClosedRange<Double>?
  package var costPerTeacher: ClosedRange<Double>?

  package init() {}
}

extension Exemplar {
  package var design: Design {
    var design = Design()
    design.pay = .covering(roles.compactMap(\.stipend?.range))
    design.payShare = .covering(roles.compactMap(\.payShare?.range))
    design.release = .covering(roles.compactMap(\.release?.range))
    design.span = .covering(roles.compactMap(\.span?.range))
    design.selection = selection.map { Set($0.parts) }
    design.training = training.map { Set($0.parts) }
    design.costPerPupil = costPerPupil?.range
    design.costPerTeacher = costPerTeacher?.range
    design.trainingDays = trainingDays?.range
    return design
  }
}

extension Design {
  /// The district’s own, as far as its records say. `pupils` is nil while not every open school has its number.
  /// Source: docs/rules/directory.md#our-own-side
  package init(roles: [CharteredRole], pupils: Int? = nil, cost: CostYear? = nil, events: [TrainingEvent] = []) {
    self.init()
    pay = .covering(roles.compactMap { $0.stipend.map { Double($0.cents) / 100 } }.map { $0...$0 })
    release = .covering(roles.compactMap { $0.release ?? $0.time }.map { $0...$0 })
    span = .covering(roles.compactMap(\.charter).compactMap(Design.span))
    let selectors = roles.compactMap(\.charter?.selector)
    selection = selectors.isEmpty ? nil : Set(selectors.flatMap(\.steps))
    if let cost, cost.total > .zero, Design.isCounted(roles) {
      costPerPupil = Design.dollars(cost.total, each: pupils)
      costPerTeacher = Design.dollars(cost.total, each: cost.supported)
    }
    let days = DaysOfTraining(events)
    training = days.parts(extraDays: roles.contains { $0.extraDays > 0 })
    trainingDays = .covering(roles.compactMap { days.count(for: $0.role.id) }.map { $0...$0 })
  }

  /// A span that is open at one end says nothing that could be laid beside another.
  private static func span(of charter: RoleCharter) -> ClosedRange<Double>? {
    guard let most = charter.spanMost else { return nil }
    let least = charter.spanLeast ?? most
    return least <= most && least > 0 ? Double(least)...Double(most) : nil
  }

  /// A paid role without its number of holders costs more than the model knows.
  private static func isCounted(_ roles: [CharteredRole]) -> Bool {
    roles.allSatisfy { $0.stipend == nil || $0.role.holders != nil }
  }

  private static func dollars(_ money: Money, each count: Int?) -> ClosedRange<Double>? {
    guard let count, count > 0 else { return nil }
    let each = Double(money.cents) / 100 / Double(count)
    return each...each
  }
}

extension Selector {
  /// The steps that choosing in this way takes, as the directory tells them.
  fileprivate var steps: [SelectionStep] {
    switch self {
    case .principal: [.principal]
    case .poolThenSchool: [.eligibility, .pool]
    case .jointPanel: [.council]
    case .schoolPanel, .districtPanel, .colleagues: []
    }
  }
}

extension ClosedRange<Double> {
  /// From the lowest of all to the highest of all; nil for none.
  package static func covering(_ ranges: [ClosedRange<Double>]) -> ClosedRange<Double>? {
    guard let low = ranges.map(\.lowerBound).min(), let high = ranges.map(\.upperBound).max() else { return nil }
    return low...high
  }
}
