import Vocabulary

extension LibraryMeasure {
  /// What leaders and their principals are given.
  static let ofSupport: [LibraryMeasure] = [
    LibraryMeasure(
      "principal-meetings", .support,
      Phrase("Meetings of leader and principal held", es: "Reuniones de líder y dirección celebradas"),
      about: Phrase(
        "Whether principals keep the meetings that were agreed.", es: "Si se celebran las reuniones acordadas."),
      count: Phrase("One-to-one meetings held", es: "Reuniones individuales celebradas"),
      of: Phrase("One-to-one meetings planned", es: "Reuniones individuales previstas"),
      .share, .short, .leading, .monthly, by: Phrase("Meeting log", es: "Registro de reuniones")),
    LibraryMeasure(
      "training-complete", .support, Phrase("Leaders trained for their role", es: "Líderes con la formación de su rol"),
      about: Phrase(
        "Whether leaders have what the role asks for.", es: "Si quienes lideran tienen lo que pide el rol."),
      count: Phrase(
        "Leaders with every required module or credential", es: "Líderes con todos los módulos o credenciales"),
      of: Phrase("All leaders", es: "Todas las personas líderes"),
      .share, .short, .leading, .twice, by: Phrase("Training records", es: "Registros de formación")),
    LibraryMeasure(
      "support-useful", .support,
      Phrase("Teachers who find the support useful", es: "Docentes que valoran útil el apoyo"),
      about: Phrase("What those who are supported say of it.", es: "Qué dicen quienes reciben el apoyo."),
      count: Phrase(
        "Teachers who agree that coaching changed a lesson", es: "Docentes que dicen que el apoyo cambió una lección"),
      of: Phrase("Supported teachers who answered", es: "Docentes con apoyo que respondieron"),
      .share, .short, .leading, .twice, by: Phrase("Staff survey", es: "Encuesta al personal")),
    LibraryMeasure(
      "managers-visits", .support,
      Phrase("Visits of principal managers about leadership", es: "Visitas de supervisión sobre liderazgo"),
      about: Phrase(
        "Whether those who lead principals ask about teacher leaders.",
        es: "Si quienes supervisan preguntan por los docentes líderes."),
      count: Phrase(
        "Visits with teacher leadership on the agenda", es: "Visitas con el liderazgo docente en la agenda"),
      of: Phrase("Schools in the network", es: "Escuelas de la red"),
      .rate, unit: Phrase("visits", es: "visitas"), .short, .leading, .quarterly,
      by: Phrase("Visit log", es: "Registro de visitas")),
  ]
}
