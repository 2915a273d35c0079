import Vocabulary

/// Whom scores speak of, and by whom, when and with what they were given.
///
/// The effects of a design are the sets of factors that hold, with each nested factor, those in which it is nested
/// (Brennan 2001, §3.2): teacher, rater, teacher × rater, lesson within teacher, and the rest.
package struct FacetDesign: Hashable, Sendable {
  package let object: String
  package let facets: [String]
  /// For each factor, as a set of bits, those in which it is nested.
  private let nesters: [Int]

  /// One facet whose conditions belong to others: lessons, each of one teacher.
  package struct Nesting: Hashable, Sendable, Codable {
    package var facet: String
    package var within: [String]

    package init(_ facet: String, within: [String]) {
      self.facet = facet
      self.within = within
    }

    /// From "lesson:teacher".
    package init(_ text: String) {
      let parts = text.split(separator: ":").map(String.init)
      self.init(parts.first ?? "", within: Array(parts.dropFirst()))
    }
  }

  /// The object first, then the facets.
  package var factors: [String] { [object] + facets }
  package var full: Int { (1 << factors.count) - 1 }

  /// - Throws: `Refusal` when a facet is named twice, nests in something unknown or in itself.
  package init(object: String, facets: [String], nested: [Nesting] = []) throws(Refusal) {
    let factors = [object] + facets
    guard !facets.isEmpty else { throw .facets("facets.none", Self.noFacets) }
    guard facets.count <= 5 else { throw .facets("facets.too-many", Self.tooMany) }
    guard Set(factors).count == factors.count else { throw .facets("facets.twice", Self.twice) }
    var nesters = [Int](repeating: 0, count: factors.count)
    for nesting in nested {
      guard let facet = factors.firstIndex(of: nesting.facet), facet > 0 else {
        throw .nesting(nesting.facet, among: facets)
      }
      for name in nesting.within {
        guard let place = factors.firstIndex(of: name), place != facet else { throw .nesting(name, among: factors) }
        nesters[facet] |= 1 << place
      }
    }
    for _ in factors {
      for place in factors.indices {
        for other in factors.indices where nesters[place] & 1 << other != 0 {
          nesters[place] |= nesters[other]
        }
      }
    }
    for (place, within) in nesters.enumerated() where within & 1 << place != 0 {
      throw .nesting(factors[place], among: factors)
    }
    self.object = object
    self.facets = facets
    self.nesters = nesters
  }

  /// A set of factors with all in which they are nested.
  package func closed(_ set: Int) -> Int {
    factors.indices.reduce(set) { set & 1 << $1 != 0 ? $0 | nesters[$1] : $0 }
  }

  package func within(_ place: Int) -> Int { nesters[place] }

  /// Every effect, smaller ones first; the last holds all factors and with them what is left unexplained.
  package var effects: [Int] {
    (1...full).filter { closed($0) == $0 }.sorted { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }
  }

  /// "rater", "person*rater", "lesson:person". Stable: programs may rely on it.
  package func name(of effect: Int) -> String {
    let members = factors.indices.filter { effect & 1 << $0 != 0 }
    let nesting = members.filter { place in members.contains { nesters[$0] & 1 << place != 0 } }
    let own = members.filter { !nesting.contains($0) }.map { factors[$0] }.joined(separator: "*")
    let outer = nesting.map { factors[$0] }.joined(separator: "*")
    return outer.isEmpty ? own : "\(own):\(outer)"
  }
}

extension FacetDesign {
  private static let noFacets = Phrase(
    "Name at least one facet: by whom, when or with what the scores were given (--facets rater,occasion).",
    es: "Indique al menos una faceta: quién, cuándo o con qué se dieron las puntuaciones (--facets evaluador,ocasión).")
  private static let tooMany = Phrase(
    "Name at most five facets; with more, no data would suffice to tell their parts apart.",
    es: "Indique como máximo cinco facetas; con más, ningún conjunto de datos bastaría para separar sus efectos.")
  private static let twice = Phrase(
    "Name each column once: the object and the facets must be different columns.",
    es: "Indique cada columna una sola vez: el objeto y las facetas deben ser columnas distintas.")
}

extension Refusal {
  static func facets(_ code: String, _ message: Phrase) -> Refusal { Refusal("facets", code, message) }

  static func nesting(_ name: String, among factors: [String]) -> Refusal {
    let known = factors.joined(separator: ", ")
    return Refusal(
      "nested", "nested.unknown",
      Phrase(
        "“\(name)” cannot be nested so. Write facet:within with two of these, not in a circle: \(known).",
        es: "«\(name)» no puede anidarse así. Escriba faceta:dentro-de con dos de estas, sin círculo: \(known)."))
  }
}
