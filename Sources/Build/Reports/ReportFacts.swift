import Measures
import Purpose
import Vocabulary

/// Everything that a report is made from, read at one moment.
package struct ReportFacts: Sendable {
  package var district: String
  package var today: Day
  package var statements: [PurposeStatement] = []
  package var priorities: [Priority] = []
  package var answers: [Answer] = []
  package var gate = LaunchGate([], exceptions: [])
  package var launch: Launch?
  package var measures: [ReportedMeasure] = []
  package var costs: CostModel
  package var exceptions: [LaunchException] = []
  package var amendments: [DatedAmendment] = []
  package var decisions: [Decision] = []
  package var meetings: [ReportedMeeting] = []
  package var holders: [Holders] = []
  /// What everybody in the records is called: in a report for everybody nobody is.
  package var names: [Person.ID: String] = [:]

  package init(_ district: String, on day: Day, costs: CostModel) {
    self.district = district
    today = day
    self.costs = costs
  }

  /// When what success means was sealed, and how the seal begins.
  package struct Launch: Sendable, Equatable {
    package let day: Day
    package let digest: String

    package init(_ day: Day, digest: String) {
      self.day = day
      self.digest = digest
    }
  }

  package struct DatedAmendment: Sendable {
    package let amendment: Amendment
    package let asked: Day
    package let decided: Day?

    package init(_ amendment: Amendment, asked: Day, decided: Day?) {
      self.amendment = amendment
      self.asked = asked
      self.decided = decided
    }
  }

  package struct ReportedMeeting: Sendable {
    package let meeting: DataMeeting
    package let measure: String

    package init(_ meeting: DataMeeting, of measure: String) {
      self.meeting = meeting
      self.measure = measure
    }
  }

  /// How many people hold a role at schools of one level; without a level, for the whole district.
  package struct Holders: Sendable, Equatable {
    package let role: String
    package let level: School.Level?
    package let count: Int

    package init(_ role: String, _ level: School.Level?, _ count: Int) {
      self.role = role
      self.level = level
      self.count = count
    }
  }
}
