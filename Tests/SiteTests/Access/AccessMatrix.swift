import HTTPTypes
import Store
import Vocabulary
import Web

/// Who gets in where, written down apart from the code that decides it.
///
/// A new route needs a row here: the kinds of record by their name, every other page by its address.
enum AccessMatrix {
  /// Whom a route lets in.
  enum Door: Equatable {
    case anybody
    case members(Set<Post>)
  }

  static let everyone = Door.members(Set(Post.allCases))
  static let director = Door.members([.director])
  static let delicateReaders = Door.members([.director, .superintendent, .analyst, .auditor])
  static let schoolReaders = Door.members([
    .director, .superintendent, .principalManager, .principal, .analyst, .auditor,
  ])
  static let schoolEditors = Door.members([.director, .principal])
  static let planDeciders = Door.members([.director, .principalManager])
  static let supportReaders = Door.members([.director, .superintendent, .principalManager, .principal])
  static let supportEditors = Door.members([.director, .principalManager])
  static let peopleReaders = Door.members([
    .director, .superintendent, .principalManager, .principal, .analyst, .itOfficer, .auditor,
  ])
  static let rosterKeepers = Door.members([.director, .itOfficer])
  static let commenters = Door.members([
    .director, .superintendent, .boardMember, .principalManager, .principal, .teacherLeader, .teacher, .supportStaff,
    .student,
    .analyst, .stakeholder,
  ])
  static let historyReaders = Door.members([.director, .superintendent, .itOfficer, .auditor])

  /// Kinds of record: who reads them, and who changes them.
  static let kinds: [String: (readers: Door, editors: Door)] = [
    "priority": (everyone, director), "theory_of_action": (everyone, director),
    "purpose_statement": (everyone, director),
    "written_answer": (everyone, director), "role": (everyone, director), "engagement_session": (everyone, director),
    "heard": (everyone, director), "consultation": (everyone, director), "decision": (everyone, director),
    "stakeholder": (delicateReaders, director),
    "data_system": (everyone, director), "funding_source": (everyone, director), "district_rule": (everyone, director),
    "expertise": (everyone, director), "expertise_need": (everyone, director), "title_verdict": (everyone, director),
    "cost_assumptions": (everyone, director), "funding_share": (everyone, director),
    "cost_scenario": (everyone, director), "support": (everyone, director), "partner": (everyone, director),
    "milestone": (everyone, director),
    "training_event": (everyone, director), "attendance": (peopleReaders, director),
    "section": (schoolReaders, schoolEditors),
    "check_in": (supportReaders, supportEditors),
    "spending": (delicateReaders, director), "redistribution_scenario": (delicateReaders, director),
    "redistribution_move": (delicateReaders, director),
    "measure": (everyone, director), "baseline": (everyone, director), "measure_target": (everyone, director),
    "reading_round": (everyone, director), "comparison_design": (everyone, director),
    "launch_exception": (everyone, director), "data_meeting": (everyone, director),
    "success_picture": (everyone, director), "reading": (schoolReaders, schoolEditors),
    "existing_title": (schoolReaders, schoolEditors), "collaboration": (schoolReaders, schoolEditors),
    "readiness": (schoolReaders, schoolEditors), "team": (schoolReaders, schoolEditors),
    "teaching": (schoolReaders, rosterKeepers),
    "role_charter": (everyone, director), "responsibility": (everyone, director),
    "appointment": (schoolReaders, schoolEditors),
    "decision_right": (everyone, director), "plan_call": (everyone, director),
    "school_plan": (schoolReaders, schoolEditors), "plan_answer": (schoolReaders, schoolEditors),
    "planned_team": (schoolReaders, schoolEditors), "variance": (schoolReaders, schoolEditors),
    "school": (everyone, rosterKeepers), "network": (everyone, rosterKeepers),
    "district_year": (everyone, rosterKeepers),
    "person": (peopleReaders, rosterKeepers), "position": (peopleReaders, rosterKeepers),
  ]

