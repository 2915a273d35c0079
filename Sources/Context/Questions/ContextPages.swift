import Vocabulary

/// The pages of Context that answers point to, apart from the lists of records.
package enum ContextPages {
  package static let dataInventory = PlanLink.page("context/data")
  package static let rigor = PlanLink.page("context/rigor")
  package static let money = PlanLink.page("context/money")
  package static let rules = PlanLink.page("context/rules")
  package static let redistribution = PlanLink.page("context/redistribution")
  package static let census = PlanLink.page("context/census")
  package static let expertiseGaps = PlanLink.page("context/expertise-gaps")
  package static let collaborationBySchool = PlanLink.page("context/collaboration-by-school")
  package static let readinessBySchool = PlanLink.page("context/readiness-by-school")
}
