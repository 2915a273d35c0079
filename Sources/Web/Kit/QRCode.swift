/// A picture of dark and light squares that a phone's camera reads as text.
///
/// Source: ISO/IEC 18004:2015. Bytes only, and correction level M, which survives a thumb on the screen.
package struct QRCode: Sendable, Equatable {
  /// Squares on each side.
  package let size: Int
  private var dark: [Bool]
  private var isFixed: [Bool]

  package subscript(row: Int, column: Int) -> Bool { dark[row * size + column] }

  /// Nil for more than some 660 bytes.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let version = Version.all.first(where: { bytes.count <= $0.bytesOfText }) else { return nil }
    size = version.size
    dark = Array(repeating: false, count: size * size)
    isFixed = dark
    drawPatterns(version)
    draw(version.codewords(bytes))
    let best = (0..<8).map(masked).min { $0.penalty < $1.penalty }
    if let best { dark = best.dark }
  }
}

// What every code of a size has in common.
extension QRCode {
  private mutating func set(_ row: Int, _ column: Int, _ isDark: Bool) {
    guard (0..<size).contains(row), (0..<size).contains(column) else { return }
    dark[row * size + column] = isDark
    isFixed[row * size + column] = true
  }

  private mutating func drawPatterns(_ version: Version) {
    for index in 0..<size {
      set(6, index, index % 2 == 0)
      set(index, 6, index % 2 == 0)
    }
    for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
    drawAlignments(version.alignments)
    drawFormat(mask: 0)
    drawNumber(version.number)
  }

  /// The eye in three corners, with the light line around it.
  private mutating func drawFinder(_ row: Int, _ column: Int) {
    for down in -4...4 {
      for across in -4...4 {
        let distance = max(abs(down), abs(across))
        set(row + down, column + across, distance != 2 && distance != 4)
      }
    }
  }

  private mutating func drawAlignments(_ places: [Int]) {
    for row in places {
      for column in places where !isCorner(row, column, places) {
        for down in -2...2 {
          for across in -2...2 { set(row + down, column + across, max(abs(down), abs(across)) != 1) }
        }
      }
    }
  }

  private func isCorner(_ row: Int, _ column: Int, _ places: [Int]) -> Bool {
    let (first, last) = (places.first ?? 0, places.last ?? 0)
    return (row, column) == (first, first) || (row, column) == (first, last) || (row, column) == (last, first)
  }

  /// Which mask, and which level of correction, with ten bits of their own correction; twice.
  private mutating func drawFormat(mask: Int) {
    let level = 0  // M
    let bits = QRCode.corrected(level << 3 | mask, generator: 0x537, bits: 10) ^ 0x5412
    func bit(_ place: Int) -> Bool { bits >> place & 1 == 1 }
    for place in 0..<6 { set(place, 8, bit(place)) }
    set(7, 8, bit(6))
    set(8, 8, bit(7))
    set(8, 7, bit(8))
    for place in 9..<15 { set(8, 14 - place, bit(place)) }
    for place in 0..<8 { set(8, size - 1 - place, bit(place)) }
    for place in 8..<15 { set(size - 15 + place, 8, bit(place)) }
    set(size - 8, 8, true)
  }

  /// Larger codes say their size.
  private mutating func drawNumber(_ number: Int) {
    if number < 7 { return }
    let bits = QRCode.corrected(number, generator: 0x1F25, bits: 12)
    for place in 0..<18 {
      let isDark = bits >> place & 1 == 1
      set(size - 11 + place % 3, place / 3, isDark)
      set(place / 3, size - 11 + place % 3, isDark)
    }
  }

  private static func corrected(_ value: Int, generator: Int, bits: Int) -> Int {
    var rest = value
    for _ in 0..<bits { rest = rest << 1 ^ (rest >> (bits - 1)) * generator }
    return value << bits | rest
  }
}

// What this one says.
extension QRCode {
  /// Two columns at a time, from the right, up and down in turn.
  private mutating func draw(_ codewords: [UInt8]) {
    var bit = 0
    for pair in stride(from: size - 1, through: 1, by: -2) {
      let right = pair <= 6 ? pair - 1 : pair
      let isUpward = (right + 1) & 2 == 0
      for step in 0..<size {
        let row = isUpward ? size - 1 - step : step
        for column in [right, right - 1] where !isFixed[row * size + column] && bit < codewords.count * 8 {
          dark[row * size + column] = codewords[bit / 8] >> (7 - bit % 8) & 1 == 1
          bit += 1
        }
      }
    }
  }

  /// Turned over where a rule says so, which breaks up what could be taken for an eye.
  private func masked(_ mask: Int) -> QRCode {
    var code = self
    for row in 0..<size {
      for column in 0..<size where !isFixed[row * size + column] && QRCode.turns(mask, row, column) {
        code.dark[row * size + column].toggle()
      }
    }
    code.drawFormat(mask: mask)
    return code
  }

  private static func turns(_ mask: Int, _ y: Int, _ x: Int) -> Bool {
    switch mask {
    case 0: (x + y) % 2 == 0
    case 1: y % 2 == 0
    case 2: x % 3 == 0
    case 3: (x + y) % 3 == 0
    case 4: (x / 3 + y / 2) % 2 == 0
    case 5: x * y % 2 + x * y % 3 == 0
    case 6: (x * y % 2 + x * y % 3) % 2 == 0
    default: ((x + y) % 2 + x * y % 3) % 2 == 0
    }
  }

