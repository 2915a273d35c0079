import Build
import HTTPTypes
import Purpose
import Store
import Vocabulary

/// Roles and decision rights of a place in the directory, copied as drafts of the district's own.
struct StartFromPages: Pages {
  private static let path = "\(DirectoryPages.path)/places/:place/start"

  var routes: [Route] {
    [
      .get(Self.path, .district(Role.kind.editing), showing: .nothing, show),
      .post(Self.path, .district(Role.kind.editing), start),
    ]
  }

  static let title = Phrase("Start from theirs", es: "Partir de lo suyo")
  static func address(of exemplar: Exemplar) -> String { exemplar.address + "/start" }

  func show(_ visit: Visit) async throws -> Reply { try await page(visit, try visit.exemplar, []) }

  func start(_ visit: Visit) async throws -> Reply {
    let exemplar = try visit.exemplar
    let why = Phrase(
      "Begun from the directory: \(exemplar.title.en)", es: "Se partió del directorio: \(exemplar.title.es)")
    let (roles, rights) = (visit.form.all("role").compactMap(Int.init), visit.form.all("right"))
    let typed = SchoolYear(visit.form["year"])
    do {
      let year = try await visit.act(why: why[visit.language]) { records in
        let chosen = ChosenParts(roles: roles, rights: rights, for: typed ?? records.schoolYear)
        try records.start(from: exemplar, chosen, in: visit.language)
        return chosen.year
      }
      let drafts = roles.isEmpty ? "\(MatrixPages.path)?year=\(year.start)&" : "/\(Role.kind.path)?stage=draft&"
      return .redirect(drafts + "done=saved")
    } catch let refusal as Refusal {
      return try await page(visit, exemplar, refusal.findings)
    }
  }

  private func page(_ visit: Visit, _ exemplar: Exemplar, _ findings: [Finding]) async throws -> Reply {
    let year = try await visit.read { $0.schoolYear }
    let view = StartFromView(visit: visit, exemplar: exemplar, year: year, findings: findings)
    return visit.page(
      view.title, under: [DirectoryPages.link, exemplar.link], hasErrors: !findings.isEmpty, width: .reading,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }
}

struct StartFromView: View {
  let visit: Visit
  let exemplar: Exemplar
  let year: SchoolYear
  let findings: [Finding]

  var title: Phrase {
    Phrase("Start from \(exemplar.title.en)", es: "Partir de \(exemplar.title.es)")
  }

  private static var lead: Phrase {
    Phrase(
      "Each role that you choose becomes a draft of your own: its name, what it does, the lowest figure of stipend and time where one is known, and a charter with its days, its span and its part in evaluation. It has no purpose yet, and cannot be published without one. Each decision right becomes a draft too: how firmly the question is held and where it is decided, with what the place says of it.",
      es:
        "Cada rol que elija será un borrador propio: nombre, qué hace, la cifra más baja de estipendio y tiempo si se conoce, y una carta con sus días, su alcance y su parte en la evaluación. Aún no tiene propósito, y sin él no se puede publicar. Cada derecho de decisión será también un borrador: con qué firmeza se decide la cuestión y dónde, con lo que el lugar dice de ella."
    )
  }

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(title, lead: Self.lead))
    \(Form(
      to: StartFromPages.address(of: exemplar), csrf: visit.csrf,
      submit: Phrase("Copy as drafts", es: "Copiar como borradores"),
      cancel: Link(Phrase("Cancel", es: "Cancelar"), to: exemplar.address), fields: fields))
    """
  }

  private var fields: HTML {
    "\(exemplar.roles.isEmpty ? nil : roles)\(exemplar.rights?.isEmpty ?? true ? nil : rights)"
  }

  private var roles: FormField {
    let numbered = exemplar.roles.enumerated()
    return FormField(
      "role", Phrase("Roles", es: "Roles"),
      .checkboxes(
        numbered.map { Choice(String($0), $1.name) }, chosen: Set(visit.form.all("role")),
        hints: Dictionary(uniqueKeysWithValues: numbered.map { (String($0), hint($1)) })),
      findings: findings)
  }

  private func hint(_ role: ExemplarRole) -> Phrase {
    let figures = [
      role.stipend.map { FigureUnit.dollars.words($0.range) }, role.release.map { FigureUnit.share.words($0.range) },
    ].compactMap(\.self)
    return ([role.does] + figures).joined(by: " · ")
  }

  private var rights: HTML {
    let known = (exemplar.rights ?? []).compactMap { right in right.designQuestion.map { (right, $0) } }
    let choices = FormField(
      "right", Phrase("Decision rights", es: "Derechos de decisión"),
      .checkboxes(
        known.map { Choice($1.name, $1.words) }, chosen: Set(visit.form.all("right")),
        hints: Dictionary(uniqueKeysWithValues: known.map { ($1.name, $0.words(in: exemplar)) })),
      findings: findings)
    let years = [year, year.next].map { Choice(String($0.start), Phrase(verbatim: $0.description)) }
    let asked = SchoolYear(visit.form["year"]) ?? year
    let when = FormField(
      "year", Phrase("For which school year are the decision rights?", es: "¿Para qué año escolar son los derechos?"),
      .radios(years, chosen: String(asked.start)))
    return "\(choices)\(when)"
  }
}

extension ExemplarRight {
  /// How it is held there, in a few words.
  func words(in exemplar: Exemplar) -> Phrase {
    let rule =
      hold == .tight && value == nil
      ? Phrase("the value is not known", es: "no se conoce el valor") : rule(in: exemplar)
    return [hold.label, level.label, rule].joined(by: " · ")
  }
}

/// The pages of the directory.
enum DirectorySite {
  static let pages: [any Pages] = [DirectoryPages(), ComparePage(), SimilarPage(), StartFromPages()]
}
