import Build
import Context
import Exchange
import Store
import Vocabulary

/// What the plan costs over the years, which money pays it, and what it would cost otherwise.
struct CostPages: Pages {
  static let path = "/build/costs"
  static let title = Phrase("Costs and who pays them", es: "Los costos y quién los paga")
  static let schools = Phrase("Costs by school", es: "Costos por escuela")
  static let scenarios = Phrase("Costs otherwise", es: "Costos de otro modo")

  private static let reading = Route.Needs.district(FundingShare.kind.reading)

  var routes: [Route] {
    [
      .get(Self.path, Self.reading, showing: .forAll, show),
      .get("\(Self.path)/schools", Self.reading, showing: .forAll, bySchool),
      .get("\(Self.path)/schools.csv", Self.reading, showing: .forAll, download),
      .get("\(Self.path)/scenarios", Self.reading, showing: .forAll, compare),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .build, Self.title,
        about: Phrase(
          "What the plan costs, which money pays it, and where that money ends.",
          es: "Qué cuesta el plan, qué dinero lo paga y dónde termina ese dinero."), to: Self.path),
      Signpost(
        .build, Self.scenarios,
        about: Phrase(
          "Other spans, releases and stipends beside the plan.",
          es: "Otros alcances, tiempos y estipendios junto al plan."
        ), to: "\(Self.path)/scenarios"),
    ]
  }

  struct Shown: Sendable {
    let model: CostModel
    let assumptions: [CostAssumptions]
    let ruleFindings: [RuleFinding]
    /// The year that is looked at more closely; nil while nothing can be worked out.
    let year: CostYear?
  }

  func show(_ visit: Visit) async throws -> Reply {
    let shown = try await read(visit)
    return visit.page(Self.title, under: [SupportSite.link], CostView(visit: visit, shown: shown).html)
  }

  func bySchool(_ visit: Visit) async throws -> Reply {
    let shown = try await read(visit)
    return visit.page(
      Self.schools, under: [SupportSite.link, Link(Self.title, to: Self.path)],
      CostsBySchoolView(shown: shown).html)
  }

  func compare(_ visit: Visit) async throws -> Reply {
    let (plan, scenarios) = try await visit.read { (try $0.costPlan(), try $0.all(CostScenario.self)) }
    let columns = scenarios.map { CostComparison.Column(scenario: $0, model: CostModel(plan.applying($0))) }
    let comparison = CostComparison(visit: visit, planned: CostModel(plan), columns: columns)
    return visit.page(Self.scenarios, under: [SupportSite.link, Link(Self.title, to: Self.path)], comparison.html)
  }

  /// The costs of each school in the year that is shown, as a file.
  func download(_ visit: Visit) async throws -> Reply {
    let shown = try await read(visit)
    guard let year = shown.year else { throw Absent() }
    var file = CSVWriter()
    file.row(
      ["school_id", "school", "pupils", "teachers"] + CostHead.allCases.map(\.rawValue) + ["total", "not_covered"])
    for (place, school) in shown.model.plan.schools.enumerated() {
      let heads = CostHead.allCases.indices.map { year.bySchool[place, $0].plain }
      file.row(
        [school.id.rawValue, school.name, String(school.pupils), String(school.teachers)] + heads + [
          year.school(place).plain, year.openBySchool[place].plain,
        ])
    }
    return Reply.download(file.bytes, as: "text/csv; charset=utf-8", named: "costs-\(year.year.start).csv")
      .telling(shown.model.plan.schools.count)
  }

  private func read(_ visit: Visit) async throws -> Shown {
    let asked = SchoolYear(visit.query["year"])
    return try await visit.read { records in
      let model = try records.costModel()
      let year = model.years.first { $0.year == asked } ?? model.years.first
      let day = year.map { $0.year.contains(records.today) ? records.today : $0.year.first } ?? records.today
      let rules = try records.ruleBook()
      return Shown(
        model: model, assumptions: try records.all(),
        ruleFindings: year.map { model.ruleFindings(in: $0, rules, on: day) } ?? [], year: year)
    }
  }
}
