import Vocabulary

/// What published percentages say to a superintendent.
enum PercentagesWords {
  static func told(_ outcome: PercentagesOutcome) -> Telling {
    Telling(
      sentence(outcome),
      howSure: Phrase(
        "The fewer people stand behind a share, the wider the band in which it is told: nearly all and nearly none are never told exactly (NCES 2011-603).",
        es:
          "Cuantas menos personas hay detrás de una parte, más ancha es la banda en que se dice: casi todas y casi ninguna nunca se dicen con exactitud (NCES 2011-603)."
      ),
      cannotTell: [
        Phrase(
          "What other tables of the same people give away together with this one.",
          es: "Lo que otras tablas de las mismas personas revelan junto con esta.")
      ])
  }

  static func sentence(_ outcome: PercentagesOutcome) -> Phrase {
    if outcome.givenAway != nil {
      return Phrase(
        "Not as it stands: the total and the other groups give away part of what is not shown. Leave the total out, or put the small group together with another.",
        es:
          "No tal como está: el total y los demás grupos revelan parte de lo que no se muestra. Quite el total o una el grupo pequeño con otro."
      )
    }
    let shown = Phrase.count(
      outcome.shown, one: Phrase("share may be published", es: "parte puede publicarse"),
      many: Phrase("shares may be published", es: "partes pueden publicarse"))
    if outcome.hidden == 0 {
      return Phrase(
        "\(shown.en), no more exactly than the people behind each allow.",
        es: "\(shown.es), sin más exactitud de la que permiten las personas que hay detrás.")
    }
    let hidden = Phrase.count(
      outcome.hidden, one: Phrase("group has", es: "grupo tiene"), many: Phrase("groups have", es: "grupos tienen"))
    return Phrase(
      "\(shown.en), no more exactly than the people behind each allow; \(hidden.en) fewer than ten people and no share.",
      es:
        "\(shown.es), sin más exactitud de la que permiten las personas que hay detrás; \(hidden.es) menos de diez personas y ninguna parte."
    )
  }

  static func checks(_ outcome: PercentagesOutcome) -> [Check] {
    [
      Check(
        "hidden.safe", passed: outcome.givenAway == nil, value: outcome.givenAway.map { $0.most - $0.least },
        outcome.givenAway.map { seen in
          Phrase(
            "From the total and the other groups, the share that is not shown can be worked out to lie between \(seen.least.inHundred)% and \(seen.most.inHundred)%.",
            es:
              "Con el total y los demás grupos se puede calcular que la parte que no se muestra está entre el \(seen.least.inHundred)% y el \(seen.most.inHundred)%."
          )
        }
          ?? Phrase(
            "No share that is not shown can be worked out from the total and the other groups.",
            es: "Ninguna parte que no se muestra puede calcularse con el total y los demás grupos."))
    ]
  }
}
