/// The files of a OneRoster set that are read. The others (results, resources, demographics…) hold nothing that is kept.
/// Source: 1EdTech OneRoster 1.1 and 1.2 CSV binding, as public code writes its headings.
enum OneRosterFile: String, CaseIterable {
  case orgs, academicSessions, courses, classes, users, roles, enrollments

  var fileName: String { rawValue + ".csv" }

  private static let common = ["sourcedId", "status", "dateLastModified"]

  var headings: [String] {
    Self.common
      + {
        switch self {
        case .orgs: ["name", "type", "identifier", "parentSourcedId"]
        case .academicSessions: ["title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"]
        case .courses:
          ["schoolYearSourcedId", "title", "courseCode", "grades", "orgSourcedId", "subjects", "subjectCodes"]
        case .classes:
          [
            "title", "grades", "courseSourcedId", "classCode", "classType", "location", "schoolSourcedId",
            "termSourcedIds",
            "subjects", "subjectCodes", "periods",
          ]
        case .users:
          [
            "enabledUser", "orgSourcedIds", "role", "username", "userIds", "givenName", "familyName", "middleName",
            "identifier", "email", "sms", "phone", "agentSourcedIds", "grades", "password", "userMasterIdentifier",
            "resourceSourcedIds", "preferredGivenName", "preferredMiddleName", "preferredFamilyName",
            "primaryOrgSourcedId",
            "pronouns",
          ]
        case .roles:
          ["userSourcedId", "roleType", "role", "beginDate", "endDate", "orgSourcedId", "userProfileSourcedId"]
        case .enrollments:
          ["classSourcedId", "schoolSourcedId", "userSourcedId", "role", "primary", "beginDate", "endDate"]
        }
      }()
  }

  /// Without these columns the file says nothing.
  func required(in version: OneRosterManifest.Version) -> [String] {
    switch self {
    case .orgs: ["sourcedId", "name", "type"]
    case .academicSessions: ["sourcedId", "type"]
    case .courses: ["sourcedId"]
    case .classes: ["sourcedId", "title"]
    case .users: ["sourcedId", "givenName", "familyName"] + (version == .v1p1 ? ["orgSourcedIds", "role"] : [])
    case .roles: ["userSourcedId", "role", "orgSourcedId"]
    case .enrollments: ["classSourcedId", "userSourcedId", "role"]
    }
  }

  /// Columns that vendors add, as the standard lets them.
  static func isExtension(_ heading: String) -> Bool {
    heading.lowercased().hasPrefix("ext_") || heading.lowercased().hasPrefix("metadata.")
  }
}
