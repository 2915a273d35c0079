#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What prior scores and covariates leave over of scores, by class, and by teacher and year.
package struct TeacherYears: Sendable {
  /// One class of one teacher in one year.
  struct Cell {
    var teacher: Int
    /// The place of the year among `years`.
    var year: Int
    var students = 0
    var sum = 0.0
    var mean: Double { sum / Double(students) }
  }

  /// One teacher's year.
  struct Mean {
    var teacher: Int
    var yearPlace: Int
    var students: Int
    /// The mean of the classes, each with the weight that its size gives it.
    var value: Double
    var plainMean: Double
    /// The variance of `value` that is not the teacher's.
    var noise: Double
  }

  struct Lag {
    var covariance: Double
    var pairs: Int
  }

  /// Of the covariates, then of each year but the first, from differences within teachers.
  package let slopes: [Double]
  package let years: [Int]
  package let withinVariance: Double
  package let totalVariance: Double
  let teacherCount: Int
  let hasClasses: Bool
  /// In the order of teachers, then years, then classes.
  let cells: [Cell]

  /// - Parameters:
  ///   - teachers: a place for each row, from 0.
  ///   - classes: a place for each row, from 0; nil where a teacher's students of one year are one class.
  package init(
    scores: [Double], covariates: [[Double]], teachers: [Int], years: [Int], classes: [Int]? = nil
  ) {
    let known = Set(years).sorted()
    let dummies = known.dropFirst().map { year in years.map { $0 == year ? 1.0 : 0 } }
    let (slopes, residuals) = WithinTeachers(teachers).residuals(scores, covariates + dummies)
    self.slopes = slopes
    self.years = known
    hasClasses = classes != nil
    teacherCount = (teachers.max() ?? -1) + 1
    let places = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1, $0) })
    let rooms = (classes?.max() ?? 0) + 1
    let keys = residuals.indices.map { row in
      (teachers[row] * known.count + (places[years[row]] ?? 0)) * rooms + (classes?[row] ?? 0)
    }
    (cells, withinVariance, totalVariance) = Self.gathered(residuals, keys, rooms, known.count)
  }

  private static func gathered(
    _ residuals: [Double], _ keys: [Int], _ rooms: Int, _ years: Int
  ) -> (cells: [Cell], within: Double, total: Double) {
    let order = residuals.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    var cells: [Cell] = []
    var last = -1
    var cellOf = [Int](repeating: 0, count: residuals.count)
    for row in order {
      if keys[row] != last {
        last = keys[row]
        cells.append(Cell(teacher: last / rooms / years, year: last / rooms % years))
      }
      cells[cells.count - 1].students += 1
      cells[cells.count - 1].sum += residuals[row]
      cellOf[row] = cells.count - 1
    }
    let means = cells.map(\.mean)
    let count = Double(residuals.count)
    let overall = residuals.reduce(0, +) / count
    var (within, total) = (0.0, 0.0)
    for row in residuals.indices {
      let own = residuals[row] - means[cellOf[row]]
      within += own * own
      total += (residuals[row] - overall) * (residuals[row] - overall)
    }
    return (cells, within / max(1, count - Double(cells.count)), total / max(1, count - 1))
  }

  /// Between classes of one teacher in one year; nil with too few of them.
  func sameYearCovariance(_ minimum: Int) -> Double? {
    var (sum, weights, pairs) = (0.0, 0.0, 0)
    for first in cells.indices {
      var second = first + 1
      while second < cells.count, cells[second].teacher == cells[first].teacher,
        cells[second].year == cells[first].year
      {
        let weight = Double(cells[first].students + cells[second].students)
        sum += weight * cells[first].mean * cells[second].mean
        weights += weight
        pairs += 1
        second += 1
      }
    }
    return pairs >= minimum ? max(0, sum / weights) : nil
  }

  func means(_ classVariance: Double) -> [Mean] {
    var out: [Mean] = []
    var start = 0
    while start < cells.count {
      var end = start
      var (precision, sum, students, plain) = (0.0, 0.0, 0, 0.0)
      while end < cells.count, cells[end].teacher == cells[start].teacher, cells[end].year == cells[start].year {
        let own = 1 / max(classVariance + withinVariance / Double(cells[end].students), .leastNormalMagnitude)
        precision += own
        sum += own * cells[end].mean
        students += cells[end].students
        plain += cells[end].sum
        end += 1
      }
      out.append(
        Mean(
          teacher: cells[start].teacher, yearPlace: cells[start].year, students: students, value: sum / precision,
          plainMean: plain / Double(students), noise: 1 / precision))
      start = end
    }
    return out
  }

  /// Of the means of one teacher, by the distance of the years; pairs count by their students.
  func covariances(of means: [Mean]) -> [Lag] {
    let span = (years.last ?? 0) - (years.first ?? 0)
    var sums = [Double](repeating: 0, count: max(0, span))
    var weights = sums
    var pairs = [Int](repeating: 0, count: max(0, span))
    for first in means.indices {
      var second = first + 1
      while second < means.count, means[second].teacher == means[first].teacher {
        let distance = years[means[second].yearPlace] - years[means[first].yearPlace]
        let weight = Double(means[first].students + means[second].students)
        sums[distance - 1] += weight * means[first].value * means[second].value
        weights[distance - 1] += weight
        pairs[distance - 1] += 1
        second += 1
      }
    }
    return sums.indices.map { Lag(covariance: weights[$0] > 0 ? sums[$0] / weights[$0] : 0, pairs: pairs[$0]) }
  }

  /// How alike the results of the same teachers are in two years in a row, of those with enough students in both.
  package func yearToYear(minimumStudents: Int = 10, level: Double = 0.95) -> YearToYear? {
    let means = means(0)
    var (x, y): ([Double], [Double]) = ([], [])
    for index in means.indices.dropFirst() {
      let (one, next) = (means[index - 1], means[index])
      guard one.teacher == next.teacher, years[next.yearPlace] == years[one.yearPlace] + 1,
        min(one.students, next.students) >= minimumStudents
      else { continue }
      x.append(one.plainMean)
      y.append(next.plainMean)
    }
    guard x.count >= 10, let correlation = Self.correlation(x, y) else { return nil }
    let reach = Normal.quantile((1 + level) / 2) / Double(x.count - 3).squareRoot()
    let z = atanh(correlation)
    return YearToYear(
      correlation: correlation, range: Interval(tanh(z - reach), tanh(z + reach), level: level), pairs: x.count)
  }

  static func correlation(_ x: [Double], _ y: [Double]) -> Double? {
    let (meanX, meanY) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for index in x.indices {
      xx += (x[index] - meanX) * (x[index] - meanX)
      yy += (y[index] - meanY) * (y[index] - meanY)
      xy += (x[index] - meanX) * (y[index] - meanY)
    }
    return xx > 0 && yy > 0 ? min(1, max(-1, xy / (xx * yy).squareRoot())) : nil
  }
}

