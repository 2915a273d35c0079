import Build
import Foundation
import Testing
import Vocabulary

private func lesson(_ teacher: String, _ period: Int, fixed: Bool = false) -> Timetable.Lesson {
  Timetable.Lesson("\(teacher) \(period)", .init(teacher), in: period, isFixed: fixed)
}

private func times(
  _ count: Int, _ lessons: [Timetable.Lesson], _ teams: [String], releases: [CommonTime.Release] = []
) -> CommonTime {
  CommonTime(
    Timetable(periods: (1...count).map(String.init), lessons: lessons),
    teams: teams.map { names in CommonTime.Wish(names, names.split(separator: " ").map { Person.ID(String($0)) }) },
    releases: releases)
}

@Suite struct `A timetable` {
  @Test func `is made from the classes of a term, in the order of the day`() {
    func section(_ name: String, _ periods: String, term: String = "") -> Section {
      var section = Section(id: .init(name))
      section.name = name
      section.person = .init("Ana")
      section.periods = periods
      section.term = term
      return section
    }
    let sections = [
      section("Algebra", "10; 2"), section("Band", "09 - Traditional", term: "Fall"),
      section("Choir", "1", term: "Spring"),
    ]
    #expect(Timetable.terms(of: sections) == ["Fall", "Spring"])
    let fall = Timetable(sections, in: "Fall")
    #expect(fall.periods == ["2", "09 - Traditional", "10"])
    #expect(fall.busy(.init("Ana")) == [0, 1, 2])
    #expect(Timetable(sections, in: "Spring").periods == ["1", "2", "10"])
    #expect(Timetable.terms(of: []) == [""])
  }
}

@Suite struct `Time in common` {
  @Test func `is there where nobody of the team teaches`() {
    let all = times(4, [lesson("Ana", 0), lesson("Ben", 1)], ["Ana Ben"])
    #expect(all.teams[0].answer == .there([2, 3]))
    #expect(all.without.isEmpty)
  }

  @Test func `takes as few classes moved as possible`() {
    let all = times(
      3,
      [lesson("Ana", 0), lesson("Ana", 1), lesson("Ben", 0), lesson("Ben", 2), lesson("Cleo", 0), lesson("Cleo", 2)],
      ["Ana Ben Cleo"])
    #expect(
      all.teams[0].answer
        == .possible(1, [.init("Ana 1", of: .init("Ana"), from: 1, to: 2)]))
  }

  @Test func `is impossible for whoever teaches all day, and says who stands in the way when`() {
    let all = times(2, [lesson("Ana", 0), lesson("Ana", 1), lesson("Ben", 0)], ["Ana Ben"])
    #expect(all.teams[0].answer == .impossible([[.init("Ana"), .init("Ben")], [.init("Ana")]]))
  }

  @Test func `leaves a class that cannot be moved where it is`() {
    let all = times(
      3, [lesson("Ana", 0, fixed: true), lesson("Ben", 1, fixed: true), lesson("Ben", 2), lesson("Ana", 1)], ["Ana Ben"]
    )
    #expect(all.teams[0].answer == .possible(2, [.init("Ben 2", of: .init("Ben"), from: 2, to: 0)]))
  }

  @Test func `is found for teams that share somebody, at different times or at one`() {
    let all = times(3, [lesson("Ana", 0), lesson("Ben", 1), lesson("Cleo", 2)], ["Ana Ben", "Ben Cleo"])
    #expect(all.without.isEmpty)
    let tight = times(2, [lesson("Ben", 0), lesson("Ana", 1), lesson("Cleo", 0)], ["Ana Ben", "Ben Cleo"])
    #expect(
      tight.teams.map(\.answer) == [
        .possible(1, [.init("Ana 1", of: .init("Ana"), from: 1, to: 0)]), .there([1]),
      ])
  }

  @Test func `sends no two classes of one teacher to the same period`() {
    let all = times(
      4,
      [
        lesson("Ana", 0), lesson("Ana", 1), lesson("Ben", 2), lesson("Ben", 3), lesson("Ben", 1), lesson("Cleo", 0),
        lesson("Cleo", 2), lesson("Cleo", 3),
      ],
      ["Ana Ben", "Ana Cleo"])
    let moves = all.moves
    let targets = moves.filter { $0.teacher == .init("Ana") }.map(\.to)
    #expect(Set(targets).count == targets.count)
    #expect(moves.allSatisfy { move in !all.timetable.busy(move.teacher).contains(move.to) })
  }

  @Test func `is the best there is, by trying everything`() {
    var source = SystemRandomNumberGenerator()
    for _ in 0..<60 {
      let people = ["A", "B", "C", "D"]
      let lessons = people.flatMap { person in
        (0..<4).filter { _ in Bool.random(using: &source) }.map {
          lesson(person, $0, fixed: Int.random(in: 0..<5, using: &source) == 0)
        }
      }
      let teams = ["A B", "B C", "D C"]
      let found = times(4, lessons, teams)
      let moved = found.moves.count
      let (missing, fewest) = tryAll(4, lessons, teams)
      #expect(found.teams.count { if case .impossible = $0.answer { true } else { false } } == missing)
      #expect(moved <= fewest, "\(lessons)")
    }
  }

  /// Every way in which three teams take one of four periods or none; the most teams, then the fewest moves.
  private func tryAll(_ periods: Int, _ lessons: [Timetable.Lesson], _ teams: [String]) -> (Int, Int) {
    var best = (Int.max, Int.max)
    let choices: [Int?] = Array(0..<periods) + [nil]
    for first in choices {
      for second in choices {
        for third in choices {
          let taken = zip(teams, [first, second, third])
          var moves = 0
          var isPossible = true
          for person in ["A", "B", "C", "D"] {
            let wanted = Set(taken.filter { $0.0.contains(person) }.compactMap(\.1))
            let own = lessons.filter { $0.teacher == .init(person) }
            if own.contains(where: { $0.isFixed && wanted.contains($0.period) }) || own.count > periods - wanted.count {
              isPossible = false
            }
            moves += own.count { wanted.contains($0.period) }
          }
          let missing = [first, second, third].count { $0 == nil }
          if isPossible, (missing, moves) < best { best = (missing, moves) }
        }
      }
    }
    return best
  }
}

