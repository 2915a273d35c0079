import Build
import Foundation
import Vocabulary

/// The directory that comes with the product: one file for each place and one for each study.
///
/// It is the same for every district and holds nothing of any. A file with a fault is refused with the place of the fault and the cure.
package enum DirectoryFiles {
  /// The places, by their English names; read once.
  package static var exemplars: [Exemplar] { get throws { try readExemplars.get() } }
  /// The evidence cards, by their English titles: an order that says nothing about them.
  package static var studies: [Study] { get throws { try readStudies.get() } }

  package static func exemplar(named name: String) throws -> Exemplar? { try exemplars.first { $0.name == name } }

  private static let readExemplars = Result {
    try shipped("Exemplars", exemplar(from:named:)).sorted { $0.title.en < $1.title.en }
  }

  private static let readStudies = Result {
    let studies = try shipped("Studies", study(from:named:)).sorted { $0.title.en < $1.title.en }
    let places = Set(try exemplars.map(\.name))
    let lost = studies.flatMap { study in
      study.places.filter { !places.contains($0) }.map { fault(study.name + ".places", "unknown-place", $0) }
    }
    guard lost.isEmpty else { throw Refusal(lost) }
    return studies
  }

  package static func exemplar(from data: Data, named name: String) throws -> Exemplar {
    let exemplar = try read(Exemplar.self, from: data, named: name)
    let unknown = exemplar.states.filter { !USState.isKnown($0) }.map {
      fault("\(exemplar.name).states", "unknown-state", $0)
    }
    try refuse(exemplar.faults + unknown + misnamed(exemplar.name, name))
    return exemplar
  }

  package static func study(from data: Data, named name: String) throws -> Study {
    let study = try read(Study.self, from: data, named: name)
    try refuse(study.faults + misnamed(study.name, name))
    return study
  }

  private static func shipped<Kept>(_ folder: String, _ read: (Data, String) throws -> Kept) throws -> [Kept] {
    guard let folder = Bundle.module.url(forResource: folder, withExtension: nil) else { return [] }
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { try read(Data(contentsOf: $0), $0.lastPathComponent) }
  }

  private static func read<Kept: Codable>(_ type: Kept.Type, from data: Data, named name: String) throws -> Kept {
    do {
      let kept = try JSONDecoder().decode(type, from: data)
      // A name that is misspelt would be passed over in silence, and what stands under it lost.
      let unknown = try keys(of: data).subtracting(keys(of: JSONEncoder().encode(kept))).sorted()
      try refuse(unknown.map { fault("\(name).\($0)", "unknown-name", $0) })
      return kept
    } catch let error as DecodingError {
      throw Refusal([RulePackFiles.unreadable(error, in: name)])
    }
  }

  /// Every name in a JSON text with the names above it; parts of lists share theirs.
  private static func keys(of data: Data) throws -> Set<String> {
    var found: Set<String> = []
    func walk(_ value: Any, _ path: String) {
      if let object = value as? [String: Any] {
        for (key, value) in object {
          found.insert(path + key)
          walk(value, path + key + ".")
        }
      } else if let list = value as? [Any] {
        for value in list { walk(value, path) }
      }
    }
    walk(try JSONSerialization.jsonObject(with: data), "")
    return found
  }

  private static func misnamed(_ name: String, _ file: String) -> [Finding] {
    file == name + ".json" ? [] : [fault(name + ".name", "file-name", file)]
  }

  private static func refuse(_ findings: [Finding]) throws {
    if !findings.isEmpty { throw Refusal(findings) }
  }

  private static func fault(_ field: String, _ code: String, _ found: String) -> Finding {
    Finding(
      field, code,
      Phrase(
        "Check “\(found)”: nothing that the directory knows is called so",
        es: "Revise «\(found)»: el directorio no conoce nada con ese nombre"))
  }
}
