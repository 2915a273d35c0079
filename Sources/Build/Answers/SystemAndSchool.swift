import Purpose
import Vocabulary

extension Answer {
  /// Which features the district decides and which each school, and how much room there is: from rights, plans and variances.
  /// Source: docs/rules/decision-rights.md#question-9
  package static func systemAndSchool(
    _ flexibility: Flexibility, plans: PlanIndex, variances: [Variance]
  ) -> Answer {
    SystemAndSchool(flexibility: flexibility, plans: plans, variances: variances).answer
  }
}

private struct SystemAndSchool {
  let flexibility: Flexibility
  let plans: PlanIndex
  let variances: [Variance]

  private var matrix: RightsMatrix { flexibility.matrix }
  private var rights: [DecisionRight] { matrix.published }
  private var year: SchoolYear { matrix.year }
  private var handedIn: Int { plans.count(.submitted) + plans.count(.approved) }
  private var inForce: [Variance] { variances.filter { $0.isInForce(in: year) } }
  private var decided: [Variance] { variances.filter { $0.stage == .granted || $0.stage == .refused } }
  private static let page = PlanLink.page("build/flexibility")
  private static let planPage = PlanLink.page("build/plans-by-school")

  var answer: Answer { Answer(.systemAndSchool, sentence, evidence: evidence, missing: gaps) }

  private var sentence: Phrase {
    guard !rights.isEmpty else {
      return Phrase(
        "This cannot be told yet: no decision right is published for \(year.description).",
        es: "Todavía no se puede saber: no hay ningún derecho de decisión publicado para \(year.description).")
    }
    let (d, j, s) = (matrix.count(.district), matrix.count(.jointly), matrix.count(.school))
    let used = flexibility.used.count
    let room = Phrase(
      used == 0
        ? "too few schools have said yet how they use it"
        : "schools answer \(used) of the \(flexibility.shown.count) questions compared in different ways",
      es: used == 0
        ? "aún son muy pocas las escuelas que dijeron cómo lo usan"
        : "las escuelas responden de modo distinto a \(used) de las \(flexibility.shown.count) cuestiones comparadas")
    return Phrase(
      "Of \(rights.count) questions the district decides \(d), each school \(s), and \(j) are decided jointly; \(room.en).",
      es:
        "De \(rights.count) cuestiones el distrito decide \(d), cada escuela \(s) y \(j) se deciden en conjunto; \(room.es)."
    )
  }

  private var evidence: [Answer.Evidence] {
    if rights.isEmpty { return [] }
    var evidence = [
      Answer.Evidence(
        Phrase("Decided by the district", es: "Decide el distrito"), matrix.count(.district), of: rights.count,
        .documented, at: .page("build/decision-matrix")),
      Answer.Evidence(
        Phrase("Plans handed in or approved", es: "Planes entregados o aprobados"), handedIn, of: plans.lines.count,
        .documented, at: Self.planPage),
    ]
    if !flexibility.shown.isEmpty {
      evidence.append(
        .init(
          Phrase(
            "Questions that schools answer differently", es: "Cuestiones que las escuelas responden de modo distinto"),
          flexibility.used.count, of: flexibility.shown.count, .measured, at: Self.page))
    }
    if !variances.isEmpty {
      evidence.append(
        .init(
          Phrase("Variances in force", es: "Excepciones vigentes"),
          Phrase(
            "\(inForce.count), of \(decided.count) decided", es: "\(inForce.count), de \(decided.count) decididas"),
          .documented, at: .page("build/variances-by-school")))
    }
    return evidence
  }

  private var gaps: [Answer.Gap] {
    guard !rights.isEmpty else {
      return [
        .init(
          Phrase("Publish who decides what in this school year", es: "Publique quién decide qué en este año escolar"),
          at: .page("build/decision-matrix"), noStrongerThan: .absent)
      ]
    }
    var gaps: [Answer.Gap] = []
    let open = plans.lines.count - handedIn
    if open > 0 {
      gaps.append(
        .init(
          Phrase(
            "\(open) of \(plans.lines.count) schools have not handed in a plan for \(year.description)",
            es: "\(open) de \(plans.lines.count) escuelas no han entregado un plan para \(year.description)"),
          at: Self.planPage, noStrongerThan: open * 2 > plans.lines.count ? .documented : nil))
    }
    let waiting = variances.count { $0.stage == .asked }
    if waiting > 0 {
      gaps.append(
        .init(
          Phrase("Decide what schools have asked for: ", es: "Decida lo que las escuelas pidieron: ")
            + .count(
              waiting, one: Phrase("variance", es: "excepción"), many: Phrase("variances", es: "excepciones")),
          at: .page("build/variances-by-school")))
    }
    return gaps
  }
}
