import Measures
import Vocabulary

extension ActRecords {
  /// Approves every reading of a round that has come in. Throws `Refusal` while a total is not the sum of its parts.
  package func approve(_ id: ReadingRound.ID) throws {
    try author.require(.editPlan, at: .district)
    let state = try requiredRound(id)
    if state.round.isLocked { throw Refusal([.roundLocked]) }
    if state.readings.isEmpty {
      throw Refusal(
        "", "nothing-in", Phrase("Wait for a figure: none has come in", es: "Espere una cifra: no ha llegado ninguna"))
    }
    try state.totalFindings.refuseIfAnyStopsSaving()
    for var reading in state.readings where !reading.isApproved {
      reading.stage = .approved
      try save(reading)
    }
  }

  /// Opens one round's readings again, so that their schools can correct them.
  package func reopen(_ id: ReadingRound.ID) throws {
    try author.require(.editPlan, at: .district)
    let state = try requiredRound(id)
    if state.round.isLocked { throw Refusal([.roundLocked]) }
    for var reading in state.readings where reading.isApproved {
      reading.stage = .entered
      try save(reading)
    }
  }

  /// From now on nothing of the round can be entered or changed; only when everything in it is approved.
  package func lock(_ id: ReadingRound.ID, _ isLocked: Bool) throws {
    var round = try requiredRound(id).round
    if isLocked, try !requiredRound(id).isApproved {
      throw Refusal(
        "", "not-approved",
        Phrase("Approve every figure before locking the round", es: "Apruebe todas las cifras antes de cerrar la ronda")
      )
    }
    round.isLocked = isLocked
    try save(round)
  }

  func requiredRound(_ id: ReadingRound.ID) throws -> RoundState {
    guard let state = try roundState(id) else {
      throw Refusal("", "no-round", Phrase("Choose a round that is there", es: "Elija una ronda que exista"))
    }
    return state
  }
}
