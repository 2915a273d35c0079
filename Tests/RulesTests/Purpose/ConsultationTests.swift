import Purpose
import Testing
import Vocabulary

@Suite struct `A consultation` {
  static let day = Day("2026-10-10")!

  static func consultation(anonymous: Bool = true) -> Consultation {
    var consultation = Consultation(id: .init("c"))
    consultation.name = "Roles for next year"
    consultation.draft =
      "Read this first.\n\n# Who can apply\nAny teacher\nwith three years.\n\nNo rating is asked.\n## Pay\n$3,000 a year."
    consultation.opens = Day("2026-10-01")
    consultation.closes = Day("2026-10-31")
    consultation.allowsAnonymous = anonymous
    consultation.stage = .published
    return consultation
  }

  static func response(
    _ name: String? = "Ana Ruiz", stance: Stance? = .support, comment: String = "",
    remarks: [ConsultationResponse.Remark] = [],
    signed: Bool = false, reply: String = ""
  ) -> ConsultationResponse {
    ConsultationResponse(
      id: .new(), consultation: .init("c"),
      respondent: name.map { .named(.init(name: $0, group: .teachers)) } ?? .anonymous(group: nil), day: day,
      stance: stance, comment: comment, remarks: remarks, isSigned: signed, reply: reply)
  }

  @Test func `is cut into sections at its headings`() {
    let sections = Self.consultation().sections
    #expect(sections.map(\.heading) == ["", "Who can apply", "Pay"])
    #expect(sections.map(\.number) == [1, 2, 3])
    #expect(sections[1].paragraphs == ["Any teacher\nwith three years.", "No rating is asked."])
    #expect(sections[0].label.es == "Introducción")
  }

  @Test func `without headings is one section, and without text none`() {
    var consultation = Consultation(id: .new())
    #expect(consultation.sections.isEmpty)
    consultation.draft = "\n\nOne text.\r\nTwo lines.\n"
    #expect(consultation.sections.map(\.paragraphs) == [["One text.\nTwo lines."]])
  }

  @Test(arguments: [
    ("2026-09-30", Consultation.Phase.waiting), ("2026-10-01", .open), ("2026-10-31", .open), ("2026-11-01", .closed),
  ])
  func `is open from its first day to its last`(day: String, phase: Consultation.Phase) {
    #expect(Self.consultation().phase(on: Day(day)!) == phase)
  }

  @Test func `is published only with a draft and its days`() {
    var consultation = Consultation(id: .new())
    consultation.stage = .published
    #expect(consultation.findings.map(\.code) == ["no-draft", "no-opening", "no-closing"])
    consultation = Self.consultation()
    consultation.closes = Day("2026-09-01")
    #expect(consultation.findings.map(\.code) == ["closes-before-opening"])
  }

  @Test func `keeps its draft once somebody has answered`() {
    let old = Self.consultation()
    var new = old
    new.draft += " More."
    #expect(new.findings(replacing: old, responses: 1).map(\.code) == ["already-answered"])
    #expect(new.findings(replacing: old, responses: 0).isEmpty)
    new = old
    new.closes = Day("2026-11-30")
    #expect(new.findings(replacing: old, responses: 9).isEmpty)
    new.stage = .draft
    #expect(new.findings(replacing: old, responses: 9).map(\.field) == ["stage"])
  }
}

@Suite struct `An answer to a consultation` {
  typealias Consulted = `A consultation`

  func codes(_ response: ConsultationResponse, anonymous: Bool = true, on day: String = "2026-10-10") -> [String] {
    response.findings(for: Consulted.consultation(anonymous: anonymous), on: Day(day)!).map(\.code)
  }

  @Test func `is handed in with a position or a comment`() {
    #expect(codes(Consulted.response()).isEmpty)
    #expect(codes(Consulted.response(stance: nil, comment: "Pay is low")).isEmpty)
    #expect(codes(Consulted.response(stance: nil, remarks: [.init(section: 2, stance: .object)])).isEmpty)
    #expect(codes(Consulted.response(stance: nil, comment: "  ", remarks: [.init(section: 2)])) == ["says-nothing"])
  }

  @Test func `is not taken before it opens or after it closes`() {
    #expect(codes(Consulted.response(), on: "2026-09-30") == ["not-open"])
    #expect(codes(Consulted.response(), on: "2026-11-01") == ["not-open"])
  }

