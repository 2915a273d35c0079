import Build
import HTTPTypes
import Store
import Vocabulary

/// Agreements: what two people have settled, written by both and signed by both.
struct AgreementPages: Pages {
  static let path = "/build/agreements"
  static let title = Phrase("Agreements", es: "Acuerdos")
  static let link = Link(title, to: path)

  var routes: [Route] {
    [
      .get(Self.path, .signedIn, list),
      .get("\(Self.path)/new", .signedIn, new),
      .post("\(Self.path)/new", .signedIn, begin),
      .get("\(Self.path)/:id", .signedIn, show),
      .get("\(Self.path)/:id/edit", .signedIn, edit),
      .post("\(Self.path)/:id/edit", .signedIn, keepsDrafts: true, write),
      .post("\(Self.path)/:id/sign", .signedIn, sign),
      .post("\(Self.path)/:id/review", .signedIn, review),
      .post("\(Self.path)/:id/end", .signedIn, end),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .build, Self.title,
        about: Phrase(
          "What principals and leaders, coaches and teachers have settled with one another.",
          es: "Lo que han acordado direcciones y líderes, acompañantes y docentes."), to: Self.path)
    ]
  }

  static func address(_ id: Agreement.ID) -> String { "\(path)/\(id)" }

  func list(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn.member.person
    let view = try await visit.read { records in
      let own = try records.agreements(of: person)
      return AgreementListView(
        person: person, agreements: own, names: try records.names(in: own), today: records.today,
        mayBegin: try !records.agreementPartners(of: person).isEmpty, mayChange: visit.isOneself,
        helps: visit.mayOpen(PrincipalPages.path))
    }
    return visit.page(Self.title, under: [SupportSite.link], view.html)
  }

  // MARK: Beginning

  func new(_ visit: Visit) async throws -> Reply { try await beginning(visit, []) }

  func begin(_ visit: Visit) async throws -> Reply {
    let (person, chosen, language) = (try visit.signedIn.member.person, visit.form["other"], visit.language)
    do {
      let begun = try await visit.act { records in
        guard let partner = try records.agreementPartners(of: person).first(where: { $0.key == chosen }) else {
          throw Refusal("other", "required", Phrase("Choose with whom", es: "Elija con quién"))
        }
        return try records.beginAgreement(partner.begun(in: records.schoolYear), in: language)
      }
      return .redirect("\(Self.address(begun.id))/edit")
    } catch let refusal as Refusal {
      return try await beginning(visit, refusal.findings)
    }
  }

  private func beginning(_ visit: Visit, _ findings: [Finding]) async throws -> Reply {
    let person = try visit.signedIn.member.person
    let partners = try await visit.read { try $0.agreementPartners(of: person) }
    let title = Phrase("Begin an agreement", es: "Empezar un acuerdo")
    let view = BeginAgreementView(
      title: title, partners: partners, chosen: visit.form["other"], findings: findings, csrf: visit.csrf)
    return visit.page(
      title, under: [SupportSite.link, Self.link], hasErrors: !findings.isEmpty, width: .reading,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }

  // MARK: One agreement

  func show(_ visit: Visit) async throws -> Reply { try await page(visit, findings: []) }

  private func page(_ visit: Visit, findings: [Finding]) async throws -> Reply {
    let shown = try await read(visit)
    if !shown.isSide {
      // Whoever helps the two and reads it is written down, as for everything private.
      try await visit.store.disclose(
        .read, "agreement", record: shown.agreement.id.rawValue, to: visit.signedIn.open)
    }
    var framed = visit
    framed.readers = shown.readers
    let view = AgreementView(shown: shown, findings: findings, review: visit.form["words"], csrf: visit.csrf)
    return framed.page(
      shown.title, under: [SupportSite.link, Self.link], hasErrors: !findings.isEmpty, width: .reading,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }

  func edit(_ visit: Visit) async throws -> Reply {
    let shown = try await read(visit)
    guard shown.mayWrite else { throw Absent() }
    let draft = try await visit.read { try visit.draft(of: visit.path, in: $0) }
    return try await form(visit, shown, typed: draft?.typed, draft: draft, findings: [])
  }

  func write(_ visit: Visit) async throws -> Reply {
    let id: Agreement.ID = visit.id()
    let form = visit.form
    let terms = Dictionary(
      uniqueKeysWithValues: AgreementTopic.allCases.filter { form.has($0.rawValue) }.map {
        ($0, form[$0.rawValue].trimmed)
      })
    let isOpen = form.has("open_to_principal")
    let shown = try await read(visit)
    do {
      let written = try await visit.act { records in
        // Only the teacher has the box; from the coach's form the choice comes back as it was.
        let before = try records.agreement(id)
        let asks = before?.sort == .coaching && before?.second == records.author.person
        return try records.write(
          terms, openToPrincipal: asks ? isOpen : before?.isOpenToPrincipal ?? false, to: id,
          over: Int(form["version"]) ?? 0)
      }
      return .redirect("\(Self.address(id))?done=saved\(written.unsigned.isEmpty ? "" : "&unsigned=yes")")
    } catch let refusal as Refusal {
      return try await self.form(visit, shown, typed: form, draft: nil, findings: refusal.findings)
    }
  }

  private func form(
    _ visit: Visit, _ shown: ShownAgreement, typed: FormInput?, draft: OpenDraft?, findings: [Finding]
  ) async throws -> Reply {
    let view = AgreementForm(
      shown: shown, typed: typed, findings: findings, action: visit.path, csrf: visit.csrf,
      notice: draft.map { DraftNotice(draft: $0, page: visit.ownAddress, csrf: visit.csrf) })
    return visit.page(
      shown.title, under: [SupportSite.link, Self.link, Link(shown.title, to: Self.address(shown.agreement.id))],
      hasErrors: !findings.isEmpty, width: .reading, status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }

  // MARK: Signing, reviewing, ending

  func sign(_ visit: Visit) async throws -> Reply {
    let (id, version) = (Agreement.ID(visit.parameter("id")), Int(visit.form["version"]) ?? 0)
    return try await doing(visit) { _ = try $0.signAgreement(id, version: version) }
  }

  func review(_ visit: Visit) async throws -> Reply {
    let (id, words) = (Agreement.ID(visit.parameter("id")), visit.form["words"])
    return try await doing(visit) { _ = try $0.reviewAgreement(id, words) }
  }

  func end(_ visit: Visit) async throws -> Reply {
    let id = Agreement.ID(visit.parameter("id"))
    return try await doing(visit) { _ = try $0.endAgreement(id) }
  }

  private func doing(
    _ visit: Visit, _ act: @Sendable @escaping (ActRecords) throws -> Void
  ) async throws -> Reply {
    _ = try await read(visit)
    do {
      try await visit.act { try act($0) }
      return .redirect("\(Self.address(visit.id()))?done=saved")
    } catch let refusal as Refusal {
      return try await page(visit, findings: refusal.findings)
    }
  }

  /// The agreement of the address, as far as the person may see it; nothing for anybody else.
  private func read(_ visit: Visit) async throws -> ShownAgreement {
    let session = try visit.signedIn
    let wasUnsigned = visit.query["unsigned"] == "yes"
    let mayAct = visit.isOneself
    return try await visit.read { records in
      guard let agreement = try records.agreement(visit.id()) else { throw Absent() }
      guard records.reading(of: agreement, by: session.member, session.permission) == .everything else {
        throw Absent()
      }
      return ShownAgreement(
        agreement: agreement, names: try records.names(in: [agreement]),
        school: try agreement.school.flatMap { try records.find(School.self, $0) }?.name,
        versions: try records.versions(of: agreement.id), person: session.member.person, mayAct: mayAct,
        wasUnsigned: wasUnsigned, today: records.today)
    }
  }
}

extension Visit {
  /// Nobody signs, or writes, in another's name.
  var isOneself: Bool { session.map { $0.viewer == nil } ?? false }
}

extension Records {
  func names(in agreements: [Agreement]) throws -> [Person.ID: String] {
    let people = try find(Person.self, all: Array(Set(agreements.flatMap(\.sides))))
    return Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0.title) })
  }
}

