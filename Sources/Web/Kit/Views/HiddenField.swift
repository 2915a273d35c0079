import Vocabulary

/// A value that a form carries along unseen.
package struct HiddenField: View {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  package var html: HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }

  package static func csrf(_ token: String?) -> HiddenField? { token.map { HiddenField("csrf", $0) } }
}
