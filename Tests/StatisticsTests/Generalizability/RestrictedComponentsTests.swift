import Testing

@testable import Statistics

@Suite struct `Variance components by restricted maximum likelihood` {
  /// Persons by items, complete unless rows are left out.
  private func table(persons: Int = 40, items: Int = 8, without leftOut: (Int) -> Bool = { _ in false }) throws
    -> FacetTable
  {
    var random = RandomStream(seed: 9)
    let ofPersons = (0..<persons).map { _ in 0.8 * random.normal() }
    let ofItems = (0..<items).map { _ in 0.5 * random.normal() }
    var (scores, columns): ([Double], [[Int32]]) = ([], [[], []])
    for person in 0..<persons {
      for item in 0..<items {
        let score = ofPersons[person] + ofItems[item] + random.normal()
        if leftOut(person * items + item) { continue }
        scores.append(score)
        columns[0].append(Int32(person))
        columns[1].append(Int32(item))
      }
    }
    return FacetTable(try FacetDesign(object: "person", facets: ["item"]), scores: scores, columns: columns)
  }

  @Test func `have the errors that mean squares give them where scores are balanced`() throws {
    let table = try table()
    let squares = MeanSquares(table)
    let found = try VarianceStudy.fit(VarianceStudy.model(table, [0, 1]), Work())
    let noise = zip(squares.meanSquares, squares.degreesOfFreedom).map { 2 * $0 * $0 / $1 }
    let expected = [((noise[0] + noise[2]) / 64).squareRoot(), ((noise[1] + noise[2]) / 1_600).squareRoot()]
    for (variance, error) in zip(found.variances, expected) {
      #expect(isClose(try #require(variance.standardError), error, relative: 1e-4))
    }
    #expect(isClose(try #require(found.residual.standardError), noise[2].squareRoot(), relative: 1e-4))
  }

  @Test func `have errors as wide as redrawn components spread, where scores are missing`() throws {
    let study = try VarianceStudy(table { $0 % 7 == 3 }, Work())
    #expect(study.squares == nil)
    let drawn = try study.redrawn(400, seed: 1, Work())
    for (place, component) in study.variances.components.enumerated() {
      let values = drawn.map { $0[place] }
      let mean = values.reduce(0, +) / 400
      let spread = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 399).squareRoot()
      #expect(isClose(try #require(component.standardError), spread, relative: 0.25), "\(component.effect)")
      #expect(isClose(mean, component.variance, relative: 0.15))
    }
  }

  @Test func `have none where a component is nought`() throws {
    var random = RandomStream(seed: 2)
    var table = try table { $0 % 7 == 3 }
    table = FacetTable(
      table.design, scores: table.scores.map { _ in random.normal() }, columns: [table.cells[0], table.cells[1]])
    let study = try VarianceStudy(table, Work())
    for component in study.variances.components {
      #expect((component.standardError == nil) == (component.variance == 0))
    }
  }

  @Test func `are redrawn alike at any number of threads`() throws {
    let study = try VarianceStudy(table(persons: 12) { $0 % 5 == 1 }, Work())
    #expect(try study.redrawn(20, seed: 3, Work(threads: 1)) == study.redrawn(20, seed: 3, Work(threads: 3)))
  }
}
