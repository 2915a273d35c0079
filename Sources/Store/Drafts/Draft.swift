import Vocabulary

/// What somebody has typed into a form and not saved yet: theirs alone, and no part of the history.
package struct Draft: Sendable, Equatable {
  /// Where the form is sent.
  package let form: String
  package let began: Moment
  package let saved: Moment
  /// As a form sends it: `name=value&name=value`.
  package let typed: String

  /// Nobody has come back to a draft for so long: it goes.
  static let days = 30
  /// The most forms that somebody has open; of more, the oldest go.
  static let most = 100

  fileprivate init(row: Row) {
    form = row.text(0)
    began = row.moment(1) ?? Moment(milliseconds: 0)
    saved = row.moment(2) ?? began
    typed = row.text(3)
  }
}

extension Store {
  /// Keeps a draft in place of the one before it. It is no act: nothing of the district's has changed.
  package func keepDraft(_ typed: String, of form: String, by person: Person.ID, in district: District.ID) async throws
  {
    try await keep(district) { records in
      try records.sweepDrafts()
      try records.session.run(
        """
        INSERT INTO draft (district, person, form, began, saved, typed)
        VALUES (\(district), \(person), \(form), \(records.moment), \(records.moment), \(typed))
        ON CONFLICT (district, person, form) DO UPDATE SET saved = excluded.saved, typed = excluded.typed
        """)
      try records.limitDrafts(of: person)
    }
  }

  package func discardDraft(of form: String, by person: Person.ID, in district: District.ID) async throws {
    try await keep(district) { try $0.discardDraft(of: form, by: person) }
  }
}

extension Records {
  package func draft(of form: String, by person: Person.ID) throws -> Draft? {
    try drafts("person = \(person) AND form = \(form)").first
  }

  /// The newest first.
  package func drafts(by person: Person.ID) throws -> [Draft] { try drafts("person = \(person)") }

  /// In the act that saves the form, so that the draft goes exactly when what it held is safe.
  package func discardDraft(of form: String, by person: Person.ID) throws {
    try session.run("DELETE FROM draft WHERE district = \(district) AND person = \(person) AND form = \(form)")
  }

  private func drafts(_ condition: SQL) throws -> [Draft] {
    try session.rows(
      """
      SELECT form, began, saved, typed FROM draft
      WHERE district = \(district) AND saved >= \(oldestDraft) AND \(condition) ORDER BY saved DESC, form
      """
    ).map(Draft.init(row:))
  }

  private var oldestDraft: Moment { moment.adding(seconds: -Draft.days * 86_400) }

  fileprivate func sweepDrafts() throws {
    try session.run("DELETE FROM draft WHERE district = \(district) AND saved < \(oldestDraft)")
  }

  fileprivate func limitDrafts(of person: Person.ID) throws {
    try session.run(
      """
      DELETE FROM draft WHERE district = \(district) AND person = \(person) AND form NOT IN (
        SELECT form FROM draft WHERE district = \(district) AND person = \(person)
        ORDER BY saved DESC, form LIMIT \(Draft.most))
      """)
  }
}
