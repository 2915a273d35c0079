import Vocabulary

/// Something that an audit has found fit to be published; only the audit makes one, so what is not audited has no way out.
package struct Audited<Subject: Sendable>: Sendable {
  package let subject: Subject
  package let certificate: AuditCertificate

  // The compiler's lock: nothing outside this file can make a value of this type.
  fileprivate init(_ subject: Subject, _ certificate: AuditCertificate) {
    self.subject = subject
    self.certificate = certificate
  }
}

/// What somebody who knows everything published could work out of each hidden cell.
package struct AuditCertificate: Hashable, Sendable, Codable {
  /// From this table by itself.
  package var alone: [Bounds]
  /// From this table with all that were released before; empty when there are none.
  package var together: [Bounds]
  /// Hidden cells under the floor that come down to one value for somebody who knows that no hidden cell is nought.
  package var certainWithoutZeros: [CountTable.Place]
  /// Hidden cells that earlier releases gave away by themselves; nothing that is done now hides them again.
  package var exposedBefore: [CountTable.Place]
  /// How many linear programmes were solved.
  package var programs: Int

  package struct Bounds: Hashable, Sendable, Codable {
    package var place: CountTable.Place
    package var least: Double
    /// nil where nothing bounds it.
    package var greatest: Double?
  }
}

/// Cells that whoever reads the release could work out too closely.
package struct Disclosures: Error, Hashable, Sendable {
  package var exposed: [Exposed]

  package struct Exposed: Hashable, Sendable {
    package var place: CountTable.Place
    package var least: Double
    package var greatest: Double
    /// Whether this table alone gives it away, or only together with earlier releases.
    package var isAlone: Bool
  }
}

extension SuppressedTable {
  /// Within this much two results of linear programmes are the same.
  static let tolerance = 1e-6

  /// - Throws: `Disclosures` with each cell that could be worked out too closely, from this table alone or from the union of
  ///   all tables released for the same people; `Refusal` when they do not count the same people.
  package func audited(
    withReleased earlier: [ReleasedTable] = [], _ work: Work = Work()
  ) throws -> Audited<SuppressedTable> {
    var exposed: [Disclosures.Exposed] = []
    var programs = 0
    var certain: Set<CountTable.Place> = []
    var lost: Set<CountTable.Place> = []
    let alone = try bounds(of: [released], isAlone: true, &exposed, &certain, &programs, work)
    var together: [AuditCertificate.Bounds] = []
    if !earlier.isEmpty {
      try refuseOthers(earlier)
      var before: [Disclosures.Exposed] = []
      for table in earlier { _ = try bounds(of: [table], isAlone: false, &before, &certain, &programs, work) }
      let own = table.values
      lost = Set(before.map(\.place)).filter { own[$0] == nil }
      together = try bounds(of: earlier + [released], isAlone: false, &exposed, &certain, &programs, work)
    }
    exposed.removeAll { lost.contains($0.place) }
    if !exposed.isEmpty { throw Disclosures(exposed: exposed) }
    return Audited(
      self,
      AuditCertificate(
        alone: alone, together: together, certainWithoutZeros: certain.sorted(), exposedBefore: lost.sorted(),
        programs: programs))
  }

