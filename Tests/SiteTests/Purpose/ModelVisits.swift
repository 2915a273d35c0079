import HTTPTypes
import Purpose
import Sample
import Store
import TestSupport
import Testing
import Vocabulary
import Web

@Suite struct `Looking at the logic model` {
  private static func theory(_ site: SampleSite, _ name: String) async throws -> TheoryOfAction {
    let all = try await site.store.read(site.id) { try $0.all(TheoryOfAction.self) }
    return try #require(all.first { $0.name == name })
  }

  @Test func `shows every priority with its steps, and a step that nobody has written`() async throws {
    let visitor = try await SampleSite.open().visit(as: .brandt)
    let page = try await visitor.open("/purpose/model")
    #expect(page.says("Every child reads well by the end of grade 3"))
    #expect(page.says("What changes in teaching or culture"))
    #expect(page.says("Not written yet"))
    #expect(page.says("No role yet"))
    #expect(!page.hasLink("Write it"))
  }

  @Test func `changes a step in its box, and says so in the history`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .ortega)
    let theory = try await Self.theory(site, "Reasoning routines in grades 6 to 9")
    try await visitor.open("/purpose/model?edit=\(theory.id).leader_action")
    let page = try await visitor.press("Save", ["What teacher leaders will do": "Open their lessons every Tuesday"])
    #expect(page.says("Saved"))
    #expect(page.says("Open their lessons every Tuesday"))
    let saved = try await Self.theory(site, theory.name)
    #expect(saved.leaderAction == "Open their lessons every Tuesday")
    #expect(saved.version == theory.version + 1)
    let versions = try await visitor.open("\(theory.address)/versions")
    #expect(versions.says("Open their lessons every Tuesday"))
  }

  @Test func `does not take a step out of what is agreed, and keeps what was typed`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .ortega)
    let theory = try await Self.theory(site, "Two years beside an experienced colleague")
    try await visitor.open("/purpose/model?edit=\(theory.id).barrier")
    let page = try await visitor.press("Save", ["What holds it back": " "])
    #expect(page.status == .unprocessableContent)
    #expect(page.problems == ["Write: What holds it back"])
    #expect(page.title.hasPrefix("Error:"))
    #expect(try await Self.theory(site, theory.name) == theory)
  }

  @Test func `shows both texts when somebody saved in between`() async throws {
    let site = try await SampleSite.open()
    let (first, second) = (try await site.visit(as: .ortega), try await site.visit(as: .ortega))
    let theory = try await Self.theory(site, "Reasoning routines in grades 6 to 9")
    for visitor in [first, second] { try await visitor.open("/purpose/model?edit=\(theory.id).barrier") }
    try await first.press("Save", ["What holds it back": "The first text"])
    let page = try await second.press("Save", ["What holds it back": "The second text"])
    #expect(page.status == .conflict)
    #expect(page.says("Marisol Ortega saved this in between"))
    #expect(page.says("The first text"))
    #expect(try page.form("Save").value(of: "What holds it back") == "The second text")
    let after = try await second.press("Save")
    #expect(after.says("Saved"))
    #expect(try await Self.theory(site, theory.name).barrier == "The second text")
  }

  @Test func `is changed by nobody but the director`() async throws {
    let site = try await SampleSite.open()
    let theory = try await Self.theory(site, "Reasoning routines in grades 6 to 9")
    for person in [Cast.whitfield, .nakamura, .brandt, .carranza] {
      let visitor = try await site.visit(as: person)
      let page = try await visitor.open("/purpose/model?edit=\(theory.id).barrier")
      #expect(!page.hasButton("Save"), "\(person)")
      let answer = try await visitor.request(.post, "/purpose/model/\(theory.id)/barrier")
      #expect(answer.status == .forbidden, "\(person)")
    }
  }

  @Test func `finds nothing for a theory or a step that there is not`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    #expect(try await visitor.open("/purpose/model?edit=nothing.barrier").status == .ok)
    #expect(try await visitor.open("/purpose/model?edit=..&priority=%00").status == .ok)
  }
}

