import Vocabulary

/// How a field is answered, with what has been answered so far.
package enum Control: Sendable {
  case line(String)
  case email(String)
  case address(String)
  case password(autocomplete: String)
  /// Digits of a code or a count; never a spinner, which a scroll can change unseen.
  case number(String)
  case money(String)
  case percentage(String)
  /// A day as text: calendars in browsers are slow for days years ahead, and silent about what is wrong.
  case day(String)
  case paragraphs(String, rows: Int = 5)
  case select([Choice], chosen: String?)
  case radios([Choice], chosen: String?, hints: [String: Phrase] = [:])
  case checkboxes([Choice], chosen: Set<String>, hints: [String: Phrase] = [:])
  /// One box: yes or no. The label stands beside the box.
  case flag(Bool)
  case file(accepts: String)

  /// Several boxes under one legend, rather than one box under one label.
  var isGroup: Bool {
    switch self {
    case .radios, .checkboxes: true
    default: false
    }
  }

  /// From this many choices on, a script offers to narrow a list down.
  static let longList = 12
}
