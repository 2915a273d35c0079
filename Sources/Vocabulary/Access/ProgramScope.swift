/// A part of the product that a program may read, or read and change: the records of one strategy, or the history.
///
/// It narrows what the member may do in whose name the program comes, and never widens it.
package struct ProgramScope: Hashable, Sendable, Comparable {
  package enum Area: String, CaseIterable, Sendable {
    case people, purpose, context, measures, build, history

    package init(_ strategy: Strategy) {
      self =
        switch strategy {
        case .people: .people
        case .purpose: .purpose
        case .context: .context
        case .measures: .measures
        case .build: .build
        }
    }
  }

  package let area: Area
  package let writes: Bool

  package init(_ area: Area, writes: Bool = false) {
    self.area = area
    self.writes = writes
  }

  /// `read:purpose`, `write:build`. Nobody writes the history.
  package init?(_ name: some StringProtocol) {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, ["read", "write"].contains(parts[0]), let area = Area(rawValue: String(parts[1])),
      !(area == .history && parts[0] == "write")
    else { return nil }
    self.init(area, writes: parts[0] == "write")
  }

  package var name: String { (writes ? "write:" : "read:") + area.rawValue }

  package static let all: [ProgramScope] = Area.allCases.flatMap { area in
    area == .history ? [ProgramScope(area)] : [ProgramScope(area), ProgramScope(area, writes: true)]
  }

  package static func < (a: ProgramScope, b: ProgramScope) -> Bool { a.name < b.name }

  package var label: Phrase {
    let what =
      switch area {
      case .history: Phrase("the history", es: "el historial")
      default: Strategy(rawValue: area.rawValue)?.label ?? Phrase(verbatim: area.rawValue)
      }
    return writes
      ? Phrase("Read and change: ", es: "Leer y cambiar: ") + what : Phrase("Read: ", es: "Leer: ") + what
  }
}

extension Set<ProgramScope> {
  /// Whoever may change something may read it too.
  package func allow(_ scope: ProgramScope) -> Bool {
    contains(scope) || contains(ProgramScope(scope.area, writes: true))
  }
}
