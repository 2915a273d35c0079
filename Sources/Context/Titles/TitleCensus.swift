import Vocabulary

/// The leadership titles of the whole district, with those that look like one another found and explained.
package struct TitleCensus: Sendable, Equatable {
  package let entries: [Entry]
  /// Every two titles that may be one, the likeliest first; also those on which the district has decided.
  package let overlaps: [TitleOverlap]
  /// Titles that overlap with one another, the largest group first; what is decided not to be a duplicate is left out.
  package let groups: [Group]
  /// The same title entered twice for the same place.
  package let repeated: [[ExistingTitle]]

  /// One title, wherever it is held.
  package struct Entry: Sendable, Equatable {
    package let name: String
    package let spellings: [String]
    package let rows: [ExistingTitle]
    let words: TitleWords

    package var holders: Int { rows.compactMap(\.holders).reduce(0, +) }
    package var schools: Set<School.ID> { Set(rows.compactMap(\.school)) }
    package var duties: [ExistingTitle.Duty] {
      let named = Set(rows.flatMap(\.duties).map(\.rawValue))
      return ExistingTitle.Duty.allCases.filter { named.contains($0.rawValue) }
    }
    package var cost: Money { rows.map(\.cost).reduce(.zero, +) }
    package var stipends: ClosedRange<Money>? {
      let all = rows.compactMap(\.stipend)
      guard let least = all.min(), let most = all.max() else { return nil }
      return least...most
    }
  }

  /// Titles that overlap with one another.
  package struct Group: Sendable, Equatable {
    package let entries: [Entry]
    package let overlaps: [TitleOverlap]

    package var holders: Int { entries.map(\.holders).reduce(0, +) }
    package var cost: Money { entries.map(\.cost).reduce(.zero, +) }
    package var schools: Set<School.ID> { entries.map(\.schools).reduce(into: []) { $0.formUnion($1) } }
    /// Schools where people hold more than one of these titles.
    package var shared: Set<School.ID> {
      schools.filter { school in entries.filter { $0.schools.contains(school) }.count > 1 }
    }
    package var isMergePlanned: Bool { overlaps.allSatisfy { $0.verdict == .mergePlanned || $0.verdict == .merged } }

    /// "3 titles overlap: Literacy coach, Reading specialist and Instructional coach".
    package var sentence: Phrase {
      let names = Phrase.list(entries.map(\.name))
      return Phrase(
        "\(entries.count) titles overlap: \(names.en)", es: "\(entries.count) títulos se solapan: \(names.es)")
    }
  }

  package init(_ titles: [ExistingTitle], verdicts: [TitleVerdict] = []) {
    entries = Self.entries(titles)
    overlaps = Self.overlaps(entries, verdicts)
    groups = Self.groups(entries, overlaps)
    repeated = Self.repeated(titles)
  }

  package var holders: Int { entries.map(\.holders).reduce(0, +) }
  package var cost: Money { entries.map(\.cost).reduce(.zero, +) }
}

extension TitleCensus {
  private static func entries(_ titles: [ExistingTitle]) -> [Entry] {
    Dictionary(grouping: titles) { TitleWords($0.name).key }
      .map { key, rows in
        let counts = Dictionary(rows.map { ($0.name.trimmed, 1) }, uniquingKeysWith: +)
        let spellings = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        return Entry(name: spellings[0], spellings: spellings, rows: rows, words: TitleWords(spellings[0]))
      }
      .sorted { $0.name < $1.name }
  }

  private static func overlaps(_ entries: [Entry], _ verdicts: [TitleVerdict]) -> [TitleOverlap] {
    var found: [TitleOverlap] = []
    for (index, first) in entries.enumerated() {
      for second in entries[(index + 1)...] {
        let verdict = verdicts.last { $0.speaks(of: first.words, and: second.words) }?.verdict
        let overlap = TitleOverlap(first, second, verdict: verdict)
        if overlap.score >= TitleOverlap.likely || verdict != nil { found.append(overlap) }
      }
    }
    return found.sorted { ($1.score, $0.first, $0.second) < ($0.score, $1.first, $1.second) }
  }

