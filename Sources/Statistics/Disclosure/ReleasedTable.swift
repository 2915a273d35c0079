/// A table that is already in other people's hands: counts, and cells that were hidden.
package struct ReleasedTable: Hashable, Sendable, Codable {
  package var name: String
  /// nil where the cell was hidden; in the order of the places.
  package var cells: [Cell]
  /// Every sum that holds between its cells: the total first.
  package var equations: [[CountTable.Place]]

  package struct Cell: Hashable, Sendable, Codable {
    package var place: CountTable.Place
    package var count: Double?

    package init(_ place: CountTable.Place, _ count: Double?) {
      self.place = place
      self.count = count
    }
  }

  package init(_ name: String, cells: [Cell], equations: [[CountTable.Place]]) {
    self.name = name
    self.cells = cells.sorted { $0.place < $1.place }
    self.equations = equations
  }
}

/// A table with some of its cells hidden, not yet fit to be seen by anybody.
package struct SuppressedTable: Hashable, Sendable {
  package let table: CountTable
  package let rule: SuppressionRule
  package let primary: Set<CountTable.Place>
  package let complementary: Set<CountTable.Place>

  package init(
    _ table: CountTable, _ rule: SuppressionRule, primary: Set<CountTable.Place>,
    complementary: Set<CountTable.Place>
  ) {
    self.table = table
    self.rule = rule
    self.primary = primary
    self.complementary = complementary
  }

  package func isHidden(_ place: CountTable.Place) -> Bool { primary.contains(place) || complementary.contains(place) }

  package var released: ReleasedTable {
    let values = table.values
    return ReleasedTable(
      "this table", cells: table.places.map { .init($0, isHidden($0) ? nil : values[$0]) }, equations: table.equations)
  }
}

/// All that the world knows after several releases: one list of cells, each once.
struct Linked {
  var places: [CountTable.Place]
  var published: [Double?]
  var equations: [[Int]]
  /// Cells that two releases give differently: they do not count the same people.
  var conflicts: [CountTable.Place]

  init(_ tables: [ReleasedTable]) {
    var numbers: [CountTable.Place: Int] = [:]
    places = []
    published = []
    conflicts = []
    var equations: [[Int]] = []
    for table in tables {
      for cell in table.cells {
        if let known = numbers[cell.place] {
          if let before = published[known], let now = cell.count, before != now { conflicts.append(cell.place) }
          published[known] = published[known] ?? cell.count
        } else {
          numbers[cell.place] = places.count
          places.append(cell.place)
          published.append(cell.count)
        }
      }
      for equation in table.equations {
        let terms = equation.compactMap { numbers[$0] }
        if terms.count == equation.count { equations.append(terms) }
      }
    }
    self.equations = equations
  }

  func attacker(zerosAreKnown: Bool = false) -> Attacker {
    Attacker(
      published.map { $0.map { .published($0) } ?? .hidden(atLeast: zerosAreKnown ? 1 : 0) }, equations: equations)
  }
}
