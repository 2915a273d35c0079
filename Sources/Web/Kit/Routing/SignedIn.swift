import Store
import Vocabulary

/// Somebody who is signed in, for the length of one request.
package struct SignedIn: Sendable {
  package let open: OpenSession
  /// What the browser's cookie carried.
  let token: Token

  package var district: District { open.district }
  /// Whose eyes the pages are seen through.
  package var member: Member { open.member }
  package var permission: Permission { open.permission }
  /// Goes into every form, and must come back with it.
  package var csrf: String { MaskedToken.mask(csrfSecret) }
  /// What is under the mask.
  var csrfSecret: String { token.derived(for: "csrf") }
  /// Who really sits there, when the member's pages are seen through other eyes.
  package var viewer: Member? { permission.viewer }
  package var ends: Moment? { open.ends }
  /// Nil until the person has chosen one.
  package var language: Language? { open.language }
  package var author: Author { open.author }
}
