import ArgumentParser
import Store
import Vocabulary

/// Which district of the database a command works on.
struct DistrictOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The district, by its name or identifier. Needed only when the database holds several.", valueName: "name-or-id"))
  var district: String?

  func choose(in store: Store) async throws -> District {
    let districts = try await store.districts()
    guard let first = districts.first else {
      throw Complaint(
        .missing, "The database holds no district yet. To start one: chalkline init --name \"Your district\"")
    }
    let names = districts.map { "  \($0.name)  (\($0.id))" }.joined(separator: "\n")
    guard let wanted = district else {
      if districts.count == 1 { return first }
      throw Complaint(.usage, "The database holds several districts. Say which one with --district:\n\(names)")
    }
    let found = districts.filter { $0.id.rawValue == wanted || $0.name.folded == wanted.folded }
    if let only = found.first, found.count == 1 { return only }
    let problem = found.isEmpty ? "There is no district “\(wanted)” here" : "Several districts are called “\(wanted)”"
    throw Complaint(found.isEmpty ? .missing : .usage, "\(problem). The database holds:\n\(names)")
  }
}
