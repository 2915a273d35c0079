import COpenBLAS

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Products and solutions with dense blocks in memory, column by column; tiny ones without the cost of a call.
enum Dense {
  typealias Values = UnsafeMutablePointer<Double>

  /// A = L Lᵀ in place, below the diagonal; false when A is not positive definite.
  static func factor(_ a: Values, order n: Int, stride: Int) -> Bool {
    if n <= 8 {
      for j in 0..<n {
        let column = a + j * stride
        for k in 0..<j {
          let left = a + k * stride
          let scale = left[j]
          if scale != 0 { for i in j..<n { column[i] -= scale * left[i] } }
        }
        guard column[j] > 0, column[j].isFinite else { return false }
        let pivot = column[j].squareRoot()
        column[j] = pivot
        for i in j + 1..<max(n, j + 1) { column[i] /= pivot }
      }
      return true
    }
    var half = CChar(UInt8(ascii: "L"))
    var (order, ld, failure) = (Int32(n), Int32(stride), Int32(0))
    dpotrf_(&half, &order, a, &ld, &failure)
    return failure == 0
  }

  /// B ← B L⁻ᵀ for the lower triangle L.
  static func solveByTransposed(
    _ b: Values, rows m: Int, stride: Int, lower l: UnsafePointer<Double>, order n: Int, _ ld: Int
  ) {
    if m == 0 || n == 0 { return }
    if m * n * n <= 256 || n == 1 {
      for j in 0..<n {
        let column = b + j * stride
        for k in 0..<j {
          let (left, scale) = (b + k * stride, l[k * ld + j])
          for i in 0..<m { column[i] -= scale * left[i] }
        }
        let pivot = 1 / l[j * ld + j]
        for i in 0..<m { column[i] *= pivot }
      }
      return
    }
    cblas_dtrsm(
      CblasColMajor, CblasRight, CblasLower, CblasTrans, CblasNonUnit, Int32(m), Int32(n), 1, l, Int32(ld), b,
      Int32(stride))
  }

  /// B ← B L⁻¹ for the lower triangle L.
  static func solve(_ b: Values, rows m: Int, stride: Int, lower l: UnsafePointer<Double>, order n: Int, _ ld: Int) {
    if m == 0 || n == 0 { return }
    if m * n * n <= 256 || n == 1 {
      for j in (0..<n).reversed() {
        let column = b + j * stride
        for k in j + 1..<max(n, j + 1) {
          let (right, scale) = (b + k * stride, l[j * ld + k])
          for i in 0..<m { column[i] -= scale * right[i] }
        }
        let pivot = 1 / l[j * ld + j]
        for i in 0..<m { column[i] *= pivot }
      }
      return
    }
    cblas_dtrsm(
      CblasColMajor, CblasRight, CblasLower, CblasNoTrans, CblasNonUnit, Int32(m), Int32(n), 1, l, Int32(ld), b,
      Int32(stride))
  }

  /// B ← L⁻¹ B for the lower triangle L.
  static func solveFromLeft(
    _ b: Values, columns m: Int, stride: Int, lower l: UnsafePointer<Double>, order n: Int, _ ld: Int
  ) {
    if m == 0 || n == 0 { return }
    cblas_dtrsm(
      CblasColMajor, CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, Int32(n), Int32(m), 1, l, Int32(ld), b,
      Int32(stride))
  }

  /// B ← L⁻ᵀ B for the lower triangle L.
  static func solveFromLeftByTransposed(
    _ b: Values, columns m: Int, stride: Int, lower l: UnsafePointer<Double>, order n: Int, _ ld: Int
  ) {
    if m == 0 || n == 0 { return }
    cblas_dtrsm(
      CblasColMajor, CblasLeft, CblasLower, CblasTrans, CblasNonUnit, Int32(n), Int32(m), 1, l, Int32(ld), b,
      Int32(stride))
  }

  /// C ← scale · C + sign · A Bᵀ, of m × n over k.
  static func multiplyByTransposed(
    _ c: Values, _ ldc: Int, _ a: UnsafePointer<Double>, _ lda: Int, _ b: UnsafePointer<Double>, _ ldb: Int, m: Int,
    n: Int, k: Int, sign: Double, scale: Double
  ) {
    if m == 0 || n == 0 { return }
    if m * n * k <= 512 {
      for j in 0..<n {
        let column = c + j * ldc
        if scale == 0 { for i in 0..<m { column[i] = 0 } }
        for l in 0..<k {
          let (left, factor) = (a + l * lda, sign * b[l * ldb + j])
          for i in 0..<m { column[i] += factor * left[i] }
        }
      }
      return
    }
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasTrans, Int32(m), Int32(n), Int32(k), sign, a, Int32(lda), b, Int32(ldb), scale,
      c, Int32(ldc))
  }

  /// C ← scale · C + sign · A B, of m × n over k.
  static func multiply(
    _ c: Values, _ ldc: Int, _ a: UnsafePointer<Double>, _ lda: Int, _ b: UnsafePointer<Double>, _ ldb: Int, m: Int,
    n: Int, k: Int, sign: Double, scale: Double
  ) {
    if m == 0 || n == 0 { return }
    if m * n * k <= 512 {
      for j in 0..<n {
        let column = c + j * ldc
        if scale == 0 { for i in 0..<m { column[i] = 0 } }
        for l in 0..<k {
          let (left, factor) = (a + l * lda, sign * b[j * ldb + l])
          for i in 0..<m { column[i] += factor * left[i] }
        }
      }
      return
    }
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(m), Int32(n), Int32(k), sign, a, Int32(lda), b, Int32(ldb),
      scale, c, Int32(ldc))
  }

  /// C ← scale · C + sign · Aᵀ B, of m × n over k.
  static func multiplyTransposed(
    _ c: Values, _ ldc: Int, _ a: UnsafePointer<Double>, _ lda: Int, _ b: UnsafePointer<Double>, _ ldb: Int, m: Int,
    n: Int, k: Int, sign: Double, scale: Double
  ) {
    if m == 0 || n == 0 { return }
    if m * n * k <= 512 {
      for j in 0..<n {
        for i in 0..<m {
          var sum = 0.0
          for l in 0..<k { sum += a[i * lda + l] * b[j * ldb + l] }
          c[j * ldc + i] = (scale == 0 ? 0 : scale * c[j * ldc + i]) + sign * sum
        }
      }
      return
    }
    cblas_dgemm(
      CblasColMajor, CblasTrans, CblasNoTrans, Int32(m), Int32(n), Int32(k), sign, a, Int32(lda), b, Int32(ldb), scale,
      c, Int32(ldc))
  }

  /// The lower half of C ← C + A Aᵀ, of order n over k columns of A.
  static func addSquare(
    _ c: Values, _ ldc: Int, _ a: UnsafePointer<Double>, _ lda: Int, order n: Int, over k: Int, sign: Double = 1
  ) {
    if n == 0 || k == 0 { return }
    cblas_dsyrk(
      CblasColMajor, CblasLower, CblasNoTrans, Int32(n), Int32(k), sign, a, Int32(lda), 1, c, Int32(ldc))
  }
}
