import Purpose
import Vocabulary

/// What an agreement between a principal and a teacher leader begins with: what the role and its charter say already.
package struct AgreementTemplate: Sendable, Equatable {
  package let terms: [AgreementTopic: String]

  /// In the language of whoever begins it: from then on these are the two people's own words.
  package init(_ sort: AgreementSort, _ chartered: CharteredRole?, in language: Language) {
    guard sort == .leadership, let chartered else {
      terms = [:]
      return
    }
    var terms: [AgreementTopic: String] = [:]
    terms[.tasks] = Self.tasks(chartered)[language]
    terms[.reporting] = Self.reporting(chartered)?[language]
    terms[.coached] = Self.coached(chartered)?[language]
    terms[.dates] = Self.dates(chartered)?[language]
    self.terms = terms.filter { !$0.value.isEmpty }
  }

  private static func tasks(_ chartered: CharteredRole) -> Phrase {
    var lines = chartered.responsibilities.map { part in
      Phrase(verbatim: part.name)
        + (part.share.map { Phrase(verbatim: " (\($0.wholePercent)%)") } ?? Phrase(verbatim: ""))
    }
    if lines.isEmpty, !chartered.role.about.isEmpty { lines = [Phrase(verbatim: chartered.role.about)] }
    if let release = chartered.release {
      lines.append(
        Phrase(
          "Released time: \(release.wholePercent)% of the week.",
          es: "Tiempo liberado: \(release.wholePercent)% de la semana."))
    }
    if let charter = chartered.charter, charter.hasForbiddenDuties {
      let duties =
        charter.forbidden.map(\.label)
        + (charter.alsoForbidden.isEmpty ? [] : [Phrase(verbatim: charter.alsoForbidden)])
      let list = Phrase.list(duties)
      lines.append(Phrase("Not asked of the leader: \(list.en).", es: "No se pide a la persona líder: \(list.es)."))
    }
    return lines.joined(by: "\n")
  }

  private static func reporting(_ chartered: CharteredRole) -> Phrase? {
    guard let charter = chartered.charter, !charter.reportsTo.isEmpty else { return nil }
    return Phrase("Reports to: \(charter.reportsTo).", es: "Rinde cuentas a: \(charter.reportsTo).")
  }

  private static func coached(_ chartered: CharteredRole) -> Phrase? {
    guard let span = chartered.span else { return nil }
    return span.upperBound == .max
      ? Phrase("At least \(span.lowerBound) people.", es: "Al menos \(span.lowerBound) personas.")
      : Phrase(
        "\(span.lowerBound) to \(span.upperBound) people.", es: "De \(span.lowerBound) a \(span.upperBound) personas.")
  }

  private static func dates(_ chartered: CharteredRole) -> Phrase? {
    chartered.extraDays == 0
      ? nil : Phrase("\(chartered.extraDays) extra days a year.", es: "\(chartered.extraDays) días adicionales al año.")
  }
}

extension Double {
  fileprivate var wholePercent: Int { Int((self * 100).rounded()) }
}
