import HTTPTypes
import Store
import Vocabulary

/// The district itself: its name, its state, and the time that its days and hours are shown by.
struct DistrictPage: Pages {
  static let path = "/people/district"
  static let title = Phrase("The district and its time", es: "El distrito y su hora")

  var routes: [Route] {
    [
      .get(Self.path, .district(.editPeople), showing: .nothing, show), .post(Self.path, .district(.editPeople), save),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .people, Self.title,
        about: Phrase(
          "Its state, and the time zone by which days and hours are shown.",
          es: "Su estado y la zona horaria con la que se muestran días y horas."),
        to: Self.path)
    ]
  }

  private func show(_ visit: Visit) async throws -> Reply {
    let district = try visit.signedIn.district
    return page(visit, state: district.state, zone: district.timeZone, [])
  }

  private func save(_ visit: Visit) async throws -> Reply {
    let (state, zone) = (visit.form["state"].trimmed, visit.form["time_zone"].trimmed)
    do {
      try await visit.store.setTime(state: state, zone: zone, in: visit.signedIn.district.id, by: visit.author)
      return .redirect("\(Self.path)?done=saved")
    } catch let refusal as Refusal {
      return page(visit, state: state, zone: zone, refusal.findings)
    }
  }

  private func page(_ visit: Visit, state: String, zone: String, _ findings: [Finding]) -> Reply {
    let view = DistrictView(state: state, zone: zone, findings: findings, csrf: visit.csrf, now: visit.store.now())
    return visit.page(
      Self.title, under: [AccessPages.people], hasErrors: !findings.isEmpty, width: .reading,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }
}

struct DistrictView: View {
  let state: String
  let zone: String
  let findings: [Finding]
  let csrf: String
  let now: Moment

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(DistrictPage.title, lead: lead))
    \(Form(
      to: DistrictPage.path, csrf: csrf, submit: Phrase("Save", es: "Guardar"), fields: "\(stateField)\(zoneField)"))
    """
  }

  private var lead: Phrase {
    Phrase(
      "It is \(now.shown) here (\(Reading.time.name)). Every day and hour in Chalkline follows this clock.",
      es: "Aquí son las \(now.shown) (\(Reading.time.name)). Todos los días y horas de Chalkline siguen este reloj.")
  }

  private var stateField: FormField {
    let states = USState.all.sorted { $0.name < $1.name }.map { Choice($0.code, Phrase(verbatim: $0.name)) }
    return FormField(
      "state", Phrase("State", es: "Estado"), .select(states, chosen: state), findings: findings, isRequired: false)
  }

  private var zoneField: FormField {
    let zones = DistrictTime.zones.map { Choice($0, Phrase(verbatim: $0.replacing("_", with: " "))) }
    return FormField(
      "time_zone", Phrase("Time zone", es: "Zona horaria"), .select(zones, chosen: zone),
      hint: Phrase(
        "Leave it empty for the time of most of your state",
        es: "Déjela vacía para usar la hora de la mayor parte de su estado"),
      findings: findings, isRequired: false)
  }
}
