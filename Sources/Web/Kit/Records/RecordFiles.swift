import Store
import Vocabulary

/// What a list shows, as files: the same filters, the same order, the same reach.
extension RecordPages {
  var fileRoutes: [Route] {
    let downloads = ListFormat.allCases.map { format in
      Route.get("\(base)/list.\(format.rawValue)", .somewhere(kind.reading), showing: shows) {
        try await download($0, as: format)
      }
    }
    return downloads + importRoutes
  }

  private func download(_ visit: Visit, as format: ListFormat) async throws -> Reply {
    try await download(visit, Listing(visit.query, for: Record.self), as: format)
  }

  func download(_ visit: Visit, _ listing: Listing, as format: ListFormat) async throws -> Reply {
    let reach = try visit.reach(kind.reading)
    let unnamed = try visit.unnamedKinds
    let file = try TemporaryFile()
    let (day, count) = try await visit.read { records in
      let count = try records.write(Record.self, listing, in: reach, unnamed: unnamed, as: format, to: file.path)
      return (records.today, count)
    }
    let name = kind.path.split(separator: "/").last ?? "list"
    return try .download(file, as: format.type, named: "\(name)-\(day).\(format.rawValue)")
      .telling(count, of: kind)
  }
}

extension ListFormat {
  var type: String {
    switch self {
    case .csv: "text/csv; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }
  }
}

extension Visit {
  /// Kinds whose records the person may not know by name.
  var unnamedKinds: Set<String> {
    get throws { Set(try Register.all.map { $0.kind.name }.filter { try !mayName($0) }) }
  }
}
