import Context
import Purpose
import Vocabulary

/// Something that helps teacher leaders or those who lead them: a training, a coach, a system; with who delivers it, why, and what came of it.
package struct Support: DistrictRecord {
  package static let kind = RecordKind(
    "support", path: "build/supports", strategy: .build,
    one: Phrase("support", es: "apoyo"), many: Phrase("supports", es: "apoyos"),
    about: Phrase(
      "Each training, support and system: who delivers it, why, at what cost and with what result.",
      es: "Cada formación, apoyo y sistema: quién lo ofrece, por qué, a qué costo y con qué resultado."))

  package static let fields: [Field<Support>] =
    what + money + [
      .integer("reached", \.reached, Phrase("People it has reached", es: "Personas a las que ha llegado")),
      .integer("asked", \.asked, Phrase("Of them, asked what it changed", es: "De ellas, preguntadas por qué cambió")),
      .share(
        "useful", \.useful,
        Phrase("Of those asked, it changed their work for", es: "De las preguntadas, cambió su trabajo a"),
        hint: Phrase("Share of those who were asked", es: "Parte de las personas preguntadas")),
      .text("result", \.result, Phrase("What came of it", es: "Qué resultó")),
      .text("evidence", \.evidence, Phrase("Where that can be read", es: "Dónde se puede leer"), kind: .address),
      .day("review", \.review, Phrase("Next review", es: "Próxima revisión")),
      .choice("verdict", \.verdict, Phrase("What was decided", es: "Qué se decidió")),
    ]

  private static let what: [Field<Support>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
    .choice("sort", \.sort, Phrase("Sort", es: "Tipo"), required: true),
    .choice("side", \.side, Phrase("Delivered by", es: "Lo ofrece"), required: true),
    .reference("partner", \.partner, Phrase("Partner", es: "Organización asociada")),
    .text(
      "why_not_inside", \.whyNotInside,
      Phrase("Why the district does not do it alone", es: "Por qué el distrito no lo hace solo")),
    .text("scope", \.scope, Phrase("What exactly is delivered", es: "Qué se ofrece exactamente")),
    .choices("domains", \.domains, Phrase("What it builds", es: "Qué desarrolla")),
    .references("roles", \.roles, Phrase("For the roles", es: "Para los roles")),
    .references(
      "schools", \.schools, Phrase("At the schools", es: "En las escuelas"),
      hint: Phrase("Empty: all of them", es: "Vacío: todas")),
    .reference("owner", \.owner, Phrase("Owner", es: "Responsable")),
  ]

  private static let money: [Field<Support>] = [
    .money("cost", \.cost, Phrase("Cost per year", es: "Costo por año")),
    .year("first_year", \.firstYear, Phrase("First year", es: "Primer año")),
    .year("last_year", \.lastYear, Phrase("Last year", es: "Último año")),
    .text("contract", \.contract, Phrase("Contract", es: "Contrato"), kind: .address),
    .day("contract_ends", \.contractEnds, Phrase("Contract ends on", es: "El contrato termina el")),
  ]

  /// What sort of help it is.
  package enum Sort: String, ChoiceType {
    case training, coaching, principals, credential, system, evaluation, coordination

    package var label: Phrase {
      switch self {
      case .training: Phrase("Training of teacher leaders", es: "Formación de docentes líderes")
      case .coaching: Phrase("Coaching of teacher leaders", es: "Acompañamiento de docentes líderes")
      case .principals: Phrase("Support of principals and their managers", es: "Apoyo a directores y sus supervisores")
      case .credential: Phrase("Credential", es: "Credencial")
      case .system: Phrase("Data or other system", es: "Sistema de datos u otro")
      case .evaluation: Phrase("Evaluation of the initiative", es: "Evaluación de la iniciativa")
      case .coordination: Phrase("Coordination", es: "Coordinación")
      }
    }
  }

  /// Who delivers it.
  package enum Side: String, ChoiceType {
    case inside, partner, both

    package var label: Phrase {
      switch self {
      case .inside: Phrase("The district itself", es: "El propio distrito")
      case .partner: Phrase("A partner", es: "Una organización asociada")
      case .both: Phrase("The district and a partner together", es: "El distrito y una organización asociada, juntos")
      }
    }
  }

  /// What a review decided.
  package enum Verdict: String, ChoiceType {
    case goOn = "go_on", change, takeInside = "take_inside", stop, tooEarly = "too_early"

    package var label: Phrase {
      switch self {
      case .goOn: Phrase("Go on", es: "Continuar")
      case .change: Phrase("Change it", es: "Cambiarlo")
      case .takeInside: Phrase("Take it into the district", es: "Asumirlo en el distrito")
      case .stop: Phrase("Stop", es: "Terminarlo")
      case .tooEarly: Phrase("Too early to say", es: "Demasiado pronto para decirlo")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var sort: Sort?
  package var side: Side?
  package var partner: Partner.ID?
  package var whyNotInside = ""
  package var scope = ""
  package var domains: [LeadershipDomain] = []
  package var roles: [Role.ID] = []
  package var schools: [School.ID] = []
  package var owner: Person.ID?
  package var cost: Money?
  package var firstYear: SchoolYear?
  package var lastYear: SchoolYear?
  package var contract = ""
  package var contractEnds: Day?
  package var reached: Int?
  package var asked: Int?
  package var useful: Double?
  package var result = ""
  package var evidence = ""
  package var review: Day?
  package var verdict: Verdict?

  package init(id: ID) { self.id = id }
  package var title: String { name }

  package var findings: [Finding] {
    var found: [Finding] = []
    if side == .inside, partner != nil {
      found.append(
        Finding(
          "partner", "inside-with-partner",
          Phrase(
            "Say that a partner delivers it too, or choose none",
            es: "Diga que también lo ofrece una organización, o no elija ninguna")
        ))
    }
    if let side, side != .inside, partner == nil {
      found.append(
        Finding("partner", "no-partner", Phrase("Choose the partner", es: "Elija la organización asociada")))
    }
    if let cost, cost < .zero {
      found.append(
        Finding(
          "cost", "negative",
          Phrase("Enter an amount that is not below zero", es: "Escriba una cantidad que no sea negativa")))
    }
    found += Finding.years(from: firstYear, until: lastYear)
    if let reached, let asked, asked > reached {
      found.append(
        Finding(
          "asked", "more-than-reached",
          Phrase("Enter no more than it has reached", es: "No escriba más de las que alcanzó")))
    }
    if useful != nil, (asked ?? 0) == 0 {
      found.append(
        Finding("asked", "nobody-asked", Phrase("Enter how many were asked", es: "Escriba a cuántas se preguntó")))
    }
    return found
  }
}

extension Support {
  package var usesPartner: Bool { side == .partner || side == .both }

  package func runs(in year: SchoolYear) -> Bool {
    (firstYear.map { $0 <= year } ?? true) && (lastYear.map { year <= $0 } ?? true)
  }

  package var saysWhy: Bool { !whyNotInside.trimmed.isEmpty }

  /// How far what it says of its result is borne out.
  package var resultStrength: Strength {
    if useful != nil, (asked ?? 0) > 0 { return .measured }
    if result.trimmed.isEmpty { return .absent }
    return evidence.isEmpty ? .stated : .documented
  }

  /// What its yearly cost counts as.
  package var head: CostHead {
    if usesPartner { return .partner }
    switch sort {
    case .training, .coaching, .principals, .credential: return .training
    case .system, .evaluation, .coordination, nil: return .coordination
    }
  }
}
