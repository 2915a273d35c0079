import Vocabulary

/// What a role of OneRoster means here.
enum OneRosterRole: Equatable {
  case student, family
  /// Staff, with the post it gives and the title that says the rest.
  case staff(Post, called: String)

  /// Nil for an empty cell. Roles that OneRoster does not name are support staff under their own title.
  static func named(_ text: String) -> OneRosterRole? {
    let name = text.hasPrefix("ext:") ? String(text.dropFirst(4)) : text
    switch name.lowercased() {
    case "": return nil
    case "student": return .student
    case "guardian", "parent", "relative": return .family
    case "teacher": return .staff(.teacher, called: "")
    case "principal": return .staff(.principal, called: "")
    case "aide": return .staff(.supportStaff, called: "Aide")
    case "counselor": return .staff(.supportStaff, called: "Counselor")
    case "proctor": return .staff(.supportStaff, called: "Proctor")
    case "administrator": return .staff(.supportStaff, called: "Administrator")
    case "siteadministrator": return .staff(.supportStaff, called: "Site administrator")
    case "districtadministrator": return .staff(.supportStaff, called: "District administrator")
    case "systemadministrator": return .staff(.supportStaff, called: "System administrator")
    default: return .staff(.supportStaff, called: spaced(name))
    }
  }

  static let known: Set<String> = [
    "student", "guardian", "parent", "relative", "teacher", "principal", "aide", "counselor", "proctor",
    "administrator",
    "siteadministrator", "districtadministrator", "systemadministrator",
  ]

  /// "instructionalCoach" becomes "Instructional coach".
  private static func spaced(_ name: String) -> String {
    var words = ""
    for letter in name {
      if letter.isUppercase, words.last?.isLowercase == true {
        words += " " + letter.lowercased()
      } else {
        words.append(letter == "_" ? " " : letter)
      }
    }
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
