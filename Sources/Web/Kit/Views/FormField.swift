import Vocabulary

/// One question of a form: label, hint, what is wrong with the answer, and the control that takes it.
package struct FormField: View {
  package var name: String
  package var label: Phrase
  package var hint: Phrase?
  package var control: Control
  package var messages: [Phrase]
  package var isRequired: Bool
  /// The name by which browsers fill in what they know: "name", "email", "one-time-code".
  package var autocomplete: String?
  /// The question of a page that asks one thing only, and so its heading.
  package var isHeading = false
  /// Where a script asks for choices while the answer is typed.
  package var choices: String?
  /// Whether several may be typed, with a semicolon between them.
  package var takesSeveral = false
  /// Tells fields of one name apart where a page has several forms.
  package var place: String?

  /// Takes its own findings out of all those of the form.
  package init(
    _ name: String, _ label: Phrase, _ control: Control, hint: Phrase? = nil, findings: [Finding] = [],
    isRequired: Bool = true,
    autocomplete: String? = nil
  ) {
    self.name = name
    self.label = label
    self.hint = hint
    self.control = control
    messages = findings.filter { $0.field == name && $0.stops == .saving }.map(\.message)
    self.isRequired = isRequired
    self.autocomplete = autocomplete
  }

  package var html: HTML {
    switch control {
    case .radios, .checkboxes: group
    case .flag(let isOn): flag(isOn)
    default: single
    }
  }

  /// Where the finding summary links to: the control itself, or the first box of a group.
  package static func anchor(_ name: String) -> String {
    "field-" + String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "-" })
  }

  var id: String { FormField.anchor(place.map { "\(name)-\($0)" } ?? name) }
  private var classes: String { messages.isEmpty ? "field" : "field has-finding" }

  /// The ids of the hint and the message, which a screen reader reads with the control.
  var describedBy: String? {
    let ids = [hint == nil ? nil : "\(id)-hint", messages.isEmpty ? nil : "\(id)-finding"].compactMap(\.self)
    return ids.isEmpty ? nil : ids.joined(separator: " ")
  }

  private var single: HTML {
    """
    <div class="\(classes)">
    \(heading("<label class=\"label\" for=\"\(id)\">\(label)\(optional)</label>"))
    \(hintMarks)\(message)
    \(ControlView(field: self))
    </div>
    """
  }

  private var group: HTML {
    """
    <fieldset class="\(classes)"\("aria-describedby", describedBy)>
    <legend class="label">\(heading("\(label)\(optional)"))</legend>
    \(hintMarks)\(message)
    \(ControlView(field: self))
    </fieldset>
    """
  }

  private func flag(_ isOn: Bool) -> HTML {
    """
    <div class="\(classes)">\(message)
    <div class="box"><input type="checkbox" id="\(id)" name="\(name)" value="yes"\("checked", if: isOn)\
    \("aria-describedby", describedBy)\("aria-invalid", messages.isEmpty ? nil : "true")><label for="\(id)">\(label)</label></div>
    \(hintMarks)</div>
    """
  }

  private func heading(_ marks: HTML) -> HTML { isHeading ? "<h1 class=\"question\">\(marks)</h1>" : marks }

  private var optional: HTML? {
    isRequired ? nil : " <span class=\"optional\">\(Phrase("(optional)", es: "(opcional)"))</span>"
  }

  private var hintMarks: HTML? { hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" } }

  private var message: HTML? {
    guard !messages.isEmpty else { return nil }
    let lines: [HTML] = messages.map { "<span class=\"unseen\">\(Phrase("Error:", es: "Error:"))</span> \($0)<br>" }
    return "<p class=\"finding\" id=\"\(id)-finding\">\(lines)</p>"
  }
}
