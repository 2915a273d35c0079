import Build
import HTTPTypes
import Purpose
import Store
import Vocabulary

/// The charters of all roles, each on one page to print, and the library that one is begun from.
struct CharterPages: Pages {
  static let path = "/build/role-charters"
  static let title = Phrase("Charters of the roles", es: "Cartas de los roles")
  static let libraryTitle = Phrase("Library of roles", es: "Biblioteca de roles")

  var routes: [Route] {
    let kind = RoleCharter.kind
    return [
      .get(Self.path, .district(kind.reading), showing: .forAll, list),
      .get("\(Self.path)/library", .district(kind.reading), library),
      .get("\(Self.path)/:role", .district(kind.reading), showing: .forAll, show),
      .get("\(Self.path)/:role/begin", .district(kind.editing), showing: .nothing, ask),
      .post("\(Self.path)/:role/begin", .district(kind.editing), begin),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .build, Self.title,
        about: Phrase(
          "What each role answers for, is given and must not be asked; and what its charter still lacks.",
          es: "De qué responde cada rol, qué recibe y qué no se le debe pedir; y qué le falta a su carta."),
        to: Self.path),
      Signpost(
        .build, Self.libraryTitle,
        about: Phrase(
          "Thirteen sorts of role that districts have, with what they give and where that is known from.",
          es: "Trece tipos de rol que tienen los distritos, con lo que dan y de dónde se sabe."),
        to: "\(Self.path)/library"),
    ]
  }

  static func address(_ role: Role.ID) -> String { "\(path)/\(role)" }

  func list(_ visit: Visit) async throws -> Reply {
    let roles = try await visit.read { try $0.charteredRoles() }
    return visit.page(Self.title, under: [BuildPages.link], CharterListView(visit: visit, roles: roles).html)
  }

  func library(_ visit: Visit) async throws -> Reply {
    visit.page(
      Self.libraryTitle, under: [BuildPages.link, Link(Self.title, to: Self.path)], ArchetypeLibraryView().html)
  }

  func show(_ visit: Visit) async throws -> Reply {
    let role = try await self.role(visit)
    let statements = try await visit.read { try $0.titles(referredToBy: [role.role]) }
    return visit.page(
      Phrase(verbatim: role.role.name), under: [BuildPages.link, Link(Self.title, to: Self.path)],
      CharterView(visit: visit, role: role, titles: statements).html)
  }

  func ask(_ visit: Visit) async throws -> Reply {
    let role = try await self.role(visit)
    guard role.charter == nil else { return .redirect(Self.address(role.role.id)) }
    return reply(visit, role, [])
  }

  func begin(_ visit: Visit) async throws -> Reply {
    let role = try await self.role(visit)
    let name = visit.form["archetype"]
    let archetype = RoleArchetype(named: name)
    guard archetype != nil || name == CharterView.blank else {
      let choose = Phrase("Choose what to begin from", es: "Elija de qué partir")
      return reply(visit, role, [Finding("archetype", "required", choose)])
    }
    do {
      let language = visit.language
      _ = try await visit.act { try $0.beginCharter(of: role.role.id, from: archetype, in: language) }
      return .redirect(Self.address(role.role.id) + "?done=saved")
    } catch let refusal as Refusal {
      return reply(visit, role, refusal.findings)
    }
  }

  private func role(_ visit: Visit) async throws -> CharteredRole {
    let id: Role.ID = visit.id("role")
    guard let role = try await visit.read({ try $0.charteredRole(id) }) else { throw Absent() }
    return role
  }

  private func reply(_ visit: Visit, _ role: CharteredRole, _ findings: [Finding]) -> Reply {
    let title = Phrase("Begin the charter of \(role.role.name)", es: "Empezar la carta de \(role.role.name)")
    let hints = Dictionary(uniqueKeysWithValues: RoleArchetype.all.map { ($0.name, $0.about) })
    let blank = Choice(CharterView.blank, Phrase("An empty charter", es: "Una carta vacía"))
    let fields = FormField(
      "archetype", Phrase("What is it most like?", es: "¿A qué se parece más?"),
      .radios(RoleArchetype.choices + [blank], chosen: visit.form["archetype"], hints: hints), findings: findings)
    let form = Form(
      to: Self.address(role.role.id) + "/begin", csrf: visit.csrf, submit: Phrase("Begin", es: "Empezar"),
      cancel: Link(Phrase("Cancel", es: "Cancelar"), to: Self.address(role.role.id)), fields: fields.html)
    let lead = Phrase(
      "Everything can be changed afterwards. What districts pay and give is in the library.",
      es: "Todo se puede cambiar después. Lo que pagan y dan los distritos está en la biblioteca.")
    let library = Link(Self.libraryTitle, to: "\(Self.path)/library")
    return visit.page(
      title, under: [BuildPages.link, Link(Self.title, to: Self.path)], hasErrors: !findings.isEmpty, width: .reading,
      status: findings.isEmpty ? .ok : .unprocessableContent,
      "\(FindingSummary(findings))\(PageHeading(title, lead: lead))<p>\(library)</p>\(form)")
  }
}
