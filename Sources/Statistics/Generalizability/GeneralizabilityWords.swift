import Vocabulary

/// What a study of scores says to somebody who plans visits.
struct GeneralizabilityWords {
  let outcome: GeneralizabilityOutcome
  let object: String
  let draws: Int
  /// Effects that the data cannot tell from others.
  let merged: [String]

  init(_ outcome: GeneralizabilityOutcome, object: String, draws: Int, merged: [String]) {
    self.outcome = outcome
    self.object = object
    self.draws = draws
    self.merged = merged
  }

  var told: Telling { Telling(sentence, howSure: howSure, cannotTell: cannotTell) }

  /// "4 × lesson and 2 × rater".
  static func plan(_ study: DecisionStudy) -> Phrase { .list(study.counts.map { "\($0.count) × \($0.facet)" }) }

  var sentence: Phrase {
    let own = outcome.asCollected
    let share = own.reached(outcome.coefficient).inHundred
    let plan = Self.plan(own)
    let range = (outcome.coefficient == .dependability ? own.dependabilityRange : own.generalizabilityRange).map {
      Phrase(
        " (plausible range \($0.lower.inHundred)% to \($0.upper.inHundred)%)",
        es: " (rango plausible del \($0.lower.inHundred)% al \($0.upper.inHundred)%)")
    }
    let first =
      outcome.coefficient == .dependability
      ? Phrase(
        "With \(plan.en) for each \(object), about \(share)% of the differences between scores as they stand would be "
          + "true differences between one \(object) and another",
        es: "Con \(plan.es) por cada \(object), alrededor del \(share)% de las diferencias entre las puntuaciones tal "
          + "cual serían diferencias verdaderas entre un \(object) y otro")
      : Phrase(
        "With \(plan.en) for each \(object), about \(share)% of the differences seen where all are scored alike would be "
          + "true differences between one \(object) and another",
        es:
          "Con \(plan.es) por cada \(object), alrededor del \(share)% de las diferencias vistas cuando a todos se les "
          + "puntúa igual serían diferencias verdaderas entre un \(object) y otro")
    return first + (range ?? Phrase(verbatim: "")) + Phrase(verbatim: ". ") + advice
  }

  private var advice: Phrase {
    let wanted = outcome.target.inHundred
    guard let best = outcome.cheapest else {
      return Phrase(
        "No plan that was tried reaches \(wanted)%: try more of a facet, or other raters and occasions.",
        es: "Ningún plan probado alcanza el \(wanted)%: pruebe con más condiciones u otros evaluadores y ocasiones.")
    }
    let plan = Self.plan(best)
    let scores = Phrase.count(
      best.scores, one: Phrase("score each", es: "puntuación cada uno"),
      many: Phrase("scores each", es: "puntuaciones cada uno"))
    let reached = best.reached(outcome.coefficient).inHundred
    return Phrase(
      "The cheapest plan that reaches \(wanted)% is \(plan.en), with \(scores.en); it would reach about \(reached)%.",
      es:
        "El plan más barato que alcanza el \(wanted)% es \(plan.es), con \(scores.es); alcanzaría alrededor del \(reached)%."
    )
  }

  var howSure: Phrase {
    let conditions = Phrase.list(outcome.conditions.map { "\($0.count) × \($0.facet)" })
    let base = Phrase(
      "The figures rest on \(outcome.people) × \(object) and \(conditions.en). The ranges come from \(draws.grouped) studies "
        + "like this one, redrawn by the computer.",
      es:
        "Las cifras se basan en \(outcome.people) × \(object) y \(conditions.es). Los rangos provienen de \(draws.grouped) "
        + "estudios como este, sorteados por la computadora.")
    return outcome.people < 20
      ? base
        + Phrase(
          " With so few, the true share could well lie anywhere in the range.",
          es: " Con tan pocos, la parte verdadera bien podría estar en cualquier punto del rango.") : base
  }

  var cannotTell: [Phrase] {
    [
      Phrase(
        "Whether the scores measure what matters: scores can agree and still miss good teaching.",
        es: "Si las puntuaciones miden lo que importa: pueden coincidir y aun así no captar la buena enseñanza."),
      Phrase(
        "What raters or occasions of another kind would show. The plans suppose more of the same, prepared alike.",
        es:
          "Qué mostrarían evaluadores u ocasiones de otro tipo. Los planes suponen más de lo mismo, con igual preparación."
      ),
      Phrase(
        "Whether raters know whom they rate: what one rater always sees in one \(object) counts as error here.",
        es:
          "Si los evaluadores conocen a quien evalúan: lo que un evaluador ve siempre en un \(object) cuenta aquí como error."
      ),
    ]
  }

