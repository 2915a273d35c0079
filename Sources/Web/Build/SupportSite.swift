import Vocabulary

/// The pages of Build that are about money and support, besides its lists.
enum SupportSite {
  static let pages: [any Pages] = [
    CostPages(), InsideAndPartnersPage(), AgreementPages(), PrincipalPages(), TrainingPages(),
    CalendarPages(), TimetablePage(),
  ]

  static let link = Link(Strategy.build.label, to: "/build")
}
