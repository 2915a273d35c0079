import Measures
import Vocabulary

/// Somebody who follows a success picture by mail.
package struct PictureSubscription: Sendable, Equatable, Identifiable {
  package typealias ID = Identifier<PictureSubscription>

  package let id: ID
  package let picture: SuccessPicture.ID
  package let email: String
  package let language: Language
  package let asked: Moment
  /// Nil until the owner of the address has said that it was them.
  package let confirmed: Moment?

  static let columns = "id, picture, email, language, asked, confirmed"

  init(row: Row) {
    id = ID(row.text(0))
    picture = SuccessPicture.ID(row.text(1))
    email = row.text(2)
    language = Language(rawValue: row.text(3)) ?? .english
    asked = row.moment(4) ?? Moment(milliseconds: 0)
    confirmed = row.moment(5)
  }
}

extension ActName {
  package static let updateSent: ActName = "update-sent"
}

extension Records {
  package func subscriptions(to picture: SuccessPicture.ID) throws -> [PictureSubscription] {
    try subscriptions("picture = \(picture)")
  }

  /// Whose link this is, if it still leads somewhere.
  package func subscription(for token: Token) throws -> PictureSubscription? {
    guard token.district == district else { return nil }
    return try subscriptions(
      "id IN (SELECT subscription FROM subscription_link WHERE district = \(district) AND hash = \(token.hash))"
    ).first
  }

  func subscriptions(_ condition: SQL) throws -> [PictureSubscription] {
    try session.rows(
      """
      SELECT \(name: PictureSubscription.columns) FROM picture_subscription
      WHERE district = \(district) AND \(condition) ORDER BY email, id
      """
    ).map(PictureSubscription.init(row:))
  }

  fileprivate func newLink(to subscription: PictureSubscription.ID) throws -> Token {
    let token = Token.new(for: district)
    try session.run(
      """
      INSERT INTO subscription_link (district, hash, subscription, made)
      VALUES (\(district), \(token.hash), \(subscription), \(moment))
      """)
    return token
  }
}

/// A subscription with the link that a mail about it carries. It cannot be made a second time.
package struct SubscriptionLink: Sendable {
  package let subscription: PictureSubscription
  package let token: Token
}

extension Records {
  /// Whether the owner of an address may be asked now; and the subscription that waits for their answer.
  fileprivate func ask(_ email: String, toFollow picture: SuccessPicture, _ language: Language) throws
    -> SubscriptionLink?
  {
    let lately = moment.adding(seconds: -PictureSubscription.pauseBetweenAsks)
    let hour = moment.adding(seconds: -3_600)
    let asks = try session.count(
      "SELECT COUNT(*) FROM picture_subscription WHERE district = \(district) AND picture = \(picture.id) AND asked >= \(hour)"
    )
    if asks >= PictureSubscription.mostAsksAnHour { return nil }
    if let known = try subscriptions("picture = \(picture.id) AND email = \(email)").first {
      if known.confirmed != nil || known.asked > lately { return nil }
      try session.run(
        "UPDATE picture_subscription SET asked = \(moment), language = \(language.rawValue) WHERE district = \(district) AND id = \(known.id)"
      )
    } else {
      try session.run(
        """
        INSERT INTO picture_subscription (district, id, picture, email, language, asked)
        VALUES (\(district), \(PictureSubscription.ID.new()), \(picture.id), \(email), \(language.rawValue), \(moment))
        """)
    }
    guard let kept = try subscriptions("picture = \(picture.id) AND email = \(email)").first else { return nil }
    return SubscriptionLink(subscription: kept, token: try newLink(to: kept.id))
  }

  fileprivate func forget(_ ids: [PictureSubscription.ID]) throws {
    for id in ids {
      try session.run("DELETE FROM subscription_link WHERE district = \(district) AND subscription = \(id)")
      try session.run("DELETE FROM picture_subscription WHERE district = \(district) AND id = \(id)")
    }
  }
}

extension PictureSubscription {
  /// Nobody is asked more often than this before they have confirmed, whoever types their address.
  static let pauseBetweenAsks = 86_400
  /// What one picture asks in an hour, so that nobody floods others through it.
  static let mostAsksAnHour = 60
  /// Who has not answered in a week is forgotten.
  static let patience = 7 * 86_400

  /// The address as it is kept, or nil for what is none.
  static func address(_ typed: String) -> String? {
    let address = typed.trimmed.lowercased()
    guard (try? FieldKind.email.value(from: address)) != nil, (3...254).contains(address.utf8.count),
      address.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") })
    else { return nil }
    return address
  }
}

extension Store {
  /// Keeps that somebody asked to follow a picture, and gives the link by which the owner of the address says that it was them. Nil when no
  /// mail is to be sent: they follow it already, or have been asked lately. Throws `Refusal` for what is no address.
  package func subscribe(
    _ typed: String, to picture: SuccessPicture.ID, in district: District.ID, language: Language
  ) async throws -> SubscriptionLink? {
    guard let email = PictureSubscription.address(typed) else {
      throw Refusal(
        "email", "email",
        Phrase(
          "Enter an e-mail address, like name@example.org", es: "Escriba un correo electrónico, como nombre@example.org"
        ))
    }
    return try await keep(district) { records in
      guard let found = try records.find(SuccessPicture.self, picture), found.isPublished else { return nil }
      return try records.ask(email, toFollow: found, language)
    }
  }

  /// The owner of the address says that it was them. Nil for a link that leads nowhere.
  package func confirmSubscription(_ token: Token) async throws -> PictureSubscription? {
    try await keep(token.district) { records in
      guard let found = try records.subscription(for: token) else { return nil }
      if found.confirmed == nil {
        try records.session.run(
          """
          UPDATE picture_subscription SET confirmed = \(records.moment)
          WHERE district = \(records.district) AND id = \(found.id)
          """)
      }
      return try records.subscription(for: token)
    }
  }

  /// Forgets the address at once, and every link to it.
  package func leaveSubscription(_ token: Token) async throws -> Bool {
    try await keep(token.district) { records in
      guard let found = try records.subscription(for: token) else { return false }
      try records.forget([found.id])
      return true
    }
  }

  /// Forgets who was asked and has not answered.
  package func tidySubscriptions(in district: District.ID) async throws -> Int {
    try await keep(district) { records in
      let past = records.moment.adding(seconds: -PictureSubscription.patience)
      let stale = try records.subscriptions("confirmed IS NULL AND asked < \(past)")
      try records.forget(stale.map(\.id))
      return stale.count
    }
  }
}

extension ActRecords {
  /// Links for a mail to everybody who follows a picture; that it was sent, and to how many, stands in the history.
  package func update(about id: SuccessPicture.ID) throws -> [SubscriptionLink] {
    try author.require(.editPlan, at: .district)
    guard let picture = try find(SuccessPicture.self, id), picture.isPublished else {
      throw Refusal("", "not-published", Phrase("Publish the picture first", es: "Primero publique la imagen"))
    }
    let links = try subscriptions(to: id).filter { $0.confirmed != nil }.map {
      SubscriptionLink(subscription: $0, token: try newLink(to: $0.id))
    }
    try note(
      .updateSent, kind: SuccessPicture.kind.name + ".update", record: id.rawValue, title: picture.title,
      after: CanonicalJSON.text(["readers": .integer(links.count)]))
    return links
  }
}
