import Context
import Measures
import Purpose
import Vocabulary

/// Something that waits for one person, and where it is done.
package struct WaitingTask: Sendable, Equatable {
  package enum Sort: Sendable, Equatable {
    /// Somebody asked for it by hand.
    case asked(AskedTask.ID)
    /// Somebody named the person in a comment.
    case mention(Comment.ID)
    /// Of a record that the person owns.
    case record
    case consultation
    /// Answers that nobody has replied to.
    case reply
  }

  package let sort: Sort
  package let words: Phrase
  /// What it is about, or who says so.
  package let about: Phrase
  package let address: String
  package var due: Day?

  package init(_ sort: Sort, _ words: Phrase, about: Phrase, at address: String, due: Day? = nil) {
    self.sort = sort
    self.words = words
    self.about = about
    self.address = address
    self.due = due
  }
}

extension Records {
  /// Everything that waits for somebody, what is due first. Worked out from the records; only what was asked by hand is kept.
  package func waitingTasks(for member: Member, _ permission: Permission) throws -> [WaitingTask] {
    let reach: (RecordKind) throws -> Reach? = { kind in
      permission.allowsSomewhere(member, kind.reading) ? Reach(member, permission, may: kind.reading) : nil
    }
    let all =
      try askedTasks(of: member.person, reach) + mentionTasks(of: member.person, reach)
      + consultationTasks(member, permission) + ownedTasks(of: member.person, reach)
      + (permission.viewer == nil ? agreementTasks(of: member.person) : [])
      + (reach(MeasureReading.kind) == nil ? [] : lateReadingTasks(of: member))
    return all.enumerated().sorted {
      ($0.element.due?.number ?? .max, $0.offset) < ($1.element.due?.number ?? .max, $1.offset)
    }.map(\.element)
  }

  private func askedTasks(of person: Person.ID, _ reach: (RecordKind) throws -> Reach?) throws -> [WaitingTask] {
    try tasks(of: person).compactMap { task in
      guard let comment = try comment(task.comment),
        let subject = try subject(comment.kind, comment.record, reach: reach)
      else { return nil }
      return WaitingTask(
        .asked(task.id), Phrase(verbatim: comment.text.firstLine),
        about: Phrase(
          "\(task.askerName) asked, at “\(subject.title)”", es: "Lo pidió \(task.askerName), en «\(subject.title)»"),
        at: "\(subject.address)#comment-\(comment.id)", due: task.due)
    }
  }

  /// Until the thread is settled, or the person has answered in it, or laid it aside.
  private func mentionTasks(of person: Person.ID, _ reach: (RecordKind) throws -> Reach?) throws -> [WaitingTask] {
    let waiting = try session.rows(
      """
      SELECT m.comment FROM comment_mention m
      JOIN comment c ON c.district = m.district AND c.id = m.comment
      JOIN comment t ON t.district = c.district AND t.id = c.thread
      WHERE m.district = \(district) AND m.person = \(person) AND m.done IS NULL
        AND c.removed IS NULL AND t.resolved IS NULL
        AND NOT EXISTS (SELECT 1 FROM task a WHERE a.district = m.district AND a.comment = m.comment AND a.person = m.person)
        AND NOT EXISTS (SELECT 1 FROM comment a WHERE a.district = c.district AND a.thread = c.thread
          AND a.person = m.person AND a.removed IS NULL AND a.moment > c.moment)
      ORDER BY c.moment, c.id
      """
    ).map { Comment.ID($0.text(0)) }
    return try waiting.compactMap { id in
      guard let comment = try comment(id), let subject = try subject(comment.kind, comment.record, reach: reach)
      else { return nil }
      return WaitingTask(
        .mention(comment.id), Phrase(verbatim: comment.text.firstLine),
        about: Phrase(
          "\(comment.name) named you, at “\(subject.title)”", es: "\(comment.name) lo menciona, en «\(subject.title)»"),
        at: "\(subject.address)#comment-\(comment.id)")
    }
  }

  private func consultationTasks(_ member: Member, _ permission: Permission) throws -> [WaitingTask] {
    guard permission.allows(member, .comment) || permission.viewer != nil else { return [] }
    let mayReply = permission.allows(member, .editPlan)
    return try all(Consultation.self).flatMap { consultation -> [WaitingTask] in
      try (mayReply ? repliesTask(consultation).map { [$0] } ?? [] : []) + answerTask(consultation, member)
    }
  }

  private func answerTask(_ consultation: Consultation, _ member: Member) throws -> [WaitingTask] {
    guard consultation.phase(on: today) == .open, try !isSpent(.member(member), consultation.id) else { return [] }
    let own = try response(to: consultation.id, from: .member(member))
    if own?.isSigned == true { return [] }
    let words =
      own == nil
      ? Phrase("Answer the consultation “\(consultation.name)”", es: "Responder a la consulta «\(consultation.name)»")
      : Phrase("Sign your position on “\(consultation.name)”", es: "Firmar su postura sobre «\(consultation.name)»")
    return [
      WaitingTask(
        .consultation, words, about: Phrase("Consultation", es: "Consulta"),
        at: "/\(Consultation.kind.path)/\(consultation.id)/answer", due: consultation.closes)
    ]
  }

