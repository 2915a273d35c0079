import Vocabulary

extension Answer {
  /// Whether teacher leadership is more than a career step: from the form and the function of its roles.
  package static func moreThanCareer(_ check: FormAndFunction, written: WrittenAnswer? = nil) -> Answer {
    Answer(
      .moreThanCareer, CareerSentence(check).words, evidence: evidence(check, written), missing: gaps(check, written))
  }

  private static func evidence(_ check: FormAndFunction, _ written: WrittenAnswer?) -> [Evidence] {
    let page = PlanLink.page("purpose/form-and-function")
    var evidence: [Evidence] = []
    if !check.verdicts.isEmpty {
      let isBorneOut = check.aimed.contains { $0.role.isPublished }
      evidence.append(
        Evidence(
          Phrase(
            "Roles aimed at a stated change in teaching or culture",
            es: "Roles que apuntan a un cambio declarado en la enseñanza o la cultura"),
          check.aimed.count, of: check.verdicts.count, isBorneOut ? .documented : .stated, at: page))
    }
    if let share = check.time.share {
      let whole = check.time.whole.oneDecimal
      evidence.append(
        Evidence(
          Phrase("Role time aimed at a stated change", es: "Tiempo de los roles que apunta a un cambio declarado"),
          Phrase(
            "\(FormAndFunction.percent(share))% of \(whole) full-time positions",
            es: "\(FormAndFunction.percent(share)) % de \(whole) jornadas completas"), .stated, at: page,
          share: share))
    }
    if let share = check.pay.share {
      let whole = Money(cents: Int(check.pay.whole)).description
      evidence.append(
        Evidence(
          Phrase("Stipends aimed at a stated change", es: "Estipendios que apuntan a un cambio declarado"),
          Phrase(
            "\(FormAndFunction.percent(share))% of \(whole) a year",
            es: "\(FormAndFunction.percent(share)) % de \(whole) al año"),
          .stated, at: page, share: share))
    }
    if let written { evidence.append(written.evidence) }
    return evidence
  }

  private static func gaps(_ check: FormAndFunction, _ written: WrittenAnswer?) -> [Gap] {
    guard !check.verdicts.isEmpty else {
      let limit: Strength = written == nil ? .absent : .stated
      return [
        Gap(
          Phrase("Describe the roles that exist or are planned", es: "Describa los roles que existen o se planean"),
          at: .new(Role.kind),
          noStrongerThan: limit)
      ] + writtenGap(written)
    }
    return roleGaps(check) + writtenGap(written) + [
      Gap(
        Phrase(
          "No measure of a change in teaching or culture has been read yet",
          es: "Todavía no se ha leído ninguna medida de un cambio en la enseñanza o la cultura"),
        at: .page("measures"), noStrongerThan: .documented)
    ]
  }

  private static func roleGaps(_ check: FormAndFunction) -> [Gap] {
    var gaps = check.verdicts(.formOnly).map { verdict in
      Gap(
        Phrase(
          "\(verdict.role.name): say which change in teaching or culture it is for",
          es: "\(verdict.role.name): diga para qué cambio en la enseñanza o la cultura existe"),
        at: .record(verdict.role.id))
    }
    gaps += check.verdicts(.aimOnly).map { verdict in
      Gap(
        Phrase(
          "\(verdict.role.name): give it time, pay or authority",
          es: "\(verdict.role.name): dele tiempo, pago o autoridad"),
        at: .record(verdict.role.id))
    }
    gaps += check.verdicts(.neither).map { verdict in
      Gap(
        Phrase(
          "\(verdict.role.name): give it an aim and a form, or retire it",
          es: "\(verdict.role.name): dele un fin y una forma, o retírelo"),
        at: .record(verdict.role.id))
    }
    gaps += check.unservedChanges.map { theory in
      Gap(
        Phrase(
          "“\(theory.name)” names a change, and no role has the means for it",
          es: "«\(theory.name)» nombra un cambio y ningún rol tiene los medios"),
        at: .record(theory.id))
    }
    gaps += check.uncounted.map { role in
      Gap(
        Phrase("\(role.name): enter how many people hold it", es: "\(role.name): escriba cuántas personas lo ocupan"),
        at: .record(role.id))
    }
    if !check.verdicts.contains(where: \.role.isPublished) {
      gaps.append(
        Gap(
          Phrase("No role is published yet", es: "Todavía no hay ningún rol publicado"), at: .list(Role.kind),
          noStrongerThan: .stated))
    }
    return gaps
  }

  private static func writtenGap(_ written: WrittenAnswer?) -> [Gap] {
    guard written == nil else { return [] }
    return [
      Gap(
        Phrase(
          "Write the district’s own answer beside the figures",
          es: "Escriba la respuesta del propio distrito junto a las cifras"),
        at: .page("purpose/form-and-function"))
    ]
  }
}

/// The answer to the second question in one sentence.
struct CareerSentence {
  let words: Phrase

  init(_ check: FormAndFunction) {
    words = Self.words(check)
  }

  private static func words(_ check: FormAndFunction) -> Phrase {
    let whole = check.verdicts.count
    let aimed = check.aimed.count
    if whole == 0 {
      return Phrase(
        "This cannot be told yet: no role has been described.",
        es: "Todavía no se puede saber: no se ha descrito ningún rol.")
    }
    if aimed == 0 {
      return Phrase(
        "No: none of the \(roles(whole).en) is aimed at a stated change in teaching or culture; as they stand they are career steps.",
        es:
          "No: ninguno de los \(roles(whole).es) apunta a un cambio declarado en la enseñanza o la cultura; tal como están son escalones profesionales."
      )
    }
    let extent = extent(check)
    if aimed == whole {
      return Phrase(
        "Yes, as it is planned: every role\(extent.en) is aimed at a stated change in teaching or culture.",
        es: "Sí, según lo planeado: cada rol\(extent.es) apunta a un cambio declarado en la enseñanza o la cultura.")
    }
    return Phrase(
      "In part: \(aimed.grouped) of \(roles(whole).en)\(extent.en) \(aimed == 1 ? "is" : "are") aimed at a stated change in teaching or culture; the rest offer a step in a career and no more.",
      es:
        "En parte: \(aimed.grouped) de \(roles(whole).es)\(extent.es) \(aimed == 1 ? "apunta" : "apuntan") a un cambio declarado en la enseñanza o la cultura; los demás ofrecen un escalón profesional y nada más."
    )
  }

  private static func roles(_ count: Int) -> Phrase {
    .count(count, one: Phrase("role", es: "rol"), many: Phrase("roles", es: "roles"))
  }

  /// ", with 82% of role time and 90% of stipends," or nothing.
  private static func extent(_ check: FormAndFunction) -> Phrase {
    guard check.aimed.count < check.verdicts.count, let shares = check.shares else { return Phrase(verbatim: "") }
    return Phrase(", with \(shares.en),", es: ", con \(shares.es),")
  }
}

extension Double {
  /// `41.5`, and `41` rather than `41.0`.
  var oneDecimal: String {
    let tenths = Int((self * 10).rounded())
    return tenths % 10 == 0 ? (tenths / 10).grouped : "\((tenths / 10).grouped).\(tenths % 10)"
  }
}
