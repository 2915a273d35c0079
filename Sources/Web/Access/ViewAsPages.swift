import HTTPTypes
import Store
import Vocabulary

/// Seeing the product as another person does, and stopping.
struct ViewAsPages: Pages {
  var routes: [Route] {
    [.post("/view-as/stop", .signedIn, stop), .post("/view-as/:id", .somewhere(.viewAs), begin)]
  }

  private func begin(_ visit: Visit) async throws -> Reply {
    do {
      try await visit.store.viewAs(
        visit.id(), visit.signedIn.token, by: visit.author, why: visit.form["why"])
      return .redirect("/")
    } catch let refusal as Refusal where visit.allows(.manageAccess) {
      return try await AccessPages().person(visit, refusal.findings)
    }
  }

  private func stop(_ visit: Visit) async throws -> Reply {
    let session = try visit.signedIn
    let seen = session.viewer == nil ? nil : session.member.person
    try await visit.store.stopViewing(session.token)
    guard let seen, visit.site.mayManageAccess(session) else { return .redirect("/?done=viewing-ended") }
    return .redirect("/access/people/\(seen)?done=viewing-ended")
  }
}

extension Site {
  /// Whether the person who really sits there gives access, whoever's eyes they borrow.
  fileprivate func mayManageAccess(_ session: SignedIn) -> Bool {
    let own = session.open.own
    return own.positions.contains { $0.place == .district && $0.post.deeds.contains(.manageAccess) }
  }
}

/// Asks why, since the history keeps it.
struct ViewAsForm: View {
  let person: Person
  let why: String
  let findings: [Finding]
  let csrf: String

  var html: HTML {
    """
    <h2>\(Phrase("View as \(person.title)", es: "Ver como \(person.title)"))</h2>
    <p>\(lead)</p>
    \(Form(to: "/view-as/\(person.id)", csrf: csrf, submit: Phrase("View as \(person.title)", es: "Ver como \(person.title)"), fields: "\(question)"))
    """
  }

  private var lead: Phrase {
    Phrase(
      "You see what both of you may read, and can change nothing. The history keeps who viewed as whom, when and why.",
      es:
        "Verá lo que ambas personas pueden leer y no podrá cambiar nada. El historial guarda quién vio como quién, cuándo y por qué."
    )
  }

  private var question: FormField {
    FormField("why", Phrase("Why?", es: "¿Por qué?"), .line(why), findings: findings)
  }
}
