import Purpose
import Vocabulary

/// What two people have settled about working together: written by both, signed by both, looked at again each term.
///
/// No record of the district like others: it is private to the two, so it is in no list, search or file that others read.
package struct Agreement: Sendable, Equatable, Identifiable {
  package typealias ID = Identifier<Agreement>

  package let id: ID
  /// Counts the changes of what is written; signing and reviewing do not change it.
  package var version = 0
  package let sort: AgreementSort
  package let year: SchoolYear
  package let school: School.ID?
  package let role: Role.ID?
  /// The principal, the coach or the principal manager.
  package let first: Person.ID
  /// The teacher leader, the teacher or the principal.
  package let second: Person.ID
  package var terms: [AgreementTopic: String] = [:]
  /// Of a coach and a teacher: the teacher lets the principal read it.
  package var isOpenToPrincipal = false
  package var signatures: [Signature] = []
  package var reviews: [Review] = []
  package var ended: Day?

  package init(
    id: ID, _ sort: AgreementSort, in year: SchoolYear, at school: School.ID?, role: Role.ID? = nil,
    between first: Person.ID, and second: Person.ID
  ) {
    self.id = id
    self.sort = sort
    self.year = year
    self.school = school
    self.role = role
    self.first = first
    self.second = second
  }

  /// That somebody agreed to what stood there on a day.
  package struct Signature: Sendable, Equatable, Codable {
    package let person: Person.ID
    package let day: Day

    package init(_ person: Person.ID, on day: Day) {
      self.person = person
      self.day = day
    }
  }

  /// What the two said when they looked at it again.
  package struct Review: Sendable, Equatable, Codable {
    package let day: Day
    package let by: Person.ID
    package let words: String

    package init(on day: Day, by person: Person.ID, _ words: String) {
      self.day = day
      by = person
      self.words = words
    }
  }
}

extension Agreement {
  package var sides: [Person.ID] { [first, second] }
  package func isSide(_ person: Person.ID?) -> Bool { person.map(sides.contains) ?? false }
  package func other(than person: Person.ID) -> Person.ID { person == first ? second : first }
  package func isSigned(by person: Person.ID) -> Bool { signatures.contains { $0.person == person } }
  package var isSigned: Bool { sides.allSatisfy(isSigned) }
  /// The day on which the second of the two signed.
  package var signedOn: Day? { isSigned ? signatures.map(\.day).max() : nil }

  package func words(on topic: AgreementTopic) -> String { terms[topic, default: ""] }
  package var openTopics: [AgreementTopic] { sort.topics.filter { words(on: $0).trimmed.isEmpty } }
}

/// Where an agreement stands on a day.
package enum AgreementState: Sendable, Equatable {
  case draft
  /// One of the two has signed, and this one has not.
  case waiting(for: Person.ID)
  case signed
  /// Signed, and to be looked at again by a day.
  case reviewDue(by: Day)
  case reviewLate(since: Day)
  case ended
}

extension Agreement {
  package func state(on day: Day) -> AgreementState {
    if ended.map({ $0 <= day }) ?? false { return .ended }
    if !isSigned {
      guard let signed = sides.first(where: isSigned(by:)) else { return .draft }
      return .waiting(for: other(than: signed))
    }
    return review(on: day)
  }

  /// Looked at again each half of a school year: in its last six weeks, unless it was signed in them.
  /// Source: docs/rules/agreements.md#reviews
  private func review(on day: Day) -> AgreementState {
    guard let signedOn else { return .draft }
    for end in Self.terms(of: year) {
      let opens = end.adding(days: -42)
      // A late review is a review: what was looked at since the weeks began needs no second look for that term.
      if signedOn >= opens || reviews.contains(where: { $0.day >= opens }) { continue }
      if day > end { return .reviewLate(since: end) }
      if day >= opens { return .reviewDue(by: end) }
    }
    return .signed
  }

  /// The last days of the two halves of a school year.
  static func terms(of year: SchoolYear) -> [Day] {
    [Day(year.start, 12, 31), Day(year.start + 1, 6, 30)].compactMap(\.self)
  }
}

extension Agreement {
  /// With other words. Whoever had signed has not signed these: the signatures go, and it is said whose.
  package func changed(
    to terms: [AgreementTopic: String], openToPrincipal: Bool
  ) -> (agreement: Agreement, unsigned: [Person.ID]) {
    let kept = terms.filter { sort.topics.contains($0.key) && !$0.value.trimmed.isEmpty }
    let isOpen = sort == .coaching && openToPrincipal
    guard kept != self.terms || isOpen != isOpenToPrincipal else { return (self, []) }
    var changed = self
    changed.terms = kept
    changed.isOpenToPrincipal = isOpen
    changed.version += 1
    changed.signatures = []
    return (changed, signatures.map(\.person))
  }

  /// Signed by one of the two, as it stands. What is open has to be settled first.
  package func signed(by person: Person.ID?, on day: Day) throws(Refusal) -> Agreement {
    guard let person, isSide(person) else { throw Refusal([.notASide]) }
    if ended != nil { throw Refusal([.endedAgreement]) }
    let open = openTopics.map { topic in
      Finding(
        topic.rawValue, "open-topic",
        Phrase("Settle this first: \(topic.label.en)", es: "Acuerden esto primero: \(topic.label.es)"))
    }
    if !open.isEmpty { throw Refusal(open) }
    guard !isSigned(by: person) else { return self }
    var signed = self
    signed.signatures.append(Signature(person, on: day))
    return signed
  }

  package func reviewed(by person: Person.ID?, on day: Day, _ words: String) throws(Refusal) -> Agreement {
    guard let person, isSide(person) else { throw Refusal([.notASide]) }
    if ended != nil { throw Refusal([.endedAgreement]) }
    guard isSigned else {
      throw Refusal("", "not-signed", Phrase("Sign it first, both of you", es: "Primero fírmenlo ambas personas"))
    }
    guard !words.trimmed.isEmpty else {
      throw Refusal("words", "required", Phrase("Say how it goes", es: "Diga qué tal va"))
    }
    var reviewed = self
    reviewed.reviews.append(Review(on: day, by: person, words.trimmed))
    return reviewed
  }

  package func ended(by person: Person.ID?, on day: Day) throws(Refusal) -> Agreement {
    guard isSide(person) else { throw Refusal([.notASide]) }
    var ended = self
    ended.ended = self.ended ?? day
    return ended
  }
}

extension Finding {
  fileprivate static let notASide = Finding(
    "", "not-a-side",
    Phrase("Only the two whom it binds do this", es: "Solo lo hacen las dos personas a quienes obliga"))
  fileprivate static let endedAgreement = Finding(
    "", "ended", Phrase("It has ended: begin a new one", es: "Ya terminó: empiece uno nuevo"))
}
