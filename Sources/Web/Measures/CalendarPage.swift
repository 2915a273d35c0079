import HTTPTypes
import Logging
import Measures
import Store
import Vocabulary

/// When each measure is taken, what has come in, who is late, and one button that reminds them all.
struct CalendarPage: Pages {
  static let path = "/measures/calendar"
  static let title = Phrase("Calendar of readings", es: "Calendario de lecturas")

  var routes: [Route] {
    [
      .get(Self.path, .district(.readPlan), showing: .forAll, show),
      .post("\(Self.path)/remind", .district(.editPlan), remind),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .measures, Self.title,
        about: Phrase("What is due when, and who is late.", es: "Qué se entrega cuándo y quién se retrasa."),
        to: Self.path)
    ]
  }

  struct Shown: Sendable {
    let states: [RoundStanding]
    let late: [LatePlace]
    let owners: [String: String]
    let today: Day
  }

  func show(_ visit: Visit) async throws -> Reply {
    let shown = try await visit.read { records in
      let states = try records.roundStandings()
      let owners = try records.titles(of: Person.kind.name, Set(states.compactMap(\.measure.owner?.rawValue)))
      return Shown(states: states, late: try records.latePlaces(), owners: owners, today: records.today)
    }
    return visit.page(Self.title, under: [.strategy(.measures)], MeasureCalendarView(visit: visit, shown: shown).html)
  }

  func remind(_ visit: Visit) async throws -> Reply {
    let reminded = try await visit.act { try $0.remindLate() }
    if let relay = visit.site.mail {
      let name = try visit.signedIn.member.name
      do {
        let letters = reminded.compactMap { Letter.reminder($0, from: name, on: visit.site) }
        for refused in try await relay.send(letters) { visit.log.warning("mail refused: \(refused.reply)") }
      } catch {
        // The tasks are there all the same.
        visit.log.warning("mail: \(error)")
      }
    }
    return .redirect("\(Self.path)?done=sent")
  }
}

struct MeasureCalendarView: View {
  let visit: Visit
  let shown: CalendarPage.Shown

  var html: HTML {
    """
    \(PageHeading(CalendarPage.title, lead: lead, actions: actions))
    \(late)
    \(table(Phrase("Open rounds", es: "Rondas abiertas"), open))
    \(closed.isEmpty ? nil : Details(Phrase("Rounds that are complete", es: "Rondas completas"), content: table(Phrase("Complete rounds", es: "Rondas completas"), closed)))
    """
  }

  private var open: [RoundStanding] {
    shown.states.filter { !$0.round.isLocked && !($0.isComplete && $0.isApproved) }
      .sorted { ($0.round.due?.number ?? .max, $0.round.name) < ($1.round.due?.number ?? .max, $1.round.name) }
  }
  private var closed: [RoundStanding] {
    // The newest: a district of many years has thousands.
    shown.states.filter { $0.round.isLocked || $0.isComplete && $0.isApproved }.suffix(60).reversed()
  }

  private var lead: Phrase {
    if shown.late.isEmpty { return Phrase("Nobody is late.", es: "Nadie se retrasa.") }
    let places = Phrase.count(
      shown.late.count, one: Phrase("place is late", es: "lugar se retrasa"),
      many: Phrase("places are late", es: "lugares se retrasan"))
    return Phrase("\(places.en).", es: "\(places.es).")
  }

  private var actions: [HTML] {
    guard visit.allows(.editPlan) else { return [] }
    return [
      "\(LinkButton(Phrase("Plan a round", es: "Planificar una ronda"), to: ReadingRound.newAddress([:], back: CalendarPage.path), style: .secondary))"
    ]
  }

  private var late: HTML? {
    if shown.late.isEmpty { return nil }
    let rows = shown.late.map { place -> [HTML] in
      [
        HTML(place.school.map { Phrase(verbatim: $0.name) } ?? Phrase("District", es: "Distrito")),
        name(place.round.name, of: place.round),
        HTML(text: place.round.due?.description ?? ""), HTML(text: place.person?.title ?? "–"),
      ]
    }
    let table = Table(
      Phrase("Who is late", es: "Quién se retrasa"),
      columns: [
        .init(Phrase("Place", es: "Lugar")), .init(ReadingRound.kind.one.capitalized),
        .init(Phrase("Due on", es: "Vencía el")),
        .init(Phrase("Who answers for it", es: "Quién responde")),
      ], rows: rows)
    return "<section class=\"late\">\(table)\(visit.allows(.editPlan) ? remindAll : nil)</section>"
  }

  private var remindAll: HTML {
    let words = Phrase("Remind them all", es: "Recordárselo a todos")
    let what = Phrase(
      "Each gets a task. Whoever has one for it already is not asked twice.",
      es: "Cada persona recibe una tarea. A quien ya la tiene no se le pide dos veces.")
    return "\(ButtonForm(words, to: "\(CalendarPage.path)/remind", csrf: visit.csrf))<p class=\"hint\">\(what)</p>"
  }

  /// A link, for those who may open it.
  private func name(_ words: String, of round: ReadingRound) -> HTML {
    let words = Phrase(verbatim: words)
    let mayOpen = visit.allowsSomewhere(MeasureReading.kind.reading)
    return mayOpen ? "\(Link(words, to: RoundPages.address(round.id)))" : HTML(words)
  }

  private func table(_ caption: Phrase, _ states: [RoundStanding]) -> HTML {
    let rows = states.map { state -> [HTML] in
      [
        "\(state.measure.link)",
        name(state.round.period, of: state.round),
        HTML(text: state.round.due?.description ?? "–"),
        HTML(text: state.measure.owner.flatMap { shown.owners[$0.rawValue] } ?? "–"),
        HTML(.part(state.answered, of: state.asked)), "\(state.tag(on: shown.today))",
      ]
    }
    return Table(
      caption,
      columns: [
        .init(Measure.kind.one.capitalized), .init(Phrase("Time", es: "Periodo")),
        .init(Phrase("Due on", es: "Vence el")),
        .init(Phrase("Owner", es: "Responsable")), .init(Phrase("In", es: "Entregado"), .number),
        .init(Phrase("State", es: "Estado")),
      ], rows: rows,
      whenEmpty: EmptyState(
        Phrase("No open rounds", es: "No hay rondas abiertas"),
        Phrase("Plan a round for each measure that is due.", es: "Planifique una ronda para cada medida."))
    ).html
  }
}
