import Measures
import Vocabulary

/// Somebody whose figures are late: a principal, or the owner of a measure of the district.
package struct LatePlace: Sendable, Equatable {
  package let round: ReadingRound
  package let measure: Measure
  /// Nil for the district.
  package let school: School?
  package let person: Person?
}

extension Records {
  /// Every place whose figures are late today, with who answers for it.
  package func latePlaces() throws -> [LatePlace] {
    let principals = try principalsBySchool()
    let late = try roundStandings().filter { $0.isLate(on: today) }
    return try late.compactMap { try roundState($0.round.id) }.flatMap { state -> [LatePlace] in
      if state.isMissingDistrict, state.round.isOverdue(on: today) {
        let owner = try state.measure.owner.flatMap { try find(Person.self, $0) }
        return [LatePlace(round: state.round, measure: state.measure, school: nil, person: owner)]
      }
      return state.late(on: today).map {
        LatePlace(round: state.round, measure: state.measure, school: $0, person: principals[$0.id])
      }
    }
  }

  /// Who leads each school today.
  package func principalsBySchool() throws -> [School.ID: Person] {
    let holders = try all(Position.self, where: "post", is: Post.principal.rawValue).filter { $0.isHeld(on: today) }
    let people = try findByID(holders.compactMap(\.person)) as [Person.ID: Person]
    return holders.reduce(into: [:]) { found, position in
      guard let school = position.school, let person = position.person.flatMap({ people[$0] }) else { return }
      found[school] = found[school] ?? person
    }
  }
}

extension ActRecords {
  /// Asks everybody who is late, with a task for each that stands at the round; who has been asked for it and has not done it is not
  /// asked twice. Returns whom it asked.
  @discardableResult package func remindLate() throws -> [LatePlace] {
    try author.require(.editPlan, at: .district)
    let late = try latePlaces()
    var reminded: [LatePlace] = []
    for place in late {
      guard let person = place.person, person.id != author.person, try !isReminded(person.id, of: place) else {
        continue
      }
      let subject = Subject(
        kind: ReadingRound.kind, id: place.round.id.rawValue, title: place.round.title, place: place.round.place)
      try comment(place.request, on: subject, asking: Request(of: person.id))
      reminded.append(place)
    }
    return reminded
  }
}

extension LatePlace {
  /// In both languages: nobody knows yet which one its reader prefers.
  var request: String {
    let place = school?.name ?? measure.name
    let due = round.due?.description ?? ""
    return
      "Please hand in the figures of \(place) for “\(round.name)”. They were due on \(due). · Por favor, entregue las cifras de \(place) para «\(round.name)». La fecha era el \(due)."
  }
}
