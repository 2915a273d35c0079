import Testing
import Vocabulary

@Suite struct `A password` {
  let alone = PasswordRule(withSecondFactor: false)
  let withCodes = PasswordRule(withSecondFactor: true)
  let here = PasswordRule(
    withSecondFactor: false, names: ["Riverside Unified", "Marta", "Ortega"], schools: ["Harbor Elementary"])

  func codes(_ password: String, _ rule: PasswordRule) -> [String] { rule.findings(for: password).map(\.code) }

  @Test(arguments: [
    "violin harvest umbrella", "the seagulls of 1962", "ñandú-órgano-éxito-plátano",
    "kX9#vT2!qLw8mZ4", "naranja vecina tejado reloj", "849302716530192",
    String(repeating: "kudzu plinth ", count: 1)
      + "okapi",
  ])
  func `that nobody would try is taken`(password: String) { #expect(codes(password, alone) == []) }

  @Test func `of 64 characters is taken, whatever they are`() {
    #expect(codes("violin harvest umbrella, ümläut 漢字 😀 and a great many more letters!!", alone) == [])
  }

  @Test func `alone has at least 15 characters`() {
    #expect(codes("violin harvest", alone) == ["too-short"])
    #expect(codes("violin harvests", alone) == [])
  }

  @Test func `beside a second factor has at least 8`() {
    #expect(codes("violin7", withCodes) == ["too-short"])
    #expect(codes("violin72", withCodes) == [])
  }

  @Test func `is asked for`() { #expect(codes("", alone) == ["required"]) }

  @Test func `is no book`() {
    #expect(codes(String((0..<257).map { _ in "abcdefghkmnpqrstuvwxyz".randomElement()! }), alone) == ["too-long"])
  }

  @Test(arguments: [
    "password1234567", "P@ssw0rd!P@ssw0rd!", "passwordpassword", "iloveyouforever1", "qwertyuiopasdfg",
    "1qaz2wsx3edc4rfv", "123456789012345", "aaaaaaaaaaaaaaa", "abababababababab", "abcdefghijklmnop",
    "Welcome2026!!!!!", "contraseña12345", "letmeinletmeinletmein", "sunshine-princess-1", "correcthorsebatterystaple",
    "987654321987654321", "zyxwvutsrqponml",
  ])
  func `that is tried first by everybody is refused`(password: String) {
    #expect(codes(password, alone) == ["guessable"])
  }

  @Test(arguments: [
    "RiversideUnified2026", "riverside.riverside", "MartaOrtega!!2026", "harborelementary1", "0rtega-m4rta-r1verside",
    "Riverside Teachers 1", "unified-marta-school",
  ])
  func `made of names known here is refused`(password: String) {
    #expect(codes(password, here) == ["guessable"])
  }

  @Test func `made of names from elsewhere is not held against anybody`() {
    #expect(codes("FerncliffKestrel26", alone) == [])
    #expect(
      codes("FerncliffKestrel26", PasswordRule(withSecondFactor: false, names: ["Ferncliff", "Jo Kestrel"])) == [
        "guessable"
      ])
  }

  @Test(arguments: ["baseball", "trustno1", "iloveyou", "19870412", "football1", "qazwsxedc", "superman1", "a1b2c3d4"])
  func `that leaks show again and again is refused beside a second factor too`(password: String) {
    #expect(codes(password, withCodes) == ["guessable"])
  }
}

@Suite struct `Viewing as another person` {
  let school = School.ID("harbor")
  let other = School.ID("meadow")
  func member(_ name: String, _ post: Post, _ place: Place) -> Member {
    Member(person: Person.ID(name), name: name, positions: [.init(post, at: place)])
  }

  @Test func `shows what both may read`() {
    let principal = member("Paul", .principal, .school(school))
    let permission = Permission(viewer: member("Marta", .director, .district))
    #expect(permission.allows(principal, .readSchool, at: .school(school)))
    #expect(!permission.allows(principal, .readSchool, at: .school(other)))
    #expect(!permission.allows(principal, .readHistory))
    #expect(permission.schools(principal, may: .readSchool) == [school])
  }

  @Test func `never shows what the viewer may not read`() {
    let superintendent = member("Sue", .superintendent, .district)
    let viewer = member("Ivo", .itOfficer, .district)
    let permission = Permission(viewer: viewer)
    #expect(!permission.allows(superintendent, .readDelicate))
    #expect(permission.allows(superintendent, .readPeople))
    let principal = member("Paul", .principal, .school(school))
    #expect(Permission(viewer: principal).schools(superintendent, may: .readSchool) == [school])
    #expect(Permission(viewer: viewer).schools(superintendent, may: .readSchool) == [])
  }

  @Test(arguments: Deed.allCases.filter { !$0.isReading })
  func `changes nothing, and says so`(deed: Deed) {
    let director = member("Marta", .director, .district)
    let why = Permission(viewer: member("Max", .director, .district)).why(director, may: deed, at: .district)
    #expect(why == .denied(Permission.viewingChangesNothing(as: director)))
  }
}
