import HTTPTypes
import Hummingbird
import Store
import Vocabulary

/// A cookie that carries a token.
enum TokenCookie: String {
  /// The session of somebody who is signed in, or who still owes a code.
  case session
  /// The browser, as one from which somebody has signed in before.
  case device
  /// The browser of somebody who is not signed in: it ties their forms to it.
  case guest
  /// The browser of somebody who answers a survey and has not handed it in. It is tied to nobody.
  case answering

  var life: Int? {
    switch self {
    case .device: 400 * 86_400
    case .answering: 14 * 86_400
    case .session, .guest: nil
    }
  }
}

extension Site {
  /// Named in the tokens of browsers that belong to no district yet.
  static let guests = District.ID("guest")

  func token(_ cookie: TokenCookie, of request: Request) -> Token? {
    request.cookies[name(cookie)].flatMap { Token($0.value) }
  }

  /// `__Host-` is taken by browsers only over https, for this host alone and for all of its addresses. On loopback there is no https.
  fileprivate func name(_ cookie: TokenCookie) -> String { isSecure ? "__Host-\(cookie.rawValue)" : cookie.rawValue }

  fileprivate func line(_ name: String, _ value: String, life: Int?, isHidden: Bool = true) -> String {
    "\(name)=\(value); Path=/; SameSite=Lax" + (isHidden ? "; HttpOnly" : "") + (isSecure ? "; Secure" : "")
      + (life.map { "; Max-Age=\($0)" } ?? "")
  }
}

extension Reply {
  mutating func set(_ cookie: TokenCookie, _ token: Token, on site: Site) {
    add(site.line(site.name(cookie), token.text, life: cookie.life))
  }

  mutating func clear(_ cookie: TokenCookie, on site: Site) { add(site.line(site.name(cookie), "", life: 0)) }

  /// What somebody reads in who is not signed in.
  mutating func set(_ language: Language, on site: Site) {
    add(site.line("language", language.rawValue, life: 365 * 86_400))
  }

  private mutating func add(_ line: String) { headers.append(HTTPField(name: .setCookie, value: line)) }
}
