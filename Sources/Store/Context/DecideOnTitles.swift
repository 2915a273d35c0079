import Context
import Vocabulary

extension ActRecords {
  /// Keeps what the district has decided about two titles; what it decided about them before is replaced.
  @discardableResult package func decide(
    _ verdict: TitleVerdict.Verdict, on first: String, and second: String, keeping kept: String = "",
    because reason: String
  ) throws -> TitleVerdict {
    let known = try all(TitleVerdict.self).last { $0.speaks(of: first, and: second) }
    var decision = known ?? TitleVerdict(id: .new())
    decision.first = first
    decision.second = second
    decision.verdict = verdict
    decision.kept = kept
    decision.reason = reason
    decision.decided = today
    return try save(decision)
  }
}
