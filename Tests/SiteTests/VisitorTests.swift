import HTTPTypes
import Testing
import Web

/// The reader of pages that visits rely on.
@Suite struct `A page that a test was shown` {
  func page(_ marks: String) -> ShownPage {
    ShownPage(path: "/here", status: .ok, headers: [.contentType: "text/html"], bytes: Array(marks.utf8))
  }

  @Test func `says what a person reads`() {
    let shown = page(
      """
      <!doctype html><html><head><title>T</title><style>p{}</style></head><body><!-- no --><h1>Schools &amp; teams</h1>
      <p>There are <b>two</b>
      of them.</p><p hidden>Not this</p><script>var no = "<p>"</script></body></html>
      """)
    #expect(shown.text == "Schools & teams\nThere are two of them.")
    #expect(shown.heading == "Schools & teams")
    #expect(shown.title == "T")
    #expect(shown.says("two of them"))
    #expect(shown.faults == [])
  }

  @Test(arguments: [
    ("<p><b>a</p>", "<b> is not closed before </p>"), ("a</p>", "</p> ends what was not begun"),
    ("<a href='1' href='2'>x</a>", "<a> says href twice"), ("<p>1 < 2</p>", "a bare < in p"),
    ("<ul><li>a", "<li> is not closed before the end"),
  ])
  func `tells what is wrong with its marks`(marks: String, fault: String) {
    #expect(page(marks).faults.contains(fault))
  }

  @Test func `lists its tables, links and summary rows by their words`() throws {
    let shown = page(
      """
      <table><caption>Schools</caption><tr><th>Name</th></tr><tr><td><a href="/s/1">Harbor</a></td></tr></table>
      <dl><div><dt>Level</dt><dd>Primary</dd></div></dl>
      """)
    #expect(try shown.table("Schools") == [["Name"], ["Harbor"]])
    #expect(try shown.link("Harbor") == "/s/1")
    #expect(try shown.value(of: "Level") == "Primary")
    let failure = #expect(throws: NotShown.self) { try shown.link("Hill") }
    #expect(failure?.description == #"/here (200) has no link "Hill". It has: "Harbor""#)
  }

  @Test func `has forms that are sent as a browser sends them`() throws {
    let shown = page(
      """
      <form method="post" action="/save"><input type="hidden" name="csrf" value="t">
      <label for="n">Name <span>(optional)</span></label><input id="n" name="name" value="old">
      <label for="a">About</label><textarea id="a" name="about">
      first
      </textarea>
      <label for="l">Level</label><select id="l" name="level"><option value="p">Primary</option><option value="m">Middle</option></select>
      <fieldset><legend>Days</legend><input type="checkbox" name="days" value="1" id="d1" checked><label for="d1">Monday</label>
      <input type="checkbox" name="days" value="2" id="d2"><label for="d2">Tuesday</label></fieldset>
      <input type="checkbox" name="closed" value="yes" id="c" checked><label for="c">Closed</label>
      <button>Cancel</button><button name="then" value="new">Save</button></form>
      """)
    var form = try shown.form("Save")
    #expect(form.labels == ["Name (optional)", "About", "Level", "Days", "Closed"])
    #expect(form.input.urlEncoded.contains("days=1&closed=yes&then=new"))
    try form.answer("Name", "Harbor")
    try form.answer("Level", "Middle")
    try form.answer("Days", "Monday", "Tuesday")
    try form.answer("Closed", "no")
    #expect(try form.value(of: "About") == "first\n")
    let sent = Dictionary(grouping: form.input.pairs, by: \.name).mapValues { $0.map(\.value) }
    #expect(
      sent == [
        "csrf": ["t"], "name": ["Harbor"], "about": ["first\n"], "level": ["m"], "days": ["1", "2"], "then": ["new"],
      ])
    #expect(throws: NotShown.self) { try form.answer("Level", "High") }
  }
}
