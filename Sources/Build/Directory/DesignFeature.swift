import Vocabulary

/// Something in which one district's teacher leadership differs from another's.
package enum DesignFeature: String, ChoiceType, Codable {
  case purpose, roles, pay, release, span, selection, cost, training, decisions, evaluation, support, reach, results
  case history, teacherCost = "teacher_cost", trainingDays = "training_days"

  package var label: Phrase {
    switch self {
    case .purpose: Phrase("Purpose", es: "Propósito")
    case .roles: Phrase("Roles", es: "Roles")
    case .pay: Phrase("Pay", es: "Pago")
    case .release: Phrase("Time released from teaching", es: "Tiempo liberado de clases")
    case .span: Phrase("Span: how many teachers one leader leads", es: "Alcance: a cuántos docentes lidera cada líder")
    case .selection: Phrase("Selection", es: "Selección")
    case .cost: Phrase("Cost", es: "Costo")
    case .training: Phrase("Training", es: "Formación")
    case .decisions: Phrase("Who decides what", es: "Quién decide qué")
    case .evaluation: Phrase("Evaluation of colleagues", es: "Evaluación de colegas")
    case .support: Phrase("Support of principals and leaders", es: "Apoyo a direcciones y líderes")
    case .reach: Phrase("Reach", es: "Extensión")
    case .results: Phrase("What is said of results", es: "Qué se dice de los resultados")
    case .history: Phrase("How it came about", es: "Cómo surgió")
    case .teacherCost: Phrase("Cost per supported teacher", es: "Costo por docente apoyado")
    case .trainingDays: Phrase("Days of training", es: "Días de formación")
    }
  }
}

extension EvaluationDuty: Codable {}

/// One step on the way to being chosen as a leader.
package enum SelectionStep: String, ChoiceType, Codable {
  case readiness, eligibility, otherEvidence = "other_evidence", application, pool, task, interview, council
  case principal, joint, renewal

  package var label: Phrase {
    switch self {
    case .readiness: Phrase("the school shows that it is ready", es: "la escuela demuestra que está lista")
    case .eligibility: Phrase("a floor of results in teaching", es: "un mínimo de resultados docentes")
    case .otherEvidence: Phrase("another way to show it", es: "otra vía para demostrarlo")
    case .application: Phrase("an open application", es: "solicitud abierta")
    case .pool: Phrase("a pool that principals search", es: "una lista de candidaturas que las direcciones consultan")
    case .task: Phrase("a task or an assessment", es: "una tarea o una evaluación")
    case .interview: Phrase("an interview", es: "una entrevista")
    case .council: Phrase("a council with teachers on it", es: "un consejo con docentes")
    case .principal: Phrase("the principal chooses", es: "elige la dirección")
    case .joint: Phrase("rules agreed with the union", es: "reglas acordadas con el sindicato")
    case .renewal: Phrase("a term, with review before renewal", es: "un plazo, con revisión antes de renovar")
    }
  }
}

/// One part of how leaders learn to lead.
package enum TrainingPart: String, ChoiceType, Codable {
  case beforehand, throughout, certified, credentials, sharedFramework = "shared_framework", extraDays = "extra_days"

  package var label: Phrase {
    switch self {
    case .beforehand: Phrase("before they begin", es: "antes de empezar")
    case .throughout: Phrase("all through the year", es: "durante todo el año")
    case .certified: Phrase("with a certificate to evaluate", es: "con certificado para evaluar")
    case .credentials: Phrase("by micro-credentials", es: "con microcredenciales")
    case .sharedFramework: Phrase("by one framework for all", es: "con un mismo marco para todos")
    case .extraDays: Phrase("on days added to the contract", es: "en días añadidos al contrato")
    }
  }
}

/// Which students a role works for.
package enum GradeBand: String, ChoiceType, Codable {
  case elementary, middle, high

  package var label: Phrase {
    switch self {
    case .elementary: Phrase("Elementary", es: "Primaria")
    case .middle: Phrase("Middle", es: "Intermedia")
    case .high: Phrase("High", es: "Secundaria")
    }
  }
}
