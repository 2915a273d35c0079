import Vocabulary

/// The words of a title, brought to a common form, so that "ELA Coach" and "Literacy specialist" can be compared.
package struct TitleWords: Sendable, Equatable {
  /// Words that carry the sense, each once.
  package let words: Set<String>
  /// Two titles with the same key differ only in spelling.
  package let key: String

  package init(_ title: String) {
    let raw = TitleWords.raw(title)
    key = raw.joined(separator: " ")
    words = Set(raw.map { TitleWords.common[$0] ?? $0 }.filter { !TitleWords.empty.contains($0) })
  }

  package var subjects: Set<String> { words.intersection(TitleWords.subjectWords) }

  /// 0…1: the weight of the words they share over the weight of all their words.
  package func likeness(to other: TitleWords) -> Double {
    let shared = TitleWords.weight(words.intersection(other.words))
    let all = TitleWords.weight(words.union(other.words))
    return all == 0 ? 0 : shared / all
  }

  /// Whether each names a subject and they are different ones.
  package func contradicts(_ other: TitleWords) -> Bool {
    !subjects.isEmpty && !other.subjects.isEmpty && subjects.isDisjoint(with: other.subjects)
  }

  private static func raw(_ title: String) -> [String] {
    title.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "&" }.map(String.init).filter { $0 != "&" }
      .map { word in
        word.count > 4 && word.hasSuffix("s") && !word.hasSuffix("ss") && !common.keys.contains(word)
          ? String(word.dropLast()) : word
      }
  }

  private static func weight(_ words: Set<String>) -> Double {
    words.map { general.contains($0) ? 0.3 : 1 }.reduce(0, +)
  }

  /// Different words for the same thing.
  private static let common: [String: String] = [
    "ela": "literacy", "reading": "literacy", "writing": "literacy", "english": "literacy", "language": "literacy",
    "lit": "literacy", "mathematics": "math", "maths": "math", "numeracy": "math", "stem": "science",
    "specialist": "coach", "facilitator": "coach", "coaching": "coach", "strategist": "coach",
    "interventionist": "intervention",
    "leader": "lead", "head": "lead", "chair": "lead", "chairperson": "lead", "captain": "lead", "leading": "lead",
    "department": "team", "grade": "team", "level": "team", "plc": "team", "content": "team",
    "mentoring": "mentor", "induction": "mentor", "buddy": "mentor", "ambassador": "mentor",
    "teaching": "instruction", "instructional": "instruction", "learning": "instruction", "academic": "instruction",
    "curricular": "curriculum", "data": "data", "assessment": "testing", "test": "testing",
    "pbis": "culture", "behavior": "culture", "climate": "culture", "deans": "culture", "dean": "culture",
    "tech": "technology", "digital": "technology", "sped": "special",
    "lectura": "literacy", "lectoescritura": "literacy", "matemática": "math", "matemáticas": "math",
    "asesor": "coach", "asesora": "coach", "líder": "lead", "mentora": "mentor",
  ]
  private static let empty: Set<String> = [
    "of", "the", "and", "for", "a", "an", "in", "at", "de", "del", "la", "el", "y",
  ]
  /// Words that say little: many titles have them.
  private static let general: Set<String> = [
    "teacher", "school", "building", "instruction", "district", "site", "senior", "master", "elementary", "middle",
    "high",
    "coordinator", "support", "docente", "escuela",
  ]
  private static let subjectWords: Set<String> = [
    "literacy", "math", "science", "technology", "culture", "special", "art", "music", "testing", "data", "history",
    "social", "bilingual", "multilingual", "counselor", "library", "athletic",
  ]
}