  /// Joins the likeliest first, and only groups of which every two titles are at least alike: a chain of
  /// neighbours does not become one heap.
  private static func groups(_ entries: [Entry], _ overlaps: [TitleOverlap]) -> [Group] {
    let open = overlaps.filter { $0.verdict != .notDuplicate }
    var clusters = entries.map { [$0] }
    for overlap in open {
      guard let a = clusters.firstIndex(where: { $0.contains { $0.name == overlap.first } }),
        let b = clusters.firstIndex(where: { $0.contains { $0.name == overlap.second } }), a != b
      else { continue }
      let pairs = clusters[a].flatMap { x in clusters[b].map { y in (x.name, y.name) } }
      let areAllAlike = pairs.allSatisfy { pair in open.contains { $0.joins(pair.0, pair.1) } }
      guard areAllAlike else { continue }
      clusters[a] += clusters[b]
      clusters.remove(at: b)
    }
    return clusters.filter { $0.count > 1 }.map { members in
      let names = Set(members.map(\.name))
      return Group(
        entries: members.sorted { $0.holders > $1.holders },
        overlaps: open.filter {
          names.contains($0.first) && names.contains($0.second)
        })
    }
    .sorted { ($1.entries.count, $1.holders) < ($0.entries.count, $0.holders) }
  }

  private static func repeated(_ titles: [ExistingTitle]) -> [[ExistingTitle]] {
    Dictionary(grouping: titles) { "\(TitleWords($0.name).key)|\($0.school?.rawValue ?? "")" }
      .values.filter { $0.count > 1 }
      .sorted { $0[0].name < $1[0].name }
  }
}

/// Two titles that may be one, with every reason for thinking so.
package struct TitleOverlap: Sendable, Equatable {
  package let first: String
  package let second: String
  /// 0…1; above `likely` they are shown.
  package let score: Double
  package let reasons: [Phrase]
  package let verdict: TitleVerdict.Verdict?

  /// From here on two titles are worth a look.
  package static let likely = 0.5

  init(_ one: TitleCensus.Entry, _ other: TitleCensus.Entry, verdict: TitleVerdict.Verdict?) {
    first = one.name
    second = other.name
    self.verdict = verdict
    let likeness = one.words.likeness(to: other.words)
    let duties = TitleOverlap.sharedDuties(one, other)
    let schools = one.schools.intersection(other.schools)
    let held = Double(schools.count) / Double(max(1, min(one.schools.count, other.schools.count)))
    // The duties say most; where nobody has entered them, the words have to carry more.
    let plain = duties.map { 0.4 * likeness + 0.45 * $0.share + 0.15 * held } ?? 0.8 * likeness + 0.2 * held
    score = one.words.contradicts(other.words) ? plain / 2 : plain
    reasons = TitleOverlap.reasons(one, other, likeness: likeness, duties: duties?.names ?? [], schools: schools.count)
  }

  /// Whether it is about these two titles, however they are spelled.
  package func speaks(of one: String, and other: String) -> Bool {
    Set([TitleWords(first).key, TitleWords(second).key]) == Set([TitleWords(one).key, TitleWords(other).key])
  }

  func joins(_ one: String, _ other: String) -> Bool { Set([first, second]) == Set([one, other]) }

  private static func sharedDuties(
    _ one: TitleCensus.Entry, _ other: TitleCensus.Entry
  ) -> (share: Double, names: [ExistingTitle.Duty])? {
    guard !one.duties.isEmpty, !other.duties.isEmpty else { return nil }
    let shared = one.duties.filter(other.duties.contains)
    let all = one.duties.count + other.duties.count - shared.count
    return (Double(shared.count) / Double(all), shared)
  }

  private static func reasons(
    _ one: TitleCensus.Entry, _ other: TitleCensus.Entry, likeness: Double, duties: [ExistingTitle.Duty], schools: Int
  ) -> [Phrase] {
    var reasons: [Phrase] = []
    let words = one.words.words.intersection(other.words.words).sorted()
    if likeness == 1 {
      reasons.append(
        Phrase("The titles say the same in other words", es: "Los títulos dicen lo mismo con otras palabras"))
    } else if !words.isEmpty {
      let list = words.joined(separator: ", ")
      reasons.append(Phrase("The titles share: \(list)", es: "Los títulos comparten: \(list)"))
    }
    if !duties.isEmpty {
      let list = duties.map(\.label).joined(by: "; ")
      reasons.append(Phrase("Both: \(list.en)", es: "Ambos: \(list.es)"))
    }
    if schools > 0 {
      let count = Phrase.count(schools, one: Phrase("school", es: "escuela"), many: Phrase("schools", es: "escuelas"))
      reasons.append(Phrase("Held beside each other at \(count.en)", es: "Conviven en \(count.es)"))
    }
    return reasons
  }
}
