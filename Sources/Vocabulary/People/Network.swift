/// Schools that one principal manager looks after.
package struct Network: DistrictRecord {
  package static let kind = RecordKind(
    "network", path: "people/networks", strategy: .people,
    one: Phrase("network", es: "red"), many: Phrase("networks", es: "redes"),
    about: Phrase("Schools that share a principal manager.", es: "Escuelas que comparten una supervisión."),
    editing: .editPeople)

  package static let fields: [Field<Network>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true)
  ]

  package let id: ID
  package var version = 0
  package var name = ""

  package init(id: ID) { self.id = id }
  package init(id: ID, name: String) {
    self.id = id
    self.name = name
  }
  package var title: String { name }
}
