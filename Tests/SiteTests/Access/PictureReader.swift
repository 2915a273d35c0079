import Foundation

/// Reads a QR code off a page as a phone does: from the drawing alone, with the tables of the standard and none of our own code.
///
/// Source: ISO/IEC 18004:2015, tables 9 and E.1, sections 7.3 to 7.9. Level M, bytes, versions 1 to 15, without damage.
struct PictureReader {
  struct Unreadable: Error, CustomStringConvertible { let description: String }

  private let size: Int
  private let dark: Set<[Int]>
  private var version: Int { (size - 17) / 4 }

  /// From the marks of an `svg` whose path is made of runs: `M4 4h7v1h-7z`.
  init(_ svg: Element) throws {
    guard let path = svg.first("path")?["d"], let box = svg["viewbox"]?.split(separator: " ").compactMap({ Int($0) }),
      box.count == 4
    else { throw Unreadable(description: "no drawing") }
    size = box[2] - 8
    var dark: Set<[Int]> = []
    for run in path.matches(of: #/M(\d+) (\d+)h(\d+)v1h-(\d+)z/#) {
      guard let x = Int(run.1), let y = Int(run.2), let length = Int(run.3), run.3 == run.4 else { continue }
      for column in x..<(x + length) { dark.insert([y - 4, column - 4]) }
    }
    self.dark = dark
    guard (1...15).contains(version), size == version * 4 + 17 else { throw Unreadable(description: "size \(size)") }
  }

  private func isDark(_ row: Int, _ column: Int) -> Bool { dark.contains([row, column]) }

  func text() throws -> String {
    try lookAtEyes()
    let (blocks, checks) = divided(codewords(mask: try mask()))
    for (data, check) in zip(blocks, checks) where !Self.isSound(data + check) {
      throw Unreadable(description: "a block that its correction does not agree with")
    }
    return try Self.text(of: blocks.flatMap(\.self), lengthBits: version < 10 ? 8 : 16)
  }

  private func lookAtEyes() throws {
    for (top, left) in [(0, 0), (0, size - 7), (size - 7, 0)] {
      for row in 0..<7 {
        for column in 0..<7 {
          let ring = min(row, column, 6 - row, 6 - column)
          if isDark(top + row, left + column) != (ring != 1) { throw Unreadable(description: "an eye is not round") }
        }
      }
    }
    for place in 8..<(size - 8) where isDark(6, place) != (place % 2 == 0) || isDark(place, 6) != (place % 2 == 0) {
      throw Unreadable(description: "the ruler is broken at \(place)")
    }
  }

  /// Both copies have to say the same: level M, and one of eight masks.
  private func mask() throws -> Int {
    let near: [(Int, Int)] =
      [0, 1, 2, 3, 4, 5, 7, 8].map { (8, $0) } + [7, 5, 4, 3, 2, 1, 0].map { ($0, 8) }
    let far: [(Int, Int)] = (0..<7).map { (size - 1 - $0, 8) } + (0..<8).map { (8, size - 8 + $0) }
    let copies = [near, far].map { places in places.reduce(0) { $0 << 1 | (isDark($1.0, $1.1) ? 1 : 0) } ^ 0x5412 }
    guard copies[0] == copies[1] else { throw Unreadable(description: "two formats: \(copies)") }
    guard copies[0] >> 13 == 0 else { throw Unreadable(description: "not level M") }
    return copies[0] >> 10 & 7
  }

  private func isFixed(_ row: Int, _ column: Int) -> Bool {
    if row == 6 || column == 6 || (row < 9 && column < 9) { return true }
    if (row < 9 && column >= size - 8) || (row >= size - 8 && column < 9) { return true }
    if version >= 7, (row < 6 && column >= size - 11) || (column < 6 && row >= size - 11) { return true }
    let places = Self.alignments[version - 1]
    guard let last = places.last else { return false }
    return places.contains { down in
      places.contains { across in
        let isCorner = (down == 6 && (across == 6 || across == last)) || (down == last && across == 6)
        return !isCorner && abs(row - down) <= 2 && abs(column - across) <= 2
      }
    }
  }

