import Store
import Vocabulary

/// A draft of a record's form, beside what the record says now.
struct TakenUpDraft: Sendable {
  /// Who saved the record after the draft was begun.
  struct Theirs: Sendable { let name: String }

  let draft: OpenDraft
  /// From what the record says to what was typed; none for a new record.
  let changes: [DifferenceView.Change]
  let theirs: Theirs?

  func notice(_ visit: Visit) -> DraftNotice {
    let isShown = theirs == nil && !changes.isEmpty
    return DraftNotice(
      draft: draft, page: visit.ownAddress, csrf: visit.csrf,
      differences: isShown
        ? DifferenceView(
          changes, before: Phrase("As it is", es: "Como está"), after: Phrase("Your text", es: "Su texto"), level: 2)
        : nil)
  }
}

extension RecordForm {
  /// The form with what was typed into it before, as it was typed. A draft that says nothing of its own is passed over.
  func taking(up draft: OpenDraft?, _ records: Records) throws -> RecordForm {
    guard let draft else { return self }
    var form = try RecordForm(record, typed: draft.typed, records: records)
    guard form.hasUnreadable || form.record.values != record.values else { return self }
    form.findings = []
    var theirs: TakenUpDraft.Theirs?
    if record.version > 0, Int(draft.typed["version"]) != record.version {
      theirs = .init(name: try records.lastNote(of: Record.kind, record.identifier)?.name ?? "")
    }
    let titles = try records.titles(referredToBy: [record, form.record])
    let changes: [DifferenceView.Change] =
      record.version > 0 ? .between(record, and: form.record, titles: titles) : []
    form.takenUp = TakenUpDraft(draft: draft, changes: changes, theirs: theirs)
    return form
  }

  /// The reason as it was typed, now or in the draft.
  func why(_ visit: Visit) -> String { takenUp?.draft.typed["why"] ?? visit.form["why"] }
}
