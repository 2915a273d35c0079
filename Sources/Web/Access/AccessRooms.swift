/// All pages about coming in and about who may.
enum AccessRooms {
  static let all: [any Pages] = [
    SignInPages(), LinkPages(), SessionPages(), AccountPages(), AccessPages(), AccessLogPage(), ReadsPage(),
    DistrictPage(), ProgramPages(),
    ViewAsPages(),
  ]
}
