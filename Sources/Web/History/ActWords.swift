import Store
import Vocabulary

extension ActName {
  /// As the history page says it. An act without words here fails a test.
  package var label: Phrase { ActName.words[rawValue] ?? Phrase(verbatim: rawValue) }

  static let words: [String: Phrase] = [
    "created": Phrase("Added", es: "Añadido"),
    "changed": Phrase("Changed", es: "Cambiado"),
    "removed": Phrase("Removed", es: "Eliminado"),
    "file-brought-in": Phrase("File brought in", es: "Archivo importado"),
    "file-taken-back": Phrase("File taken back", es: "Archivo deshecho"),
    "answered": Phrase("Answered", es: "Respondido"),
    "answered-without-name": Phrase("Answered without a name", es: "Respondido sin nombre"),
    "replied": Phrase("Replied to an answer", es: "Respuesta a una aportación"),
    "reminded": Phrase("Reminded", es: "Recordado"),
    "published": Phrase("Published", es: "Publicado"),
    "invited": Phrase("Invited", es: "Con invitación enviada"),
    "invitation-renewed": Phrase("Invitation renewed", es: "Invitación renovada"),
    "invitation-ended": Phrase("Invitation ended", es: "Invitación retirada"),
    "opening-link-made": Phrase("First link made", es: "Primer enlace creado"),
    "visit-link-made": Phrase("Sign-in link of the sample made", es: "Enlace de entrada del ejemplo creado"),
    "reset-link-made": Phrase("Link for a new password made", es: "Enlace para contraseña nueva creado"),
    "full-reset-link-made": Phrase(
      "Link for a new password and new codes made", es: "Enlace para contraseña y códigos nuevos creado"),
    "password-chosen": Phrase("Password chosen", es: "Contraseña elegida"),
    "password-changed": Phrase("Password changed", es: "Contraseña cambiada"),
    "second-factor-added": Phrase("Codes from an app set up", es: "Códigos de una aplicación activados"),
    "second-factor-removed": Phrase("Codes from an app taken away", es: "Códigos de una aplicación quitados"),
    "recovery-codes-renewed": Phrase("Recovery codes renewed", es: "Códigos de recuperación renovados"),
    "identity-linked": Phrase("Linked to a sign-in elsewhere", es: "Vinculado con una entrada externa"),
    "sessions-ended": Phrase("Signed out everywhere", es: "Sesiones cerradas"),
    "viewing-began": Phrase("Began viewing as another person", es: "Empezó a ver como otra persona"),
    "viewing-ended": Phrase("Stopped viewing as another person", es: "Dejó de ver como otra persona"),
    "exported": Phrase("Everything exported", es: "Todo exportado"),
    "district-changed": Phrase("District changed", es: "Distrito cambiado"),
    "district-created": Phrase("District opened", es: "Distrito abierto"),
    "roster-applied": Phrase("Roster brought in", es: "Listado importado"),
    "commented": Phrase("Commented", es: "Comentado"),
    "comment-changed": Phrase("Comment changed", es: "Comentario cambiado"),
    "comment-removed": Phrase("Comment taken out", es: "Comentario retirado"),
    "thread-resolved": Phrase("Comments settled", es: "Comentarios resueltos"),
    "thread-reopened": Phrase("Comments opened again", es: "Comentarios reabiertos"),
    "task-done": Phrase("Task done", es: "Tarea hecha"),
    "task-taken-up": Phrase("Task taken up again", es: "Tarea retomada"),
    "mention-done": Phrase("Mention laid aside", es: "Mención apartada"),
    "launched": Phrase("Launched and sealed", es: "Iniciado y sellado"),
    "comparison-registered": Phrase("Comparison registered", es: "Comparación registrada"),
    "results-looked-at": Phrase("Results looked at", es: "Resultados examinados"),
    "amendment-asked": Phrase("Amendment asked for", es: "Enmienda solicitada"),
    "amendment-approved": Phrase("Amendment approved", es: "Enmienda aprobada"),
    "update-sent": Phrase("Update sent by mail", es: "Novedad enviada por correo"),
    "amendment-declined": Phrase("Amendment declined", es: "Enmienda rechazada"),
    "report-issued": Phrase("Report issued", es: "Informe emitido"),
    "report-published": Phrase("Report put before everybody", es: "Informe publicado"),
    "report-withdrawn": Phrase("Report withdrawn", es: "Informe retirado"),
    "agreement-begun": Phrase("Agreement begun", es: "Acuerdo empezado"),
    "agreement-changed": Phrase("Agreement changed", es: "Acuerdo cambiado"),
    "agreement-signed": Phrase("Agreement signed", es: "Acuerdo firmado"),
    "agreement-reviewed": Phrase("Agreement looked at again", es: "Acuerdo revisado"),
    "agreement-ended": Phrase("Agreement ended", es: "Acuerdo terminado"),
    "attendance-opened": Phrase("Code for attendance made", es: "Código de asistencia creado"),
    "calendar-made": Phrase("Calendar address made", es: "Dirección de calendario creada"),
    "calendar-ended": Phrase("Calendar address taken back", es: "Dirección de calendario retirada"),
    "program-let-in": Phrase("Program let in", es: "Programa admitido"),
    "program-shut-out": Phrase("Program’s token taken back", es: "Token de programa retirado"),
    "instrument-entered": Phrase("Instrument entered", es: "Instrumento introducido"),
    "survey-mailed": Phrase("Invited to a survey by mail", es: "Invitación a encuesta por correo"),
    "survey-reminded": Phrase("Reminded of a survey", es: "Recordatorio de encuesta"),
    "codes-made": Phrase("Codes on paper made", es: "Códigos en papel creados"),
    "answers-brought-in": Phrase("Answers on paper brought in", es: "Respuestas en papel incorporadas"),
    "rigor-analyzed": Phrase("Rigor analyzed", es: "Rigor analizado"),
    "rigor-repeated": Phrase("Rigor analyzed again", es: "Rigor analizado de nuevo"),
    "rigor-removed": Phrase("Analysis of rigor taken away", es: "Análisis de rigor retirado"),
    "roster-undone": Phrase("Roster taken back", es: "Listado deshecho"),
  ]
}

