import Build
import Purpose
import Vocabulary

/// What the pages of roles and appointments are made from, read at one moment.
extension Records {
  package func charteredRoles() throws -> [CharteredRole] {
    CharteredRole.all(roles: try all(), charters: try all(), responsibilities: try all())
  }

  package func charteredRole(_ id: Role.ID) throws -> CharteredRole? {
    guard let role = try find(Role.self, id) else { return nil }
    return CharteredRole(
      role, charter: try all(RoleCharter.self, where: "role", is: id).first,
      responsibilities: try all(where: "role", is: id))
  }

  package func appointmentBook(in reach: Reach = .everything) throws -> AppointmentBook {
    AppointmentBook(try all(in: reach), roles: try all(), on: today)
  }
}
