import Vocabulary

/// How much of an agreement somebody may see. Source: docs/rules/agreements.md#who-reads-what
package enum AgreementReading: Sendable, Equatable, Comparable {
  case nothing
  /// That it exists, whether it is signed, and when it is looked at again.
  case standing
  case everything

  /// `maySupport`: whether they may help those at the place, as principal managers and the director may.
  /// `leadsSchool`: whether they are the school's principal.
  package init(_ agreement: Agreement, for person: Person.ID?, maySupport: Bool, leadsSchool: Bool) {
    if agreement.isSide(person) {
      self = .everything
    } else {
      switch agreement.sort {
      case .coaching:
        // What a teacher tells a coach is never for those who rate the teacher, unless the teacher lets them.
        self =
          leadsSchool && agreement.isOpenToPrincipal ? .everything : leadsSchool || maySupport ? .standing : .nothing
      case .leadership, .support: self = maySupport ? .everything : .nothing
      }
    }
  }
}