/// What an entry of the history is about, when it is not a record with fields.
enum HistoryKind {
  /// What reading it needs; nil when everybody may who may read the history.
  static func reading(_ name: String) -> Deed? {
    (Register.type(named: name)?.kind ?? CommentKind.record(name))?.reading
  }

  static func label(_ name: String) -> Phrase {
    if let kind = CommentKind.record(name) {
      return Phrase("comment (\(kind.one.en))", es: "comentario (\(kind.one.es))")
    }
    return Register.type(named: name)?.kind.one ?? words[name] ?? Phrase(verbatim: name)
  }

  static let words: [String: Phrase] = [
    "district": Phrase("district", es: "distrito"),
    "record_batch": Phrase("file of records", es: "archivo de registros"),
    "account": Phrase("account", es: "cuenta"),
    "consultation_invitation": Phrase("invitation to a consultation", es: "invitación a una consulta"),
    "consultation_response": Phrase("answer to a consultation", es: "respuesta a una consulta"),
    "success_picture.update": Phrase("update about a success picture", es: "novedad sobre una imagen del éxito"),
    "survey_instrument": Phrase("instrument for surveys", es: "instrumento para encuestas"),
    "survey_wave.invitations": Phrase("invitations to a survey", es: "invitaciones a una encuesta"),
    "seal": Phrase("seal of the launch", es: "sello del inicio"),
    "amendment": Phrase("amendment", es: "enmienda"),
    "issued_report": Phrase("issued report", es: "informe emitido"),
    "roster_batch": Phrase("roster", es: "listado"),
    "rigor_analysis": Phrase("analysis of rigor", es: "análisis de rigor"),
    "calendar": Phrase("calendar", es: "calendario"),
    "agreement": Phrase("agreement", es: "acuerdo"),
  ]
}
