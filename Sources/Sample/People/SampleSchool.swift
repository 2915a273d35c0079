import Vocabulary

/// A school of the sample district, with what the story says of it.
struct SampleSchool: Sendable {
  let school: School
  let teachers: Int
  /// How well teachers work together there, and how far they trust one another: 0…1.
  let strength: Double

  var id: School.ID { school.id }
  var name: String { school.name }
  var level: School.Level { school.level ?? .primary }
  /// Without the level, as people say it.
  var shortName: String {
    for ending in [" Elementary", " Middle", " High", " K-8"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }
  /// The same each time, and different from school to school.
  func source(_ purpose: String) -> SampleSource { SampleSource("\(name)/\(purpose)") }
}

extension SampleSchool {
  /// As many schools as the teachers need, always with those of the story among them.
  static func all(teachers: Int) -> [SampleSchool] {
    let levels = levels(count: max(6, (teachers + 20) / 40))
    let weights = levels.map(weight).reduce(0, +)
    var used: [School.Level: Int] = [:]
    var left = teachers
    return levels.enumerated().map { index, level in
      let isLast = index == levels.count - 1
      let share = isLast ? left : max(1, teachers * weight(level) / weights)
      left -= share
      defer { used[level, default: 0] += 1 }
      return SampleSchool(level, number: used[level, default: 0], teachers: share, index: index)
    }
  }

  /// Of ten schools six are elementary, two middle; high and combined schools share the rest.
  private static func levels(count: Int) -> [School.Level] {
    let pattern: [School.Level] = [
      .primary, .middle, .primary, .high, .primary, .primary, .middle, .primary, .combined, .primary, .primary, .high,
      .primary, .middle, .primary,
    ]
    return (0..<count).map { pattern[$0 % pattern.count] }
  }

  private static func weight(_ level: School.Level) -> Int {
    switch level {
    case .primary: 30
    case .middle: 40
    case .high: 80
    case .combined, .other: 50
    }
  }

  private init(_ level: School.Level, number: Int, teachers: Int, index: Int) {
    let name = SampleSchoolNames.name(level, number)
    var source = SampleSource("school/\(name)")
    school = .sample(name) { school in
      school.name = name
      school.level = level
      school.network = SampleNetworks.all[index % SampleNetworks.all.count].id
      school.pupils = teachers * source.number(14...17)
      school.grades = Self.grades(level)
      school.stateID = "41-\(1000 + index * 7)"
      school.sourceID = "S\(100 + index)"
    }
    self.teachers = teachers
    strength = Self.told[name] ?? Double(source.number(15...90)) / 100
  }

  /// What the story says of some of them.
  private static let told: [String: Double] = [
    "Alder Creek Elementary": 0.97, "Heron Point Elementary": 0.92, "Northside High": 0.8, "Millrace Middle": 0.05,
    "Garnet Street Elementary": 0.18, "Foundry High": 0.3,
  ]

  private static func grades(_ level: School.Level) -> String {
    switch level {
    case .primary: "KG-05"
    case .middle: "06-08"
    case .high: "09-12"
    case .combined, .other: "KG-08"
    }
  }
}

/// The four networks, each with its principal manager.
enum SampleNetworks {
  static let all = ["North", "River", "Uplands", "South"].map { Network(id: .sample($0), name: "\($0) network") }
}

/// What schools are called.
enum SampleSchoolNames {
  static func name(_ level: School.Level, _ number: Int) -> String {
    let (names, ending) = list(level)
    if number < names.count { return names[number] + ending }
    let rest = number - names.count
    let base = places[rest % places.count]
    let round = rest / places.count
    return round == 0 ? base + ending : "\(base) \(sides[(round - 1) % sides.count])\(ordinal(round))\(ending)"
  }

  private static func ordinal(_ round: Int) -> String { round > sides.count ? " \((round - 1) / sides.count + 1)" : "" }

  private static func list(_ level: School.Level) -> ([String], String) {
    switch level {
    case .primary:
      (
        [
          "Alder Creek", "Heron Point", "Garnet Street", "Birch Hollow", "Canyon Road", "Dogwood", "Eastgate",
          "Fern Hill", "Ironwood", "Juniper Flats", "Kestrel", "Larkspur", "Meadow Bridge", "North Fork",
          "Old Orchard", "Pinecrest", "Quarry Lane", "Riverbend",
        ], " Elementary"
      )
    case .middle: (["Millrace", "Sawmill", "Summit View", "Thornton", "Union Flats", "Westbank"], " Middle")
    case .high: (["Northside", "Foundry", "Tamarack Valley", "Ridgeline"], " High")
    case .combined, .other: (["Stonebridge", "Harbor Light"], " K-8")
    }
  }

  private static let places = [
    "Amber Lake", "Bellflower", "Bluestem", "Boulder Run", "Brookside", "Cattail", "Clearwater", "Cobblestone",
    "Copper Hill", "Cottonwood", "Deer Path", "Eagle Bluff", "Elderberry", "Falcon Ridge", "Foxglove", "Gold Creek",
    "Granite Pass", "Grayling", "Greenleaf", "Hawthorn", "Hazel Grove", "Hillcrest", "Huckleberry", "Indigo Bay",
    "Ivy Lane", "Jasper", "Lantern Hill", "Lone Pine", "Lupine", "Maple Run", "Marsh Wren", "Mill Pond", "Moonstone",
    "Mossy Rock", "Oak Knoll", "Osprey", "Partridge", "Pebble Beach Road", "Prairie View", "Red Rock", "Rosewood",
    "Sagebrush", "Silver Spruce", "Snowberry", "Sparrow Hill", "Spring Valley", "Sugar Pine", "Sundown", "Swan Lake",
    "Sycamore", "Timber Ridge", "Trillium", "Turtle Creek", "Valley Oak", "Walnut Street", "Whispering Pines",
    "White Birch", "Wild Rose", "Willow Bend", "Yarrow",
  ]
  private static let sides = ["North", "South", "East", "West"]
}
