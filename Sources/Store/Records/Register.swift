import Build
import Context
import Measures
import Purpose
import Vocabulary

/// Every kind of record that the district keeps. A new kind is one line here.
package enum Register {
  package static let all: [any DistrictRecord.Type] = people + purpose + context + measures + build

  package static let people: [any DistrictRecord.Type] = [
    School.self, Network.self, Person.self, Position.self, Team.self, Teaching.self, DistrictYear.self,
  ]

  package static let purpose: [any DistrictRecord.Type] = [
    Priority.self, TheoryOfAction.self, PurposeStatement.self, Stakeholder.self, EngagementSession.self, Heard.self,
    Consultation.self, Decision.self, WrittenAnswer.self, Role.self,
  ]

  package static let context: [any DistrictRecord.Type] = [
    DataSystem.self, FundingSource.self, DistrictRule.self, Spending.self, RedistributionScenario.self,
    RedistributionMove.self, ExistingTitle.self, TitleVerdict.self, Expertise.self, ExpertiseNeed.self,
    CollaborationStructure.self, ReadinessAssessment.self,
  ]

  package static let measures: [any DistrictRecord.Type] = [
    Measure.self, Baseline.self, MeasureTarget.self, ReadingRound.self, MeasureReading.self, ComparisonDesign.self,
    LaunchException.self, DataMeeting.self, SuccessPicture.self, Survey.self, SurveyWave.self, BaselinePeriod.self,
  ]

  package static let build: [any DistrictRecord.Type] = [
    RoleCharter.self, Responsibility.self, Appointment.self, DecisionRight.self, PlanCall.self, SchoolPlan.self,
    PlanAnswer.self, PlannedTeam.self, Variance.self,
    CostAssumptions.self, FundingShare.self, CostScenario.self, Support.self, Partner.self, Milestone.self,
    CheckIn.self, TrainingEvent.self, Attendance.self, Section.self,
  ]

  package static func type(named name: String) -> (any DistrictRecord.Type)? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.kind.name, $0) })
}
