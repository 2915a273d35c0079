import HTTPTypes
import Hummingbird
import Store
import Vocabulary

/// What belongs to the session itself: its end, its length, its language.
struct SessionPages: Pages {
  var routes: [Route] {
    [
      .post("/sign-out", .nothing, signOut), .post("/session", .signedIn, stay), .post("/language", .nothing, speak),
    ]
  }

  /// Also for somebody whose session has just ended by itself: signing out never fails.
  private func signOut(_ visit: Visit) async throws -> Reply {
    if let session = visit.session { try await visit.store.signOut(session.token, from: visit.arrival) }
    var reply = Reply.redirect("/sign-in?done=signed-out")
    reply.clear(.session, on: visit.site)
    // What a browser has kept of the pages of this person is not for the next one.
    reply.headers[HTTPField.Name("Clear-Site-Data")!] = "\"cache\""
    return reply
  }

  /// "Stay signed in": being asked is what makes it last.
  private func stay(_ visit: Visit) async throws -> Reply {
    struct Ends: Encodable { let ends: Int }
    return try .json(Ends(ends: (visit.signedIn.ends?.milliseconds ?? 0) / 1000))
  }

  private func speak(_ visit: Visit) async throws -> Reply {
    guard let language = Language(rawValue: visit.form["language"]) else { throw Absent() }
    if let session = visit.session { try await visit.store.setLanguage(language, of: session.token) }
    var reply = Reply.redirect(Site.samePage(visit.form["return"]))
    reply.set(language, on: visit.site)
    return reply
  }
}

extension Site {
  /// What does not change anything for the person whose eyes are borrowed.
  static let allowedWhileViewing: Set<String> = ["/sign-out", "/session", "/language", "/view-as/stop"]

  /// Kept where administrators look it up; a database that fails now has failed the request already.
  func log(_ denied: Denied, _ visit: Visit) async {
    guard let session = visit.session else { return }
    let asked = "\(visit.request.method.rawValue) \(visit.route.needs == .link ? visit.route.path : visit.path)"
    try? await store.log(
      denied, of: session.open, in: session.district.id, asked: asked, request: visit.context.requestID)
  }
}

extension Notice {
  /// What was done just now at the door or to an account.
  static func ofAccess(_ done: String) -> Notice? {
    switch done {
    case "program-ended":
      Notice(.success, Phrase("The token is taken back", es: "El token se ha retirado"))
    case "signed-out": Notice(.success, Phrase("You are signed out", es: "La sesión está cerrada"))
    case "password":
      Notice(
        .success,
        Phrase(
          "Your password is changed. Other browsers are signed out.",
          es: "Su contraseña ha cambiado. Se cerró la sesión en los demás navegadores."))
    case "factor-removed": Notice(.success, Phrase("Codes are no longer asked for", es: "Ya no se pedirán códigos"))
    case "session-ended":
      Notice(.success, Phrase("That browser is signed out", es: "Se cerró la sesión en ese navegador"))
    case "sessions-ended": Notice(.success, Phrase("Signed out everywhere", es: "Se cerraron todas las sesiones"))
    case "others-ended":
      Notice(.success, Phrase("All other browsers are signed out", es: "Se cerró la sesión en los demás navegadores"))
    case "position-ended":
      Notice(
        .success,
        Phrase(
          "The position has ended, and with it what it allowed", es: "El puesto ha terminado, y con él lo que permitía")
      )
    case "viewing-ended":
      Notice(
        .success,
        Phrase("You see Chalkline with your own eyes again", es: "Vuelve a ver Chalkline con sus propios ojos"))
    default: nil
    }
  }
}