@Suite struct `Released time in a timetable` {
  @Test func `is counted in periods, and says how many classes somebody else would take`() {
    let all = times(
      6, (0..<5).map { lesson("Ana", $0) }, [],
      releases: [.init(.init("Ana"), periods: 3), .init(.init("Ben"), periods: 3)])
    #expect(all.releases.map(\.free) == [1, 6])
    #expect(all.releases.map(\.missing) == [2, 0])
  }
}

@Suite struct `The schedule of a real school` {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/data/grand-bend/oneroster-1.2").standardizedFileURL
  static var isHere: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "classes.csv").path) }

  /// A line of the file; what stands in quotes may hold commas.
  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for letter in line {
      switch letter {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(letter)
      }
    }
    return cells
  }

  private static func rows(_ name: String) throws -> [[String: String]] {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map(cells)
    return lines.dropFirst().filter { $0.count == lines[0].count }.map {
      Dictionary(uniqueKeysWithValues: zip(lines[0], $0))
    }
  }

  @Test(.enabled(if: isHere, "grand-bend is not beside the project"))
  func `says for every department whether it can meet, quickly`() throws {
    let teachers = Dictionary(
      try Self.rows("enrollments.csv").filter { $0["role"] == "teacher" }.map {
        ($0["classSourcedId"] ?? "", $0["userSourcedId"] ?? "")
      }
    ) { first, _ in first }
    let classes = try Self.rows("classes.csv")
    #expect(classes.count > 500)
    var asked = 0
    var there = 0
    var moves = 0
    var impossible = 0
    for (_, own) in Dictionary(
      grouping: classes, by: { "\($0["schoolSourcedId"] ?? "") \($0["termSourcedIds"] ?? "")" })
    {
      let sections = own.compactMap { row -> Section? in
        guard let id = row["sourcedId"], let teacher = teachers[id] else { return nil }
        var section = Section(id: .init(id))
        section.name = row["title"] ?? ""
        section.person = .init(teacher)
        section.periods = row["periods"] ?? ""
        return section
      }
      let bySubject = Dictionary(grouping: own) { $0["subjects"] ?? "" }
      let teams = bySubject.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }.compactMap {
        subject, rows -> CommonTime.Wish? in
        let members = Set(rows.compactMap { $0["sourcedId"].flatMap { teachers[$0] } })
        return members.count > 1 ? CommonTime.Wish(subject, members.sorted().map(Person.ID.init(_:))) : nil
      }
      let times = CommonTime(Timetable(sections, in: ""), teams: teams)
      #expect(times.timetable.periods.count == 7)
      for team in times.teams {
        asked += 1
        switch team.answer {
        case .there(let periods):
          there += 1
          for person in team.wish.members { #expect(times.timetable.busy(person).isDisjoint(with: periods)) }
        case .possible(_, let own): moves += own.count
        case .impossible(let blockers):
          impossible += 1
          #expect(blockers.allSatisfy { !$0.isEmpty })
        }
      }
    }
    #expect(moves > 0)
    #expect(asked == 38 && there == 14 && impossible == 2)
  }
}
