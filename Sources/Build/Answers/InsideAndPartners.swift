import Purpose
import Vocabulary

/// Question 8, from the register of supports: what is done inside and what with partners, why, at what cost, and with what result.
///
/// Source: docs/rules/answers.md
extension SupportRegister {
  package var answer: Answer { Answer(.insideAndPartners, sentence, evidence: evidence, missing: missing) }

  private static let page = PlanLink.page("build/inside-and-partners")

  private var sentence: Phrase {
    guard !lines.isEmpty else {
      return Phrase(
        "This cannot be told yet: no training or support has been recorded with who delivers it.",
        es: "Todavía no se puede saber: no se ha registrado quién ofrece cada formación o apoyo.")
    }
    let alone = inside.count
    guard !outside.isEmpty else {
      let all = Phrase.count(
        lines.count, one: Phrase("support", es: "apoyo"), many: Phrase("supports", es: "apoyos"))
      return Phrase(
        "The district itself delivers everything: \(all.en), for \(cost) a year.",
        es: "El propio distrito lo ofrece todo: \(all.es), por \(cost) al año.")
    }
    let shown = withResults(from: .documented).count
    return Phrase(
      "The district delivers \(alone) of \(lines.count) supports itself and \(outside.count) with partners, who cost \(outsideCost) of \(cost) a year; \(shown) can show a result.",
      es:
        "El distrito ofrece \(alone) de \(lines.count) apoyos y \(outside.count) con otras organizaciones, que cuestan \(outsideCost) de \(cost) al año; \(shown) pueden mostrar un resultado."
    )
  }

  private var evidence: [Answer.Evidence] {
    guard !lines.isEmpty else { return [] }
    let borneOut: Strength =
      lines.contains { !$0.support.evidence.isEmpty || !$0.support.contract.isEmpty } ? .documented : .stated
    var found = [
      Answer.Evidence(
        Phrase("Delivered by the district itself", es: "Los ofrece el propio distrito"), inside.count, of: lines.count,
        borneOut, at: Self.page)
    ]
    if !outside.isEmpty {
      found.append(
        Answer.Evidence(
          Phrase("With a partner, and it is said why", es: "Con una organización, y se dice por qué"),
          outside.count { $0.support.saysWhy }, of: outside.count, .stated, at: Self.page))
    }
    if cost > .zero {
      found.append(
        Answer.Evidence(
          Phrase("Of the yearly cost, to partners", es: "Del costo anual, a organizaciones"),
          Phrase("\(outsideCost) of \(cost)", es: "\(outsideCost) de \(cost)"), borneOut, at: .page("build/costs"),
          share: Double(outsideCost.cents) / Double(cost.cents)))
    }
    return found + results
  }

  private var results: [Answer.Evidence] {
    let asked = lines.filter { $0.support.resultStrength == .measured }
    let people = asked.compactMap(\.support.asked).reduce(0, +)
    guard people > 0 else { return [] }
    let changed = asked.reduce(0.0) { $0 + ($1.support.useful ?? 0) * Double($1.support.asked ?? 0) }
    return [
      Answer.Evidence(
        Phrase(
          "Of the people asked, it changed their work for", es: "De las personas preguntadas, cambió su trabajo a"),
        Int(changed.rounded()), of: people, .measured, at: Self.page)
    ]
  }

  private var missing: [Answer.Gap] {
    guard !lines.isEmpty else {
      return [
        Answer.Gap(
          Phrase(
            "Each training and support: who delivers it, why, and at what cost",
            es: "Cada formación y apoyo: quién lo ofrece, por qué y a qué costo"), at: .new(Support.kind),
          noStrongerThan: .absent)
      ]
    }
    var gaps: [Answer.Gap] = []
    func gap(_ lines: [Line], _ en: String, es: String, noStrongerThan limit: Strength? = nil) {
      guard !lines.isEmpty else { return }
      let names = Phrase.list(lines.prefix(3).map(\.support.name))
      let more =
        lines.count > 3 ? Phrase(" and \(lines.count - 3) more", es: " y \(lines.count - 3) más") : Phrase(verbatim: "")
      gaps.append(
        Answer.Gap(
          Phrase("\(en): \(names.en)\(more.en)", es: "\(es): \(names.es)\(more.es)"), at: Self.page,
          noStrongerThan: limit))
    }
    gap(
      outside.filter { !$0.support.saysWhy }, "Say why the district does not do it alone",
      es: "Diga por qué el distrito no lo hace solo")
    gap(lines.filter { $0.support.cost == nil }, "Enter what it costs", es: "Escriba cuánto cuesta")
    // What half of the supports came to is not known, so the whole cannot be called measured.
    let silent = lines.filter { $0.support.resultStrength < .documented }
    gap(
      silent, "Find out what came of it", es: "Averigüe qué resultó",
      noStrongerThan: silent.count * 2 > lines.count ? .documented : nil)
    if !unbuilt.isEmpty {
      let names = Phrase.list(unbuilt.map(\.label))
      gaps.append(
        Answer.Gap(
          Phrase("No support builds: \(names.en)", es: "Ningún apoyo desarrolla: \(names.es)"), at: .list(Support.kind))
      )
    }
    return gaps
  }
}
