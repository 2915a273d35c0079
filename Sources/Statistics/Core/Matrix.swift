import COpenBLAS

/// A dense matrix of doubles, kept column by column as LAPACK wants it.
package struct Matrix: Hashable, Sendable, Codable {
  package let rows: Int
  package let columns: Int
  package var values: [Double]

  package init(rows: Int, columns: Int, values: [Double]) {
    precondition(values.count == rows * columns)
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  package init(zeros rows: Int, _ columns: Int) {
    self.init(rows: rows, columns: columns, values: [Double](repeating: 0, count: rows * columns))
  }

  package static func identity(_ order: Int) -> Matrix {
    var out = Matrix(zeros: order, order)
    for index in 0..<order { out[index, index] = 1 }
    return out
  }

  /// From its rows, all of one length.
  package init(_ rows: [[Double]]) {
    self.init(zeros: rows.count, rows.first?.count ?? 0)
    for (i, row) in rows.enumerated() { for (j, value) in row.enumerated() { self[i, j] = value } }
  }

  package subscript(row: Int, column: Int) -> Double {
    get { values[column * rows + row] }
    set { values[column * rows + row] = newValue }
  }

  package func column(_ index: Int) -> ArraySlice<Double> { values[index * rows..<(index + 1) * rows] }

  package var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

  package var transposed: Matrix {
    var out = Matrix(zeros: columns, rows)
    for i in 0..<rows { for j in 0..<columns { out[j, i] = self[i, j] } }
    return out
  }
}

// MARK: - Products

extension Matrix {
  package static func * (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.columns == right.rows)
    var out = Matrix(zeros: left.rows, right.columns)
    if out.values.isEmpty || left.columns == 0 { return out }
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(left.rows), Int32(right.columns), Int32(left.columns), 1,
      left.values, Int32(left.rows), right.values, Int32(right.rows), 0, &out.values, Int32(left.rows))
    return out
  }

  package static func * (left: Matrix, right: [Double]) -> [Double] {
    (left * Matrix(rows: right.count, columns: 1, values: right)).values
  }

  package static func + (left: Matrix, right: Matrix) -> Matrix {
    Matrix(rows: left.rows, columns: left.columns, values: zip(left.values, right.values).map(+))
  }

  package static func - (left: Matrix, right: Matrix) -> Matrix {
    Matrix(rows: left.rows, columns: left.columns, values: zip(left.values, right.values).map(-))
  }

  package static func * (scale: Double, matrix: Matrix) -> Matrix {
    Matrix(rows: matrix.rows, columns: matrix.columns, values: matrix.values.map { scale * $0 })
  }
}

// MARK: - Symmetric matrices

extension Matrix {
  /// The lower triangle L of A = L Lᵀ, with zeros above; nil when A is not positive definite.
  package var cholesky: Matrix? {
    precondition(rows == columns)
    var out = self
    var order = Int32(rows)
    var failure: Int32 = 0
    var half = CChar(UInt8(ascii: "L"))
    if rows > 0 { dpotrf_(&half, &order, &out.values, &order, &failure) }
    if failure != 0 || out.diagonal.contains(where: { !$0.isFinite }) { return nil }
    for j in 0..<rows { for i in 0..<j { out[i, j] = 0 } }
    return out
  }

  /// A⁻¹ of a symmetric positive definite A; nil when it is not.
  package var symmetricInverse: Matrix? {
    guard var out = cholesky else { return nil }
    var order = Int32(rows)
    var failure: Int32 = 0
    var half = CChar(UInt8(ascii: "L"))
    if rows > 0 { dpotri_(&half, &order, &out.values, &order, &failure) }
    if failure != 0 { return nil }
    for j in 0..<rows { for i in 0..<j { out[i, j] = out[j, i] } }
    return out
  }

  /// Eigenvalues in rising order, and the eigenvectors as columns, of a symmetric matrix.
  package var eigen: (values: [Double], vectors: Matrix) {
    precondition(rows == columns)
    if rows == 0 { return ([], self) }
    var vectors = self
    var found = [Double](repeating: 0, count: rows)
    var order = Int32(rows)
    var failure: Int32 = 0
    var wanted = CChar(UInt8(ascii: "V"))
    var half = CChar(UInt8(ascii: "L"))
    var length = Int32(max(3 * rows, 64 * rows))
    var work = [Double](repeating: 0, count: Int(length))
    dsyev_(&wanted, &half, &order, &vectors.values, &order, &found, &work, &length, &failure)
    precondition(failure == 0, "the eigenvalues of a finite symmetric matrix always converge")
    return (found, vectors)
  }

  /// x with L x = b, for the lower triangle L.
  package func solvingLower(_ b: [Double]) -> [Double] {
    var x = b
    if rows > 0 {
      cblas_dtrsv(CblasColMajor, CblasLower, CblasNoTrans, CblasNonUnit, Int32(rows), values, Int32(rows), &x, 1)
    }
    return x
  }

  /// x with Lᵀ x = b, for the lower triangle L.
  package func solvingUpper(_ b: [Double]) -> [Double] {
    var x = b
    if rows > 0 {
      cblas_dtrsv(CblasColMajor, CblasLower, CblasTrans, CblasNonUnit, Int32(rows), values, Int32(rows), &x, 1)
    }
    return x
  }
}
