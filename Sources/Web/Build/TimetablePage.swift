import Build
import Store
import Vocabulary

/// Whether teams have a period in common and leaders their released time, and which classes stand in the way.
struct TimetablePage: Pages {
  static let path = "/build/timetables"
  static let title = Phrase("Time in the timetable", es: "Tiempo en el horario")

  var routes: [Route] { [.get(Self.path, .somewhere(Section.kind.reading), show)] }

  var signposts: [Signpost] {
    [
      Signpost(
        .build, Self.title,
        about: Phrase(
          "Whether teams can meet and leaders are free, and which classes stand in the way.",
          es: "Si los equipos pueden reunirse y los líderes están libres, y qué clases lo impiden."), to: Self.path)
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let reach = try visit.reach(Section.kind.reading)
    let all = try await visit.read { try $0.commonTimes(in: reach) }
    return visit.page(Self.title, under: [SupportSite.link], TimetableView(visit: visit, all: all).html)
      .telling(all.count)
  }
}

struct TimetableView: View {
  let visit: Visit
  let all: [SchoolTimes]

  var html: HTML {
    """
    \(PageHeading(TimetablePage.title, lead: lead, actions: actions))
    \(all.isEmpty ? nil : caution)\(all.map(school))
    """
  }

  private var lead: Phrase {
    let teams = all.flatMap(\.times.teams)
    guard !teams.isEmpty else {
      return Phrase(
        "No timetable is entered yet: bring in the classes of a school with their teachers and periods.",
        es: "Aún no hay horarios: importe las clases de una escuela con sus docentes y periodos.")
    }
    let without = all.flatMap(\.times.without).count
    return Phrase(
      "\(teams.count - without) of \(teams.count) teams have a period in common.",
      es: "\(teams.count - without) de \(teams.count) equipos tienen un periodo en común.")
  }

  private var caution: HTML {
    "<p>\(Phrase("Moves are worked out from teachers and periods alone. Whether students and rooms allow them, somebody has to look.", es: "Los cambios se calculan solo con docentes y periodos. Alguien debe ver si el alumnado y las aulas los permiten."))</p>"
  }

  private var actions: [HTML] {
    guard visit.mayAdd(Section.kind) else { return [] }
    let words = Phrase("Bring in classes", es: "Importar clases")
    return ["\(LinkButton(words, to: "/\(Section.kind.path)/import"))"]
  }

  private func school(_ times: SchoolTimes) -> HTML {
    let term = times.term.isEmpty ? Phrase(verbatim: "") : Phrase(verbatim: ", \(times.term)")
    let title = Phrase(verbatim: times.school.name) + term
    return """
      <section><h2>\(title)</h2>
      \(times.times.teams.isEmpty ? nil : teams(times, title).html)
      \(times.times.releases.isEmpty ? nil : releases(times, title).html)
      \(times.unknown == 0 ? nil : unknown(times.unknown))</section>
      """
  }

  private func unknown(_ count: Int) -> HTML {
    let people = Phrase.count(
      count, one: Phrase("member of a team", es: "integrante de un equipo"),
      many: Phrase("members of teams", es: "integrantes de equipos"))
    return
      "<p class=\"chart-note\">\(Phrase("The timetable says nothing of \(people.en).", es: "El horario no dice nada de \(people.es)."))</p>"
  }

  private func teams(_ times: SchoolTimes, _ title: Phrase) -> Table {
    Table(
      Phrase("Teams, ", es: "Equipos, ") + title,
      columns: [
        .init(Phrase("Team", es: "Equipo")), .init(Phrase("Can it meet?", es: "¿Puede reunirse?")),
        .init(Phrase("What stands in the way", es: "Qué lo impide")),
      ],
      rows: times.times.teams.map { team in
        [HTML(text: team.wish.name), tag(team.answer, times).html, reasons(team.answer, times)]
      })
  }

  private func period(_ place: Int, _ times: SchoolTimes) -> String { times.times.timetable.periods[place] }
  private func name(_ person: Person.ID, _ times: SchoolTimes) -> String { times.names[person] ?? "–" }

  private func tag(_ answer: CommonTime.Answer, _ times: SchoolTimes) -> Tag {
    switch answer {
    case .there(let periods):
      let list = Phrase.list(periods.map { period($0, times) })
      return Tag(Phrase("Yes, in period \(list.en)", es: "Sí, en el periodo \(list.es)"), .good)
    case .possible(let place, let moves):
      let count = Phrase.count(
        moves.count, one: Phrase("class moved", es: "clase cambiada"),
        many: Phrase("classes moved", es: "clases cambiadas"))
      return Tag(
        Phrase(
          "In period \(period(place, times)), with \(count.en)",
          es: "En el periodo \(period(place, times)), con \(count.es)"),
        .caution)
    case .impossible: return Tag(Phrase("No", es: "No"), .stop)
    }
  }

  private func reasons(_ answer: CommonTime.Answer, _ times: SchoolTimes) -> HTML {
    switch answer {
    case .there: return "–"
    case .possible(_, let moves):
      return .list(
        moves.map { move in
          let (who, from, to) = (name(move.teacher, times), period(move.from, times), period(move.to, times))
          return HTML(
            Phrase(
              "\(who): \(move.lesson), from period \(from) to \(to)",
              es: "\(who): \(move.lesson), del periodo \(from) al \(to)"))
        })
    case .impossible(let blockers):
      return .list(
        blockers.enumerated().map { place, people in
          let names = Phrase.list(people.map { name($0, times) })
          return HTML(
            Phrase("Period \(period(place, times)): \(names.en)", es: "Periodo \(period(place, times)): \(names.es)"))
        })
    }
  }

  private func releases(_ times: SchoolTimes, _ title: Phrase) -> Table {
    Table(
      Phrase("Released time, ", es: "Tiempo liberado, ") + title,
      columns: [
        .init(Phrase("Teacher leader", es: "Docente líder")),
        .init(Phrase("Periods free", es: "Periodos libres"), .number),
        .init(Phrase("Of them promised", es: "De ellos prometidos"), .number),
        .init(Phrase("Enough?", es: "¿Alcanza?")),
      ],
      rows: times.times.releases.map { release in
        [
          HTML(text: name(release.release.person, times)), HTML(text: release.free.grouped),
          HTML(text: release.release.periods.grouped), enough(release).html,
        ]
      })
  }

  private func enough(_ release: CommonTime.ReleaseTime) -> Tag {
    guard release.missing > 0 else { return Tag(Phrase("Yes", es: "Sí"), .good) }
    let classes = Phrase.count(
      release.missing, one: Phrase("class", es: "clase"), many: Phrase("classes", es: "clases"))
    return Tag(
      Phrase("Somebody else has to take \(classes.en)", es: "Otra persona debe asumir \(classes.es)"), .caution)
  }
}
