import Foundation
import HTTPTypes
import Measures
import Sample
import Store
import TestSupport
import Testing
import Vocabulary
import Web

/// The sample district's wave that is open, and the slip of paper that leads to it.
@Suite struct `Somebody who answers a survey` {
  private let address = SampleDistrict.surveyAddress

  private func wave(_ sample: SampleSite) async throws -> SurveyWave {
    try #require(
      try await sample.store.read(sample.id) { try $0.all(SurveyWave.self) }.first { $0.stage == .open })
  }

  private func answered(_ sample: SampleSite) async throws -> Int {
    let wave = try await wave(sample)
    return try await sample.store.read(sample.id) { try $0.turnout(of: wave.id) }.reduce(0) { $0 + $1.answered }
  }

  @Test func `is led through it in Spanish, one question at a time, and hands it in once`() async throws {
    let sample = try await SampleSite.open()
    let before = try await answered(sample)
    let teacher = sample.visitor()
    teacher.language = "es"
    try await teacher.open(address)
    #expect(teacher.page.heading.contains("La confianza en nuestras escuelas"))
    #expect(teacher.page.says("nada de lo que se guarda dice cuáles son suyas"))
    try await teacher.press("Empezar")
    var count = 0
    while teacher.page.path.split(separator: "/").last.flatMap({ Int($0) }) != nil {
      count += 1
      #expect(teacher.page.headers[HTTPField.Name("Referrer-Policy")!] == "no-referrer")
      #expect(teacher.page.headers[.cacheControl] == "no-store")
      let form = try teacher.page.form("Siguiente")
      let question = try #require(form.labels.first)
      try await teacher.press("Siguiente", [question: try form.choices(of: question)[count % 3]])
      if count > 30 { break }
    }
    #expect(count == 15)
    #expect(teacher.page.says("Ha respondido 15 de 15 preguntas"))
    try await teacher.press("Entregar mis respuestas")
    #expect(teacher.page.says("sus respuestas están entregadas"))
    #expect(!teacher.holds("answering") || teacher.cookies["answering"] == "")
    #expect(try await answered(sample) == before + 1)
    try await teacher.open(address)
    #expect(teacher.page.says("Este enlace ya se usó"))
  }

  @Test func `may skip, go back, leave and come again in the same browser`() async throws {
    let sample = try await SampleSite.open()
    let teacher = sample.visitor()
    try await teacher.open(address)
    try await teacher.press("Start")
    let empty = try await teacher.press("Next")
    #expect(empty.status == .unprocessableContent)
    #expect(empty.says("Choose an answer, or skip the question"))
    try await teacher.press("Next", [try #require(try teacher.page.form("Next").labels.first): "Agree"])
    try await teacher.press("Skip this question")
    #expect(teacher.page.path.hasSuffix("/3"))
    try await teacher.open(address)
    try await teacher.press("Go on")
    let form = try teacher.page.form("Next")
    #expect(try form.value(of: try #require(form.labels.first)) == "3")
    let other = sample.visitor()
    try await other.open(address)
    #expect(other.page.says("Start"))
    try await other.press("Start")
    let fresh = try other.page.form("Next")
    #expect(try fresh.value(of: try #require(fresh.labels.first)).isEmpty)
    try await other.open("\(address)/check")
    let nothing = try await other.press("Hand in my answers")
    #expect(nothing.says("Answer at least one question"))
  }

  @Test func `types the code of a slip, on a kiosk that is handed on`() async throws {
    let sample = try await SampleSite.open()
    let kiosk = sample.visitor()
    try await kiosk.open("/answer/\(sample.id)?kiosk=yes")
    let wrong = try await kiosk.press("Go on", ["Your code": "TAMA-RACK-2O27"])
    #expect(wrong.status == .unprocessableContent)
    #expect(wrong.says("Check the code"))
    try await kiosk.press("Go on", ["Your code": "tama rack 2o26"])
    try await kiosk.press("Start")
    #expect(kiosk.page.says("Start again with another code"))
    try await kiosk.press("Next", [try #require(try kiosk.page.form("Next").labels.first): "Disagree"])
    try await kiosk.open("\(address)/check?kiosk=yes")
    try await kiosk.press("Hand in my answers")
    #expect(kiosk.page.says("Next person"))
    #expect(kiosk.page.headers[HTTPField.Name("Refresh")!]?.contains("kiosk=yes") == true)
  }

  @Test func `finds nothing behind a code that nobody gave them, and is slowed down when guessing`() async throws {
    let sample = try await SampleSite.open()
    let guesser = sample.visitor()
    for _ in 0..<60 { try await guesser.open("/answer/\(sample.id)/0000000000\(Int.random(in: 10...99))") }
    #expect(guesser.page.status == .notFound)
    for _ in 0..<3 { try await guesser.open("/answer/\(sample.id)/000000000011") }
    #expect(guesser.page.status == .tooManyRequests)
    let teacher = sample.visitor()
    #expect(try await teacher.open(address).status == .ok)
  }

  @Test func `is not named on these pages, though signed in`() async throws {
    let sample = try await SampleSite.open()
    let brandt = try await sample.visit(as: .brandt)
    let page = try await brandt.open(address)
    #expect(!page.says("Brandt"))
  }
}

@Suite struct `The director of a survey` {
  @Test func `opens a wave, invites by mail, reminds, closes, and reads the results`() async throws {
    let sample = try await SampleSite.open()
    try await LoopbackRelay.open { server in
      let site = try Site(store: sample.store, address: "http://plan.example.org", mail: server.relay)
      let director = Visitor(site)
      director.keep("session", try await sample.session(of: .ortega).text)
      try await director.open("/measures/surveys/new")
      try await director.press(
        "Save",
        [
          "Name in English": "Support", "Name in Spanish": "Apoyo", "Instrument": "support",
          "At which schools": "Millrace Middle",
          "What those who answer are told, in English": "We ask.",
          "What those who answer are told, in Spanish": "Preguntamos.",
        ])
      let survey = director.page.path.prefix { $0 != "?" }
      try await director.open("/measures/waves/new?survey=\(survey.split(separator: "/").last ?? "")")
      try await director.press(
        "Save", ["Name": "Once", "First day": "2026-11-20", "Last day": "2026-12-01", "Stage": "Draft"])
      try await director.press("Open")
      let wave = String(director.page.path.prefix { $0 != "?" })
      try await director.press("Invite by mail")
      let invited = server.received.count
      #expect(invited > 20)
      for letter in server.received.prefix(9) {
        let link = try #require(letter.link("/answer/"))
        let teacher = Visitor(site)
        try await teacher.open(link)
        try await teacher.press("Start")
        for answer in ["Agree", "Disagree", "Strongly agree"] {
          try await teacher.press("Next", [try #require(try teacher.page.form("Next").labels.first): answer])
        }
        try await teacher.open("\(link)/check")
        try await teacher.press("Hand in my answers")
      }
      try await director.open(wave)
      #expect(director.page.says("9 of"))
      try await director.press("Remind those who have not answered")
      #expect(server.received.count == 2 * invited - 9)
      #expect(!Set(server.received.suffix(invited - 9).map(\.to)).contains(server.received[0].to))
      try await director.open(wave)
      try await director.press("Close and work out the results")
      try await director.follow("Results")
      #expect(director.page.says("Nothing is told of fewer than 5 people"))
      #expect(try await director.open("\(wave)/results").status == .ok)
    }
  }

  @Test func `is told what to do when too few have answered, and that a floor was promised`() async throws {
    let sample = try await SampleSite.open()
    let director = try await sample.visit(as: .ortega)
    let survey = try #require(try await sample.store.read(sample.id) { try $0.all(Survey.self) }.first)
    try await director.open("/measures/surveys/\(survey.id)/edit")
    let refused = try await director.press("Save", ["Fewest answers behind a figure": "3"])
    #expect(refused.status == .unprocessableContent)
    #expect(refused.says("it was promised"))
  }

  @Test func `reads where trust is in the way, and what to do first`() async throws {
    let sample = try await SampleSite.open()
    let director = try await sample.visit(as: .ortega)
    try await director.open("/context/trust")
    #expect(director.page.says("What to do first"))
    #expect(director.page.says("Millrace Middle"))
    #expect(director.page.says("In the way"))
    #expect(director.page.says("hidden"))
    let answer = try await director.open("/questions/4")
    #expect(answer.says("as their staff say without names"))
    #expect(answer.says("measured"))
  }

  @Test func `prints slips that are shown once`() async throws {
    let sample = try await SampleSite.open()
    let director = try await sample.visit(as: .ortega)
    let wave = try #require(
      try await sample.store.read(sample.id) { try $0.all(SurveyWave.self) }.first { $0.stage == .open })
    try await director.open("/measures/waves/\(wave.id)/codes")
    try await director.press("Make the codes", ["School": "Millrace Middle", "How many": "3"])
    let codes = director.page.text.matches(of: #/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/#)
    #expect(codes.count >= 3)
    let code = try #require(codes.first.map { String($0.output) })
    let again = try await director.open("/measures/waves/\(wave.id)/codes")
    #expect(!again.text.contains(code))
  }

  @Test func `enters items of the district's own, with who says so`() async throws {
    let sample = try await SampleSite.open()
    let director = try await sample.visit(as: .ortega)
    try await director.open("/measures/instruments/new")
    let items = "We learn here | Aquí aprendemos\nWe are heard | Se nos escucha"
    let refused = try await director.press(
      "Save", ["Name in English": "Ours", "Name in Spanish": "Nuestro", "Items": items])
    #expect(refused.status == .unprocessableContent)
    #expect(refused.says("Confirm that the district may use these items"))
    try await director.press(
      "Save",
      [
        "What allows their use": "Letter of May 4, 2026", "I confirm that the district may use these items": "yes",
      ])
    #expect(director.page.says("Marisol Ortega"))
    #expect(director.page.says("Letter of May 4, 2026"))
    #expect(director.page.says("Aquí aprendemos"))
  }
}

@Suite struct `A principal who reads survey results` {
  @Test func `sees the own school and the district, and no other school`() async throws {
    let sample = try await SampleSite.open()
    let principal = try await sample.visit(as: .nakamura)
    try await principal.open("/context/trust")
    #expect(principal.page.says("Alder Creek Elementary"))
    #expect(!principal.page.says("Millrace Middle"))
  }
}
