import Vocabulary

/// What one respondent said. It holds no person, no address and no time, and its number says nothing.
package struct SurveyAnswer: Sendable, Equatable {
  package typealias ID = Identifier<SurveyAnswer>

  package let id: ID
  package let school: School.ID
  package var sheet: AnswerSheet

  package init(id: ID, school: School.ID, sheet: AnswerSheet) {
    self.id = id
    self.school = school
    self.sheet = sheet
  }
}

/// The answers themselves, by the names of their questions.
package struct AnswerSheet: Sendable, Equatable {
  /// From 1, the lowest.
  package var answers: [String: Int]
  package var group: String

  package init(_ answers: [String: Int] = [:], group: String = "") {
    self.answers = answers
    self.group = group
  }

  /// Reads `a1=4;a2=3`. What does not belong to the instrument is left out.
  package init(_ text: String, group: String = "", of instrument: Instrument) {
    var read: [String: Int] = [:]
    for part in text.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1)
      if pair.count == 2, let answer = Int(pair[1]) { read[String(pair[0])] = answer }
    }
    self.init(read, group: group)
    self = kept(of: instrument)
  }

  /// In the order of the instrument, so that the order of answering is not kept.
  package func text(of instrument: Instrument) -> String {
    instrument.items.compactMap { item in answers[item.name].map { "\(item.name)=\($0)" } }.joined(separator: ";")
  }

  /// Only what the instrument asks, and answers that it has.
  package func kept(of instrument: Instrument) -> AnswerSheet {
    let known = Set(instrument.items.map(\.name))
    let groups = Set(instrument.group?.choices.map(\.name) ?? [])
    return AnswerSheet(
      answers.filter { known.contains($0.key) && (1...instrument.highest).contains($0.value) },
      group: groups.contains(group) ? group : "")
  }

  package var isEmpty: Bool { answers.isEmpty }

  /// The mean of a construct's items, reversed ones turned; nil when fewer than half of them were answered.
  package func score(_ construct: Instrument.Construct, of instrument: Instrument) -> Double? {
    score(instrument.items(of: construct), of: instrument)
  }

  /// The same of a construct's items, where many sheets are asked one after the other.
  func score(_ items: [Instrument.Item], of instrument: Instrument) -> Double? {
    let given = items.compactMap { item in answers[item.name].map { Double(instrument.turned($0, item)) } }
    guard !given.isEmpty, given.count * 2 >= items.count else { return nil }
    return given.reduce(0, +) / Double(given.count)
  }
}