  /// Every other page.
  static let pages: [String: Door] = [
    "GET /": everyone,
    "GET /people": everyone,
    "GET /purpose": everyone,
    "GET /context": everyone,
    "GET /measures": everyone,
    "GET /build": everyone,
    "GET /questions/:number": everyone,
    "GET /search": everyone,
    "GET /health": .anybody,
    "GET /ready": .anybody,
    "GET /directory": .anybody,
    "GET /directory/facts.csv": .anybody,
    "GET /directory/studies": .anybody,
    "GET /directory/places/:place": .anybody,
    "GET /directory/places/:place/compare": everyone,
    "GET /directory/places/:place/start": director,
    "POST /directory/places/:place/start": director,
    "GET /directory/similar": everyone,
    "GET /sign-in": .anybody,
    "POST /sign-in": .anybody,
    "GET /sign-in/code": .anybody,
    "POST /sign-in/code": .anybody,
    "POST /sign-out": .anybody,
    "POST /language": .anybody,
    "GET /links/:token": .anybody,
    "POST /links/:token": .anybody,
    "GET /consult/:token": .anybody,
    "POST /consult/:token": .anybody,
    "POST /session": everyone,
    "GET /choices/person": everyone,
    "GET /choices/person/:kind/:record": everyone,
    "GET /tasks": everyone,
    "POST /tasks/:id/done": everyone,
    "POST /tasks/:id/undo": everyone,
    "POST /tasks/mentions/:id/done": everyone,
    "GET /comments/:id": everyone,
    "POST /comments/on/:kind/:record": commenters,
    "POST /comments/:id/reply": commenters,
    "GET /comments/:id/edit": commenters,
    "POST /comments/:id/edit": commenters,
    "GET /comments/:id/remove": commenters,
    "POST /comments/:id/remove": commenters,
    "POST /comments/:id/resolve": commenters,
    "POST /comments/:id/reopen": commenters,
    "POST /drafts": everyone,
    "POST /drafts/discard": everyone,
    "GET /account": everyone,
    "GET /account/password": everyone,
    "POST /account/password": everyone,
    "POST /account/codes/begin": everyone,
    "GET /account/codes": everyone,
    "POST /account/codes": everyone,
    "GET /account/codes/remove": everyone,
    "POST /account/codes/remove": everyone,
    "GET /account/codes/renew": everyone,
    "POST /account/codes/renew": everyone,
    "POST /account/sessions/:id/end": everyone,
    "POST /account/sessions/end-others": everyone,
    "POST /view-as/stop": everyone,
    "GET /history": historyReaders,
    "GET /history.csv": historyReaders,
    "GET /history/:number": historyReaders,
    "GET /people/district": rosterKeepers,
    "POST /people/district": rosterKeepers,
    "GET /access/log": historyReaders,
    "GET /access/reads": historyReaders,
    "GET /access/reads.csv": historyReaders,
    "GET /access": rosterKeepers,
    "GET /access/programs": rosterKeepers,
    "POST /access/programs": rosterKeepers,
    "POST /access/programs/:id/end": rosterKeepers,
    "POST /account/programs/:id/end": everyone,
    "GET /access/invite": rosterKeepers,
    "POST /access/invite": rosterKeepers,
    "GET /access/people/:id": rosterKeepers,
    "POST /access/people/:id/invite": rosterKeepers,
    "POST /access/people/:id/reset": rosterKeepers,
    "POST /access/people/:id/full-reset": rosterKeepers,
    "POST /access/people/:id/end-sessions": rosterKeepers,
    "POST /access/positions/:id/end": rosterKeepers,
    "POST /view-as/:id": director,
    "GET /people/rosters": rosterKeepers,
    "POST /people/rosters": rosterKeepers,
    "GET /people/rosters/template.csv": rosterKeepers,
    "GET /people/rosters/:number": rosterKeepers,
    "POST /people/rosters/:number/apply": rosterKeepers,
    "POST /people/rosters/:number/district": rosterKeepers,
    "POST /people/rosters/:number/drop": rosterKeepers,
    "POST /people/rosters/:number/review": rosterKeepers,
    "POST /people/rosters/:number/undo": rosterKeepers,
    "GET /purpose/coverage": everyone,
    "GET /purpose/engagement": everyone,
    "GET /purpose/form-and-function": everyone,
    "GET /purpose/model": everyone,
    "GET /build/costs": everyone,
    "GET /build/costs/schools": everyone,
    "GET /build/costs/schools.csv": everyone,
    "GET /build/costs/scenarios": everyone,
    "GET /build/inside-and-partners": everyone,
    "GET /build/timetables": schoolReaders,
    "GET /build/training": everyone,
    "GET /build/training/:id": everyone,
    "POST /build/training/:id/attend": everyone,
    "POST /build/training/:id/open": director,
    "POST /build/training/:id/list": director,
    "GET /build/calendar": everyone,
    "POST /build/calendar": everyone,
    "POST /build/calendar/end": everyone,
    "GET /calendar/:token": .anybody,
    "GET /build/principals": supportReaders,
    "GET /build/agreements": everyone,
    "GET /build/agreements/new": everyone,
    "POST /build/agreements/new": everyone,
    "GET /build/agreements/:id": everyone,
    "GET /build/agreements/:id/edit": everyone,
    "POST /build/agreements/:id/edit": everyone,
    "POST /build/agreements/:id/sign": everyone,
    "POST /build/agreements/:id/review": everyone,
    "POST /build/agreements/:id/end": everyone,
    "GET /build/role-charters": everyone,
    "GET /build/role-charters/library": everyone,
    "GET /build/role-charters/:role": everyone,
    "GET /build/role-charters/:role/begin": director,
    "POST /build/role-charters/:role/begin": director,
    "GET /build/who-holds-what": schoolReaders,
    "GET /build/decision-matrix": everyone,
    "GET /build/decision-matrix/compare": everyone,
    "POST /build/decision-matrix/publish": director,
    "POST /build/decision-matrix/copy": director,
    "GET /build/decision-questions": everyone,
    "GET /build/flexibility": everyone,
    "GET /build/plans-by-school": schoolReaders,
    "POST /build/plans-by-school/begin": schoolEditors,
    "GET /build/plans-by-school/:plan": schoolReaders,
    "GET /build/plans-by-school/:plan/answers": schoolEditors,
    "POST /build/plans-by-school/:plan/answers": schoolEditors,
    "POST /build/plans-by-school/:plan/check": schoolEditors,
    "POST /build/plans-by-school/:plan/submit": schoolEditors,
    "POST /build/plans-by-school/:plan/decide": planDeciders,
    "GET /build/plans-by-school/:plan/enacted": schoolEditors,
    "POST /build/plans-by-school/:plan/enacted": schoolEditors,
    "GET /build/variances-by-school": schoolReaders,
    "GET /build/variances-by-school/:id": schoolReaders,
    "POST /build/variances-by-school/:id/decide": planDeciders,
    "GET /build/appointments/:id/renewal": schoolEditors,
    "POST /build/appointments/:id/review": schoolEditors,
    "POST /build/appointments/:id/renew": schoolEditors,
    "POST /build/appointments/:id/end": schoolEditors,
    "GET /context/data": everyone,
    "GET /context/money": everyone,
    "GET /context/rules": everyone,
    "GET /context/rules/:program": everyone,
    "GET /context/expertise-gaps": everyone,
    "GET /purpose/consultations/:id/answer": commenters,
    "POST /purpose/consultations/:id/answer": commenters,
    "GET /purpose/consultations/:id/answers": delicateReaders,
    "POST /purpose/consultations/:id/answers/:response/reply": director,
    "GET /purpose/consultations/:id/invitations": director,
    "POST /purpose/consultations/:id/invitations": director,
    "POST /purpose/consultations/:id/invitations/:invitation/renew": director,
    "POST /purpose/consultations/:id/invitations/:invitation/revoke": director,
    "POST /purpose/consultations/:id/publish": director,
    "POST /purpose/model/:id/:link": director,
    "GET /success/:district/:picture": .anybody,
    "POST /success/:district/:picture/subscribe": .anybody,
    "GET /subscriptions/:token": .anybody,
    "POST /subscriptions/:token/confirm": .anybody,
    "POST /subscriptions/:token/leave": .anybody,
    "POST /measures/pictures/:id/update": director,
    "POST /measures/pictures/:id/publish": director,
    "POST /measures/pictures/:id/withdraw": director,
    "GET /measures/library": everyone,
    "POST /measures/library/:code": director,
    "GET /measures/calendar": everyone,
    "POST /measures/calendar/remind": director,
    "GET /measures/collect/:id": schoolReaders,
    "POST /measures/collect/:id": schoolEditors,
    "POST /measures/collect/:id/approve": director,
    "POST /measures/collect/:id/reopen": director,
    "POST /measures/collect/:id/lock": director,
    "POST /measures/collect/:id/unlock": director,
    "GET /measures/launch": everyone,
    "GET /measures/launch/without": director,
    "POST /measures/launch/without": director,
    "GET /measures/launch/check": director,
    "POST /measures/launch/check": director,
    "GET /measures/seal": everyone,
    "GET /measures/seal/:id/file": everyone,
    "GET /measures/amend/:kind/:record": director,
    "POST /measures/amend/:kind/:record": director,
    "POST /measures/amendments/:id/decide": .members([.director, .superintendent]),
    "GET /context/census/decide": director,
    "POST /context/census/decide": director,
    "POST /context/redistribution": director,
    "GET /context/redistribution": delicateReaders,
    "GET /context/redistribution/:id": delicateReaders,
    "GET /context/census": schoolReaders,
    "GET /context/collaboration-by-school": schoolReaders,
    "GET /context/readiness-by-school": schoolReaders,
    "GET /context/readiness-by-school/:school": schoolReaders,
    "GET /context/readiness-by-school/:school/:criterion": schoolEditors,
    "POST /context/readiness-by-school/:school/:criterion": schoolEditors,
  ]

