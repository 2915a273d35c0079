import Testing
import Vocabulary

@testable import Web

@Suite struct `A table` {
  @Test func `names its columns and its rows`() {
    let root = Samples.table.read()
    #expect(root.first("caption")?.text == "Roles")
    #expect(root.all("th").filter { $0["scope"] == "col" }.map(\.text) == ["Role", "People", "State"])
    #expect(root.all("th").filter { $0["scope"] == "row" }.map(\.text) == ["Coach", "Mentor", "Total"])
  }

  @Test func `says by which column it is sorted`() {
    let headings = Samples.table.read().all("th").filter { $0["scope"] == "col" }
    #expect(headings.map { $0["aria-sort"] } == ["ascending", "none", nil])
    #expect(headings.map { $0.first("a")?["href"] } == ["?sort=role", "?sort=people", nil])
  }

  @Test func `stands figures under each other`() {
    let root = Samples.table.read()
    #expect(root.all("td").filter { $0.text == "12" || $0.text == "3" }.allSatisfy { $0["class"] == "number" })
  }

  @Test func `stays a table when its rows become cards`() {
    let root = Samples.table.read()
    #expect(root.first("table")?["role"] == "table")
    #expect(root.all("td").allSatisfy { $0["role"] == "cell" && $0["data-label"] != nil })
  }

  @Test func `scrolls in a region that the keyboard reaches and that has a name`() {
    var table = Samples.table
    table.narrow = .scrolls
    let region = table.read().children.first
    #expect(region?["role"] == "region")
    #expect(region?["tabindex"] == "0")
    #expect(region?["aria-label"] == "Roles")
  }

  @Test func `says why it is empty and what to do`() {
    var table = Samples.table
    table.rows = []
    table.whenEmpty = EmptyState(
      Phrase("No roles yet", es: "Aún no hay roles"), Phrase("Add the first", es: "Añada el primero"))
    #expect(table.read().text == "No roles yet\nAdd the first")
  }
}
