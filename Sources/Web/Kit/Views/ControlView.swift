import Vocabulary

/// The marks of a control alone.
struct ControlView: View {
  let field: FormField

  var html: HTML {
    switch field.control {
    case .line(let text): input("text", text, size: "wide")
    case .email(let text): input("email", text, size: "wide", spellcheck: false)
    case .address(let text): input("url", text, size: "wide", spellcheck: false)
    case .password(let autocomplete): password(autocomplete)
    case .number(let text): input("text", text, size: "short", mode: "numeric", spellcheck: false)
    case .money(let text):
      affixed("$", before: true, input("text", text, size: "amount", mode: "decimal", spellcheck: false))
    case .percentage(let text):
      affixed("%", before: false, input("text", text, size: "short", mode: "decimal", spellcheck: false))
    case .day(let text): input("text", text, size: "day", mode: "numeric", spellcheck: false)
    case .paragraphs(let text, let rows): area(text, rows: rows)
    case .select(let choices, let chosen): select(choices, chosen: chosen)
    case .radios(let choices, let chosen, let hints):
      boxes("radio", choices, chosen: chosen.map { [$0] } ?? [], hints: hints)
    case .checkboxes(let choices, let chosen, let hints): boxes("checkbox", choices, chosen: chosen, hints: hints)
    case .file(let types):
      "<input type=\"file\" class=\"file\" id=\"\(field.id)\" name=\"\(field.name)\" accept=\"\(types)\"\(described)>"
    case .flag: ""
    }
  }

  private func input(_ type: String, _ text: String, size: String, mode: String? = nil, spellcheck: Bool = true) -> HTML
  {
    """
    <input type="\(type)" class="\(size)" id="\(field.id)" name="\(field.name)" value="\(text)"\("inputmode", mode)\
    \("autocomplete", field.autocomplete)\("spellcheck", spellcheck ? nil : "false")\(offers)\(described)>
    """
  }

  private func password(_ autocomplete: String) -> HTML {
    "<input type=\"password\" class=\"wide\" id=\"\(field.id)\" name=\"\(field.name)\" autocomplete=\"\(autocomplete)\"\(described)>"
  }

  private func area(_ text: String, rows: Int) -> HTML {
    // Browsers drop the first line break after the tag, which would be the person's own.
    "<textarea id=\"\(field.id)\" name=\"\(field.name)\" rows=\"\(rows)\"\(offers)\(described)>\n\(text)</textarea>"
  }

  private func affixed(_ sign: String, before: Bool, _ input: HTML) -> HTML {
    let affix: HTML = "<span class=\"affix\" aria-hidden=\"true\">\(sign)</span>"
    return "<div class=\"affixed\">\(before ? affix + input : input + affix)</div>"
  }

  private func select(_ choices: [Choice], chosen: String?) -> HTML {
    """
    <select id="\(field.id)" name="\(field.name)"\("data-filter", filter(choices))\(described)>
    \(chosen == nil || !field.isRequired ? emptyOption : nil)
    \(choices.map { "<option value=\"\($0.name)\"\("selected", if: $0.name == chosen)>\($0.label)</option>\n" as HTML })</select>
    """
  }

  private var emptyOption: HTML {
    "<option value=\"\">\(field.isRequired ? Phrase("Choose one", es: "Elija una opción") : Phrase("None", es: "Ninguna"))</option>"
  }

  private func boxes(_ type: String, _ choices: [Choice], chosen: Set<String>, hints: [String: Phrase]) -> HTML {
    var marks = HTML()
    for (index, choice) in choices.enumerated() {
      marks += box(type, choice, isChosen: chosen.contains(choice.name), hint: hints[choice.name], number: index)
    }
    return
      "<div class=\"boxes\(choices.count > Control.longList ? " long" : "")\"\("data-filter", filter(choices))>\(marks)</div>"
  }

  private func box(_ type: String, _ choice: Choice, isChosen: Bool, hint: Phrase?, number: Int) -> HTML {
    // Two hyphens: a field may itself be called stance-2.
    let id = number == 0 ? field.id : "\(field.id)--\(number + 1)"
    return """
      <div class="box"><input type="\(type)" id="\(id)" name="\(field.name)" value="\(choice.name)"\("checked", if: isChosen)\
      \("aria-describedby", hint == nil ? nil : "\(id)-choice-hint")>\
      <label for="\(id)">\(choice.label)</label>\(hint.map { "<p class=\"hint\" id=\"\(id)-choice-hint\">\($0)</p>" as HTML })</div>

      """
  }

  private func filter(_ choices: [Choice]) -> String? {
    choices.count > Control.longList ? Phrase("Narrow down the list", es: "Acotar la lista")[Reading.language] : nil
  }

  private var offers: HTML {
    guard let choices = field.choices else { return "" }
    let found = Phrase("Choices: ", es: "Opciones: ")
    let none = Phrase("Nobody of that name", es: "Nadie con ese nombre")
    return """
       data-choices="\(choices)"\("data-several", field.takesSeveral ? "yes" : nil) data-found="\(found)" data-none="\(none)"
      """
  }

  private var described: HTML {
    "\("aria-describedby", field.describedBy)\("aria-invalid", field.messages.isEmpty ? nil : "true")"
  }
}