  private func bounds(
    of tables: [ReleasedTable], isAlone: Bool, _ exposed: inout [Disclosures.Exposed],
    _ certain: inout Set<CountTable.Place>, _ programs: inout Int, _ work: Work
  ) throws -> [AuditCertificate.Bounds] {
    let linked = Linked(tables)
    let attacker = linked.attacker()
    // Where noughts are always published, whoever reads this knows that no hidden cell is one.
    let knowing = rule.hidesZeros ? nil : linked.attacker(zerosAreKnown: true)
    let values = table.values
    var bounds: [AuditCertificate.Bounds] = []
    for (number, place) in linked.places.enumerated() where linked.published[number] == nil {
      try work.isAt(Double(number) / Double(linked.places.count))
      let (least, greatest) = (attacker.least(number).value, attacker.greatest(number).value)
      let beyond = knowing?.greatest(number).value ?? .infinity
      programs += knowing == nil ? 2 : 3
      if primary.contains(place), let value = values[place], beyond < value + 1 - Self.tolerance {
        // From above it can be no more, and from below no less than one.
        if value == 1 || (knowing?.least(number).value ?? 0) > value - 1 + Self.tolerance { certain.insert(place) }
      }
      bounds.append(.init(place: place, least: tidy(least), greatest: greatest.isFinite ? tidy(greatest) : nil))
      if !isOpen(place, values[place], least, greatest, beyond) {
        exposed.append(.init(place: place, least: tidy(least), greatest: tidy(greatest), isAlone: isAlone))
      }
    }
    // A cell that was published before cannot be hidden now.
    for (number, place) in linked.places.enumerated() where isHidden(place) {
      if let known = linked.published[number], primary.contains(place) {
        exposed.append(.init(place: place, least: known, greatest: known, isAlone: false))
      }
    }
    return bounds
  }

  private func tidy(_ value: Double) -> Double { abs(value - value.rounded()) < 1e-9 ? value.rounded() : value }

  /// A primary cell of this table must keep the interval of the rule; a hidden cell whose count is not known here must not
  /// come down to one value; one that is hidden only for the sake of others needs no protection of its own.
  private func isOpen(
    _ place: CountTable.Place, _ value: Double?, _ least: Double, _ greatest: Double, _ beyond: Double
  ) -> Bool {
    if least.isNaN || greatest.isNaN { return false }
    guard let value else { return greatest - least >= 1 - Self.tolerance }
    guard rule.isPrimary(value) || primary.contains(place) else { return true }
    let required = rule.required(around: value)
    return least <= required.low + Self.tolerance && greatest >= required.high - Self.tolerance
      && (!rule.zerosAreKnown || beyond >= required.high - Self.tolerance)
  }

  func refuseOthers(_ earlier: [ReleasedTable]) throws {
    let values = table.values
    for table in earlier {
      for cell in table.cells {
        guard let before = cell.count, let now = values[cell.place], before != now else { continue }
        throw Refusal(
          "released", "released.other-people",
          Phrase(
            "\(table.name) gives \(Int(before)) for \(cell.place.row), \(cell.place.column), and this table does not. They do "
              + "not count the same people: leave that table out, or name its rows for their year.",
            es:
              "\(table.name) da \(Int(before)) para \(cell.place.row), \(cell.place.column), y esta tabla no. No cuentan a "
              + "las mismas personas: quite esa tabla o nombre sus filas con su año."))
      }
    }
    let linked = Linked(earlier)
    if let place = linked.conflicts.first {
      throw Refusal(
        "released", "released.conflict",
        Phrase(
          "Two earlier tables give different counts for \(place.row), \(place.column). Leave out the one that counts other "
            + "people.",
          es: "Dos tablas anteriores dan recuentos distintos para \(place.row), \(place.column). Quite la que cuenta a "
            + "otras personas."))
    }
  }
}

// MARK: - Out of the house

extension Audited where Subject == SuppressedTable {
  /// The table as it may be published: row, column, count; hidden cells carry the mark, whyever they are hidden.
  package func csv(mark: String = "*", headings: (row: String, column: String, count: String)) -> String {
    let values = subject.table.values
    var lines = [[headings.row, headings.column, headings.count].map(Self.quoted).joined(separator: ",")]
    for row in subject.table.rows {
      for column in subject.table.columns {
        let place = CountTable.Place(row, column)
        let count = subject.isHidden(place) ? mark : "\(Int(values[place] ?? 0))"
        lines.append([row, column, count].map(Self.quoted).joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ cell: String) -> String {
    let needs = cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
    return needs
      ? "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : cell
  }
}
