import Vocabulary

/// "There is a problem": what stands in the way of saving, each line linked to its field. First in main, and focused.
package struct FindingSummary: View {
  package var findings: [Finding]

  package init(_ findings: [Finding]) { self.findings = findings.filter { $0.stops == .saving } }

  package var html: HTML {
    guard !findings.isEmpty else { return "" }
    return """
      <div class="finding-summary" role="alert" aria-labelledby="finding-summary-title" tabindex="-1" autofocus data-focus>
      <h2 id="finding-summary-title">\(Phrase("There is a problem", es: "Hay un problema"))</h2>
      <ul>\(findings.map(line))</ul>
      </div>
      """
  }

  private func line(_ finding: Finding) -> HTML {
    if finding.field.isEmpty { return "<li>\(finding.message)</li>" }
    return "<li><a href=\"#\(FormField.anchor(finding.field))\">\(finding.message)</a></li>"
  }
}

/// What stands in the way of something other than saving, or is only worth knowing; each with a link to where it is mended, if there is one.
package struct FindingList: View {
  package var findings: [Finding]
  /// Not where the page has said already what all of them stop.
  package var tellsWhatEachStops: Bool
  package var address: @Sendable (Finding) -> String?

  package init(
    _ findings: [Finding], tellsWhatEachStops: Bool = true,
    address: @escaping @Sendable (Finding) -> String? = { _ in nil }
  ) {
    self.findings = findings
    self.tellsWhatEachStops = tellsWhatEachStops
    self.address = address
  }

  package var html: HTML {
    findings.isEmpty ? "" : "<ul class=\"finding-list\">\(findings.map(line))</ul>"
  }

  private func line(_ finding: Finding) -> HTML {
    let words = address(finding).map { Link(finding.message, to: $0).html } ?? HTML(finding.message)
    return "<li>\(words)\(finding.stops == .nothing || !tellsWhatEachStops ? nil : stop(finding.stops))</li>"
  }

  private func stop(_ stops: Finding.Stops) -> HTML {
    let words =
      stops == .launching
      ? Phrase("Needed before launch", es: "Necesario antes del lanzamiento")
      : Phrase("Needed to save", es: "Necesario para guardar")
    return " \(Tag(words, .caution))"
  }
}
