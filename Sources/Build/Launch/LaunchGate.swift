import Measures
import Vocabulary

/// Whether the district may launch: every need of every strategy, met, excepted by name, or still open.
///
/// Source: docs/rules/measures.md#the-launch-gate
package struct LaunchGate: Sendable, Equatable {
  package let lines: [Line]

  /// One need, with what stands for it.
  package struct Line: Sendable, Equatable {
    package let need: LaunchNeed
    package let state: State
  }

  package enum State: Sendable, Equatable {
    case met
    case excepted(LaunchException)
    case open
  }

  package init(_ needs: [LaunchNeed], exceptions: [LaunchException]) {
    let byNeed = Dictionary(exceptions.map { ($0.need, $0) }, uniquingKeysWith: { first, _ in first })
    lines = needs.map { need in
      if need.isMet { return Line(need: need, state: .met) }
      return Line(need: need, state: byNeed[need.key].map(State.excepted) ?? .open)
    }
  }

  package var open: [LaunchNeed] { lines.filter { $0.state == .open }.map(\.need) }
  package var met: Int { lines.count { $0.state == .met } }

  /// Exceptions that stand for something: one whose need is met by now counts no more.
  package var exceptions: [LaunchException] {
    lines.compactMap { if case .excepted(let exception) = $0.state { exception } else { nil } }
  }

  package var isOpenToLaunch: Bool { open.isEmpty && !lines.isEmpty }

  /// What stands in the way of launching, all at once.
  package var findings: [Finding] { open.compactMap(\.finding) }

  /// Throws everything that stands in the way.
  package func refuseUnlessReady() throws(Refusal) {
    if !findings.isEmpty { throw Refusal(findings) }
    if lines.isEmpty {
      throw Refusal(
        "", "nothing-to-launch",
        Phrase("Enter the district’s priorities first", es: "Primero escriba las prioridades del distrito"))
    }
  }
}
