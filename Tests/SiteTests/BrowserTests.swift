import Foundation
import TestSupport
import Testing

/// The browser that other tests rely on, on pages of this file's own.
@Suite(.timeLimit(.minutes(10))) struct `A browser that a test drives` {
  let folder = TemporaryFolder.ofThisRun.file("pages")

  /// A page as a file, and its address.
  func page(_ name: String, _ body: String) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    let head = "<!doctype html><html lang=en><meta charset=utf-8><title>\(name)</title>"
    try Data((head + body).utf8).write(to: file)
    return file.absoluteString
  }

  @Test func `writes, chooses and presses by what a page says`() async throws {
    _ = try page("done.html", "<main><h1>Saved</h1><p id=q></p></main><script>q.innerText = location.search</script>")
    let form = try page(
      "form.html",
      """
      <form action=done.html>
        <label for=n>Name of the school</label><input id=n name=name value=old>
        <label>Level <select name=level><option value=p>Primary<option value=m>Middle</select></label>
        <label>Opened on <input type=date name=day></label>
        <fieldset><legend>Is it open?</legend>
          <label><input type=radio name=open value=yes> Yes</label><label><input type=radio name=open value=no> No</label>
        </fieldset>
        <label><input type=checkbox name=mail value=on> Tell its principal</label>
        <button>Save</button>
      </form>
      """)
    try await Browser.visit { page in
      try await page.go(to: form)
      try await page.write("Harbor & Hill", in: "Name of the school")
      try await page.choose("Middle", in: "Level")
      try await page.write("2026-09-01", in: "Opened on")
      try await page.choose("Yes", in: "Is it open?")
      try await page.tick("Tell its principal")
      try await page.press("Save")
      #expect(try await page.text.contains("?name=Harbor+%26+Hill&level=m&day=2026-09-01&open=yes&mail=on"))
    }
  }

  @Test func `says what there is when what it looks for is not there`() async throws {
    let address = try page("two.html", "<button>Cancel</button><a href='#x'>Go back</a>")
    let failure = await #expect(throws: BrowserFailure.self) {
      try await Browser.visit { page in
        try await page.go(to: address)
        try await page.press("Save")
      }
    }
    #expect(failure?.description.contains(#"no button or link says "Save". There are: "Cancel", "Go back""#) == true)
  }

  @Test func `does not press what something else lies over`() async throws {
    let address = try page(
      "covered.html", "<button>Save</button><div class=veil style='position:fixed;inset:0'></div>")
    let failure = await #expect(throws: BrowserFailure.self) {
      try await Browser.visit { page in
        try await page.go(to: address)
        try await page.press("Save")
      }
    }
    #expect(failure?.description.contains("lies over it") == true)
  }

  @Test func `gives up on words that do not come`() async throws {
    let address = try page("slow.html", "<p>Loading</p>")
    let failure = await #expect(throws: BrowserFailure.self) {
      try await Browser.visit { page in
        try await page.go(to: address)
        try await page.wait(for: "Loaded", within: .milliseconds(200))
      }
    }
    #expect(failure?.description.contains(#"The page does not say "Loaded". It says:"#) == true)
  }

  @Test func `says that an address does not answer`() async throws {
    await #expect(throws: BrowserFailure.self) {
      try await Browser.visit { try await $0.go(to: "http://127.0.0.1:1/") }
    }
  }

  @Test func `collects what scripts complain of`() async throws {
    let address = try page("faulty.html", "<script>console.error('first', 2); missing()</script>")
    let complaints = try await Browser.visit { page in
      try await page.go(to: address)
      return page.complaints
    }
    #expect(complaints.count == 2)
    #expect(complaints.first == #""first" 2"#)
    #expect(complaints.last?.contains("missing is not defined") == true)
  }

  @Test func `shows a page as a phone does, in the dark`() async throws {
    let address = try page(
      "wide.html", "<meta name=viewport content='width=device-width'><div style='width:600px'>wide</div>")
    try await Browser.visit(.phone.dark) { page in
      try await page.go(to: address)
      #expect(try await page.evaluate("document.documentElement.clientWidth") == 360)
      #expect(try await page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches").flag)
      #expect(try await !page.fitsItsWidth)
    }
  }

  @Test func `shows a page without its scripts`() async throws {
    let next = try page("next.html", "<p>Arrived</p>")
    let address = try page("plain.html", "<a href='\(next)'>Next</a><script>document.write('scripted')</script>")
    try await Browser.visit(.desk.withoutScripts) { page in
      try await page.go(to: address)
      #expect(try await !page.text.contains("scripted"))
      try await page.press("Next")
      #expect(try await page.text == "Arrived")
    }
  }

  @Test func `names each barrier and where it stands`() async throws {
    let address = try page("barrier.html", "<main><h1>Title</h1><img src='data:,' id=picture></main>")
    let barriers = try await Browser.visit { page in
      try await page.go(to: address)
      return try await page.barriers()
    }
    #expect(barriers.map(\.rule) == ["image-alt"])
    #expect(barriers.first?.element == "#picture")
  }

  @Test func `prints on sheets with their structure`() async throws {
    let address = try page("long.html", "<h1>One</h1><h1 style='break-before: page'>Two</h1>")
    try await Browser.visit { page in
      try await page.go(to: address)
      let paper = try await page.paper()
      #expect(paper.sheets == 2)
      #expect(paper.isTagged)
    }
  }

  @Test func `takes a picture of the whole page`() async throws {
    let address = try page("tall.html", "<div style='height:3000px'>tall</div>")
    try await Browser.visit(.phone) { page in
      try await page.go(to: address)
      let picture = try await page.picture()
      #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      // The height stands in bytes 20 to 23 of the file.
      #expect(picture[20..<24].reduce(0) { $0 * 256 + Int($1) } >= 3000)
    }
  }

  @Test func `moves by keyboard and knows what has its attention`() async throws {
    let address = try page(
      "keys.html", "<a href='#a'>First</a><button onclick='this.innerText=\"Pressed\"'>Second</button>")
    try await Browser.visit { page in
      try await page.go(to: address)
      try await page.press(key: "Tab")
      #expect(try await page.focused == "First")
      try await page.press(key: "Tab")
      try await page.press(key: "Enter")
      #expect(try await page.focused == "Pressed")
    }
  }

  @Test func `forgets one visit before the next`() async throws {
    let address = try page("memory.html", "<p>Memory</p>")
    for _ in 0..<2 {
      try await Browser.visit { page in
        try await page.go(to: address)
        #expect(try await page.evaluate("localStorage.getItem('seen')").isNull)
        try await page.evaluate("localStorage.setItem('seen', 'yes')")
      }
    }
  }
}
