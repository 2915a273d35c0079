import Vocabulary

/// What an audited table says to whoever publishes it.
enum SuppressionWords {
  static func told(
    _ audited: Audited<SuppressedTable>, _ found: SuppressionSearch.Found, _ question: Suppress
  ) -> Telling {
    Telling(
      sentence(audited.subject, releases: question.released.count), howSure: howSure(audited.certificate),
      cannotTell: [
        Phrase(
          "What somebody knows from elsewhere: a colleague who knows one hidden count may work out others.",
          es: "Lo que alguien sabe por otros medios: un colega que conoce un recuento oculto puede deducir otros."),
        Phrase(
          "Tables that were released and not given here; name every one that counts the same people.",
          es: "Las tablas publicadas que no se indicaron aquí; nombre todas las que cuentan a las mismas personas."),
      ])
  }

  static func sentence(_ table: SuppressedTable, releases: Int) -> Phrase {
    let hidden = table.primary.count + table.complementary.count
    let all = table.table.places.count
    if hidden == 0 {
      return Phrase(
        "No count is under \(Int(table.rule.floor)), so the table may be published as it is.",
        es: "Ningún recuento es inferior a \(Int(table.rule.floor)), así que la tabla puede publicarse tal cual.")
    }
    let cells = Phrase.count(hidden, one: Phrase("cell", es: "celda"), many: Phrase("cells", es: "celdas"))
    let earlier =
      releases == 0
      ? Phrase(verbatim: "")
      : Phrase(
        ", even beside \(releases == 1 ? "the table" : "the \(releases) tables") released before",
        es: ", ni siquiera junto a \(releases == 1 ? "la tabla publicada" : "las \(releases) tablas publicadas") antes")
    return Phrase(
      "With \(cells.en) of \(all) hidden the table may be published: nobody can work out a small count from the others"
        + "\(earlier.en).",
      es:
        "Con \(cells.es) de \(all) ocultas la tabla puede publicarse: nadie puede deducir un recuento pequeño a partir "
        + "de los demás\(earlier.es).")
  }

  static func howSure(_ certificate: AuditCertificate) -> Phrase {
    Phrase(
      "Every hidden cell was attacked with everything that is published (\(certificate.programs) linear programmes), and it "
        + "is proven that no smaller choice of cells would be safe.",
      es: "Cada celda oculta se atacó con todo lo publicado (\(certificate.programs) programas lineales), y está "
        + "demostrado que ninguna elección menor de celdas sería segura.")
  }

  /// Says what is hidden, and nothing that would help to undo it.
  static func published(_ rule: SuppressionRule) -> Phrase {
    Phrase(
      "Counts from 1 to \(Int(rule.floor) - 1) are not shown, and further counts are not shown so that these cannot be "
        + "worked out.",
      es:
        "No se muestran los recuentos de 1 a \(Int(rule.floor) - 1), y no se muestran otros para que aquellos no puedan "
        + "deducirse.")
  }

  static func checks(
    _ audited: Audited<SuppressedTable>, _ found: SuppressionSearch.Found, _ question: Suppress
  ) -> [Check] {
    var checks = [
      Check(
        "audited", passed: true, value: Double(audited.certificate.programs),
        Phrase(
          "No hidden small count can be worked out more closely than the rule allows.",
          es: "Ningún recuento pequeño oculto puede deducirse con más precisión de la que permite la regla."))
    ]
    if found.usesTotals {
      checks.append(
        Check(
          "totals-published", passed: false,
          Phrase(
            "Totals had to be hidden too; joining small groups would keep them.",
            es: "También hubo que ocultar totales; unir grupos pequeños los conservaría.")))
    }
    for place in audited.certificate.exposedBefore {
      checks.append(
        Check(
          "released-before", passed: false,
          Phrase(
            "The hidden count at \(place.row), \(place.column) could already be worked out from an earlier table.",
            es: "El recuento oculto de \(place.row), \(place.column) ya podía deducirse de una tabla anterior.")))
    }
    if !question.rule.hidesZeros, !question.rule.zerosAreKnown {
      let isCertain = !audited.certificate.certainWithoutZeros.isEmpty
      checks.append(
        Check(
          "zeros-known", passed: !isCertain,
          isCertain
            ? Phrase(
              "Somebody who knows that noughts are always shown could work out a hidden count. Ask for protection against "
                + "that as well (--zeros-known).",
              es:
                "Quien sepa que los ceros siempre se muestran podría deducir un recuento oculto. Pida también protección "
                + "contra eso (--zeros-known).")
            : Phrase(
              "Knowing that noughts are always shown gives no hidden count away.",
              es: "Saber que los ceros siempre se muestran no revela ningún recuento oculto.")))
    }
    return checks
  }

  // MARK: Refusals

  static func noSafeTable(
    _ primary: Set<CountTable.Place>, _ released: [ReleasedTable], _ values: [CountTable.Place: Double]
  ) -> Refusal {
    let known = released.flatMap(\.cells).filter { primary.contains($0.place) && $0.count != nil }.map(\.place)
    if let place = known.min() {
      return Refusal(
        "released", "released.disclosed",
        Phrase(
          "The small count at \(place.row), \(place.column) was published before and cannot be hidden any more. Take it up "
            + "with whoever is in charge of privacy; this table cannot go out.",
          es: "El recuento pequeño de \(place.row), \(place.column) ya se publicó y no puede ocultarse. Trátelo con la "
            + "persona responsable de la privacidad; esta tabla no puede salir."))
    }
    return Refusal(
      "table", "table.cannot-be-protected",
      Phrase(
        "Even with every cell hidden that may be, a small count could be worked out. Join small groups, allow noughts to be "
          + "hidden, or leave out the totals.",
        es:
          "Aun ocultando todas las celdas posibles, un recuento pequeño podría deducirse. Una grupos pequeños, permita "
          + "ocultar los ceros o quite los totales."))
  }

  static func refusal(_ disclosures: Disclosures) -> Refusal {
    Refusal(
      disclosures.exposed.prefix(20).map { exposed in
        Finding(
          "table", exposed.isAlone ? "table.exposed" : "released.exposed",
          exposed.isAlone
            ? Phrase(
              "The hidden count at \(exposed.place.row), \(exposed.place.column) could be worked out from this table.",
              es: "El recuento oculto de \(exposed.place.row), \(exposed.place.column) podría deducirse de esta tabla.")
            : Phrase(
              "Together with what was released before, the hidden count at \(exposed.place.row), \(exposed.place.column) "
                + "could be worked out. Do not release this table.",
              es:
                "Junto con lo publicado antes, el recuento oculto de \(exposed.place.row), \(exposed.place.column) podría "
                + "deducirse. No publique esta tabla."))
      })
  }
}
