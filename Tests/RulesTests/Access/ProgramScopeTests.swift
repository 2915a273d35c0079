import Testing
import Vocabulary

@Suite struct `The scope of a program` {
  @Test(arguments: ProgramScope.all) func `is read back as it is written`(scope: ProgramScope) {
    #expect(ProgramScope(scope.name) == scope)
    #expect(!scope.label.en.isEmpty && scope.label.en != scope.label.es)
  }

  @Test(arguments: [
    "", "read", "read:", ":purpose", "read:everything", "write:history", "own:purpose", "read:purpose:x",
  ])
  func `is nothing else`(text: String) { #expect(ProgramScope(text) == nil) }

  @Test func `lets whoever changes something read it, and nothing beside it`() {
    let scopes: Set = [ProgramScope(.build, writes: true), ProgramScope(.purpose)]
    #expect(scopes.allow(ProgramScope(.build)))
    #expect(scopes.allow(ProgramScope(.build, writes: true)))
    #expect(scopes.allow(ProgramScope(.purpose)))
    #expect(!scopes.allow(ProgramScope(.purpose, writes: true)))
    #expect(!scopes.allow(ProgramScope(.history)))
  }

  @Test func `is there for every strategy`() {
    for strategy in Strategy.allCases {
      #expect(ProgramScope.all.contains(ProgramScope(ProgramScope.Area(strategy))))
    }
  }
}
