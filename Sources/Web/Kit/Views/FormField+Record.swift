import Vocabulary

extension FormField {
  /// The question that a record's field asks. `typed` is what stands in the field, as `FieldKind.typed` writes it and `value(from:)` reads it;
  /// `choices` names the records that a reference may point at.
  package init<Record>(_ field: Field<Record>, typed: String, findings: [Finding] = [], choices: [Choice] = []) {
    self.init(
      field.name, field.label, Control(field.kind, typed: typed, choices: choices),
      hint: field.hint ?? FormField.hint(field.kind),
      findings: findings, isRequired: field.isRequired || field.kind == .flag)
  }

  private static func hint(_ kind: FieldKind) -> Phrase? {
    switch kind {
    case .day: Phrase("Year, month, day: 2026-09-01", es: "Año, mes, día: 2026-09-01")
    case .year: Phrase("A school year: 2026-27", es: "Un año escolar: 2026-27")
    case .address: Phrase("Starts with https://", es: "Empieza con https://")
    default: nil
    }
  }
}

extension Control {
  /// A few choices are shown at once; more of them fold into a list.
  private static let fewChoices = 5

  package init(_ kind: FieldKind, typed: String, choices: [Choice] = []) {
    let several = Set(typed.split(separator: ";").map(\.trimmed))
    switch kind {
    case .line: self = .line(typed)
    case .text: self = .paragraphs(typed)
    case .email: self = .email(typed)
    case .address: self = .address(typed)
    case .integer, .real: self = .number(typed)
    case .share: self = .percentage(typed)
    case .money: self = .money(typed)
    case .day: self = .day(typed)
    case .year: self = .number(typed)
    case .flag: self = .flag(typed == "yes")
    case .choice(let few) where few.count <= Control.fewChoices:
      self = .radios(few, chosen: typed.isEmpty ? nil : typed)
    case .choice(let many): self = .select(many, chosen: typed.isEmpty ? nil : typed)
    case .choices(let all): self = .checkboxes(all, chosen: several)
    case .reference: self = .select(choices, chosen: typed.isEmpty ? nil : typed)
    case .references: self = .checkboxes(choices, chosen: several)
    }
  }
}
