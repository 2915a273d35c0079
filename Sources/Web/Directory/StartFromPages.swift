import Build
import HTTPTypes
import Purpose
import Store
import Vocabulary

/// Roles of a place in the directory, copied as drafts of the district's own.
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

  func show(_ visit: Visit) async throws -> Reply { page(visit, try visit.exemplar, []) }

  func start(_ visit: Visit) async throws -> Reply {
    let exemplar = try visit.exemplar
    let chosen = visit.form.all("role").compactMap(Int.init)
    let why = Phrase(
      "Begun from the directory: \(exemplar.title.en)", es: "Se partió del directorio: \(exemplar.title.es)")
    do {
      _ = try await visit.act(why: why[visit.language]) {
        try $0.start(from: exemplar, roles: chosen, in: visit.language)
      }
      return .redirect("/\(Role.kind.path)?stage=draft&done=saved")
    } catch let refusal as Refusal {
      return page(visit, exemplar, refusal.findings)
    }
  }

  private func page(_ visit: Visit, _ exemplar: Exemplar, _ findings: [Finding]) -> Reply {
    let view = StartFromView(exemplar: exemplar, findings: findings, csrf: visit.csrf)
    return visit.page(
      view.title, under: [DirectoryPages.link, exemplar.link], hasErrors: !findings.isEmpty, width: .reading,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }
}

struct StartFromView: View {
  let exemplar: Exemplar
  let findings: [Finding]
  let csrf: String

  var title: Phrase {
    Phrase("Start from \(exemplar.title.en)", es: "Partir de \(exemplar.title.es)")
  }

  private static var lead: Phrase {
    Phrase(
      "Each role that you choose becomes a draft of your own: its name, what it does, the lowest figure of stipend and time where one is known, and a charter with its days, its span and its part in evaluation. It has no purpose yet, and cannot be published without one.",
      es:
        "Cada rol que elija será un borrador propio: nombre, qué hace, la cifra más baja de estipendio y tiempo si se conoce, y una carta con sus días, su alcance y su parte en la evaluación. Aún no tiene propósito, y sin él no se puede publicar."
    )
  }

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(title, lead: Self.lead))
    \(Form(
      to: StartFromPages.address(of: exemplar), csrf: csrf,
      submit: Phrase("Copy as drafts", es: "Copiar como borradores"),
      cancel: Link(Phrase("Cancel", es: "Cancelar"), to: exemplar.address), fields: roles.html))
    """
  }

  private var roles: FormField {
    let numbered = exemplar.roles.enumerated()
    return FormField(
      "role", Phrase("Roles", es: "Roles"),
      .checkboxes(
        numbered.map { Choice(String($0), $1.name) }, chosen: [],
        hints: Dictionary(uniqueKeysWithValues: numbered.map { (String($0), hint($1)) })),
      findings: findings)
  }

  private func hint(_ role: ExemplarRole) -> Phrase {
    let figures = [
      role.stipend.map { FigureUnit.dollars.words($0.range) }, role.release.map { FigureUnit.share.words($0.range) },
    ].compactMap(\.self)
    return ([role.does] + figures).joined(by: " · ")
  }
}

/// The pages of the directory.
enum DirectorySite {
  static let pages: [any Pages] = [DirectoryPages(), ComparePage(), SimilarPage(), StartFromPages()]
}
