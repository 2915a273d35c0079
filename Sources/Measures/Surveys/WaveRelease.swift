import Context
import Statistics
import Vocabulary

/// All that is ever told of a wave. It is worked out once, when the wave is closed, and never again: two looks at one wave
/// would tell what came between them.
///
/// Source: docs/rules/surveys.md#what-may-be-told
package struct WaveRelease: Codable, Sendable, Equatable {
  package var instrument: Instrument
  package var floor: Int
  package var closed: Day
  package var asked: Int
  package var answered: Int
  package var constructs: [ConstructRelease]
  package var schools: [PartRelease]
  package var groups: [PartRelease]
  package var certificate: AuditCertificate

  /// One construct over the whole district.
  package struct ConstructRelease: Codable, Sendable, Equatable {
    package var name: String
    package var verdict: Verdict
    package var figure: SurveyFigure?
    package var items: [ItemRelease]
    package var alpha: Estimate?
    package var omega: Estimate?
    /// Why nothing is known of how the items hang together.
    package var why: Phrase?
  }

  /// Whether the items make one score.
  package enum Verdict: String, Codable, Sendable {
    case oneScale = "one-scale"
    case weak
    case severalThings = "several-things"
    case reversed
    case unknown
  }

  /// One item over the whole district.
  package struct ItemRelease: Codable, Sendable, Equatable {
    package var name: String
    /// Nil where fewer than the floor answered it.
    package var figure: SurveyFigure?
  }

  /// A school or a group.
  package struct PartRelease: Codable, Sendable, Equatable {
    package var id: String
    package var name: Phrase
    package var asked: Int?
    package var answered: Int
    /// By construct; empty where they are hidden or nobody answered.
    package var figures: [String: SurveyFigure]
    package var isHidden: Bool
  }
}

/// How many of a school's people were asked and have answered.
package struct Turnout: Sendable, Equatable, Codable {
  package let school: School.ID
  package let name: String
  package let asked: Int
  package let answered: Int

  package init(school: School.ID, name: String, asked: Int, answered: Int) {
    self.school = school
    self.name = name
    self.asked = asked
    self.answered = answered
  }
}

extension WaveRelease {
  /// - Parameter before: what was told of the wave before, if there was one.
  /// - Throws: `Refusal` when too few have answered for anything to be told.
  package init(
    _ instrument: Instrument, floor: Int, answers: [SurveyAnswer], turnout: [Turnout], after before: WaveRelease?,
    on day: Day, _ work: Work = Work()
  ) throws {
    if let finding = Self.tooFew(answers.count, floor: floor) { throw Refusal([finding]) }
    self.instrument = instrument
    self.floor = floor
    closed = day
    asked = turnout.reduce(0) { $0 + $1.asked }
    answered = answers.count
    let sheets = answers.map(\.sheet)
    constructs = try instrument.constructs.map { construct in
      try ConstructRelease(construct, of: instrument, floor: floor, sheets, work)
    }
    let told = constructs.filter { $0.figure != nil }.compactMap { instrument.construct($0.name) }
    let parts = Parts(instrument, told, answers)
    let decided = try ReleaseGuard(
      floor: floor, parts.respondents, fewest: (parts.fewest(.school), parts.fewest(.group)),
      held: parts.held(after: before, floor: floor)
    ).decided(work)
    certificate = decided.certificate
    schools = turnout.map { place in
      parts.release(
        .school, place.school.rawValue, Phrase(verbatim: place.name), asked: place.asked, hidden: decided.schools)
    }
    groups = (instrument.group?.choices ?? []).map { choice in
      parts.release(.group, choice.name, choice.words, asked: nil, hidden: decided.groups)
    }
  }

  /// What stands in the way of telling anything.
  package static func tooFew(_ answered: Int, floor: Int) -> Finding? {
    guard answered < floor else { return nil }
    let have = Phrase.count(
      answered, one: Phrase("answer has come in", es: "respuesta recibida"),
      many: Phrase("answers have come in", es: "respuestas recibidas"))
    return Finding(
      "", "under-floor",
      Phrase(
        "Wait, remind, or choose a later last day: \(have.en), and nothing is told of fewer than \(floor). Or close it without results",
        es:
          "Espere, recuerde o elija un último día posterior: \(have.es), y no se dice nada de menos de \(floor). O ciérrela sin resultados"
      ))
  }

  package func construct(_ name: String) -> ConstructRelease? { constructs.first { $0.name == name } }
  package func school(_ id: School.ID) -> PartRelease? { schools.first { $0.id == id.rawValue } }

