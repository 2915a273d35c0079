import Statistics
import Vocabulary

/// What several comparisons say together: all of them are counted, not only those that turned out well.
///
/// Source: docs/rules/impact.md#the-answer
package struct ImpactSummary: Sendable {
  let standings: [ComparisonStanding]

  package init(_ standings: [ComparisonStanding]) {
    self.standings = standings.filter { $0.estimate != nil }
      .sorted { ($0.strength, $1.design.name) > ($1.strength, $0.design.name) }
  }

  private func count(_ verdicts: ImpactEstimate.Verdict...) -> Int {
    standings.count { standing in standing.estimate.map { verdicts.contains($0.verdict) } ?? false }
  }

  package var sentence: Phrase? {
    guard let first = standings.first, let estimate = first.estimate else { return nil }
    if standings.count == 1 {
      return Phrase("“\(first.design.name)”: ", es: "«\(first.design.name)»: ") + estimate.sentence
    }
    let kinds: [(Int, Phrase)] = [
      (count(.improved), Phrase("an improvement", es: "una mejora")),
      (count(.worsened), Phrase("a loss", es: "una pérdida")),
      (
        count(.noDifference),
        Phrase("no difference that can be told from chance", es: "ninguna diferencia distinguible del azar")
      ),
      (count(.underWay), Phrase("only what was under way before", es: "solo lo que ya estaba en marcha")),
      (count(.tooFew), Phrase("too few schools to say", es: "muy pocas escuelas para saberlo")),
    ]
    let parts = Phrase.list(
      kinds.filter { $0.0 > 0 }.map { number, words in
        Phrase(
          "\(number) \(number == 1 ? "shows" : "show") \(words.en)",
          es: "\(number) \(number == 1 ? "muestra" : "muestran") \(words.es)")
      })
    let all = standings.count
    let lead = Phrase(
      "Of \(all) comparisons with an estimate \(parts.en).",
      es: "De \(all) comparaciones con una estimación, \(parts.es).")
    guard let clear = standings.first(where: { [.improved, .worsened].contains($0.estimate?.verdict) }),
      let found = clear.estimate
    else { return lead }
    return lead + Phrase(verbatim: " ")
      + Phrase("“\(clear.design.name)”: \(found.figure.en).", es: "«\(clear.design.name)»: \(found.figure.es).")
  }
}

extension ImpactEstimate {
  /// The difference with its range, in a few words.
  package var figure: Phrase {
    guard let effect, verdict != .tooFew else { return Phrase("too few schools", es: "muy pocas escuelas") }
    let unit = panel.outcome.changeUnit()
    let sign = effect.value > 0 ? "+" : ""
    let size = "\(sign)\(effect.value.told(1))"
    guard let interval = effect.interval, verdict != .underWay else {
      return Phrase("\(size) \(unit.en), under way before", es: "\(size) \(unit.es), ya en marcha antes")
    }
    let (low, high) = (interval.lower.told(1), interval.upper.told(1))
    return Phrase("\(size) \(unit.en) (\(low) to \(high))", es: "\(size) \(unit.es) (\(low) a \(high))")
  }
}

extension ComparisonStanding {
  var evidence: Answer.Evidence {
    Answer.Evidence(
      Phrase(verbatim: design.name), estimate?.figure ?? Phrase(verbatim: "–"), strength,
      at: MeasurePages.impact(design.id))
  }

  /// What it still lacks for an estimate that carries.
  var gap: Answer.Gap? {
    guard design.method?.hasComparison == true else { return nil }
    let name = design.name
    if starts.isEmpty {
      return Answer.Gap(
        Phrase(
          "Say school by school who starts when in “\(name)”",
          es: "Diga escuela por escuela quién empieza y cuándo en «\(name)»"),
        at: MeasurePages.design(design.id))
    }
    switch finding {
    case .waiting(let words):
      return Answer.Gap(Phrase("“\(name)”: ", es: "«\(name)»: ") + words, at: MeasurePages.impact(design.id))
    case .refused(let reasons):
      return Answer.Gap(Phrase("“\(name)”: ", es: "«\(name)»: ") + reasons.joined(), at: MeasurePages.impact(design.id))
    case .estimated where !isRegisteredInTime:
      return Answer.Gap(
        Phrase(
          "“\(name)” was not registered before the first school started, or was amended since: its estimate is exploratory",
          es:
            "«\(name)» no se registró antes de que empezara la primera escuela, o se enmendó después: su estimación es exploratoria"
        ),
        at: MeasurePages.impact(design.id))
    case .estimated: return nil
    }
  }
}