  private func repliesTask(_ consultation: Consultation) throws -> WaitingTask? {
    let shown = consultation.shows(try responses(to: consultation.id), on: today)
    let count = shown.count { $0.hasSomethingToAnswer && $0.reply.isEmpty && !$0.isAnonymous }
    if count == 0 { return nil }
    let answers = Phrase.count(
      count, one: Phrase("answer", es: "respuesta"), many: Phrase("answers", es: "respuestas"))
    return WaitingTask(
      .reply,
      Phrase(
        "Reply to \(answers.en) to “\(consultation.name)”", es: "Contestar \(answers.es) a «\(consultation.name)»"),
      about: Phrase("Consultation", es: "Consulta"), at: "/\(Consultation.kind.path)/\(consultation.id)/answers")
  }
}

extension Records {
  /// Records that the person owns and that something is missing from.
  private func ownedTasks(of person: Person.ID, _ reach: (RecordKind) throws -> Reach?) throws -> [WaitingTask] {
    try Register.all.flatMap { type -> [WaitingTask] in
      guard let reach = try reach(type.kind) else { return [] }
      return try ownedTasks(type, person, reach)
    }
  }

  private func ownedTasks<Record: DistrictRecord>(_ type: Record.Type, _ person: Person.ID, _ reach: Reach) throws
    -> [WaitingTask]
  {
    guard let owner = Record.field("owner"), owner.kind == .reference(Person.kind.name) else { return [] }
    let own = try session.rows(
      select(type, where: "\"owner\" = \(person) AND \(reach.condition(type, in: district))") + " ORDER BY id LIMIT 200"
    )
    return try own.map(Record.init(row:)).flatMap { try tasks(of: $0) }
  }

  private func tasks(of record: some DistrictRecord) throws -> [WaitingTask] {
    let kind = type(of: record).kind
    if let step = record as? ReadinessAssessment { return try steps(of: step) }
    return try gaps(of: record).map { finding in
      WaitingTask(
        .record, finding.message,
        about: Phrase("\(kind.one.en): “\(record.title)”", es: "\(kind.one.es): «\(record.title)»").withCapital,
        at: "/\(kind.path)/\(record.identifier)")
    }
  }

  private func steps(of assessment: ReadinessAssessment) throws -> [WaitingTask] {
    guard !assessment.isDone, !assessment.nextStep.trimmed.isEmpty else { return [] }
    let school = try assessment.school.flatMap { try find(School.self, $0)?.name } ?? ""
    return [
      WaitingTask(
        .record, Phrase(verbatim: assessment.nextStep.firstLine),
        about: Phrase("Readiness of \(school)", es: "Preparación de \(school)"),
        at: "/\(ReadinessAssessment.kind.path)/\(assessment.id)", due: assessment.due)
    ]
  }

  private func gaps(of record: some DistrictRecord) throws -> [Finding] {
    if let system = record as? DataSystem { return system.gaps(on: today) }
    if let priority = record as? Priority { return try gaps(of: priority) }
    return record.allFindings + (try ruleFindings(keeping: record, replacing: record))
  }

  private func gaps(of priority: Priority) throws -> [Finding] {
    let theories = try all(TheoryOfAction.self, where: "priority", is: priority.id)
    if !theories.isEmpty { return priority.allFindings }
    let write = Phrase("Write a theory of action for it", es: "Escribir una teoría de acción para ella")
    return priority.allFindings + [Finding("", "no-theory", write, stops: .nothing)]
  }
}

extension Store {
  /// How many things wait for somebody; worked out anew only after something was entered in the district's history.
  package func waitingCount(for member: Member, _ permission: Permission, in district: District.ID) async throws -> Int
  {
    try await read(district) { [waitingCounts] records in
      // Who views as somebody else sees what both may read: that is nobody's own count.
      guard permission.viewer == nil else { return try records.waitingTasks(for: member, permission).count }
      return try waitingCounts.value(member, in: records) {
        try records.waitingTasks(for: member, permission).count
      }
    }
  }
}

extension String {
  /// Enough of it to know it by.
  fileprivate var firstLine: String {
    let line = split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    guard line.count > 160 else { return line }
    let cut = line.prefix(160)
    return String(cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
  }
}

extension Phrase {
  fileprivate var withCapital: Phrase {
    Phrase(en.prefix(1).uppercased() + en.dropFirst(), es: es.prefix(1).uppercased() + es.dropFirst())
  }
}
