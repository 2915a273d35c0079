import Exchange
import Foundation
import Vocabulary

/// The formats that a list can be taken away in.
package enum ListFormat: String, CaseIterable, Sendable { case csv, xlsx }

extension Records {
  /// Writes what a listing finds into a file, in its order. Returns how many records there are in it.
  package func write<Record: DistrictRecord>(
    _ type: Record.Type, _ listing: Listing, in reach: Reach, unnamed: Set<String> = [], as format: ListFormat,
    to path: String
  ) throws -> Int {
    let file = RecordFile<Record>(references: try referenceNames(of: type, unnamed: unnamed))
    var count = 0
    func feed(_ take: (Record) throws -> Void) throws {
      try forEach(type, listing, in: reach) {
        count += 1
        try take($0)
      }
    }
    switch format {
    case .csv:
      let out = try FileHandle(forWritingTo: URL(filePath: path))
      try file.write(from: feed) { try out.write(contentsOf: Data($0)) }
      try out.close()
    case .xlsx: try file.writeWorkbook(from: feed, sheet: Record.kind.name, to: path)
    }
    return count
  }
}