/// The correlation of the same teachers' results in two years in a row.
package struct YearToYear: Hashable, Sendable, Codable {
  package var correlation: Double
  package var range: Interval
  /// Teachers' pairs of years that it rests on.
  package var pairs: Int
}

/// Regression on what varies within groups.
private struct WithinTeachers {
  let groups: [Int]
  let counts: [Double]

  init(_ groups: [Int]) {
    self.groups = groups
    var counts = [Double](repeating: 0, count: (groups.max() ?? -1) + 1)
    for group in groups { counts[group] += 1 }
    self.counts = counts
  }

  func deviations(_ values: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: counts.count)
    for (value, group) in zip(values, groups) { sums[group] += value }
    return zip(values, groups).map { $0 - sums[$1] / counts[$1] }
  }

  /// Slopes from differences within groups; residuals with the groups' own effects left in, and mean 0. A column that those
  /// before it already tell within groups has a slope of nought.
  func residuals(_ outcome: [Double], _ design: [[Double]]) -> (slopes: [Double], values: [Double]) {
    let slopes = slopes(outcome, design)
    var values = outcome
    for (column, slope) in zip(design, slopes) where slope != 0 {
      for row in values.indices { values[row] -= slope * column[row] }
    }
    let mean = values.reduce(0, +) / Double(values.count)
    return (slopes, values.map { $0 - mean })
  }

  private func slopes(_ outcome: [Double], _ design: [[Double]]) -> [Double] {
    let columns = design.map(deviations)
    let own = deviations(outcome)
    let scales = columns.map { column in
      let square = Self.product(column, column)
      return square > 0 ? 1 / square.squareRoot() : 0
    }
    // Cholesky's factor, a column at a time; what has nothing of its own left is passed over.
    var half = Matrix(zeros: columns.count, columns.count)
    var taken: [Int] = []
    for i in columns.indices {
      var row = [Double](repeating: 0, count: columns.count)
      for j in taken {
        var sum = Self.product(columns[i], columns[j]) * scales[i] * scales[j]
        for k in taken where k < j { sum -= row[k] * half[j, k] }
        row[j] = sum / half[j, j]
      }
      let left = (scales[i] > 0 ? 1 : 0) - row.reduce(0) { $0 + $1 * $1 }
      guard left > 1e-10 else { continue }
      for j in taken { half[i, j] = row[j] }
      half[i, i] = left.squareRoot()
      taken.append(i)
    }
    var right = columns.indices.map { Self.product(columns[$0], own) * scales[$0] }
    for i in taken {
      for j in taken where j < i { right[i] -= half[i, j] * right[j] }
      right[i] /= half[i, i]
    }
    var out = [Double](repeating: 0, count: columns.count)
    for i in taken.reversed() {
      var value = right[i]
      for j in taken where j > i { value -= half[j, i] * out[j] }
      out[i] = value / half[i, i]
    }
    return zip(out, scales).map(*)
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for row in a.indices { sum += a[row] * b[row] }
    return sum
  }
}
