import Vocabulary

/// Who teaches when at one school in one term, and what teams and leaders need of it.
package struct Timetable: Sendable, Equatable {
  /// In the order of the day.
  package let periods: [String]
  package let lessons: [Lesson]

  /// One class of one teacher in one period; a class of two periods is two lessons.
  package struct Lesson: Sendable, Equatable {
    package let name: String
    package let teacher: Person.ID
    /// The place in `periods`.
    package let period: Int
    package let isFixed: Bool

    package init(_ name: String, _ teacher: Person.ID, in period: Int, isFixed: Bool = false) {
      self.name = name
      self.teacher = teacher
      self.period = period
      self.isFixed = isFixed
    }
  }

  package init(periods: [String], lessons: [Lesson]) {
    self.periods = periods
    self.lessons = lessons
  }

  /// From the classes of one school in one term. A class of the whole year is in every term.
  package init(_ sections: [Section], in term: String) {
    let own = sections.filter { $0.term.isEmpty || term.isEmpty || $0.term == term }
    let names = Array(Set(own.flatMap(\.periodNames))).sorted { Self.order($0) < Self.order($1) }
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
    periods = names
    lessons = own.flatMap { section in
      section.periodNames.compactMap { name in
        guard let teacher = section.person, let place = places[name] else { return nil }
        return Lesson(section.name, teacher, in: place, isFixed: section.isFixed)
      }
    }
  }

  /// The tenth period comes after the ninth, whatever else its name says.
  private static func order(_ name: String) -> (Int, String) {
    (Int(name.drop { !$0.isNumber }.prefix { $0.isNumber }) ?? .max, name)
  }

  /// Every term that the classes name; one without a name where none does.
  package static func terms(of sections: [Section]) -> [String] {
    let named = Set(sections.map(\.term).filter { !$0.isEmpty })
    return named.isEmpty ? [""] : named.sorted()
  }

  /// The periods in which somebody teaches. Nobody teaches twice at once, so two classes in one period count as one.
  package func busy(_ teacher: Person.ID) -> Set<Int> { Set(lessons.filter { $0.teacher == teacher }.map(\.period)) }
  package func fixed(_ teacher: Person.ID) -> Set<Int> {
    Set(lessons.filter { $0.teacher == teacher && $0.isFixed }.map(\.period))
  }
  package func free(_ teacher: Person.ID) -> Set<Int> { Set(periods.indices).subtracting(busy(teacher)) }

  package var teachers: Set<Person.ID> { Set(lessons.map(\.teacher)) }
}
