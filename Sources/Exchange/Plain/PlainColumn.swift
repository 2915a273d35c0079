import Vocabulary

/// One column of a plain roster: its heading, and what stands in it.
package struct PlainColumn: Sendable {
  package let name: String
  package let holds: Phrase

  /// In the order in which the template has them. Any order does, and those that are not needed may be left out.
  package static let all = [
    PlainColumn(
      "staff_id",
      Phrase(
        "The district’s number of the person. Needed, unless there is an email",
        es: "El número de la persona en el distrito. Necesario, salvo que haya email")),
    PlainColumn("given_name", Phrase("Given name. The column is needed", es: "Nombre. La columna es necesaria")),
    PlainColumn("family_name", Phrase("Family name. The column is needed", es: "Apellido. La columna es necesaria")),
    PlainColumn("email", Phrase("E-mail address at work", es: "Correo electrónico del trabajo")),
    PlainColumn(
      "post",
      Phrase(
        "teacher, principal or support staff; empty for a person without a position. The column is needed",
        es: "docente, dirección de escuela o personal de apoyo; vacío si no tiene puesto. La columna es necesaria")),
    PlainColumn("title", Phrase("The position as the district calls it", es: "El puesto como lo llama el distrito")),
    PlainColumn(
      "school",
      Phrase(
        "The school’s name; empty for the whole district", es: "El nombre de la escuela; vacío para todo el distrito")),
    PlainColumn(
      "school_id",
      Phrase(
        "The district’s number of the school; without it, schools are known by their names",
        es: "El número de la escuela en el distrito; sin él, las escuelas se conocen por su nombre")),
    PlainColumn("share", Phrase("Percent of full time, like 50", es: "Porcentaje de jornada completa, como 50")),
    PlainColumn("from", Phrase("First day, like 2026-08-10", es: "Primer día, como 2026-08-10")),
    PlainColumn(
      "until",
      Phrase(
        "Last day, like 2027-06-04; empty while it goes on", es: "Último día, como 2027-06-04; vacío mientras siga")),
  ]

  private init(_ name: String, _ holds: Phrase) {
    self.name = name
    self.holds = holds
  }
}
