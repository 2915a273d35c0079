import Logging
import Measures
import Store
import Vocabulary

/// Once a week: tells everybody who asked for it what stands out where they may look.
struct DigestRound: Sendable {
  let site: Site
  let log: Logger

  /// How many letters went out. A letter that cannot be handed over is tried again the next time.
  @discardableResult func send(in district: District) async throws -> Int {
    guard let relay = site.mail else { return 0 }
    var sent = 0
    for person in try await site.store.waitingDigests(in: district.id) {
      guard let digest = try await site.store.takeUpDigest(of: person, in: district.id) else { continue }
      do {
        // One conversation each: what has been handed over is not handed over again when a later one fails.
        let refused = try await relay.send([.digest(digest, of: district, on: site)])
        for letter in refused { log.warning("mail refused: \(letter.reply)") }
        sent += refused.isEmpty ? 1 : 0
      } catch {
        try await site.store.layBack(digest, in: district.id)
        throw error
      }
    }
    return sent
  }
}

extension Letter {
  static func digest(_ digest: Digest, of district: District, on site: Site) -> Letter {
    let language = digest.language
    let count = digest.news.count
    let subject =
      count == 1
      ? Phrase("This week: 1 thing stands out", es: "Esta semana: 1 cosa sobresale")
      : Phrase("This week: \(count) things stand out", es: "Esta semana: \(count) cosas sobresalen")
    var lines: [String] = []
    var place: MonitorPlace?
    for news in digest.news {
      if news.place != place {
        let name = Phrase("The district", es: "El distrito")
        lines += [news.placeName.isEmpty ? name[language] : news.placeName, ""]
        place = news.place
      }
      lines += [
        "\(news.measureName): \(news.words[language])",
        site.address + MonitoringPages.address(news.measure, at: news.place), "",
      ]
    }
    let leave = "\(site.address)\(DigestPages.path)/\(digest.leave.text)"
    let end = Phrase(
      "All measures, also those that did what they usually do: \(site.address)\(MonitoringPages.path)\n\n\(district.name)\n\nTo get no more of these mails: \(leave)",
      es:
        "Todas las medidas, también las que hicieron lo habitual: \(site.address)\(MonitoringPages.path)\n\n\(district.name)\n\nPara no recibir más correos: \(leave)"
    )
    return Letter(
      to: digest.email, subject: subject[language], text: (lines + [end[language]]).joined(separator: "\n"),
      leave: leave)
  }
}
