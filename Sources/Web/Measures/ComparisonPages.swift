import Build
import Context
import HTTPTypes
import Measures
import Statistics
import Store
import Vocabulary

/// Comparisons before and after the start: what a design could see, who starts when, and what came of it.
struct ComparisonPages: Pages {
  static let path = "/measures/impact"
  static let title = Phrase("Did it work?", es: "¿Funcionó?")
  static func design(_ id: ComparisonDesign.ID) -> String { "/measures/design/\(id)" }
  static func impact(_ id: ComparisonDesign.ID) -> String { "\(path)/\(id)" }

  var routes: [Route] {
    [
      .get(Self.path, .district(.readPlan), showing: .forAll, list),
      .get("\(Self.path)/:id", .district(.readPlan), showing: .forAll, show),
      .post("\(Self.path)/:id/look", .district(.editPlan), look),
      .get("/measures/design/:id", .district(.readPlan), showing: .forAll, plan),
      .post("/measures/design/:id/starts", .district(.editPlan), draw),
      .post("/measures/design/:id/register", .district(.editPlan), register),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .measures, Self.title,
        about: Phrase(
          "What each comparison shows, how sure that is, and what it cannot tell.",
          es: "Qué muestra cada comparación, qué tan seguro es y qué no puede decir."), to: Self.path)
    ]
  }

  func list(_ visit: Visit) async throws -> Reply {
    let standings = try await visit.read { try $0.comparisonStandings() }
    return visit.page(Self.title, under: [.strategy(.measures)], ComparisonListView(standings: standings).html)
  }

  // MARK: - Before the start

  struct Planned: Sendable {
    let standing: ComparisonStanding
    let planning: ComparisonPlanning?
    /// A suggestion that is looked at and not taken yet.
    let drawn: BalancedStarts?
    let systems: [DataSystem]
    let people: [String: String]
    let waves: String
    let seed: String
    let today: Day
  }

  func plan(_ visit: Visit) async throws -> Reply { try await planReply(visit, visit.query, []) }

  private func planReply(_ visit: Visit, _ typed: FormInput, _ findings: [Finding]) async throws -> Reply {
    let language = Reading.language
    let shown = try await visit.comparison { records, standing in
      try Self.planned(records, standing, typed, findings, language)
    }
    let (planned, found) = shown
    return visit.page(
      Phrase(verbatim: planned.standing.design.name), under: [.strategy(.measures), Link(Self.title, to: Self.path)],
      hasErrors: !found.isEmpty, status: found.isEmpty ? .ok : .unprocessableContent,
      ComparisonPlanView(visit: visit, shown: planned, findings: found).html)
  }

  private static func planned(
    _ records: Records, _ standing: ComparisonStanding, _ typed: FormInput, _ findings: [Finding], _ language: Language
  ) throws -> (Planned, [Finding]) {
    var found = findings
    var drawn: BalancedStarts?
    let first = try standing.outcome.map { try records.startCandidates(for: $0, before: records.today) } ?? []
    let usual = StartWave.written(StartWave.usual(first.count, on: records.today), language)
    let waves = typed.has("waves") ? typed["waves"] : usual
    let seed = typed.has("seed") ? typed["seed"] : "\(standing.design.seed ?? records.today.number)"
    if typed.has("waves"), let outcome = standing.outcome {
      do {
        let read = try StartWave.read(waves)
        let day = read.compactMap(\.starts).min() ?? records.today
        drawn = try BalancedStarts(
          records.startCandidates(for: outcome, before: day), waves: read, seed: ComparisonPages.seed(seed))
      } catch let refusal as Refusal where found.isEmpty {
        found = refusal.findings
      }
    }
    let systems = try records.all(DataSystem.self).filter { standing.design.dataSystems.contains($0.id) }
    let owners = Set((systems.map(\.owner) + [standing.outcome?.owner]).compactMap { $0?.rawValue })
    return (
      Planned(
        standing: standing, planning: try records.planning(of: standing, drawn: drawn, datasets: 200), drawn: drawn,
        systems: systems, people: try records.titles(of: Person.kind.name, owners), waves: waves, seed: seed,
        today: records.today), found
    )
  }

  static func seed(_ text: String) throws(Refusal) -> Int {
    guard let seed = Int(text.trimmed), (0...999_999_999).contains(seed) else {
      throw Refusal(
        "seed", "seed",
        Phrase("Enter a whole number from 0 to 999,999,999", es: "Escriba un número entero de 0 a 999,999,999"))
    }
    return seed
  }

  func draw(_ visit: Visit) async throws -> Reply {
    let id: ComparisonDesign.ID = visit.id()
    let form = visit.form
    do {
      let (waves, seed) = (try StartWave.read(form["waves"]), try Self.seed(form["seed"]))
      try await visit.act { try $0.drawStarts(for: id, waves: waves, seed: seed) }
      return .redirect("\(Self.design(id))?done=saved")
    } catch let refusal as Refusal {
      return try await planReply(visit, form, refusal.findings)
    }
  }

  func register(_ visit: Visit) async throws -> Reply {
    let id: ComparisonDesign.ID = visit.id()
    do {
      _ = try await visit.act { try $0.register(id) }
      return .redirect("\(Self.design(id))?done=saved")
    } catch let refusal as Refusal {
      return try await planReply(visit, FormInput(), refusal.findings.map { Finding("", $0.code, $0.message) })
    }
  }

  // MARK: - After the start

  struct Shown: Sendable {
    let standing: ComparisonStanding
    let groups: ImpactLooks?
    let looks: ImpactLooks
    let measures: [Measure]
    let cost: Cost?

    struct Cost: Sendable {
      let year: SchoolYear
      let perSupported: Money
    }
  }

  func show(_ visit: Visit) async throws -> Reply { try await impactReply(visit, []) }

  private func impactReply(_ visit: Visit, _ findings: [Finding]) async throws -> Reply {
    let mayCost = visit.allows(FundingShare.kind.reading)
    let shown = try await visit.comparison { records, standing in
      let year = mayCost ? try records.costModel().years.first { $0.year == records.schoolYear } : nil
      return Shown(
        standing: standing, groups: try records.registeredGroups(of: standing),
        looks: try records.impactLooks(at: standing),
        measures: try records.all(Measure.self).filter { $0.isLive && $0.takenAt == .schools },
        cost: year.flatMap { year in year.perSupported.map { Shown.Cost(year: year.year, perSupported: $0) } })
    }
    return visit.page(
      Phrase(verbatim: shown.standing.design.name), under: [.strategy(.measures), Link(Self.title, to: Self.path)],
      hasErrors: !findings.isEmpty, status: findings.isEmpty ? .ok : .unprocessableContent,
      ImpactView(visit: visit, shown: shown, findings: findings).html)
  }

  func look(_ visit: Visit) async throws -> Reply {
    let id: ComparisonDesign.ID = visit.id()
    let question = ImpactLook.Question(
      outcome: Measure.ID(visit.form["outcome"]), group: visit.form["group"].trimmed,
      control: ComparisonDesign.Control(rawValue: visit.form["control"]) ?? .notYet)
    do {
      try await visit.act { try $0.look(at: question, of: id) }
      return .redirect("\(Self.impact(id))#looks")
    } catch let refusal as Refusal {
      return try await impactReply(visit, refusal.findings)
    }
  }
}

extension Visit {
  /// Reads with the standing of the comparison that the address names.
  fileprivate func comparison<T: Sendable>(
    _ body: @Sendable @escaping (Records, ComparisonStanding) throws -> T
  ) async throws -> T {
    guard let found = try await store.read(comparison: id(), in: signedIn.district.id, body) else { throw Absent() }
    return found
  }
}
