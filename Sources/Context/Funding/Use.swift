import Vocabulary

/// What money for teacher leadership is spent on.
package enum Use: String, ChoiceType, Codable {
  case stipend, release, position, minimumPay = "minimum_pay", substitute, training, partner
  case evaluation, materials, administration, family, other

  package var label: Phrase {
    switch self {
    case .stipend: Phrase("Stipends", es: "Estipendios")
    case .release: Phrase("Cover for released time", es: "Cobertura del tiempo liberado")
    case .position: Phrase("Salary of teacher leaders and coaches", es: "Salario de docentes líderes y acompañantes")
    case .minimumPay: Phrase("Raising minimum pay", es: "Aumento del salario mínimo")
    case .substitute: Phrase("Substitutes", es: "Suplencias")
    case .training: Phrase("Training", es: "Formación")
    case .partner: Phrase("Partner organization", es: "Organización asociada")
    case .evaluation: Phrase("Evaluation and designation of teachers", es: "Evaluación y designación de docentes")
    case .materials: Phrase("Materials and technology", es: "Materiales y tecnología")
    case .administration: Phrase("Administration", es: "Administración")
    case .family: Phrase("Work with families", es: "Trabajo con familias")
    case .other: Phrase("Something else", es: "Otra cosa")
    }
  }
}

/// Whom a piece of spending serves; some money may serve only some.
package enum Served: String, ChoiceType, Codable {
  case everyone, disabilities, earlyIntervening = "early_intervening", schoolwide, eligiblePupils = "eligible_pupils"
  case highNeed = "high_need", newTeachers = "new_teachers"

  package var label: Phrase {
    switch self {
    case .everyone: Phrase("All schools and students", es: "Todas las escuelas y estudiantes")
    case .disabilities: Phrase("Students with disabilities", es: "Estudiantes con discapacidad")
    case .earlyIntervening:
      Phrase(
        "Students who need support before special education",
        es: "Estudiantes que necesitan apoyo antes de educación especial")
    case .schoolwide:
      Phrase("Title I schools with a schoolwide program", es: "Escuelas Título I con programa para toda la escuela")
    case .eligiblePupils:
      Phrase("Eligible students of Title I schools", es: "Estudiantes elegibles de escuelas Título I")
    case .highNeed: Phrase("High-need schools", es: "Escuelas de alta necesidad")
    case .newTeachers: Phrase("Teachers in their first years", es: "Docentes en sus primeros años")
    }
  }
}
