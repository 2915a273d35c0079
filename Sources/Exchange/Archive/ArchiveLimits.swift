/// How much an archive may hold before it is refused; judged by its table of contents and again while reading.
package struct ArchiveLimits: Sendable, Equatable {
  package var files: Int
  package var bytes: Int
  /// How many times larger than packed a file may be. Rosters pack 5 to 50 times smaller; a bomb 1,000 times.
  package var ratio: Int
  /// Files smaller than this may pack as well as they like.
  package var ratioCountsFrom: Int

  package init(files: Int, bytes: Int, ratio: Int = 250, ratioCountsFrom: Int = 1 << 20) {
    self.files = files
    self.bytes = bytes
    self.ratio = ratio
    self.ratioCountsFrom = ratioCountsFrom
  }

  /// For what comes through a browser.
  package static let upload = ArchiveLimits(files: 500, bytes: 2 << 30)
  /// For what an officer of the district reads from a disk.
  package static let disk = ArchiveLimits(files: 1_000, bytes: 16 << 30)
}
