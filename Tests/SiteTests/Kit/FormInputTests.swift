import HTTPTypes
import Testing

@testable import Web

@Suite struct `What a form carries` {
  @Test func `is read with several values under one name`() {
    let form = FormInput(urlEncoded: "name=Ana+Ortega&school=a&school=b&empty=&bare")
    #expect(form["name"] == "Ana Ortega")
    #expect(form.all("school") == ["a", "b"])
    #expect(form.has("bare") && form["bare"].isEmpty)
  }

  @Test(arguments: ["Ñandú & co", "a=b&c", "100% <b>", "línea\nnueva", "🙂"]) func `survives the way there and back`(
    text: String
  ) {
    let form = FormInput([("v", text)])
    #expect(FormInput(urlEncoded: form.urlEncoded) == form)
  }

  @Test(arguments: ["%", "%4", "%zz", "=", "&&&", "%00=%FF"]) func `that is broken is read without harm`(text: String) {
    _ = FormInput(urlEncoded: text)
  }
}

@Suite struct `The route table` {
  @Test func `names every address once`() {
    let addresses = Site.routes.map { "\($0.method) \($0.path)" }
    #expect(Set(addresses).count == addresses.count)
  }

  @Test func `leads every signpost somewhere`() {
    let pages = Set(Site.routes.filter { $0.method == .get }.map(\.path))
    for signpost in Site.signposts { #expect(pages.contains(signpost.href), "\(signpost.href)") }
  }
}