  /// Up and down in pairs of columns, from the right, over the ruler.
  private func codewords(mask: Int) -> [UInt8] {
    var bits: [Bool] = []
    var isUpward = true
    var right = size - 1
    while right > 0 {
      if right == 6 { right -= 1 }
      for step in 0..<size {
        let row = isUpward ? size - 1 - step : step
        for column in [right, right - 1] where !isFixed(row, column) {
          bits.append(isDark(row, column) != Self.isTurned(mask, row, column))
        }
      }
      isUpward.toggle()
      right -= 2
    }
    return stride(from: 0, to: bits.count / 8 * 8, by: 8).map {
      bits[$0..<($0 + 8)].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
    }
  }

  private static func isTurned(_ mask: Int, _ i: Int, _ j: Int) -> Bool {
    switch mask {
    case 0: (i + j).isMultiple(of: 2)
    case 1: i.isMultiple(of: 2)
    case 2: j.isMultiple(of: 3)
    case 3: (i + j).isMultiple(of: 3)
    case 4: (i / 2 + j / 3).isMultiple(of: 2)
    case 5: (i * j) % 2 + (i * j) % 3 == 0
    case 6: ((i * j) % 2 + (i * j) % 3).isMultiple(of: 2)
    default: ((i + j) % 2 + (i * j) % 3).isMultiple(of: 2)
    }
  }

  private func divided(_ codewords: [UInt8]) -> (data: [[UInt8]], checks: [[UInt8]]) {
    let lengths = Self.blocks[version - 1].flatMap { Array(repeating: $0.length, count: $0.count) }
    var data = lengths.map { _ in [UInt8]() }
    var checks = data
    var rest = codewords[...]
    for place in 0..<(lengths.max() ?? 0) {
      for block in lengths.indices where place < lengths[block] { data[block].append(rest.removeFirst()) }
    }
    for _ in 0..<Self.corrections[version - 1] {
      for block in lengths.indices { checks[block].append(rest.removeFirst()) }
    }
    return (data, checks)
  }

  private static func text(of data: [UInt8], lengthBits: Int) throws -> String {
    var bits = data.flatMap { byte in (0..<8).reversed().map { byte >> UInt8($0) & 1 } }[...]
    func take(_ count: Int) -> Int {
      defer { bits = bits.dropFirst(count) }
      return bits.prefix(count).reduce(0) { $0 << 1 | Int($1) }
    }
    guard take(4) == 4 else { throw Unreadable(description: "not bytes") }
    let count = take(lengthBits)
    return String(decoding: (0..<count).map { _ in UInt8(take(8)) }, as: UTF8.self)
  }

  /// As a polynomial over the field of 256 elements it is nothing at every power of two, as far as there are bytes of correction.
  private static func isSound(_ block: [UInt8]) -> Bool {
    var powers: [Int] = [1]
    for _ in 1..<255 {
      let next = (powers.last ?? 1) * 2
      powers.append(next > 255 ? next ^ 0x11D : next)
    }
    var exponents = [Int](repeating: 0, count: 256)
    for (exponent, power) in powers.enumerated() { exponents[power] = exponent }
    return (0..<10).allSatisfy { root in
      block.reduce(0) { sum, byte in
        (sum == 0 ? 0 : powers[(exponents[sum] + root) % 255]) ^ Int(byte)
      } == 0
    }
  }

  private static let alignments = [
    [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50], [6, 30, 54],
    [6, 32, 58], [6, 34, 62], [6, 26, 46, 66], [6, 26, 48, 70],
  ]
  private static let corrections = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24]
  private static let blocks: [[(count: Int, length: Int)]] = [
    [(1, 16)], [(1, 28)], [(1, 44)], [(2, 32)], [(2, 43)], [(4, 27)], [(4, 31)], [(2, 38), (2, 39)],
    [(3, 36), (2, 37)],
    [(4, 43), (1, 44)], [(1, 50), (4, 51)], [(6, 36), (2, 37)], [(8, 37), (1, 38)], [(4, 40), (5, 41)],
    [(5, 41), (5, 42)],
  ]
}
