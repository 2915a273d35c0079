import Build
import Vocabulary

extension Records {
  /// Agreements that wait for a person: to be signed, or to be looked at again.
  func agreementTasks(of person: Person.ID) throws -> [WaitingTask] {
    let own = try agreements(of: person).filter { $0.ended == nil && $0.year == schoolYear }
    if own.isEmpty { return [] }
    let names = try findByID(Array(Set(own.map { $0.other(than: person) })))
    return own.compactMap { agreement in
      let other = names[agreement.other(than: person)]?.title ?? ""
      let address = "/build/agreements/\(agreement.id)"
      switch agreement.state(on: today) {
      case .waiting(person):
        return WaitingTask(
          .record, Phrase("Sign the agreement with \(other)", es: "Firmar el acuerdo con \(other)"),
          about: agreement.sort.label, at: address)
      case .reviewDue(let day), .reviewLate(let day):
        return WaitingTask(
          .record, Phrase("Look at the agreement with \(other) again", es: "Revisar el acuerdo con \(other)"),
          about: agreement.sort.label, at: address, due: day)
      case .waiting, .draft, .signed, .ended: return nil
      }
    }
  }
}
