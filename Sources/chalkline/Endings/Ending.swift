import Exchange
import Store
import Vocabulary

/// What is said at the end when a command was not done, and the number it ends with.
struct Ending {
  let status: ExitStatus
  let lines: [String]

  init(_ status: ExitStatus, _ lines: [String]) {
    self.status = status
    self.lines = lines
  }

  /// Nil for what the argument parser itself ends with: help, and arguments that it cannot read.
  init?(_ error: any Error) {
    switch error {
    case let complaint as Complaint: self.init(complaint.status, [complaint.message])
    case let refusal as Refusal: self.init(.refused, refusal.findings.map(\.line))
    case let denied as Denied: self.init(.denied, [denied.why.en])
    case let missing as NotEmpty: self.init(missing)
    case let damaged as DamagedBackup: self.init(.refused, [damaged.description])
    case let file as CannotWrite: self.init(.cannotWrite, [file.description])
    case let zip as ZipFault: self.init(.cannotWrite, [zip.description])
    case let schema as OtherSchema: self.init(.otherVersion, [schema.description])
    case let fault as DatabaseFault: self.init(fault)
    case let error where Ending.isOfTheParser(error): return nil
    default: self.init(.fault, ["A fault: \(error)"])
    }
  }

  private init(_ occupied: NotEmpty) {
    let names = occupied.districts.map { "“\($0)”" }.joined(separator: ", ")
    self.init(
      .refused, ["The database holds \(names) already. Nothing was changed. To put the backup in its place: --replace"])
  }

  private init(_ fault: DatabaseFault) {
    let (status, advice): (ExitStatus, String) =
      switch fault.sort {
      case .notDatabase: (.otherVersion, "The file is not a SQLite database.")
      case .damaged: (.fault, "The database is damaged. Restore the latest backup: chalkline restore")
      case .readOnly:
        (.cannotWrite, "The database cannot be written to. Look at the rights of its file, folder or role.")
      case .full:
        (.cannotWrite, "There is no room left for the database. Make room, then do it again; nothing was lost.")
      case .gone: (.unreachable, "The database cannot be reached. Is the address right, and the server running?")
      case .busy, .clash: (.busy, "Another program is using the database. Do it again in a while; nothing was lost.")
      default: (.fault, "A fault of the database.")
      }
    self.init(status, fault.sort == .notDatabase ? [advice] : [advice, "  " + fault.description])
  }

  private static func isOfTheParser(_ error: any Error) -> Bool {
    String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
  }
}

/// Something that the command line itself has to say no to.
struct Complaint: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}

extension Finding {
  /// `name: Enter the district's name (required)`
  var line: String { (field.isEmpty ? "" : "\(field): ") + "\(message.en) (\(code))" }
}
