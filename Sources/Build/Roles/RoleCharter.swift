import Purpose
import Vocabulary

/// What the holders of a role are given, held to and kept free from: one charter for each role.
///
/// Purpose, time in all, stipend and authority stand in the role itself and are not said again here.
package struct RoleCharter: DistrictRecord {
  package static let kind = RecordKind(
    "role_charter", path: "build/charters", strategy: .build,
    one: Phrase("role charter", es: "carta de rol"), many: Phrase("role charters", es: "cartas de rol"),
    about: Phrase(
      "What each role is given and held to: released time, days, span, term, evaluation, who chooses, what it must not be asked.",
      es:
        "Qué recibe y a qué se compromete cada rol: tiempo liberado, días, alcance, período, evaluación, quién elige y qué no se le debe pedir."
    ))

  package static let fields: [Field<RoleCharter>] = [
    .reference("role", \.role, Phrase("Role", es: "Rol"), required: true),
    .choice(
      "archetype", \.archetype, Phrase("Begun from", es: "Parte de"), of: RoleArchetype.choices),
    .share(
      "release", \.release, Phrase("Released time", es: "Tiempo liberado"),
      hint: Phrase(
        "Share of full time taken out of teaching; 0 when all of it is beyond the day",
        es: "Parte de la jornada que se quita a la docencia; 0 si todo es fuera de la jornada")),
    .integer(
      "extra_days", \.extraDays, Phrase("Extra days a year", es: "Días adicionales al año"), in: 0...120),
    .integer(
      "span_least", \.spanLeast, Phrase("People led or coached, at least", es: "Personas a su cargo, como mínimo"),
      in: 0...500),
    .integer(
      "span_most", \.spanMost, Phrase("People led or coached, at most", es: "Personas a su cargo, como máximo"),
      in: 0...500),
    .integer(
      "per_school", \.perSchool, Phrase("Holders at each school", es: "Titulares en cada escuela"),
      hint: Phrase("Where a school’s plan says nothing else", es: "Si el plan de la escuela no dice otra cosa"),
      in: 0...100),
    .integer("term", \.term, Phrase("Term in years", es: "Período en años"), in: 1...10),
    .choice("evaluation", \.evaluation, Phrase("Ratings of colleagues", es: "Calificación de colegas")),
    .choices("holders", \.holders, Phrase("Who may hold it", es: "Quién puede ocuparlo")),
    .choice("selector", \.selector, Phrase("Who chooses the holders", es: "Quién elige a los titulares")),
    .line("reports_to", \.reportsTo, Phrase("Reports to", es: "Rinde cuentas a")),
    .choices(
      "forbidden", \.forbidden, Phrase("Duties that must not be given", es: "Tareas que no se deben asignar")),
    .line(
      "also_forbidden", \.alsoForbidden, Phrase("Other duties that must not be given", es: "Otras tareas vedadas")),
    .choices("competencies", \.competencies, Phrase("Competencies", es: "Competencias")),
    .text("notes", \.notes, Phrase("Notes", es: "Notas")),
  ]

  package let id: ID
  package var version = 0
  package var role: Role.ID?
  package var archetype = ""
  package var release: Double?
  package var extraDays: Int?
  package var spanLeast: Int?
  package var spanMost: Int?
  package var perSchool: Int?
  package var term: Int?
  package var evaluation: EvaluationDuty?
  package var holders: [HolderGroup] = []
  package var selector: Selector?
  package var reportsTo = ""
  package var forbidden: [ForbiddenDuty] = []
  package var alsoForbidden = ""
  package var competencies: [Competency] = []
  package var notes = ""

  package init(id: ID) { self.id = id }
  package var title: String { shownTitle.en }
  package var shownTitle: Phrase {
    RoleArchetype(named: archetype).map { Phrase("Charter (\($0.title.en))", es: "Carta (\($0.title.es))") }
      ?? Phrase("Charter", es: "Carta")
  }

  package var hasForbiddenDuties: Bool { !forbidden.isEmpty || !alsoForbidden.trimmed.isEmpty }

  package var findings: [Finding] {
    var findings: [Finding] = []
    if let spanLeast, let spanMost, spanMost < spanLeast {
      findings.append(
        Finding(
          "span_most", "span-upside-down",
          Phrase(
            "Enter a highest number of people that is not below the lowest",
            es: "Escriba un máximo de personas que no sea menor que el mínimo")))
    }
    if forbidden.contains(.rating), let evaluation, evaluation != .none {
      findings.append(
        Finding(
          "evaluation", "rates-though-forbidden",
          Phrase(
            "Choose: the holder rates colleagues, or rating them is a duty that must not be given",
            es: "Elija: la persona califica a colegas, o calificarlos es una tarea vedada")))
    }
    return findings
  }
}