  /// The lowest that any construct stands at a school; nil where nothing may be told.
  package func standing(_ part: PartRelease) -> TrustStanding? {
    instrument.constructs.compactMap { construct in part.figures[construct.name]?.standing(construct) }.min()
  }
}

extension WaveRelease.ConstructRelease {
  fileprivate init(
    _ construct: Instrument.Construct, of instrument: Instrument, floor: Int, _ sheets: [AnswerSheet], _ work: Work
  ) throws {
    name = construct.name
    let own = instrument.items(of: construct)
    items = own.map { item in
      let given = sheets.compactMap { $0.answers[item.name] }.map(Double.init)
      return WaveRelease.ItemRelease(
        name: item.name,
        figure: given.count < floor ? nil : SurveyFigure(given, highest: instrument.highest))
    }
    let columns = Dictionary(
      uniqueKeysWithValues: own.map { item in
        (item.name, sheets.map { $0.answers[item.name].map(Double.init) ?? .nan })
      })
    verdict = .unknown
    do {
      let scale = Scale(
        items: own.map(\.name), reverse: own.filter { $0.isReversed == true }.map(\.name), lowest: 1,
        highest: Double(instrument.highest), draws: 0)
      let outcome = try Evidence(scale, from: Frame(rowCount: sheets.count, numbers: columns), work).outcome
      verdict = WaveRelease.Verdict(rawValue: outcome.verdict.rawValue) ?? .unknown
      alpha = outcome.alpha
      omega = outcome.omega?.delta
    } catch let refusal as Refusal {
      why = refusal.findings.first?.message
    }
    let scores = sheets.compactMap { $0.score(own, of: instrument) }
    // A score is made only of items that belong together. Source: docs/rules/surveys.md#scores
    figure = verdict == .oneScale && scores.count >= floor ? SurveyFigure(scores, highest: instrument.highest) : nil
  }
}

/// The respondents, by school and by group.
private struct Parts {
  let instrument: Instrument
  let constructs: [Instrument.Construct]
  private let answers: [SurveyAnswer]
  private let bySchool: [String: [SurveyAnswer]]
  private let byGroup: [String: [SurveyAnswer]]

  init(_ instrument: Instrument, _ constructs: [Instrument.Construct], _ answers: [SurveyAnswer]) {
    self.instrument = instrument
    self.constructs = constructs
    self.answers = answers
    bySchool = Dictionary(grouping: answers, by: \.school.rawValue)
    byGroup = Dictionary(grouping: answers, by: \.sheet.group)
  }

  enum Sort { case school, group }

  private func inside(_ sort: Sort) -> [String: [SurveyAnswer]] { sort == .school ? bySchool : byGroup }

  var respondents: [ReleaseGuard.Respondent] {
    answers.map { answer in
      let given = instrument.items.compactMap { item in
        answer.sheet.answers[item.name].map { instrument.turned($0, item) }
      }
      return ReleaseGuard.Respondent(
        school: answer.school.rawValue, group: answer.sheet.group, points: given.reduce(0, +),
        bounds: given.count...(given.count * instrument.highest))
    }
  }

  private func scores(_ answers: [SurveyAnswer], _ construct: Instrument.Construct) -> [Double] {
    let items = instrument.items(of: construct)
    return answers.compactMap { $0.sheet.score(items, of: instrument) }
  }

  /// How many stand behind the thinnest figure of each part.
  func fewest(_ sort: Sort) -> [String: Int] {
    inside(sort).mapValues { answers in constructs.map { scores(answers, $0).count }.min() ?? answers.count }
  }

  /// Somebody who knows that everybody but one or a few has answered as before could take one wave from the other. The digits
  /// that are told blur this enough, except where very few answered.
  func held(after before: WaveRelease?, floor: Int) -> Set<String> {
    guard let before else { return [] }
    let now = fewest(.school)
    return Set(
      before.schools.compactMap { school in
        guard let then = school.figures.values.map(\.people).min(), let count = now[school.id], count != then,
          abs(count - then) < floor
        else { return nil }
        return 0.05 * Double(count + then) < 0.5 ? school.id : nil
      })
  }

  func release(
    _ sort: Sort, _ id: String, _ name: Phrase, asked: Int?, hidden: Set<String>
  ) -> WaveRelease.PartRelease {
    let answers = inside(sort)[id] ?? []
    var figures: [String: SurveyFigure] = [:]
    if !hidden.contains(id) {
      for construct in constructs {
        figures[construct.name] = SurveyFigure(scores(answers, construct), highest: instrument.highest)
      }
    }
    return WaveRelease.PartRelease(
      id: id, name: name, asked: asked, answered: answers.count, figures: figures, isHidden: hidden.contains(id))
  }
}
