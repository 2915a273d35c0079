import HTTPTypes
import Logging
import Measures
import Store
import Vocabulary

/// Following a success picture by mail: asking, confirming, leaving, and the mail itself.
struct SubscriptionPages: Pages {
  static let path = "/subscriptions"

  var routes: [Route] {
    [
      .post("/success/:district/:picture/subscribe", .nothing, subscribe),
      .get("\(Self.path)/:token", .link, show),
      .post("\(Self.path)/:token/confirm", .link, confirm),
      .post("\(Self.path)/:token/leave", .link, leave),
      .post("/\(SuccessPicture.kind.path)/:id/update", .district(.editPlan), update),
    ]
  }

  func subscribe(_ visit: Visit) async throws -> Reply {
    guard let relay = visit.site.mail, let district = try await visit.store.district(visit.id("district")) else {
      throw Absent()
    }
    let id: SuccessPicture.ID = visit.id("picture")
    let picture = try await PicturePages().published(id, in: district, visit).picture
    if let link = try await visit.store.subscribe(
      visit.form["email"], to: id, in: district.id, language: visit.language)
    {
      let letter = Letter.asking(link, about: picture, of: district, on: visit.site)
      do {
        if let refused = try await relay.send([letter]).first { throw MailRefused(refused.reply) }
      } catch {
        // Forgotten again, so that they can ask once the mail works.
        _ = try await visit.store.leaveSubscription(link.token)
        visit.log.warning("mail: \(error)")
        throw Refusal("email", "mail-down", Self.mailDown)
      }
    }
    return .redirect("\(PicturePages.address(picture, in: district.id))?asked=yes#follow")
  }

  static let mailDown = Phrase(
    "Try again later: no mail can be sent at the moment", es: "Inténtelo más tarde: ahora no se puede enviar correo")

  func show(_ visit: Visit) async throws -> Reply {
    let arrival = try await arrival(visit)
    return page(visit, arrival)
  }

  func confirm(_ visit: Visit) async throws -> Reply {
    let arrival = try await arrival(visit)
    _ = try await visit.store.confirmSubscription(arrival.token)
    return .redirect("\(Self.path)/\(arrival.token.text)")
  }

  func leave(_ visit: Visit) async throws -> Reply {
    let arrival = try await arrival(visit)
    _ = try await visit.store.leaveSubscription(arrival.token)
    let title = Phrase("You get no more mail", es: "No recibirá más correos")
    let panel = ConfirmationPanel(
      title, Phrase("Your address has been forgotten.", es: "Su dirección se ha olvidado."))
    return .html(visit.frame(title, width: .reading).html("\(panel)"))
  }

  private struct Arrival {
    let token: Token
    let district: District
    let picture: SuccessPicture
    let subscription: PictureSubscription
  }

  /// Whoever holds a link that still leads somewhere; anybody else finds nothing here.
  private func arrival(_ visit: Visit) async throws -> Arrival {
    guard let token = Token(visit.parameter("token")), let district = try await visit.store.district(token.district)
    else { throw Absent() }
    return try await visit.store.read(district.id) { records in
      guard let subscription = try records.subscription(for: token),
        let picture = try records.find(SuccessPicture.self, subscription.picture)
      else { throw Absent() }
      return Arrival(token: token, district: district, picture: picture, subscription: subscription)
    }
  }

  private func page(_ visit: Visit, _ arrival: Arrival) -> Reply {
    let isConfirmed = arrival.subscription.confirmed != nil
    let title =
      isConfirmed
      ? Phrase("You follow this page", es: "Usted sigue esta página")
      : Phrase("Do you want to follow this page?", es: "¿Quiere seguir esta página?")
    let address = "\(Self.path)/\(arrival.token.text)"
    let confirm = ButtonForm(
      Phrase("Yes, write to me", es: "Sí, escríbanme"), to: "\(address)/confirm", csrf: visit.csrf, style: .primary)
    let leave = ButtonForm(
      isConfirmed
        ? Phrase("Stop these mails", es: "Dejar de recibir correos")
        : Phrase("No, forget my address", es: "No, olviden mi dirección"),
      to: "\(address)/leave", csrf: visit.csrf)
    let words = Phrase(
      "\(arrival.district.name) writes to \(arrival.subscription.email) when there is something new on it.",
      es: "\(arrival.district.name) escribe a \(arrival.subscription.email) cuando hay algo nuevo.")
    let main: HTML = """
      \(PageHeading(title, caption: arrival.picture.headline, lead: words))
      \(ButtonRow(isConfirmed ? [leave.html] : [confirm.html, leave.html]))
      <p>\(Link(arrival.picture.headline, to: PicturePages.address(arrival.picture, in: arrival.district.id)))</p>
      """
    var frame = visit.frame(title, width: .reading)
    frame.district = arrival.district.name
    return .html(frame.html(main))
  }

