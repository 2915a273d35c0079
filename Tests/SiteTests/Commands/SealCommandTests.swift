import Foundation
import Measures
import Sample
import Store
import TestSupport
import Testing
import Vocabulary

@Suite struct `Checking a seal on the command line` {
  /// The seal of the sample district, launched without what it lacks, in a file of its own.
  private static func sealed() async throws -> (file: URL, seal: Seal) {
    let site = try await SampleSite.open()
    let director = SampleDistrict().author(.ortega)
    let seal = try await site.store.act(site.id, by: director) { records in
      for need in try records.launchNeeds() where !need.isMet {
        var exception = LaunchException(id: .new())
        (exception.need, exception.what, exception.reason) = (need.key, need.what.en, "A year later")
        (exception.person, exception.recorded) = (Cast.whitfield.id, records.today)
        try records.save(exception)
      }
      return try records.launch()
    }
    let file = TemporaryFolder.ofThisRun.file("txt")
    try Data(SealFile.text(of: seal).utf8).write(to: file)
    return (file, seal)
  }

  @Test func `says that it holds, what it covers, and by which key`() async throws {
    let (file, seal) = try await Self.sealed()
    let plain = try await Program.run("verify", "--seal", file.path)
    #expect(plain.status == 0)
    #expect(plain.output.contains("The seal holds: Tamarack Valley"))
    #expect(plain.output.contains("Launched without: "))
    let told = try #require(try await Program.run("verify", "--seal", file.path, "--json").json() as? [String: Any])
    #expect(told["intact"] as? Bool == true)
    #expect(told["digest"] as? String == seal.digest)
    #expect(told["measures"] as? Int == seal.aims.count && !seal.aims.isEmpty)
    let key = SealFile.fingerprint(of: seal.publicKey)
    #expect(try await Program.run("verify", "--seal", file.path, "--key", key).status == 0)
    #expect(try await Program.run("verify", "--seal", file.path, "--key", "00ff").status == 65)
  }

  @Test func `refuses a file with a byte changed, in words, and one that is not there`() async throws {
    let (file, _) = try await Self.sealed()
    var bytes = try Data(contentsOf: file)
    let place = try #require(bytes.firstRange(of: Data("Third graders".utf8))?.lowerBound)
    bytes[place] = UInt8(ascii: "B")
    try bytes.write(to: file)
    let refused = try await Program.run("verify", "--seal", file.path)
    #expect(refused.status == 65)
    #expect((refused.output + refused.complaint).contains("was changed after it was sealed"))
    #expect(try await Program.run("verify", "--seal", file.path + ".missing").status == 66)
    #expect(try await Program.run("verify", "--key", "00ff").status == 64)
  }
}