@Suite struct `Looking at who serves what` {
  @Test func `finds the priority that no one serves, and the schools with no one`() async throws {
    let visitor = try await SampleSite.open().visit(as: .whitfield)
    let page = try await visitor.open("/purpose/coverage")
    #expect(page.says("Priorities with no one"))
    #expect(page.says("Mathematics in grades 6 to 9: from procedures to reasoning: no role at any school"))
    let map = try page.table("Roles for each priority")
    #expect(map.count == 31)
    #expect(map.contains { $0.first == "Alder Creek Elementary" && $0.contains("Literacy lead") })
  }

  @Test func `narrows the map down to a level, and back`() async throws {
    let visitor = try await SampleSite.open().visit(as: .whitfield)
    try await visitor.open("/purpose/coverage")
    let page = try await visitor.press("Apply filters", ["Level": "High"])
    let map = try page.table("Roles for each priority")
    #expect(map.count > 1 && map.count < 10)
    #expect(try await visitor.follow("Clear all").table("Roles for each priority").count == 31)
  }

  @Test func `tells a career step from a role that is aimed at something`() async throws {
    let visitor = try await SampleSite.open().visit(as: .abernathy)
    let page = try await visitor.open("/purpose/form-and-function")
    #expect(page.says("In part: 3 of 4 roles"))
    #expect(page.says("Yes, with one exception that we inherited"))
    let roles = try page.table("Roles with their form")
    #expect(roles.contains { $0.first == "Master teacher" && $0[1] == "Form without a stated change" })
    #expect(!page.hasLink("Change the answer"))
  }

  @Test func `refuses to publish a role without an agreed purpose`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    try await visitor.open("/build/roles/new")
    let page = try await visitor.press("Save", ["Name": "Ambassador", "Stage": "Published"])
    #expect(page.status == .unprocessableContent)
    #expect(page.problems == ["Choose the purpose that this role serves before you publish it"])
  }
}

@Suite struct `Looking at engagement` {
  @Test func `shows what was heard beside what changed, to everybody`() async throws {
    let visitor = try await SampleSite.open().visit(as: .brandt)
    let page = try await visitor.open("/purpose/engagement")
    #expect(page.says("Pay every lead the same, wherever they work."))
    #expect(page.says("One stipend for the whole district"))
    #expect(try page.table("Staff").contains { $0.first == "Support staff" && $0.last == "Heard less than its size" })
  }

  @Test func `names stakeholders only to those who may read what is delicate`() async throws {
    let site = try await SampleSite.open()
    let director = try await site.visit(as: .ortega).open("/purpose/engagement")
    #expect(director.says("Stakeholders nobody has reached yet"))
    #expect(director.says("Harlan Family Foundation"))
    for person in [Cast.brandt, .nakamura, .abernathy] {
      let page = try await site.visit(as: person).open("/purpose/engagement")
      #expect(!page.says("Harlan Family Foundation"), "\(person)")
    }
  }

  @Test func `keeps their names out of the records that name them`() async throws {
    let site = try await SampleSite.open()
    let priority = try await site.store.read(site.id) { try $0.all(Priority.self).first { !$0.knownBy.isEmpty } }
    let known = try #require(priority)
    let names = try await site.store.read(site.id) { try $0.find(Stakeholder.self, all: known.knownBy).map(\.name) }
    let director = try await site.visit(as: .ortega).open(known.address)
    let teacher = try await site.visit(as: .brandt).open(known.address)
    for name in names {
      #expect(director.says(name))
      #expect(!teacher.says(name))
    }
    #expect(teacher.says("not shown to you"))
    #expect(try await site.visit(as: .brandt).open("/purpose/stakeholders").status == .forbidden)
  }

  @Test func `leaves only what nobody has answered when asked`() async throws {
    let visitor = try await SampleSite.open().visit(as: .brandt)
    try await visitor.open("/purpose/engagement")
    let page = try await visitor.follow("Not answered yet")
    #expect(page.says("Who leads mathematics in grades 6 to 9?"))
    #expect(!page.says("One stipend for the whole district"))
  }
}