  /// How hard it is to read: long runs, blocks, false eyes, and too much of one colour. Source: section 7.8.3.
  private var penalty: Int {
    var points = 0
    for line in 0..<size {
      points += QRCode.penalty(of: (0..<size).map { self[line, $0] })
      points += QRCode.penalty(of: (0..<size).map { self[$0, line] })
    }
    for row in 0..<(size - 1) {
      for column in 0..<(size - 1) {
        let colour = self[row, column]
        if colour == self[row, column + 1], colour == self[row + 1, column], colour == self[row + 1, column + 1] {
          points += 3
        }
      }
    }
    let share = dark.count { $0 } * 20 - size * size * 10
    return points + abs(share) / (size * size) * 10
  }

  private static func penalty(of line: [Bool]) -> Int {
    var points = 0
    var run = 1
    for index in line.indices.dropFirst() {
      run = line[index] == line[index - 1] ? run + 1 : 1
      if run == 5 { points += 3 } else if run > 5 { points += 1 }
    }
    for start in 0..<(line.count - 10) {
      let part = Array(line[start..<(start + 11)])
      if part == eye || part == eye.reversed() { points += 40 }
    }
    return points
  }

  private static let eye = [true, false, true, true, true, false, true, false, false, false, false]
}

extension QRCode {
  /// One of the sizes, with how its bytes are divided for correction.
  struct Version {
    let number: Int
    /// Bytes of correction in each block, and blocks. Source: table 9, level M.
    let correction: Int
    let blocks: Int

    static let all: [Version] = zip(
      [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26],
      [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]
    ).enumerated().map { Version(number: $0.offset + 1, correction: $0.element.0, blocks: $0.element.1) }

    var size: Int { number * 4 + 17 }

    /// Where the small eyes stand. Source: annex E.
    var alignments: [Int] {
      if number == 1 { return [] }
      let count = number / 7 + 2
      let step = (number * 4 + count * 2 + 1) / (count * 2 - 2) * 2
      return [6] + (0..<(count - 1)).map { size - 7 - step * (count - 2 - $0) }
    }

    /// All bytes, of text and of correction.
    private var codewordCount: Int {
      let sides = number / 7 + 2
      let small = number == 1 ? 0 : (25 * sides - 10) * sides - 55
      return ((16 * number + 128) * number + 64 - small - (number < 7 ? 0 : 36)) / 8
    }

    private var bytesOfData: Int { codewordCount - correction * blocks }
    private var lengthBits: Int { number < 10 ? 8 : 16 }

    /// Four bits say that bytes follow, then how many.
    var bytesOfText: Int { (bytesOfData * 8 - 4 - lengthBits) / 8 }

    func codewords(_ text: [UInt8]) -> [UInt8] {
      var bits = [false, true, false, false]
      for place in (0..<lengthBits).reversed() { bits.append(text.count >> place & 1 == 1) }
      for byte in text { for place in (0..<8).reversed() { bits.append(byte >> UInt8(place) & 1 == 1) } }
      bits += Array(repeating: false, count: min(4, bytesOfData * 8 - bits.count))
      bits += Array(repeating: false, count: (8 - bits.count % 8) % 8)
      var data = stride(from: 0, to: bits.count, by: 8).map { start in
        bits[start..<(start + 8)].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
      }
      var filler = [UInt8](repeating: 0xEC, count: bytesOfData - data.count)
      for index in filler.indices where index % 2 == 1 { filler[index] = 0x11 }
      data += filler
      return interleaved(data)
    }

    /// The first byte of every block, then the second; a scratch then hurts each block a little and none much.
    private func interleaved(_ data: [UInt8]) -> [UInt8] {
      let short = bytesOfData / blocks
      let longer = bytesOfData % blocks
      var parts: [[UInt8]] = []
      var start = 0
      for block in 0..<blocks {
        let length = short + (block >= blocks - longer ? 1 : 0)
        parts.append(Array(data[start..<(start + length)]))
        start += length
      }
      let checks = parts.map { ReedSolomon.remainder(of: $0, count: correction) }
      let text = (0...short).flatMap { place in parts.compactMap { place < $0.count ? $0[place] : nil } }
      return text + (0..<correction).flatMap { place in checks.map { $0[place] } }
    }
  }
}

/// Correction of errors over the field of 256 elements. Source: section 7.5.2 and annex A.
private enum ReedSolomon {
  static func remainder(of data: [UInt8], count: Int) -> [UInt8] {
    let divisor = generator(count)
    var rest = [UInt8](repeating: 0, count: count)
    for byte in data {
      let factor = byte ^ rest.removeFirst()
      rest.append(0)
      for place in 0..<count { rest[place] ^= product(divisor[place], factor) }
    }
    return rest
  }

  private static func generator(_ degree: Int) -> [UInt8] {
    var coefficients = [UInt8](repeating: 0, count: degree - 1) + [1]
    var root: UInt8 = 1
    for _ in 0..<degree {
      for place in 0..<degree {
        coefficients[place] = product(coefficients[place], root)
        if place + 1 < degree { coefficients[place] ^= coefficients[place + 1] }
      }
      root = product(root, 2)
    }
    return coefficients
  }

  private static func product(_ a: UInt8, _ b: UInt8) -> UInt8 {
    var result = 0
    for place in (0..<8).reversed() {
      result = result << 1 ^ (result >> 7) * 0x11D
      result ^= Int(b >> UInt8(place) & 1) * Int(a)
    }
    return UInt8(result)
  }
}
