import Build
import Purpose
import Store
import Vocabulary

/// Who holds the sample district's roles.
enum SampleAppointments {
  /// One post to be filled: at which school, in which role, by the teacher who stands where in the school's list.
  struct Seat: Sendable {
    let school: SampleSchool
    let role: Role
    /// Which of the holders of this role at the school.
    let number: Int
    let teacher: Int
  }

  static func seats(_ world: SampleWorld) -> [Seat] {
    let lead = SampleRoles.literacyLead(world)
    let mentor = SampleRoles.mentor(world)
    let master = SampleRoles.masterTeacher(world)
    return world.schools.flatMap { school -> [Seat] in
      var seats: [Seat] = []
      if lead.exists(at: school.id) {
        for number in 0..<(school.teachers > 35 ? 2 : 1) {
          seats.append(Seat(school: school, role: lead, number: number, teacher: number * 3))
        }
      }
      // Nobody has come forward at the school where trust is low.
      if mentor.exists(at: school.id), school.id != Cast.millrace {
        for number in 0..<max(1, school.teachers / 20) {
          seats.append(Seat(school: school, role: mentor, number: number, teacher: 4 + number * 2))
        }
      }
      if school.teachers >= 30 { seats.append(Seat(school: school, role: master, number: 0, teacher: 1)) }
      return seats
    }
  }

  /// People are told by their numbers; the records know who they are.
  static func enter(_ seats: [Seat], _ world: SampleWorld, _ records: ActRecords) throws {
    for (school, own) in Dictionary(grouping: seats, by: \.school.id).sorted(by: { $0.key < $1.key }) {
      let numbers = world.staff.teachers[school] ?? []
      let people = try records.people(numbered: numbers)
      for seat in own where seat.teacher < numbers.count {
        guard let person = people[numbers[seat.teacher]] else { continue }
        try records.keep(appointment(seat, person))
      }
    }
  }

  static func appointment(_ seat: Seat, _ person: Person.ID) -> Appointment {
    var source = seat.school.source("appointment \(seat.role.name) \(seat.number)")
    // One in four began a year earlier, and ends this year.
    let beganEarlier = source.chance(25)
    return .sample("\(seat.school.name)/\(seat.role.name)/\(seat.number)") {
      $0.person = person
      $0.role = seat.role.id
      $0.school = seat.school.id
      $0.from = beganEarlier ? day("2026-02-02") : day("2026-07-01")
      $0.until = beganEarlier ? day("2027-06-30") : day("2028-06-30")
      $0.time = seat.role.time
    }
  }

  /// The mentor of a small school who leads literacy there too, and has been given more than there are hours.
  static func overloaded(_ world: SampleWorld) -> Seat? {
    let lead = SampleRoles.literacyLead(world)
    let mentor = SampleRoles.mentor(world)
    let school = world.schools.first { lead.exists(at: $0.id) && mentor.exists(at: $0.id) && $0.id != Cast.alderCreek }
    return school.map { Seat(school: $0, role: mentor, number: 90, teacher: 0) }
  }
}

extension SampleStory {
  static func build(_ world: SampleWorld, _ told: inout Chronicle) {
    let director = world.author(.ortega)
    told.save(
      day("2026-06-30"), "15:00", by: director, why: "Agreed with the association", SampleCharters.literacyLead,
      SampleCharters.mentor)
    told.save(day("2026-06-30"), "15:05", by: director, why: "As in the contract", SampleCharters.masterTeacher)
    told.save(day("2026-06-30"), "15:10", by: director, all: SampleCharters.responsibilities)
    appointments(world, &told)
    rightsAndPlans(world, &told)
  }

  private static func appointments(_ world: SampleWorld, _ told: inout Chronicle) {
    let director = world.author(.ortega)
    told.on(day("2026-08-04"), "15:00", by: director, why: "Panels have chosen") { records in
      try SampleAppointments.enter(SampleAppointments.seats(world), world, records)
    }
    if let seat = SampleAppointments.overloaded(world), let number = world.staff.teachers[seat.school.id]?.first {
      told.on(day("2026-09-14"), "15:00", by: director, why: "Nobody else was left") { records in
        guard let person = try records.people(numbered: [number])[number] else { return }
        var extra = SampleAppointments.appointment(seat, person)
        extra.from = day("2026-09-14")
        extra.time = 0.6
        try records.keep(extra)
      }
    }
    guard let left = SampleAppointments.seats(world).last(where: { $0.role.name == "New-teacher mentor" }) else {
      return
    }
    told.on(day("2026-10-16"), "15:00", by: director, why: "Letter of October 9") { records in
      let id = Appointment.ID.sample("\(left.school.name)/\(left.role.name)/\(left.number)")
      guard let found = try records.find(Appointment.self, id) else { return }
      try records.endAppointment(
        id, version: found.version, on: day("2026-10-16"), because: "Moved to another district.")
    }
  }
}
