import Build
import Foundation
import HTTPTypes
import Sample
import Store
import TestSupport
import Testing
import Vocabulary

@Suite struct `A director who plans training` {
  @Test func `sees what comes, what is covered and who has had what`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await visitor.open("/build/training")
    #expect(page.says("holders of roles have had everything that their roles ask for"))
    #expect(try page.table("Holders of roles who have had what their role asks for").count == 8)
    #expect(try page.table("Who has had what").contains { $0[0] == "Priya Raman" })
  }

  @Test func `shows a code, which somebody in the room types`() async throws {
    let site = try await SampleSite.open()
    let director = try await site.visit(as: .ortega)
    let event = "/build/training/\(TrainingEvent.ID.sample("Evenings with families"))"
    try await director.open(event)
    try await director.press("Make a code for the room", [:])
    let code = try #require(director.page.marked("room-code")?.text)
    let teacher = try await site.visit(as: .brandt)
    try await teacher.open(event)
    #expect(!teacher.page.text.contains(code))
    try await teacher.press("I was there", ["Code that is shown in the room": "QQQ"])
    #expect(teacher.page.status == .unprocessableContent)
    try await teacher.press("I was there", ["Code that is shown in the room": code.lowercased()])
    #expect(teacher.page.says("You were there"))
  }

  @Test func `keeps the list`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .ortega)
    let event = TrainingEvent.ID.sample("Evenings with families")
    try await visitor.open("/build/training/\(event)")
    try await visitor.press("Save the list", ["Who was there": "Priya Raman"])
    #expect(visitor.page.says("Saved"))
    let kept = try await site.store.read(site.id) { try $0.attendance(at: event) }
    #expect(kept.map(\.person) == [Cast.raman.id])
  }
}

@Suite struct `A teacher leader who looks at the training plan` {
  @Test func `sees her own way, and nobody else’s`() async throws {
    let visitor = try await SampleSite.open().visit(as: .raman)
    let rows = try await visitor.open("/build/training").table("Who has had what")
    #expect(rows.dropFirst().map(\.[0]) == ["Priya Raman"])
  }

  @Test func `subscribes with an address of her own, and takes it back`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .raman)
    try await visitor.open("/build/calendar")
    try await visitor.press("Make an address", [:])
    let address = try #require(visitor.page.marked("secret-address")?.text)
    let path = String(try #require(address.range(of: "/calendar/").map { address[$0.lowerBound...] }))
    let calendar = try await site.visitor().open(path)
    #expect(calendar.headers[.contentType] == "text/calendar; charset=utf-8")
    let text = String(decoding: calendar.bytes, as: UTF8.self)
    #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n"))
    #expect(text.contains("SUMMARY:What a study says\\, and what it does not"))
    #expect(text.contains("DTSTART:20261209T213000Z"), "half past three in Chicago")
    #expect(!text.contains("first visit to a new teacher"), "that is for mentors")
    #expect(!(try await visitor.open("/build/calendar")).text.contains(address), "it is shown once")
    try await visitor.press("Take it back", [:])
    #expect(try await site.visitor().open(path).status == .notFound)
    #expect(try await site.visitor().open("/calendar/nothing").status == .notFound)
  }

  @Test func `reads it in Spanish`() async throws {
    let visitor = try await SampleSite.open().visit(as: .raman)
    visitor.keep("language", "es")
    #expect(try await visitor.open("/build/training").says("Plan de formación"))
    #expect(try await visitor.open("/build/calendar").says("Su calendario"))
  }
}

extension ShownPage {
  fileprivate func marked(_ style: String) -> Element? { root.descendants.first { $0["class"] == style } }
}
