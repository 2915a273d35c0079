import Purpose
import Store
import Synchronization
import Vocabulary

extension SampleStory {
  static func consultations(_ world: SampleWorld, _ told: inout Chronicle) {
    let director = world.author(.ortega)
    told.save(day("2026-01-30"), "15:00", by: director, SampleConsultations.purpose)
    ask(SampleConsultations.voicesOnPurpose, in: SampleConsultations.purpose, from: day("2026-02-03"), director, &told)
    told.save(day("2026-03-18"), "15:30", by: director, why: "Board of March 17", SampleConsultations.purposeAnswered)
    told.save(day("2026-10-30"), "15:00", by: director, SampleConsultations.selection)
    ask(
      SampleConsultations.voicesOnSelection, in: SampleConsultations.selection, from: day("2026-11-04"), director, &told
    )
  }

  /// Everybody is invited on the first day, answers on one of the days after it, and is answered some days later.
  private static func ask(
    _ voices: [SampleConsultations.Voice], in consultation: Consultation, from first: Day, _ director: Author,
    _ told: inout Chronicle
  ) {
    var source = SampleSource("answers to \(consultation.name)")
    for (number, voice) in voices.enumerated() {
      let letter = Letter()
      let invited =
        voice.isAnonymous ? "\(source.pick(SampleNames.given)) \(source.pick(SampleNames.family))" : voice.name
      let day = first.adding(days: 1 + number)
      told.at(first, "15:\(10 + number)") { store, district in
        letter.token = try await store.invite(
          invited, group: voice.group, to: consultation.id, until: consultation.closes ?? day, in: district,
          by: director)
      }
      told.at(day, "17:00") { store, district in
        try await hand(in: voice, to: consultation, with: letter.token, store, district)
      }
      guard !voice.reply.isEmpty else { continue }
      told.at(day.adding(days: 3), "16:00") { store, district in
        let answers = try await store.read(district) { try $0.responses(to: consultation.id) }
        guard let answer = answers.first(where: { $0.name == voice.name }) else { return }
        try await store.reply(voice.reply, to: answer.id, in: district, by: director)
      }
    }
  }

  private static func hand(
    in voice: SampleConsultations.Voice, to consultation: Consultation, with token: Token?, _ store: Store,
    _ district: District.ID
  ) async throws {
    guard let token, let invitation = try await store.read(district, { try $0.invitation(for: token) }) else { return }
    let answer = ConsultationAnswer(
      isAnonymous: voice.isAnonymous, name: voice.name, group: voice.group, stance: voice.stance,
      comment: voice.comment,
      remarks: voice.remarks.sorted { $0.key < $1.key }.map {
        .init(section: $0.key, stance: $0.value.stance, comment: $0.value.comment)
      }, isSigned: voice.isSigned)
    try await store.answer(
      consultation.id, with: answer, from: .invitation(invitation), in: district, by: .guest(voice.name))
  }
}

/// The link that somebody was sent, until they open it.
private final class Letter: Sendable {
  private let kept = Mutex<Token?>(nil)

  var token: Token? {
    get { kept.withLock { $0 } }
    set { kept.withLock { $0 = newValue } }
  }
}
