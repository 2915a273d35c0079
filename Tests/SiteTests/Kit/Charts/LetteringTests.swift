import Testing

@testable import Web

@Suite struct `Words in a drawing` {
  @Test(arguments: [40.0, 80, 120, 300]) func `never leave their room`(width: Double) {
    let text =
      "Literacy coaches plan with every grade team; an internationalization-of-everything committee looks on, Año Nuevo"
    for line in Lettering.lines(text, width: width, size: 14) {
      #expect(Lettering.width(line, size: 14) <= width, "\(line)")
    }
  }

  @Test func `are all there`() {
    let text = "Coaches plan with every grade team"
    #expect(Lettering.lines(text, width: 90, size: 14).joined(separator: " ") == text)
  }

  @Test func `say that they were cut`() {
    let lines = Lettering.lines("one two three four five six seven", width: 60, size: 14, most: 2)
    #expect(lines.count == 2)
    #expect(lines.last?.hasSuffix("…") == true)
    #expect(lines.allSatisfy { Lettering.width($0, size: 14) <= 60 })
  }

  @Test func `take at least the room that browsers give them`() {
    // Measured in Chromium at 100 pixels, in Liberation Sans, whose widths are those of Helvetica and Arial: plain, bold.
    let measured: [String: (plain: Double, bold: Double)] = [
      "Literacy coach": (644.8, 700.3), "WWWWMMMM": (710.7, 710.7),
      "Every student reads well by grade 3": (1589.7, 1700.7),
      "iiiiillll": (200.0, 250.0), "2026–27": (389.3, 389.3), "$1,234,567": (500.5, 500.5),
      "Participación": (572.5, 628.0),
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ": (1761.3, 1788.9), "abcdefghijklmnopqrstuvwxyz": (1272.8, 1400.2),
      "“Año” · (x) % & @ # + ¿sí? →": (1304.6, 1372.7),
    ]
    for (text, width) in measured {
      #expect((width.plain...width.plain * 1.45).contains(Lettering.width(text, size: 100)), "\(text)")
      #expect((width.bold...width.bold * 1.45).contains(Lettering.width(text, size: 100, isBold: true)), "\(text)")
    }
  }

  @Test func `of nothing take no line`() { #expect(Lettering.lines("  ", width: 50, size: 14) == []) }
}
