/// The pages of Purpose besides its lists.
enum PurposePages {
  static let all: [any Pages] = [
    ModelPages(), CoveragePage(), FormAndFunctionPage(), EngagementPage(), ConsultationPages(), InvitationPages(),
    ConsultationAnswersPages(), AnswerPages(), GuestAnswerPages(),
  ]
}
