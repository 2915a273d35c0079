/// Somebody the district keeps by name: staff, and whoever else holds a position or an account.
package struct Person: DistrictRecord {
  package static let kind = RecordKind(
    "person", path: "people/directory", strategy: .people,
    one: Phrase("person", es: "persona"), many: Phrase("people", es: "personas"),
    about: Phrase("Staff, and others who take part.", es: "El personal y otras personas que participan."),
    reading: .readPeople, editing: .editPeople)

  package static let fields: [Field<Person>] = [
    .line("given_name", \.givenName, Phrase("Given name", es: "Nombre"), required: true),
    .line("family_name", \.familyName, Phrase("Family name", es: "Apellido"), required: true),
    .text("email", \.email, Phrase("E-mail", es: "Correo electrónico"), kind: .email),
    .line("source_id", \.sourceID, Phrase("Number in the roster", es: "Número en el listado")),
    .day("left", \.left, Phrase("Left on", es: "Salió el")),
  ]

  package let id: ID
  package var version = 0
  package var givenName = ""
  package var familyName = ""
  package var email = ""
  package var sourceID = ""
  /// The day after which the person no longer belongs to the district; access ends with it.
  package var left: Day?

  package init(id: ID) { self.id = id }
  package init(id: ID, _ givenName: String, _ familyName: String, email: String = "") {
    self.id = id
    self.givenName = givenName
    self.familyName = familyName
    self.email = email
  }
  package var title: String { "\(givenName) \(familyName)" }
}
