import Testing
import Vocabulary

@testable import Web

@Suite struct `Somebody's own words` {
  static let hostile = "<script>alert('x')</script>\" onfocus=\"alert(1)"

  @Test func `stay words in marks`() {
    let marks: HTML = "<p title=\"\(Self.hostile)\">\(Self.hostile)</p>"
    let (root, faults) = MarksReader.read(marks.text)
    #expect(faults == [])
    #expect(root.all("script").isEmpty)
    #expect(root.first("p")?.text == "<script>alert('x')</script>\" onfocus=\"alert(1)")
    #expect(root.first("p")?["title"] == Self.hostile)
    #expect(root.first("p")?["onfocus"] == nil)
  }

  @Test func `stay words in every place that takes them`() {
    let hostile = Phrase(verbatim: Self.hostile)
    let views: [any View] = [
      FormField("x", hostile, .line(Self.hostile), hint: hostile, findings: [Finding("x", "c", hostile)]),
      FormField("x", hostile, .select([Choice(Self.hostile, hostile)], chosen: Self.hostile)),
      FormField("x", hostile, .radios([Choice(Self.hostile, hostile)], chosen: nil, hints: [Self.hostile: hostile])),
      FormField("x", hostile, .paragraphs("</textarea>" + Self.hostile)),
      Table(hostile, columns: [.init(hostile)], rows: [[HTML(hostile)]]), Tag(hostile), Notice(.important, hostile),
      SummaryList(hostile, rows: [.init(hostile, hostile, change: Self.hostile)]),
      CalmPage(hostile, [hostile], requestID: Self.hostile),
      BarChart(
        id: "b", hostile, .count, series: [hostile, hostile], rowHeading: hostile,
        rows: [.init(hostile, [.value(1), .value(2)])]),
      LogicModel(
        id: "l", hostile, columns: [.init(hostile, [.init("a", hostile, note: hostile, to: Self.hostile)])], joins: []),
      DifferenceView([.init(hostile, from: Self.hostile, to: "<img src=x onerror=alert(1)>")]),
    ]
    for view in views {
      let (root, faults) = MarksReader.read(view.marks())
      #expect(faults == [], "\(view)")
      #expect(root.all("script", "img").isEmpty, "\(view)")
      #expect(
        root.descendants.allSatisfy { element in !element.attributes.keys.contains { $0.hasPrefix("on") } }, "\(view)")
    }
  }

  @Test func `keep their paragraphs and their line breaks`() {
    #expect(HTML.paragraphs("one\ntwo\n\n \n<three>").text == "<p>one<br>two</p><p>&lt;three&gt;</p>")
    #expect(HTML.paragraphs("  \n ").isEmpty)
  }

  @Test func `keep a line break at the start of a long answer`() {
    let root = FormField("x", Phrase(verbatim: "X"), .paragraphs("\nsecond line")).read()
    #expect(root.first("textarea")?.raw == "\n\nsecond line", "a browser drops the first line break after the tag")
  }
}

@Suite struct `A link` {
  @Test(arguments: [
    "/purpose", "?sort=name", "#field-x", "https://x.org/a:b", "http://x.org", "mailto:a@b.org", "next", "a/b:c",
  ])
  func `leads where an address says`(address: String) {
    #expect(Link(Phrase(verbatim: "x"), to: address).safeAddress == address)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", " javascript:alert(1)",
    "java\nscript:x",
  ])
  func `never runs a script`(address: String) { #expect(Link(Phrase(verbatim: "x"), to: address).safeAddress == "#") }

  @Test func `does not leave the site by an address without a scheme`() {
    #expect(!Link.isSafe("//elsewhere.org"))
    #expect(!Link.isSafe("/\\elsewhere.org"))
    #expect(!Link.isSafe("/\t/elsewhere.org"))
  }

  @Test func `says aloud what it belongs to`() {
    let link = Link(Phrase("Change", es: "Cambiar"), to: "/c", context: Phrase("owner", es: "responsable"))
    #expect(link.read().text == "Change owner")
    #expect(link.read(in: .spanish).text == "Cambiar responsable")
  }
}
