import Context
import Store
import Vocabulary

/// The pages of Context besides its lists.
enum ContextSite {
  static let pages: [any Pages] = [
    DataInventoryPage(), RigorPages(), MoneyPage(), RulePages(), RedistributionPages(), CensusPages(), ExpertisePage(),
    CollaborationPage(), ReadinessPages(),
  ]

  static let link = Link(Strategy.context.label, to: "/context")
}

extension Phrase {
  init(_ year: SchoolYear) { self.init(verbatim: year.description) }
  init(_ money: Money) { self.init(verbatim: money.description) }
  init(_ day: Day) { self.init(verbatim: day.description) }
}

extension HTML {
  init(_ year: SchoolYear) { self = "<span class=\"nowrap\">\(year.description)</span>" }
  init(_ day: Day) { self = "<time class=\"nowrap\" datetime=\"\(day.description)\">\(day.description)</time>" }
  init(_ money: Money) { self.init(text: money.description) }

  /// Lines of a list; nothing for none.
  static func list(_ lines: [HTML]) -> HTML {
    lines.isEmpty ? "" : "<ul>\(lines.map { "<li>\($0)</li>" as HTML })</ul>"
  }
}

extension DistrictRecord {
  /// A link to its page, in its own words.
  var link: Link { Link(Phrase(verbatim: title), to: address) }

  /// The form that adds one, with some answers known already.
  static func newAddress(_ known: KeyValuePairs<String, String>, back: String) -> String {
    let pairs = known.map { ($0.key, $0.value) } + [("back", back)]
    return "/\(kind.path)/new?\(FormInput(pairs.map { (name: $0.0, value: $0.1) }).urlEncoded)"
  }

  /// The form that changes it, at one field.
  func editAddress(_ field: String = "", back: String) -> String {
    let anchor = field.isEmpty ? "" : "#\(FormField.anchor(field))"
    return "\(address)/edit?\(FormInput([(name: "back", value: back)]).urlEncoded)\(anchor)"
  }
}

extension Visit {
  func mayAdd(_ kind: RecordKind) -> Bool {
    session?.member.positions.contains { $0.post.deeds.contains(kind.editing) } ?? false
  }
}
