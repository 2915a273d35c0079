import Build
import Context
import Purpose
import Vocabulary

/// What costs and supports are worked out from, read in one transaction.
extension Records {
  /// This year and the four after it: long enough to see where grants end, short enough to believe.
  package static let yearsAhead = 5

  package func costModel(from year: SchoolYear? = nil) throws -> CostModel { CostModel(try costPlan(from: year)) }

  /// From this school year on, or from an earlier one for a report on it.
  package func costPlan(from year: SchoolYear? = nil) throws -> CostPlan {
    let teachers = try teachersBySchool()
    let schools = try all(School.self).filter { !$0.isClosed }.map { school in
      CostedSchool(school.id, school.name, pupils: school.pupils ?? 0, teachers: teachers[school.id] ?? 0)
    }
    let assumptions = try all(CostAssumptions.self)
    let first = (year ?? schoolYear).start
    return CostPlan(
      schools: schools, roles: try charteredRoles().map { $0.costed(at: schools) },
      supports: try all(Support.self).map { $0.costed(at: schools) },
      rates: (first..<first + Self.yearsAhead).compactMap { CostRates(for: SchoolYear($0), from: assumptions) },
      sources: try all(FundingSource.self), shares: try all(FundingShare.self))
  }

  package func supportRegister() throws -> SupportRegister {
    SupportRegister(try all(), partners: try all(), milestones: try all(), on: today)
  }

  /// Question 8.
  package func supportAnswers() throws -> [Answer] { [try supportRegister().answer] }
}

extension CharteredRole {
  /// Only time that is taken out of teaching has to be covered; where no charter says how much that is, all of the role's time.
  fileprivate func costed(at schools: [CostedSchool]) -> CostedRole {
    let isAt = schools.map { role.exists(at: $0.id) }
    return CostedRole(
      role.id, role.name, holders: CostPlan.spread(role.holders ?? 0, over: schools, where: isAt), isAt: isAt,
      time: release ?? role.time ?? 0, stipend: stipend ?? .zero, days: extraDays, span: charter?.spanMost)
  }
}

extension Support {
  fileprivate func costed(at schools: [CostedSchool]) -> CostedSupport {
    let own = Set(self.schools)
    return CostedSupport(
      id, name, head, cost ?? .zero, from: firstYear, through: lastYear,
      at: schools.indices.filter { own.contains(schools[$0].id) })
  }
}

extension CostAssumptions: RuledRecord {
  package func findings(in records: Records, replacing old: CostAssumptions?) throws -> [Finding] {
    findings(beside: try records.all())
  }
}
