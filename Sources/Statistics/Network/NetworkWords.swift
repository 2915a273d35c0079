import Vocabulary

/// What a network says to somebody who is not a statistician, and what it refuses.
enum NetworkWords {
  static func told(_ outcome: NetworkOutcome) -> Telling {
    Telling(
      sentence(outcome), howSure: howSure(outcome),
      cannotTell: [
        Phrase("Whether the advice is good.", es: "Si el consejo es bueno."),
        Phrase(
          "Why somebody is named or not: it is no measure of a person’s worth.",
          es: "Por qué se nombra a alguien o no: no mide el valor de una persona."),
      ])
  }

  static func sentence(_ outcome: NetworkOutcome) -> Phrase {
    guard let whole = outcome.whole else {
      let percent = (outcome.responseRate * 100).told(0)
      let needed = (AdviceNetwork.leastResponse * 100).told(0)
      return Phrase(
        "Only \(percent) % answered. Below \(needed) % the picture of the whole would mislead, so only how often people are named is shown.",
        es:
          "Solo respondió el \(percent) %. Por debajo del \(needed) % la imagen del conjunto engañaría, así que solo se muestra cuántas veces se nombra a las personas."
      )
    }
    let lead: Phrase
    if let groups = whole.groups {
      lead = Phrase(
        "\(groups.reachingOut) of \(outcome.people) people name someone outside their group.",
        es: "\(groups.reachingOut) de \(outcome.people) personas nombran a alguien de fuera de su grupo.")
    } else {
      let share = ((whole.arcReciprocity ?? 0) * 100).told(0)
      lead = Phrase(
        "People name \(outcome.inDegree.mean.told(1)) others on average; \(share) % of the ties are returned.",
        es:
          "Cada persona nombra en promedio a \(outcome.inDegree.mean.told(1)); el \(share) % de los vínculos son correspondidos."
      )
    }
    return [lead, cuts(whole.cutPoints), parts(whole.weakComponents, whole.isolates)].compactMap { $0 }.joined()
  }

  static func cuts(_ count: Int) -> Phrase {
    switch count {
    case 0:
      Phrase(
        "No single person holds parts of it together: if any one left, advice would still find a way.",
        es: "Nadie sostiene por sí solo la unión entre partes: si alguien se fuera, el consejo aún hallaría camino.")
    case 1:
      Phrase(
        "One person connects parts that nothing else connects. If that person left, advice between them would stop.",
        es: "Una persona une partes que nada más une. Si se fuera, el consejo entre ellas se detendría.")
    default:
      Phrase(
        "\(count) people connect parts that nothing else connects. If they left, advice between them would stop.",
        es: "\(count) personas unen partes que nada más une. Si se fueran, el consejo entre ellas se detendría.")
    }
  }

  static func parts(_ count: Int, _ isolates: Int) -> Phrase? {
    if count < 2 { return nil }
    if isolates > 0 {
      return Phrase(
        "It falls into \(count) separate parts, \(isolates) of them single people.",
        es: "Se divide en \(count) partes separadas, \(isolates) de ellas de una sola persona.")
    }
    return Phrase("It falls into \(count) separate parts.", es: "Se divide en \(count) partes separadas.")
  }

  static func howSure(_ outcome: NetworkOutcome) -> Phrase {
    [answers(outcome), outcome.chance?.sameGroup.map(group), outcome.chance?.otherTies.map(others)].compactMap(\.self)
      .joined()
  }

  /// Whether ties keep to groups more than chance.
  static func group(_ seen: ShuffledPeople.Seen) -> Phrase {
    if seen.asFar > 0.05 {
      return Phrase(
        "Ties keep to groups no more and no less than they would if people were shuffled.",
        es: "Los vínculos se quedan en los grupos ni más ni menos que si se barajara a las personas.")
    }
    let often = often(seen)
    return seen.value > 0
      ? Phrase(
        "Ties keep to groups more than chance explains: \(often.en).",
        es: "Los vínculos se quedan en los grupos más de lo que explica el azar: \(often.es).")
      : Phrase(
        "Ties go across groups more than chance explains: \(often.en).",
        es: "Los vínculos cruzan los grupos más de lo que explica el azar: \(often.es).")
  }

