import HTTPTypes
import Measures
import Store
import Vocabulary

/// What was sealed at each launch, the file that proves it, and what has been amended since.
struct SealPages: Pages {
  static let path = "/measures/seal"
  static let title = Phrase("The seal", es: "El sello")

  var routes: [Route] {
    [.get(Self.path, .district(.readPlan), show), .get("\(Self.path)/:id/file", .district(.readPlan), file)]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .measures, Self.title,
        about: Phrase(
          "What was fixed before the launch, and what has been amended since.",
          es: "Qué se fijó antes del inicio y qué se ha enmendado desde entonces."), to: Self.path)
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let (seals, amendments) = try await visit.read { (try $0.seals(), try $0.amendments()) }
    let view = SealView(visit: visit, seals: seals, amendments: amendments)
    return visit.page(Self.title, under: [.strategy(.measures)], view.html)
  }

  func file(_ visit: Visit) async throws -> Reply {
    guard let seal = try await visit.read({ try $0.seal(visit.id()) }) else { throw Absent() }
    return .download(
      Array(SealFile.text(of: seal).utf8), as: "application/octet-stream", named: "seal-\(seal.shortDigest).txt")
  }
}

struct SealView: View {
  let visit: Visit
  let seals: [Seal]
  let amendments: [Amendment]

  var html: HTML {
    """
    \(visit.query.has("launched") ? launched : nil)
    \(PageHeading(SealPages.title, lead: lead))
    \(seals.isEmpty ? [empty] : seals.map(card))
    \(seals.isEmpty ? nil : AmendmentList(visit: visit, amendments: amendments))
    \(seals.isEmpty ? nil : proof)
    """
  }

  private var launched: HTML {
    Notice(
      .success,
      Phrase(
        "The initiative is launched, and what success means is sealed",
        es: "La iniciativa ha empezado y lo que significa el éxito está sellado")
    ).html
  }

  private var lead: Phrase {
    Phrase(
      "What success means was fixed before anybody knew the results. Whoever has the file can check that it is unchanged.",
      es:
        "Lo que significa el éxito se fijó antes de conocer los resultados. Quien tenga el archivo puede comprobar que no ha cambiado."
    )
  }

  private var empty: HTML {
    EmptyState(
      Phrase("Nothing is sealed yet", es: "Todavía no hay nada sellado"),
      Phrase(
        "Definitions, baselines and targets are sealed with the launch.",
        es: "Las definiciones, líneas de base y metas se sellan con el inicio."),
      action: "\(LinkButton(LaunchPages.title, to: LaunchPages.path))"
    ).html
  }

  private func card(_ seal: Seal) -> HTML {
    let verified = try? SealFile.verify(Array(SealFile.text(of: seal).utf8))
    let counts: Phrase? = verified.map {
      Phrase(
        "\($0.measures) measures, \($0.baselines) baselines, \($0.targets) targets, \($0.comparisons) comparisons",
        es:
          "\($0.measures) medidas, \($0.baselines) líneas de base, \($0.targets) metas, \($0.comparisons) comparaciones"
      )
    }
    let since = amendments.count { $0.state == .approved && ($0.decided ?? $0.asked) > seal.moment }
    var rows: [SummaryList.Row] = [
      .init(
        Phrase("Sealed", es: "Sellado"),
        Phrase("\(seal.moment.shown), by \(seal.name)", es: "\(seal.moment.shown), por \(seal.name)")),
      .init(
        Phrase("Covers", es: "Abarca"),
        counts
          ?? Phrase("It does not hold: the stored seal was changed", es: "No es válido: el sello guardado se cambió")),
      .init(Phrase("Short form", es: "Forma corta"), "<code>\(seal.shortDigest)</code>"),
      .init(
        Phrase("Fingerprint of the district’s key", es: "Huella de la clave del distrito"),
        "<code class=\"wraps\">\(SealFile.fingerprint(of: seal.publicKey))</code>"),
      .init(
        Phrase("Amended since", es: "Enmendado desde entonces"),
        since == 0
          ? Phrase("Never", es: "Nunca")
          : Phrase.count(since, one: Phrase("time", es: "vez"), many: Phrase("times", es: "veces"))),
      .init(
        Phrase("File", es: "Archivo"),
        "<a href=\"\(SealPages.path)/\(seal.id)/file\" download>\(Phrase("Download the seal", es: "Descargar el sello"))</a>"
      ),
    ]
    if let verified, !verified.exceptions.isEmpty {
      rows.append(
        .init(
          Phrase("Launched without", es: "Se empezó sin"),
          "<ul>\(verified.exceptions.map { "<li>\($0)</li>" as HTML })</ul>"))
    }
    return SummaryList(Phrase("Seal of \(seal.moment.shownDay)", es: "Sello del \(seal.moment.shownDay)"), rows: rows)
      .html
  }

  private var proof: HTML {
    """
    <section><h2>\(Phrase("Check it yourself", es: "Compruébelo"))</h2><p>\(Phrase("Without the district, and without a network:", es: "Sin el distrito y sin red:"))</p>
    <pre><code>chalkline verify --seal FILE</code></pre></section>
    """
  }
}
