import Exchange
import Vocabulary

/// The rows of a batch in an order in which they can be saved: what a row names stands before it.
struct NamedFirst<Record: DistrictRecord> {
  private(set) var rows: [RecordBatchRow] = []
  /// New records that name one another in a circle, so that none of them can be the first.
  private(set) var circular: Set<String> = []

  init(_ all: [RecordBatchRow]) {
    let writes = all.filter { $0.outcome == .created } + all.filter { $0.outcome == .changed }
    let fields = Record.fields.filter { $0.kind.referred == Record.kind.name }
    guard !fields.isEmpty else {
      rows = writes
      return
    }
    let places = Dictionary(writes.indices.map { (writes[$0].record, $0) }, uniquingKeysWith: { first, _ in first })
    let named = writes.map { row in
      fields.flatMap { Self.places(named: $0, by: row, places, writes) }
    }
    order(writes, named)
  }

  /// Where the records stand that have to come first: those that do not exist yet, and those that a chain leads over.
  private static func places(
    named field: Field<Record>, by row: RecordBatchRow, _ places: [String: Int], _ writes: [RecordBatchRow]
  ) -> [Int] {
    switch row.after[field.name] {
    case .text(let id): places[id].map { [$0] } ?? []
    case .list(let ids): ids.compactMap { places[$0] }.filter { writes[$0].outcome == .created }
    default: []
    }
  }

  /// Depth first, without a call for each step: a chain may be as long as the file.
  private mutating func order(_ writes: [RecordBatchRow], _ named: [[Int]]) {
    var isDone = [Bool](repeating: false, count: writes.count)
    var isOpen = isDone
    for start in writes.indices where !isDone[start] {
      var path = [(place: start, next: 0)]
      isOpen[start] = true
      while let (place, next) = path.last {
        if next < named[place].count {
          path[path.count - 1].next += 1
          let other = named[place][next]
          if isOpen[other] { noteCircle(path.map(\.place), from: other, writes) }
          if isOpen[other] || isDone[other] { continue }
          isOpen[other] = true
          path.append((other, 0))
        } else {
          rows.append(writes[place])
          (isDone[place], isOpen[place]) = (true, false)
          path.removeLast()
        }
      }
    }
  }

  private mutating func noteCircle(_ path: [Int], from start: Int, _ writes: [RecordBatchRow]) {
    let members = path[(path.firstIndex(of: start) ?? 0)...].map { writes[$0] }
    if members.allSatisfy({ $0.outcome == .created }) { circular.formUnion(members.map(\.record)) }
  }
}