  static func others(_ seen: ShuffledPeople.Seen) -> Phrase {
    if seen.asFar > 0.05 {
      return Phrase(
        "They go with the other ties no more and no less than chance would make.",
        es: "Van con los otros vínculos ni más ni menos de lo que haría el azar.")
    }
    let often = often(seen)
    return seen.value > 0
      ? Phrase(
        "They go where the other ties go, more than chance explains: \(often.en).",
        es: "Van donde van los otros vínculos, más de lo que explica el azar: \(often.es).")
      : Phrase(
        "They go where the other ties do not, more than chance explains: \(often.en).",
        es: "Van donde no van los otros vínculos, más de lo que explica el azar: \(often.es).")
  }

  private static func often(_ seen: ShuffledPeople.Seen) -> Phrase {
    if seen.asFar < 0.001 {
      return Phrase(
        "with people shuffled, ties went as far in fewer than 1 of 1,000 times",
        es: "barajando a las personas, los vínculos llegaron tan lejos en menos de 1 de 1,000 veces")
    }
    let times = Int((seen.asFar * 1_000).rounded())
    return Phrase(
      "with people shuffled, ties went as far in about \(times) of 1,000 times",
      es: "barajando a las personas, los vínculos llegaron tan lejos en unas \(times) de 1,000 veces")
  }

  private static func answers(_ outcome: NetworkOutcome) -> Phrase {
    Phrase(
      "\(outcome.answered.grouped) of \(outcome.people.grouped) people answered. Ties are what people said on one day; somebody forgotten looks like somebody never asked.",
      es:
        "Respondieron \(outcome.answered.grouped) de \(outcome.people.grouped) personas. Los vínculos son lo que la gente dijo un día; a quien se olvida parece que nunca se le pregunta."
    )
  }

  static func checks(_ outcome: NetworkOutcome) -> [Check] {
    [
      Check(
        "response", passed: outcome.responseRate >= AdviceNetwork.leastResponse, value: outcome.responseRate,
        Phrase(
          "\((outcome.responseRate * 100).told(0)) % answered; figures of the whole need \((AdviceNetwork.leastResponse * 100).told(0)) %.",
          es:
            "Respondió el \((outcome.responseRate * 100).told(0)) %; las cifras del conjunto necesitan el \((AdviceNetwork.leastResponse * 100).told(0)) %."
        ))
    ]
  }

  static func dropped(missing: Int, unknown: Int, own: Int, repeated: Int) -> [Rows.Dropped] {
    [
      .init("name-missing", count: missing, Phrase("a name is missing", es: "falta un nombre")),
      .init(
        "not-listed", count: unknown,
        Phrase("somebody is not on the list of people", es: "alguien no está en la lista de personas")),
      .init("names-themself", count: own, Phrase("somebody names themself", es: "alguien se nombra a sí mismo")),
      .init("repeated", count: repeated, Phrase("the same tie again", es: "el mismo vínculo otra vez")),
    ]
  }

  // MARK: - Refusals

  static func listedTwice(_ name: String) -> Refusal {
    Refusal(
      "nodes", "network.listed-twice",
      Phrase(
        "“\(name)” is on the list of people twice. Keep one row for each person.",
        es: "«\(name)» está dos veces en la lista de personas. Deje una fila por persona."))
  }

  static var drawsOutOfRange: Refusal {
    Refusal(
      "draws", "network.draws",
      Phrase("Shuffle from 99 to 100,000 times: --draws 2000.", es: "Baraje de 99 a 100,000 veces: --draws 2000."))
  }

  static var noOtherTies: Refusal {
    Refusal(
      "with", "network.no-other-ties",
      Phrase(
        "None of the other ties is between people of this network. Check that names are written alike in both files.",
        es:
          "Ninguno de los otros vínculos es entre personas de esta red. Compruebe que los nombres coincidan en ambos archivos."
      ))
  }

  static var tooFew: Refusal {
    Refusal(
      "nodes", "network.too-few",
      Phrase("A network needs three people at least.", es: "Una red necesita al menos tres personas."))
  }

  static var tooMany: Refusal {
    Refusal(
      "nodes", "network.too-many",
      Phrase(
        "There are more than 20,000 people. Ask for one school or one level at a time.",
        es: "Hay más de 20,000 personas. Pregunte por una escuela o un nivel cada vez."))
  }

  static func noTies(_ unknown: Int) -> Refusal {
    Refusal(
      "from", "network.no-ties",
      unknown > 0
        ? Phrase(
          "No tie is between people on the list. Check that the names are written alike in both files.",
          es: "Ningún vínculo es entre personas de la lista. Compruebe que los nombres coincidan en ambos archivos.")
        : Phrase("Nobody names anybody. Check the columns.", es: "Nadie nombra a nadie. Revise las columnas."))
  }
}
