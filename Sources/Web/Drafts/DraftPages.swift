import HTTPTypes
import Store
import Vocabulary

/// Where a page's script keeps what is typed while it is typed, and where it is thrown away.
struct DraftPages: Pages {
  static let path = "/drafts"

  var routes: [Route] {
    [.post(Self.path, .signedIn, limit: 1 << 18, keep), .post("\(Self.path)/discard", .signedIn, discard)]
  }

  /// Where drafts of a form are kept, by where the form itself is sent.
  static func address(of form: String) -> String { "\(path)?form=\(FormInput.encode(form))" }

  func keep(_ visit: Visit) async throws -> Reply {
    let form = visit.query["form"]
    guard let route = Site.route(takingFormsAt: form), route.keepsDrafts else { throw Absent() }
    if case .denied(let why) = visit.why(mayCome: route) { throw Denied(why) }
    let session = try visit.signedIn
    try await visit.store.keepDraft(
      visit.form.draftable.urlEncoded, of: form, by: session.member.person, in: session.district.id)
    return Reply(.noContent)
  }

  func discard(_ visit: Visit) async throws -> Reply {
    let session = try visit.signedIn
    try await visit.store.discardDraft(
      of: visit.form["form"], by: session.member.person, in: session.district.id)
    return .redirect(Site.landing(visit.form["return"]).adding("done", "discarded"))
  }
}

extension FormInput {
  /// What was typed, without what is secret and without the token of a session.
  fileprivate var draftable: FormInput {
    FormInput(pairs.filter { $0.name != "csrf" && !CarriedForm.secret.contains($0.name) })
  }
}

extension String {
  /// The address with one more thing said behind its question mark.
  func adding(_ name: String, _ value: String) -> String {
    let parts = split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let mark = parts[0].contains("?") ? "&" : "?"
    let anchor = parts.count > 1 ? "#\(parts[1])" : ""
    return "\(parts[0])\(mark)\(name)=\(FormInput.encode(value))\(anchor)"
  }
}
