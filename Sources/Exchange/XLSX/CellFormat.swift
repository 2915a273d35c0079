import Foundation
import Vocabulary

/// How a sheet shows the number in a cell, as far as that decides what the number means.
enum CellFormat: Equatable {
  case number
  case day
  case percent
  /// Shown with this many digits: the number 42 as 00042.
  case padded(Int)

  /// By the number of a format that every spreadsheet knows. Source: ECMA-376, part 1, 18.8.30.
  init(builtIn number: Int) {
    switch number {
    case 14...22, 27...36, 45...47, 50...58: self = .day
    case 9, 10: self = .percent
    default: self = .number
    }
  }

  /// By the letters of a format that somebody has made.
  init(code: String) {
    let letters = Self.letters(of: code)
    if letters.contains(where: { "ymdhs".contains($0) }), letters != "general" {
      self = .day
    } else if letters.contains("%") {
      self = .percent
    } else if letters.count > 1, letters.allSatisfy({ $0 == "0" }) {
      self = .padded(letters.count)
    } else {
      self = .number
    }
  }

  /// The part for numbers above zero, without what is only printed beside them.
  private static func letters(of code: String) -> String {
    var letters = ""
    var rest = code[...]
    while let letter = rest.popFirst() {
      switch letter {
      case ";": return letters
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }.lowercased()
        rest = rest.drop { $0 != "]" }.dropFirst()
        // Hours, minutes or seconds that count on above 24 or 60.
        if !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) { letters += inside }
      default: letters += letter.lowercased()
      }
    }
    return letters
  }
}

extension CellFormat {
  /// What a person reads in the cell, in the letters that files of this product use.
  func text(_ raw: String, daysStart1904: Bool) -> String? {
    guard let number = Double(raw), number.isFinite else { return nil }
    switch self {
    case .day: return CellTime(number, daysStart1904: daysStart1904)?.text ?? Self.plain(number)
    case .percent: return Self.plain(number * 100) + "%"
    case .padded(let digits): return Int(exactly: number).map { $0.padded(digits) } ?? Self.plain(number)
    case .number: return Self.plain(number)
    }
  }

  /// With the fifteen digits that spreadsheets show and reckon with.
  static func plain(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    return String(format: "%.15g", number)
  }

  /// Whether a spreadsheet gives the number back as it was.
  static func keeps(_ number: Double) -> Bool { Double(plain(number)) == number }
}

/// A day and a time of day, as spreadsheets count them: in days since the end of 1899, or since 1904.
struct CellTime: Equatable {
  private static let firstOf1904 = -24_107
  /// 30 December.
  private static let endOf1899 = -25_569

  /// Nil for a time of no day in particular.
  let day: Day?
  let seconds: Int

  init?(_ number: Double, daysStart1904: Bool) {
    guard number >= 0, number < 2_958_466 else { return nil }
    var (days, seconds) = (Int(number), Int(((number - number.rounded(.down)) * 86_400).rounded()))
    if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
    self.seconds = seconds
    if daysStart1904 {
      day = Day(number: Self.firstOf1904 + days)
    } else {
      // Spreadsheets take 1900 for a leap year, as one of long ago did.
      day = days == 0 ? nil : Day(number: Self.endOf1899 + (days < 60 ? days + 1 : days))
    }
  }

  var text: String {
    let time = "\((seconds / 3600).padded(2)):\((seconds / 60 % 60).padded(2))"
    guard let day else { return time }
    return seconds == 0 ? day.description : "\(day) \(time)"
  }
}
