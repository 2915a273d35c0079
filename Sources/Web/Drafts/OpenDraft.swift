import Store
import Vocabulary

/// A draft that its form is opened with.
struct OpenDraft: Sendable {
  let form: String
  let began: Moment
  let typed: FormInput
  /// The person has chosen to go on with it, and need not be asked again.
  let isTakenUp: Bool

  init(_ draft: Draft, isTakenUp: Bool = false) {
    form = draft.form
    began = draft.began
    typed = FormInput(urlEncoded: draft.typed)
    self.isTakenUp = isTakenUp
  }
}

extension Visit {
  /// What the person had typed into the form that is sent there. Nobody sees it through another's eyes.
  func draft(of form: String, in records: Records) throws -> OpenDraft? {
    guard let session, session.viewer == nil else { return nil }
    return try records.draft(of: form, by: session.member.person).map {
      OpenDraft($0, isTakenUp: query["draft"] == "taken-up")
    }
  }

  /// Everything the person has begun, by where its form is sent.
  func drafts(in records: Records) throws -> [String: OpenDraft] {
    guard let session, session.viewer == nil else { return [:] }
    let all = try records.drafts(by: session.member.person)
    return Dictionary(uniqueKeysWithValues: all.map { ($0.form, OpenDraft($0)) })
  }

  /// The address of this page as it was asked for, without what was said of a draft or of a change before.
  var ownAddress: String {
    let rest = query.with("draft", nil).with("done", nil)
    return rest.pairs.isEmpty ? path : "\(path)?\(rest.urlEncoded)"
  }
}

/// "You began this on …": above a form that shows what was typed and not saved, with both ways on.
struct DraftNotice: View {
  let draft: OpenDraft
  /// The page that the form stands on.
  let page: String
  let csrf: String?
  /// What the draft would change, where the form changes something that is there already.
  var differences: DifferenceView?

  var html: HTML {
    if draft.isTakenUp { return "" }
    return """
      <div class="notice important draft"><p class="notice-kind">\(Phrase("Draft", es: "Borrador"))</p>
      <div class="notice-content"><p class="notice-heading">\(words)</p>\(details)\(ButtonRow([goOn, discard]))</div></div>
      """
  }

  private var words: Phrase {
    let moment = draft.began.shown
    return Phrase(
      "You began this on \(moment) and did not save it. What you typed is in the form.",
      es: "Usted empezó esto el \(moment) y no lo guardó. Lo que escribió está en el formulario.")
  }

  private var details: HTML? {
    differences.map {
      "\(Details(Phrase("See what it would change", es: "Ver lo que cambiaría"), content: $0.html))"
    }
  }

  private var goOn: HTML {
    "\(LinkButton(Phrase("Keep it and go on", es: "Conservarlo y seguir"), to: page.adding("draft", "taken-up"), style: .secondary))"
  }

  private var discard: HTML {
    "\(ButtonForm(Phrase("Discard it", es: "Descartarlo"), to: "\(DraftPages.path)/discard", csrf: csrf, style: .plain, hidden: [HiddenField("form", draft.form), HiddenField("return", page)]))"
  }
}
