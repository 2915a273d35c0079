import HTTPTypes
import Store
import Vocabulary

/// Being told once a week by mail what changed: asking for it, and stopping it.
struct DigestPages: Pages {
  static let path = "/digests"

  var routes: [Route] {
    [
      .post("\(Self.path)/follow", .district(.readPlan), follow),
      .post("\(Self.path)/leave", .district(.readPlan), leave),
      .get("\(Self.path)/:token", .link, ask),
      .post("\(Self.path)/:token/leave", .link, stop),
    ]
  }

  func follow(_ visit: Visit) async throws -> Reply {
    let signedIn = try visit.signedIn
    let person = signedIn.member.person
    let email = try await visit.read { try $0.find(Person.self, person)?.email ?? "" }
    if email.isEmpty {
      throw Refusal(
        "", "no-address",
        Phrase(
          "Ask the district to enter your e-mail address: none is known",
          es: "Pida al distrito que registre su correo electrónico: no se conoce ninguno"))
    }
    try await visit.store.followDigest(by: visit.author, visit.language, in: signedIn.district.id)
    return .redirect("\(MonitoringPages.path)?done=saved")
  }

  func leave(_ visit: Visit) async throws -> Reply {
    try await visit.store.leaveDigest(by: visit.author, in: visit.signedIn.district.id)
    return .redirect("\(MonitoringPages.path)?done=saved")
  }

  /// A mail is opened by programs too: leaving takes a button.
  func ask(_ visit: Visit) async throws -> Reply {
    let (token, district) = try await arrival(visit)
    let title = Phrase("Do you want to stop the weekly mail?", es: "¿Quiere dejar de recibir el correo semanal?")
    let button = ButtonForm(
      Phrase("Stop these mails", es: "Dejar de recibir correos"), to: "\(Self.path)/\(token.text)/leave",
      csrf: visit.csrf, style: .primary)
    var frame = visit.frame(title, width: .reading)
    frame.district = district.name
    return .html(frame.html("\(PageHeading(title))\(ButtonRow([button.html]))"))
  }

  func stop(_ visit: Visit) async throws -> Reply {
    let (token, _) = try await arrival(visit)
    _ = try await visit.store.leaveDigest(token)
    let title = Phrase("You get no more mail", es: "No recibirá más correos")
    let panel = ConfirmationPanel(
      title,
      Phrase(
        "The page that says what changed is there as before.", es: "La página que dice qué cambió sigue como antes."))
    return .html(visit.frame(title, width: .reading).html("\(panel)"))
  }

  private func arrival(_ visit: Visit) async throws -> (Token, District) {
    guard let token = Token(visit.parameter("token")), let district = try await visit.store.district(token.district),
      try await visit.store.leadsToDigest(token)
    else { throw Absent() }
    return (token, district)
  }
}
