import HTTPTypes
import Vocabulary

extension Site {
  /// Where to go after signing in: an address that a page of this site has, and nothing else.
  static func landing(_ typed: String) -> String {
    let path = String(typed.prefix { $0 != "?" && $0 != "#" })
    return isPage(path) && isPlain(typed) && !path.hasPrefix("/sign-in") ? typed : "/"
  }

  /// Where to return after a switch of language: to the page that it was switched on.
  static func samePage(_ typed: String) -> String { isPage(typed) && isPlain(typed) ? typed : "/" }

  private static func isPage(_ path: String) -> Bool { routes.contains { $0.method == .get && $0.matches(path) } }

  /// Within this site, and nothing that could end a line of the answer's head.
  private static func isPlain(_ typed: String) -> Bool {
    typed.hasPrefix("/") && !typed.hasPrefix("//") && !typed.contains("\\")
      && typed.unicodeScalars.allSatisfy { $0.value > 32 && $0.value != 127 }
  }

  /// The route that takes forms at this address.
  static func route(takingFormsAt path: String) -> Route? { routes.first { $0.method == .post && $0.matches(path) } }
}

extension Route {
  func matches(_ address: String) -> Bool {
    let own = path.split(separator: "/", omittingEmptySubsequences: false)
    let asked = address.split(separator: "/", omittingEmptySubsequences: false)
    return own.count == asked.count && zip(own, asked).allSatisfy { $0.hasPrefix(":") ? !$1.isEmpty : $0 == $1 }
  }
}
