import Statistics
import Vocabulary

/// How alike the waves of a comparison are before anybody starts.
package struct StartBalance: Sendable, Equatable {
  package let waves: [StartWave]
  package let lines: [Line]
  /// Schools of which something that starts are balanced on is not known.
  package let unknown: [String]

  package struct Line: Sendable, Equatable {
    package let label: Phrase
    package let isShare: Bool
    /// The mean of each wave; nil where nothing is known.
    package let means: [Double?]
    /// Between the two waves that lie furthest apart, in standard deviations between schools.
    package let apart: Double
  }

  /// Further apart than this cannot be made good by counting: What Works Clearinghouse, Standards Handbook 5.0 (2022), baseline equivalence.
  package static let furthest = 0.25

  package init(_ candidates: [StartCandidate], starts: [School.ID: Day?]) {
    let taking = candidates.filter { starts[$0.school.id] != nil }
    let days = Set(taking.map { starts[$0.school.id] ?? nil }).sorted { ($0?.number ?? .max) < ($1?.number ?? .max) }
    let members = days.map { day in taking.filter { (starts[$0.school.id] ?? nil) == day } }
    waves = zip(days, members).map { StartWave(starts: $0, schools: $1.count) }
    unknown = taking.filter { $0.size == nil || $0.readiness == nil || $0.baseline == nil }.map(\.school.name).sorted()
    let places = Dictionary(
      members.enumerated().flatMap { place, schools in schools.map { ($0.school.id, place) } }
    ) { first, _ in first }
    lines = BalancedTrait.all(taking).map { trait in
      let standard = trait.standardised(taking)
      let means = members.indices.map { wave -> Double? in
        let own = taking.indices.filter { places[taking[$0].school.id] == wave && trait.value(taking[$0]) != nil }
        return own.isEmpty ? nil : own.reduce(0) { $0 + standard[$1] } / Double(own.count)
      }
      let known = means.compactMap(\.self)
      let shown = members.map { schools -> Double? in
        let values = schools.compactMap(trait.value)
        return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
      }
      var isShare = false
      if case .level = trait { isShare = true }
      return Line(
        label: trait.label, isShare: isShare, means: shown, apart: (known.max() ?? 0) - (known.min() ?? 0))
    }
  }

  /// What lies too far apart.
  package var uneven: [Line] { lines.filter { $0.apart > Self.furthest } }

  package var sentence: Phrase {
    guard waves.count > 1 else {
      return Phrase(
        "All schools start alike, so nobody is left to compare with.",
        es: "Todas las escuelas empiezan igual, así que no queda con quién comparar.")
    }
    if uneven.isEmpty {
      return Phrase(
        "The waves are alike before anybody starts: in nothing do they lie more than a quarter of a standard deviation apart.",
        es:
          "Los grupos son parecidos antes de que nadie empiece: en nada distan más de un cuarto de desviación estándar."
      )
    }
    let names = Phrase.list(uneven.map { $0.label.uncapitalized })
    return Phrase(
      "The waves differ before anybody starts, in \(names.en); the comparison follows each school’s change, so that levels matter less than whether they were moving.",
      es:
        "Los grupos difieren antes de que nadie empiece, en \(names.es); la comparación sigue el cambio de cada escuela, así que importa menos el nivel que si ya se movían."
    )
  }
}

extension Phrase {
  var uncapitalized: Phrase {
    func low(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
    return Phrase(low(en), es: low(es))
  }
}