  @Test func `needs a name where names are asked for`() {
    #expect(codes(Consulted.response(" ")) == ["required"])
    #expect(codes(Consulted.response(nil), anonymous: false) == ["name-needed"])
    #expect(codes(Consulted.response(nil)).isEmpty)
  }

  @Test func `can be signed only with a name and a position`() {
    #expect(codes(Consulted.response(nil, signed: true)) == ["unsigned-anonymous"])
    #expect(codes(Consulted.response(stance: nil, comment: "Good", signed: true)) == ["sign-needs-position"])
    #expect(codes(Consulted.response(signed: true)).isEmpty)
  }

  @Test func `speaks only of sections that there are, and not at endless length`() {
    #expect(codes(Consulted.response(remarks: [.init(section: 4, comment: "?")])) == ["no-such-section"])
    #expect(codes(Consulted.response(comment: String(repeating: "a", count: 10_001))) == ["too-long"])
  }

  @Test func `without a name has no place for a person`() {
    let response = Consulted.response(nil)
    #expect(response.name == nil)
    #expect(response.isAnonymous)
    guard case .anonymous = response.respondent else {
      Issue.record("an answer without a name holds somebody")
      return
    }
  }
}

@Suite struct `What the answers come to` {
  typealias Consulted = `A consultation`

  @Test func `is counted on the whole and section by section`() {
    let summary = ConsultationSummary(
      of: Consulted.consultation(),
      [
        Consulted.response(signed: true),
        Consulted.response(
          "Bo", stance: .concerns,
          remarks: [.init(section: 3, stance: .object, comment: "Too little"), .init(section: 2, stance: .support)]),
        Consulted.response(
          nil, stance: .object, comment: "No", remarks: [.init(section: 3, stance: .concerns)], reply: "We heard you"),
      ])
    #expect(summary.responses == 3)
    #expect(summary.anonymous == 1)
    #expect(summary.signed == 1)
    #expect(summary.unanswered == 1)
    #expect((summary.whole[.support], summary.whole[.concerns], summary.whole[.object]) == (1, 1, 1))
    #expect(summary.sections.map { $0.tally.positions } == [0, 1, 2])
    #expect(summary.sections[2].tally.comments == 1)
    #expect(summary.mostContested?.heading == "Pay")
    #expect(summary.groups == [.teachers: 2])
  }

  @Test func `shows no contested section when nobody is against`() {
    #expect(ConsultationSummary(of: Consulted.consultation(), [Consulted.response()]).mostContested == nil)
  }

  @Test func `holds back answers without a name until there are three, or until it is over`() {
    let consultation = Consulted.consultation()
    let two = [Consulted.response(nil), Consulted.response(nil), Consulted.response()]
    #expect(consultation.shows(two, on: Consulted.day).map(\.isAnonymous) == [false])
    #expect(consultation.shows(two + [Consulted.response(nil)], on: Consulted.day).count == 4)
    #expect(consultation.shows(two, on: Day("2026-11-01")!).count == 3)
  }
}

@Suite struct `An invitation to a consultation` {
  @Test func `is good until it expires or is revoked`() {
    var invitation = ConsultationInvitation(
      id: .new(), consultation: .init("c"), name: "Ana", expires: Day("2026-10-31")!)
    #expect(invitation.isGood(on: Day("2026-10-31")!))
    #expect(!invitation.isGood(on: Day("2026-11-01")!))
    invitation.isRevoked = true
    #expect(!invitation.isGood(on: Day("2026-10-01")!))
  }

  @Test func `is sent only for a consultation that is published and not over`() {
    var consultation = `A consultation`.consultation()
    let invitation = ConsultationInvitation(
      id: .new(), consultation: .init("c"), name: "Ana", expires: Day("2026-12-31")!)
    #expect(invitation.findings(for: consultation, on: Day("2026-09-01")!).isEmpty)
    #expect(invitation.findings(for: consultation, on: Day("2026-11-01")!).map(\.code) == ["not-open"])
    consultation.stage = .draft
    #expect(invitation.findings(for: consultation, on: Day("2026-10-01")!).map(\.code) == ["not-published"])
  }
}