  /// What programs may ask besides records.
  static let programs: [String: Door] = [
    "GET /openapi.json": .anybody,
    "GET /me": everyone,
    "GET /answers": everyone,
    "GET /history": historyReaders,
  ]

  /// The row of a route; nil when it has none.
  static func door(of route: Route) -> Door? {
    if let door = pages["\(route.method.rawValue) \(route.path)"] { return door }
    guard let type = Register.all.first(where: { isOwn(route.path, of: $0.kind) }), let row = kinds[type.kind.name]
    else {
      return nil
    }
    let rest = route.path.dropFirst(type.kind.path.count + 1)
    return reading.contains(String(rest)) ? row.readers : changing.contains(String(rest)) ? row.editors : nil
  }

  private static func isOwn(_ path: String, of kind: RecordKind) -> Bool {
    path == "/\(kind.path)" || path.hasPrefix("/\(kind.path)/")
  }

  /// What every kind has below its address, for those who read it and for those who change it.
  private static let reading: Set<String> = ["", "/:id", "/:id/versions", "/list.csv", "/list.xlsx"]
  private static let changing: Set<String> = [
    "/new", "/:id/edit", "/:id/restore", "/:id/remove", "/import", "/import/:batch", "/import/:batch/apply",
    "/import/:batch/discard", "/import/:batch/undo",
  ]
}