  var checks: [Check] {
    var out: [Check] = []
    let negative = outcome.variances.negative
    let names = negative.map(\.effect).joined(separator: ", ")
    out.append(
      Check(
        "components.negative", passed: negative.isEmpty, value: Double(negative.count),
        negative.isEmpty
          ? Phrase("No part came out below nought.", es: "Ninguna parte resultó menor que cero.")
          : Phrase(
            "These parts came out below nought, which no variance can be, and are taken as 0: \(names).",
            es:
              "Estas partes resultaron menores que cero, lo que ninguna varianza puede ser, y se toman como 0: \(names)."
          )))
    let lost = merged.joined(separator: ", ")
    out.append(
      Check(
        "components.separable", passed: merged.isEmpty, value: Double(merged.count),
        merged.isEmpty
          ? Phrase("Every part can be told from the others.", es: "Cada parte puede distinguirse de las demás.")
          : Phrase(
            "These parts cannot be told from others in these data and are counted with them: \(lost).",
            es: "Estas partes no pueden distinguirse de otras en estos datos y se cuentan con ellas: \(lost).")))
    out.append(
      Check(
        "people.enough", passed: outcome.people >= 10, value: Double(outcome.people),
        Phrase(
          "\(outcome.people) × \(object) were scored; fewer than 10 say little.",
          es: "Se puntuaron \(outcome.people) × \(object); con menos de 10 se sabe poco.")))
    if !outcome.isBalanced {
      out.append(
        Check(
          "design.balanced", passed: true,
          Phrase(
            "Not every combination is there once, so parts were found by maximum likelihood (REML).",
            es:
              "No están todas las combinaciones una vez, así que las partes se hallaron por máxima verosimilitud (REML)."
          )))
    }
    return out
  }
}

extension Double {
  /// In percent, whole.
  var inHundred: Int { isFinite ? Int((self * 100).rounded()) : 0 }
}

// MARK: - Refusals

extension Generalizability {
  static let noRows = Phrase(
    "No row has a score and all its conditions. Look at the columns that were named.",
    es: "Ninguna fila tiene una puntuación y todas sus condiciones. Revise las columnas indicadas.")
  static let allEqual = Phrase(
    "All scores are equal, so there are no differences to explain. Look whether the right column was named.",
    es:
      "Todas las puntuaciones son iguales, así que no hay diferencias que explicar. Compruebe si indicó la columna correcta."
  )

  static func infinite(_ line: Int, _ column: String) -> Phrase {
    Phrase(
      "Line \(line), column \(column): the number is infinite. Put it right or leave the cell empty.",
      es: "Línea \(line), columna \(column): el número es infinito. Corríjalo o deje la celda vacía.")
  }

  static func repeated(_ first: Int, _ second: Int) -> Phrase {
    Phrase(
      "Lines \(first) and \(second) score the same under the same conditions. Take one out, or name the column that tells them apart as a facet.",
      es:
        "Las líneas \(first) y \(second) puntúan lo mismo en las mismas condiciones. Quite una o indique como faceta la columna que las distingue."
    )
  }

  static func oneObject(_ object: String) -> Phrase {
    Phrase(
      "There is only one \(object). At least two are needed, and twenty to say much.",
      es: "Solo hay un \(object). Hacen falta al menos dos, y veinte para decir mucho.")
  }

  static func oneCondition(_ facet: String) -> Phrase {
    Phrase(
      "There is only one \(facet), so nothing can be said of what another would have given. Leave \(facet) out, or add scores by others.",
      es:
        "Solo hay un \(facet), así que no puede decirse qué habría dado otro. Quite \(facet) o añada puntuaciones de otros."
    )
  }

  static func looksNested(_ facet: String, _ within: String, _ nesting: String) -> Phrase {
    Phrase(
      "Each \(facet) occurs with only one \(within). Say so with --nested \(nesting), or give the conditions the same names where they are the same.",
      es:
        "Cada \(facet) aparece con un solo \(within). Indíquelo con --nested \(nesting), o dé el mismo nombre a las condiciones que son las mismas."
    )
  }
}
