import Vocabulary

/// The pages of Build besides its lists.
enum BuildPages {
  static let all: [any Pages] = [
    CharterPages(), AppointmentPages(), MatrixPages(), PlanPages(), VariancePages(), FlexibilityPage(),
  ]

  static let link = Link(Strategy.build.label, to: "/build")
}
