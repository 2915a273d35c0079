import Testing
import Vocabulary

@Suite struct `A permission` {
  let harbor = School.ID("harbor")
  let summit = School.ID("summit")
  let north = Network.ID("north")
  var permission: Permission { Permission(networkOfSchool: [harbor: north]) }

  func member(_ post: Post, at place: Place) -> Member {
    Member(person: .init("p"), name: "P", positions: [.init(post, at: place)])
  }

  @Test func `lets a principal change what her own school says, and no other's`() {
    let principal = member(.principal, at: .school(harbor))
    #expect(permission.allows(principal, .editSchool, at: .school(harbor)))
    #expect(!permission.allows(principal, .editSchool, at: .school(summit)))
    #expect(!permission.allows(principal, .editPlan, at: .district))
  }

  @Test func `lets a principal manager read the schools of her network only`() {
    let manager = member(.principalManager, at: .network(north))
    #expect(permission.allows(manager, .readSchool, at: .school(harbor)))
    #expect(!permission.allows(manager, .readSchool, at: .school(summit)))
    #expect(permission.schools(manager, may: .readSchool) == [harbor])
  }

  @Test func `lets everybody read the plan, wherever they work`() {
    for post in Post.allCases {
      #expect(permission.allows(member(post, at: .school(harbor)), .readPlan, at: .school(summit)))
    }
  }

  @Test func `lets an analyst enter readings, and change nothing else that a school says`() {
    let analyst = member(.analyst, at: .district)
    #expect(permission.allows(analyst, .enterReadings, at: .school(harbor)))
    #expect(!permission.allows(analyst, .editSchool, at: .school(harbor)))
    let manager = member(.principalManager, at: .network(north))
    #expect(!permission.allows(manager, .enterReadings, at: .school(harbor)))
  }

  @Test func `says why, and says why not`() {
    let teacher = member(.teacher, at: .school(harbor))
    #expect(permission.why(teacher, may: .readPlan, at: .district).words.en == "teacher may read the plan")
    #expect(
      permission.why(teacher, may: .readHistory, at: .district).words.en.hasPrefix("To read the history you need to be")
    )
    let principal = member(.principal, at: .school(harbor))
    #expect(permission.why(principal, may: .readSchool, at: .school(summit)).words.en.contains("not at this place"))
  }

  @Test func `gives nothing to somebody without a position`() {
    let nobody = Member(person: .init("p"), name: "P", positions: [])
    for deed in Deed.allCases { #expect(!permission.allows(nobody, deed)) }
  }

  @Test func `to reach the whole district is never given by a roster`() {
    for post in Post.allCases where post.isGivenByRoster {
      #expect(post.deeds.isDisjoint(with: [.manageAccess, .importRoster, .editPlan, .viewAs, .readHistory, .export]))
    }
  }
}
