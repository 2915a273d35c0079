import Testing
import Vocabulary

@testable import Web

@Suite struct `Every view` {
  @Test(arguments: Samples.names, Language.allCases)
  func `closes what it opens`(name: String, language: Language) throws {
    let (_, faults) = MarksReader.read(try #require(Samples.views[name]).marks(in: language))
    #expect(faults == [])
  }

  // The policy of the site refuses them, so they would be lost.
  @Test(arguments: Samples.names) func `holds no style and no script in its marks`(name: String) throws {
    let root = try #require(Samples.views[name]).read()
    for element in root.descendants {
      #expect(!["script", "style"].contains(element.name))
      #expect(element.attributes.keys.allSatisfy { $0 != "style" && !$0.hasPrefix("on") }, "\(element.attributes)")
    }
  }

  @Test(arguments: Samples.names) func `names each id once, and refers to none that is not there`(name: String) throws {
    let root = try #require(Samples.views[name]).read()
    let ids = root.descendants.compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count)
    for element in root.descendants {
      for attribute in ["aria-labelledby", "aria-describedby", "for"] {
        for id in element[attribute]?.split(separator: " ") ?? [] {
          #expect(ids.contains(String(id)), "\(attribute)=\(id)")
        }
      }
    }
  }

  @Test(arguments: Samples.names) func `labels everything that takes an answer`(name: String) throws {
    let root = try #require(Samples.views[name]).read()
    let labelled = Set(root.all("label").compactMap { $0["for"] })
    for control in root.all("input", "select", "textarea") where control["type"] != "hidden" {
      #expect(labelled.contains(control["id"] ?? ""), "\(control.attributes)")
    }
  }

  @Test(arguments: Samples.names) func `gives words to every link and button`(name: String) throws {
    let root = try #require(Samples.views[name]).read()
    for way in root.all("a", "button", "summary") where way["hidden"] == nil {
      #expect(!way.text.isEmpty, "\(way.attributes)")
    }
  }
}