/// An agreement with all that its page says.
struct ShownAgreement: Sendable {
  let agreement: Agreement
  let names: [Person.ID: String]
  let school: String?
  let versions: [AgreementVersion]
  let person: Person.ID
  let mayAct: Bool
  let wasUnsigned: Bool
  let today: Day

  var isSide: Bool { agreement.isSide(person) }
  var mayWrite: Bool { isSide && mayAct && agreement.ended == nil }
  var state: AgreementState { agreement.state(on: today) }

  func name(_ person: Person.ID) -> String { names[person] ?? "–" }

  var title: Phrase {
    let (first, second) = (name(agreement.first), name(agreement.second))
    return Phrase("\(first) and \(second)", es: "\(first) y \(second)")
  }

  var readers: WhoCanSee {
    var lines = [title]
    switch agreement.sort {
    case .leadership, .support:
      lines.append(
        Phrase(
          "Those who support principals at this place; each reading is written down",
          es: "Quienes apoyan a las direcciones en este lugar; cada lectura queda anotada"))
    case .coaching:
      lines.append(
        agreement.isOpenToPrincipal
          ? Phrase(
            "The principal, because the teacher has agreed to it", es: "La dirección, porque el o la docente lo aceptó")
          : Phrase(
            "Nobody else. The principal sees only that it exists", es: "Nadie más. La dirección solo ve que existe"))
    }
    return WhoCanSee(lines)
  }
}
