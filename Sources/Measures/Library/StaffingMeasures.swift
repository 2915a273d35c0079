import Vocabulary

extension LibraryMeasure {
  /// Who stays, who comes, and who is asked.
  static let ofStaffing: [LibraryMeasure] = [
    LibraryMeasure(
      "retention-district", .people,
      Phrase("Teachers who stay in the district", es: "Docentes que permanecen en el distrito"),
      about: Phrase("Whether teachers come back in the fall.", es: "Si regresan en otoño."),
      count: Phrase("Teachers employed in both Octobers", es: "Docentes empleados en ambos octubres"),
      of: Phrase("Teachers employed in the first October", es: "Docentes empleados el primer octubre"),
      .share, .long, .lagging, .yearly, by: Phrase("Personnel records", es: "Registros de personal")),
    LibraryMeasure(
      "retention-new", .people, Phrase("New teachers who stay", es: "Docentes nuevos que permanecen"),
      about: Phrase(
        "Whether those in their first three years come back.", es: "Si regresan quienes llevan tres años o menos."),
      count: Phrase(
        "Teachers in their first three years who come back", es: "Docentes con tres años o menos que regresan"),
      of: Phrase("Teachers in their first three years", es: "Docentes con tres años o menos"),
      .share, .long, .lagging, .yearly, by: Phrase("Personnel records", es: "Registros de personal")),
    LibraryMeasure(
      "retention-leaders", .people, Phrase("Leaders who stay in the role", es: "Líderes que permanecen en el rol"),
      about: Phrase("Whether the role can be lived with.", es: "Si el rol es llevadero."),
      count: Phrase("Leaders who hold the role a second year", es: "Líderes que siguen un segundo año"),
      of: Phrase("Leaders in their first year", es: "Líderes en su primer año"),
      .share, .long, .lagging, .yearly, by: Phrase("Personnel records", es: "Registros de personal")),
    LibraryMeasure(
      "applicants", .people, Phrase("Applicants for each role", es: "Candidaturas por rol"),
      about: Phrase("Whether teachers want the role.", es: "Si el profesorado quiere el rol."),
      count: Phrase("Applications that are complete", es: "Candidaturas completas"),
      of: Phrase("Roles posted", es: "Roles publicados"),
      .rate, unit: Phrase("applicants", es: "candidaturas"), .long, .leading, .yearly, at: .district,
      by: Phrase("Postings", es: "Convocatorias")),
    LibraryMeasure(
      "offers-accepted", .people, Phrase("Offers accepted", es: "Ofertas aceptadas"),
      about: Phrase("Whether those who are chosen say yes.", es: "Si quienes son elegidos aceptan."),
      count: Phrase("Offers accepted", es: "Ofertas aceptadas"), of: Phrase("Offers made", es: "Ofertas hechas"),
      .share, .long, .leading, .yearly, at: .district, by: Phrase("Postings", es: "Convocatorias")),
    LibraryMeasure(
      "leaders-high-need", .equity,
      Phrase("Leaders at schools of high need", es: "Líderes en escuelas de alta necesidad"),
      about: Phrase("Whether help is where it is needed most.", es: "Si la ayuda está donde más se necesita."),
      count: Phrase("Leader time at schools of high need", es: "Tiempo de liderazgo en escuelas de alta necesidad"),
      of: Phrase("All leader time", es: "Todo el tiempo de liderazgo"),
      .share, .long, .leading, .yearly, at: .district, by: Phrase("Assignments", es: "Asignaciones")),
    LibraryMeasure(
      "reach-gap", .equity, Phrase("Gap in reach between schools", es: "Brecha de alcance entre escuelas"),
      about: Phrase(
        "How far schools of high need lie behind the others in teachers reached.",
        es: "Cuánto distan las escuelas de alta necesidad en docentes alcanzados."),
      count: Phrase(
        "Reach at other schools less reach at schools of high need, in points",
        es: "Alcance en las demás menos alcance en las de alta necesidad, en puntos"),
      of: Phrase("Teachers in caseloads", es: "Docentes asignados"),
      .difference, unit: Phrase("points", es: "puntos"), better: .down, .short, .leading, .twice, at: .district,
      by: Phrase("Coaching log", es: "Registro de acompañamiento")),
  ]
}
