import Build
import Exchange
import HTTPTypes
import Store
import Vocabulary

/// A person's own calendar: a secret address that calendar programs read, and that can be taken back.
struct CalendarPages: Pages {
  static let path = "/build/calendar"
  static let title = Phrase("Your calendar", es: "Su calendario")

  var routes: [Route] {
    [
      .get(Self.path, .signedIn, show),
      .post(Self.path, .signedIn, make),
      .post("\(Self.path)/end", .signedIn, end),
      .get("/calendar/:token", .link, feed),
    ]
  }

  func show(_ visit: Visit) async throws -> Reply { try await page(visit, made: nil) }

  func make(_ visit: Visit) async throws -> Reply {
    let token = try await visit.act { try $0.makeCalendar() }
    return try await page(visit, made: "\(visit.site.address)/calendar/\(token.text)")
  }

  func end(_ visit: Visit) async throws -> Reply {
    try await visit.act { try $0.endCalendar() }
    return .redirect("\(Self.path)?done=saved")
  }

  private func page(_ visit: Visit, made address: String?) async throws -> Reply {
    let person = try visit.signedIn.member.person
    let since = try await visit.read { try $0.calendarMade(by: person) }
    let view = CalendarView(address: address, since: since, mayChange: visit.isOneself, csrf: visit.csrf)
    return visit.page(Self.title, under: [SupportSite.link, TrainingPages.link], width: .reading, view.html)
  }

  /// What a calendar program reads. Whoever holds no good address finds nothing.
  func feed(_ visit: Visit) async throws -> Reply {
    guard let token = Token(visit.parameter("token")), let district = try await visit.store.district(token.district)
    else { throw Absent() }
    let address = visit.site.address
    let calendar = try await visit.store.read(district.id) { records -> String in
      guard let person = try records.calendarOwner(token) else { throw Absent() }
      return try records.calendar(of: person, in: district, at: address).text(asOf: records.moment)
    }
    return .bytes(Array(calendar.utf8), as: "text/calendar; charset=utf-8")
  }
}

extension Records {
  /// Training that is for the person, and the days by which agreements are looked at again. Nothing of what they say.
  func calendar(of person: Person.ID, in district: District, at address: String) throws -> ICalendar {
    let plan = try trainingPlan()
    let roles = plan.learners.first { $0.person == person }?.roles
    let events = plan.events.filter { event in roles.map { $0.contains(where: event.isFor) } ?? true }
    let training = events.compactMap { event -> ICalendar.Entry? in
      guard let when = event.when(in: district.time) else { return nil }
      return ICalendar.Entry(
        "training-\(event.id)", when, event.name, place: event.whereabouts, words: event.about,
        address: address + TrainingPages.address(event.id))
    }
    let names = try names(in: agreements(of: person))
    let reviews = try agreements(of: person).compactMap { agreement -> ICalendar.Entry? in
      guard case .reviewDue(let day) = agreement.state(on: today) else { return nil }
      let title = Phrase(
        "Look at the agreement again: \(names[agreement.other(than: person)] ?? "")",
        es: "Revisar el acuerdo: \(names[agreement.other(than: person)] ?? "")")
      return ICalendar.Entry(
        "agreement-\(agreement.id)-\(day)", .day(day), title[district.language],
        address: address + AgreementPages.address(agreement.id))
    }
    return ICalendar("Chalkline: \(district.name)", training + reviews)
  }
}

extension TrainingEvent {
  func when(in time: DistrictTime) -> ICalendar.Entry.When? {
    guard let day else { return nil }
    guard let start = TimeOfDay(begins) else { return .day(day) }
    let begins = time.moment(day, hour: start.hour, minute: start.minute)
    return .between(begins, begins.adding(seconds: (minutes ?? 60) * 60))
  }
}

struct CalendarView: View {
  /// Just made, and shown this once.
  let address: String?
  let since: Moment?
  let mayChange: Bool
  let csrf: String?

  var html: HTML {
    """
    \(PageHeading(CalendarPages.title, lead: lead))
    \(address.map(shown))
    \(since.map { "<p>\(Phrase("An address was made on \($0.shown).", es: "Se creó una dirección el \($0.shown)."))</p>" as HTML })
    \(mayChange ? buttons : nil)
    """
  }

  private var lead: Phrase {
    Phrase(
      "Training that is for you, and the days by which your agreements are looked at again, in your own calendar program.",
      es: "La formación que le corresponde y los días para revisar sus acuerdos, en su propio programa de calendario.")
  }

  private func shown(_ address: String) -> HTML {
    """
    <section><h2>\(Phrase("Your secret address", es: "Su dirección secreta"))</h2>
    <p class="secret-address"><code>\(address)</code></p>
    <p>\(Phrase("Copy it into your calendar program now: it is not shown again. Whoever has it sees this calendar.", es: "Cópiela ahora en su programa de calendario: no se volverá a mostrar. Quien la tenga verá este calendario."))</p></section>
    """
  }

  private var buttons: ButtonRow {
    let make = ButtonForm(
      since == nil
        ? Phrase("Make an address", es: "Crear una dirección")
        : Phrase("Make a new address", es: "Crear una dirección nueva"),
      to: CalendarPages.path, csrf: csrf, style: since == nil ? .primary : .secondary)
    let end = ButtonForm(
      Phrase("Take it back", es: "Retirarla"), to: "\(CalendarPages.path)/end", csrf: csrf, style: .plain)
    return ButtonRow([make.html] + (since == nil ? [] : [end.html]))
  }
}
