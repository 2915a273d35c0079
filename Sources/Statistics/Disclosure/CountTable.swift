import Vocabulary

/// Counts of people by row and column, with the sums that everybody knows to hold between them.
package struct CountTable: Hashable, Sendable, Codable {
  package var rows: [String]
  package var columns: [String]
  /// Row by row.
  package var counts: [[Double]]
  package var rowSums: [Sum]
  package var columnSums: [Sum]

  /// A label that is the sum of others.
  package struct Sum: Hashable, Sendable, Codable {
    package var total: String
    package var parts: [String]

    package init(_ total: String, of parts: [String]) {
      self.total = total
      self.parts = parts
    }
  }

  /// A table whose sums are given or made.
  ///
  /// - Parameters:
  ///   - total: the label of the sum over everything that is no part of another sum; added where it is not there, nil for a
  ///     table without such sums. Over a single label no sum is made: it would be the same number twice.
  /// - Throws: `Refusal` that names each cell that is missing, negative, not whole, or not the sum that it is said to be.
  package init(
    rows: [String], columns: [String], counts: [[Double]], rowSums: [Sum] = [], columnSums: [Sum] = [],
    total: String? = "Total"
  ) throws {
    var table = CountTable(rows, columns, counts, rowSums, columnSums)
    try table.refuseBadLabels()
    try table.refuseBadCells()
    table.addSums(total)
    try table.refuseWrongSums()
    self = table
  }

  private init(
    _ rows: [String], _ columns: [String], _ counts: [[Double]], _ rowSums: [Sum], _ columnSums: [Sum]
  ) {
    self.rows = rows
    self.columns = columns
    self.counts = counts
    self.rowSums = rowSums
    self.columnSums = columnSums
  }

  package struct Place: Hashable, Sendable, Codable, Comparable {
    package var row: String
    package var column: String

    package init(_ row: String, _ column: String) {
      self.row = row
      self.column = column
    }

    package static func < (a: Place, b: Place) -> Bool { (a.row, a.column) < (b.row, b.column) }
  }

  package func isTotal(_ place: Place) -> Bool {
    rowSums.contains { $0.total == place.row } || columnSums.contains { $0.total == place.column }
  }

  /// Each cell of the table once, in the order of its labels: nothing that follows depends on the order of rows.
  package var places: [Place] { rows.flatMap { row in columns.map { Place(row, $0) } }.sorted() }

  package var values: [Place: Double] {
    var values: [Place: Double] = [:]
    for (i, row) in rows.enumerated() {
      for (j, column) in columns.enumerated() { values[Place(row, column)] = counts[i][j] }
    }
    return values
  }

  /// Every sum that holds between cells: the total first.
  package var equations: [[Place]] {
    var equations: [[Place]] = []
    for sum in rowSums.sorted(by: { $0.total < $1.total }) {
      for column in columns.sorted() {
        equations.append([Place(sum.total, column)] + sum.parts.sorted().map { Place($0, column) })
      }
    }
    for sum in columnSums.sorted(by: { $0.total < $1.total }) {
      for row in rows.sorted() {
        equations.append([Place(row, sum.total)] + sum.parts.sorted().map { Place(row, $0) })
      }
    }
    return equations
  }
}

// MARK: - Sums

extension CountTable {
  private mutating func addSums(_ total: String?) {
    // A sum that is named but not in the table is worked out, parts before wholes.
    for _ in 0..<max(1, rowSums.count + columnSums.count) {
      for sum in rowSums where !rows.contains(sum.total) && sum.parts.allSatisfy(rows.contains) {
        rows.append(sum.total)
        counts.append(columns.indices.map { j in sum.parts.reduce(0) { $0 + counts[rows.firstIndex(of: $1) ?? 0][j] } })
      }
      for sum in columnSums where !columns.contains(sum.total) && sum.parts.allSatisfy(columns.contains) {
        columns.append(sum.total)
        for i in rows.indices {
          counts[i].append(sum.parts.reduce(0) { $0 + counts[i][columns.firstIndex(of: $1) ?? 0] })
        }
      }
    }
    guard let total else { return }
    let topRows = top(rows, rowSums, total)
    if topRows.count > 1 || rows.contains(total) {
      if !rows.contains(total) {
        rows.append(total)
        counts.append(columns.indices.map { j in topRows.reduce(0) { $0 + counts[rows.firstIndex(of: $1) ?? 0][j] } })
      }
      if !rowSums.contains(where: { $0.total == total }) { rowSums.append(Sum(total, of: topRows)) }
    }
    let topColumns = top(columns, columnSums, total)
    if topColumns.count > 1 || columns.contains(total) {
      if !columns.contains(total) {
        columns.append(total)
        for i in rows.indices {
          counts[i].append(topColumns.reduce(0) { $0 + counts[i][columns.firstIndex(of: $1) ?? 0] })
        }
      }
      if !columnSums.contains(where: { $0.total == total }) { columnSums.append(Sum(total, of: topColumns)) }
    }
  }