  func update(_ visit: Visit) async throws -> Reply {
    guard let relay = visit.site.mail else { throw Absent() }
    let id: SuccessPicture.ID = visit.id()
    let district = try visit.signedIn.district
    guard let picture = try await visit.read({ try $0.find(SuccessPicture.self, id) }) else { throw Absent() }
    let links = try await visit.act { try $0.update(about: id) }
    let letters = links.map { Letter.update(on: $0, about: picture, of: district, on: visit.site) }
    do {
      for refused in try await relay.send(letters) { visit.log.warning("mail refused: \(refused.reply)") }
    } catch {
      visit.log.warning("mail: \(error)")
      throw Refusal("", "mail-down", Self.mailDown)
    }
    return .redirect("\(picture.address)?done=sent")
  }
}

/// The relay took the conversation, and not the letter.
struct MailRefused: Error {
  let reply: String
  init(_ reply: String) { self.reply = reply }
}

extension Letter {
  static func asking(_ link: SubscriptionLink, about picture: SuccessPicture, of district: District, on site: Site)
    -> Letter
  {
    let language = link.subscription.language
    let address = "\(site.address)\(SubscriptionPages.path)/\(link.token.text)"
    let subject = Phrase(
      "Do you want to follow “\(picture.headline.en)”?", es: "¿Quiere seguir «\(picture.headline.es)»?")
    let text = Phrase(
      """
      Somebody, you we hope, asked that \(district.name) write to this address when there is something new about “\(picture.headline.en)”.

      If it was you, open this page and say yes:
      \(address)

      If it was not, do nothing. You get no further mail, and the address is forgotten in a week.
      """,
      es: """
        Alguien, esperamos que usted, pidió que \(district.name) escriba a esta dirección cuando haya algo nuevo sobre «\(picture.headline.es)».

        Si fue usted, abra esta página y confirme:
        \(address)

        Si no fue usted, no haga nada. No recibirá más correos y la dirección se olvidará en una semana.
        """)
    return Letter(to: link.subscription.email, subject: subject[language], text: text[language])
  }

  static func update(on link: SubscriptionLink, about picture: SuccessPicture, of district: District, on site: Site)
    -> Letter
  {
    let language = link.subscription.language
    let page = site.address + PicturePages.address(picture, in: district.id)
    let leave = "\(site.address)\(SubscriptionPages.path)/\(link.token.text)"
    let subject = Phrase("News: \(picture.headline.en)", es: "Novedades: \(picture.headline.es)")
    let text = Phrase(
      """
      There is something new about “\(picture.headline.en)”:
      \(page)

      \(district.name)

      To get no more of these mails: \(leave)
      """,
      es: """
        Hay algo nuevo sobre «\(picture.headline.es)»:
        \(page)

        \(district.name)

        Para no recibir más correos: \(leave)
        """)
    return Letter(to: link.subscription.email, subject: subject[language], text: text[language], leave: leave)
  }

  /// To somebody whose figures are late.
  static func reminder(_ place: LatePlace, from name: String, on site: Site) -> Letter? {
    guard let person = place.person, !person.email.isEmpty else { return nil }
    let school = place.school?.name ?? place.measure.name
    let address = site.address + RoundPages.address(place.round.id)
    return Letter(
      to: person.email, subject: "\(place.round.name): \(school)",
      text: """
        \(name): please hand in the figures of \(school) for “\(place.round.name)”. They were due on \(place.round.due?.description ?? "").
        \(name): por favor, entregue las cifras de \(school) para «\(place.round.name)». La fecha era el \(place.round.due?.description ?? "").

        \(address)
        """)
  }
}
