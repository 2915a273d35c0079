import Vocabulary

/// Where somebody who signs in comes from.
package struct Arrival: Sendable {
  package let address: String
  package let browser: String
  /// Set in a browser from which somebody has signed in before.
  package let device: Token?

  package init(address: String, browser: String = "", device: Token? = nil) {
    self.address = address
    self.browser = String(browser.prefix(200))
    self.device = device
  }
}

/// What a browser is given when somebody has signed in.
package struct Admission: Sendable {
  package let person: Person.ID
  package let token: Token
  package let device: Token
  /// The session does not open until a code is given as well.
  package let needsCode: Bool
}