  /// Labels that are part of no sum.
  private func top(_ labels: [String], _ sums: [Sum], _ total: String) -> [String] {
    let parts = Set(sums.flatMap(\.parts))
    return labels.filter { $0 != total && !parts.contains($0) }
  }
}

// MARK: - Refusals

extension CountTable {
  private func refuseBadLabels() throws {
    if rows.isEmpty || columns.isEmpty {
      throw Refusal(
        "table", "table.empty",
        Phrase(
          "The table has no cells. Add rows of counts.", es: "La tabla no tiene celdas. Añada filas con recuentos."))
    }
    for (labels, field) in [(rows, "rows"), (columns, "columns")] {
      var seen: Set<String> = []
      for label in labels where !seen.insert(label).inserted {
        throw Refusal(
          field, "label.repeated",
          Phrase(
            "“\(label)” is there twice. Give each label once.",
            es: "«\(label)» aparece dos veces. Use cada rótulo una vez."))
      }
    }
    for (sums, labels, field) in [(rowSums, rows, "rows"), (columnSums, columns, "columns")] {
      let known = Set(labels + sums.map(\.total))
      for sum in sums {
        for part in sum.parts where !known.contains(part) {
          throw Refusal(
            field, "sum.unknown",
            Phrase(
              "“\(sum.total)” is said to be the sum of “\(part)” and others, but there is no “\(part)”. Correct the name.",
              es:
                "Se dice que «\(sum.total)» es la suma de «\(part)» y otros, pero no existe «\(part)». Corrija el nombre."
            ))
        }
        if sum.parts.isEmpty || sum.parts.contains(sum.total) || Set(sum.parts).count < sum.parts.count {
          throw Refusal(
            field, "sum.circular",
            Phrase(
              "“\(sum.total)” must be the sum of other labels, each named once.",
              es: "«\(sum.total)» debe ser la suma de otros rótulos, cada uno nombrado una vez."))
        }
      }
    }
  }

  private func refuseBadCells() throws {
    var findings: [Finding] = []
    for (i, row) in rows.enumerated() {
      for (j, column) in columns.enumerated() where findings.count < 20 {
        let value = counts[i][j]
        if value.isNaN {
          findings.append(.cell(row, column, "cell.empty", "has no count", "no tiene recuento"))
        } else if value < 0 {
          findings.append(.cell(row, column, "cell.negative", "is negative", "es negativa"))
        } else if value != value.rounded() || value > 1e9 {
          findings.append(.cell(row, column, "cell.not-whole", "is not a whole number", "no es un número entero"))
        }
      }
    }
    try findings.refuseIfAnyStopsSaving()
  }

  private func refuseWrongSums() throws {
    let values = values
    var findings: [Finding] = []
    for equation in equations where findings.count < 20 {
      let sum = equation.dropFirst().reduce(0) { $0 + (values[$1] ?? 0) }
      let total = values[equation[0]] ?? 0
      if sum != total {
        findings.append(
          Finding(
            "table", "table.not-additive",
            Phrase(
              "The cell \(equation[0].row), \(equation[0].column) says \(Int(total)), but its parts sum to \(Int(sum)). "
                + "Correct the cell or its parts.",
              es: "La celda \(equation[0].row), \(equation[0].column) dice \(Int(total)), pero sus partes suman "
                + "\(Int(sum)). Corrija la celda o sus partes.")))
      }
    }
    try findings.refuseIfAnyStopsSaving()
  }
}

extension Finding {
  fileprivate static func cell(_ row: String, _ column: String, _ code: String, _ en: String, _ es: String) -> Finding {
    Finding(
      "table", code,
      Phrase(
        "The cell \(row), \(column) \(en). Write a whole count of 0 or more there.",
        es: "La celda \(row), \(column) \(es). Escriba ahí un recuento entero de 0 o más."))
  }
}
