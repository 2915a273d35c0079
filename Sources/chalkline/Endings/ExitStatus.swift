/// How a command ends, as scripts see it. The numbers are those of BSD's sysexits, which other programs use too.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  case usage = 64
  case refused = 65
  case missing = 66
  case unreachable = 69
  case fault = 70
  case cannotWrite = 73
  case busy = 75
  case denied = 77
  case otherVersion = 78

  var meaning: String {
    switch self {
    case .done: "done"
    case .usage: "the command was not understood; nothing was done"
    case .refused: "refused, or found wrong: every finding is printed; nothing was changed"
    case .missing: "something named is not there: a file, a database, a district"
    case .unreachable: "something needed is out of reach: PostgreSQL, or a port"
    case .fault: "a fault: something that should not happen, printed as it is"
    case .cannotWrite: "cannot write: no room, no right, or a file is in the way"
    case .busy: "somebody else holds the database; the same command may work later"
    case .denied: "whoever is named may not do that"
    case .otherVersion: "the database belongs to another version, or to another program"
    }
  }

  static var table: String {
    allCases.map { "  \($0.rawValue < 10 ? " " : "")\($0.rawValue)  \($0.meaning)" }.joined(separator: "\n")
  }
}
