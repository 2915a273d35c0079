import Context
import Store
import Vocabulary

/// The way in for ratings and growth.
struct RigorUploadView: View {
  let findings: [Finding]
  let csrf: String?

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(RigorPages.bring, lead: lead))
    \(Form(to: RigorPages.new, csrf: csrf, submit: Phrase("Look at the columns", es: "Mirar las columnas"), takesFiles: true, fields: fields))
    \(Details(Phrase("What the files may look like", es: "Cómo pueden ser los archivos"), content: shapes))
    """
  }

  private var lead: Phrase {
    Phrase(
      "Bring one file or both, as CSV. They are read, asked, and deleted when the analysis ends; no row of them is kept, only a digest and the answer.",
      es:
        "Traiga uno o ambos archivos en CSV. Se leen, se analizan y se borran al terminar; no se guarda ninguna fila, solo un resumen criptográfico y la respuesta."
    )
  }

  private var fields: HTML {
    let ratings = FormField(
      RigorFile.ratings.rawValue, Phrase("Ratings", es: "Valoraciones"), .file(accepts: ".csv,text/csv"),
      hint: Phrase(
        "One line for each rating of a teacher by a rater on an occasion.",
        es: "Una línea por cada valoración de un docente por una persona en una ocasión."), findings: findings,
      isRequired: false)
    let growth = FormField(
      RigorFile.growth.rawValue, Phrase("Growth", es: "Progreso"), .file(accepts: ".csv,text/csv"),
      hint: Phrase(
        "One line for each student, year and teacher, with a score and a prior score.",
        es: "Una línea por estudiante, año y docente, con una nota y una nota previa."), findings: findings,
      isRequired: false)
    return "\(ratings)\(growth)"
  }

  private var shapes: HTML {
    """
    <p>\(Phrase("Ratings, for example:", es: "Valoraciones, por ejemplo:"))</p>
    <pre>teacher,rater,visit,year,score
    T101,R7,1,2025,3.25
    T101,R2,2,2025,2.75</pre>
    <p>\(Phrase("Growth, for example:", es: "Progreso, por ejemplo:"))</p>
    <pre>student,year,grade,school,teacher,score,prior
    8801,2025,4,Alder Creek Elementary,T101,512,488</pre>
    <p>\(Phrase("Headings may have other names; you say on the next page what each column holds.", es: "Los encabezados pueden llamarse de otro modo; en la página siguiente indica qué contiene cada columna."))</p>
    """
  }
}

/// What each column holds: guessed, and for a person to put right before anything runs.
struct RigorColumnsView: View {
  static let title = Phrase("What the columns hold", es: "Qué contienen las columnas")

  let job: Job
  let headings: [RigorFile: [String]]
  let form: RigorForm
  let findings: [Finding]
  let csrf: String?

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(Self.title, lead: lead))
    \(Form(to: RigorPages.columnsAddress(job.id), csrf: csrf, submit: Phrase("Run the analysis", es: "Hacer el análisis"), fields: "\(general)\(ratings)\(growth)"))
    \(ButtonForm(Phrase("Forget these files", es: "Olvidar estos archivos"), to: job.address + "/cancel", csrf: csrf, style: .plain))
    """
  }

  private var lead: Phrase {
    Phrase(
      "This is what the headings suggest. Look at each, then run it; nothing has been calculated yet.",
      es: "Esto es lo que sugieren los encabezados. Revise cada uno y ejecútelo; aún no se ha calculado nada.")
  }

  private var general: HTML {
    let now = SchoolYear(containing: job.asked.day)
    let years = (0..<6).map { SchoolYear(now.start - $0) }.map { Choice(String($0.start), Phrase($0)) }
    let shares = RigorQuestion.topShares.map { Choice(String($0), Phrase(verbatim: $0.percent)) }
    let year = FormField(
      "year", Phrase("Last school year that the files speak of", es: "Último año escolar del que hablan los archivos"),
      .select(years, chosen: form.year), findings: findings)
    let top = FormField(
      "top_share", Phrase("Teachers that would be called top", es: "Docentes que se llamarían los mejores"),
      .select(shares, chosen: form.topShare),
      hint: Phrase(
        "The share whom the district would name, for example as teacher leaders.",
        es: "La parte que el distrito nombraría, por ejemplo como docentes líderes."), findings: findings)
    return "\(year)\(top)"
  }
}

// MARK: - One file

extension RigorColumnsView {
  private var ratings: HTML? {
    guard let columns = form.ratings else { return nil }
    let file = RigorFile.ratings
    return """
      <h2>\(heading(file))</h2>
      \(column(file, "teacher", Phrase("Teacher", es: "Docente"), columns.teacher))
      \(column(file, "rater", Phrase("Rater", es: "Quien valora"), columns.rater))
      \(column(file, "occasion", Phrase("Occasion (visit)", es: "Ocasión (visita)"), columns.occasion))
      \(column(file, "score", Phrase("Score", es: "Puntuación"), columns.score))
      \(text(file, "lowest", Phrase("Lowest score of the scale", es: "Puntuación más baja de la escala"), form.lowest))
      \(text(file, "highest", Phrase("Highest score of the scale", es: "Puntuación más alta de la escala"), form.highest))
      \(column(file, "lesson", Phrase("Lesson or domain", es: "Lección o dominio"), columns.lesson, Phrase("Where a rater gives several scores on one occasion", es: "Si una persona da varias puntuaciones en una ocasión")))
      \(column(file, "year", Phrase("School year", es: "Año escolar"), columns.year, Phrase("With two years or more, what lasts can be told from what was of one year", es: "Con dos años o más se distingue lo que perdura de lo que fue de un año")))
      \(column(file, "school", Phrase("School", es: "Escuela"), columns.school, Phrase("Says at which sort of school teachers are rated at all", es: "Dice en qué tipo de escuela se valora")))
      \(names(file, columns.schools, columns.teachers))
      """
  }

  private var growth: HTML? {
    guard let columns = form.growth else { return nil }
    let file = RigorFile.growth
    let left = headings[file] ?? []
    return """
      <h2>\(heading(file))</h2>
      \(column(file, "teacher", Phrase("Teacher", es: "Docente"), columns.teacher))
      \(column(file, "outcome", Phrase("Score", es: "Nota"), columns.outcome))
      \(column(file, "prior", Phrase("Prior score", es: "Nota previa"), columns.prior, Phrase("Without it nothing is known of growth", es: "Sin ella no se sabe nada del progreso")))
      \(text(file, "reliability", Phrase("Reliability of the prior score", es: "Fiabilidad de la nota previa"), form.reliability, Phrase("From the manual of its test, such as 0.88; takes the test’s own error out", es: "Del manual de la prueba, por ejemplo 0.88; descuenta el error de la prueba")))
      \(column(file, "school", Phrase("School", es: "Escuela"), columns.school, optional))
      \(column(file, "grade", Phrase("Grade", es: "Grado"), columns.grade, optional))
      \(column(file, "year", Phrase("School year", es: "Año escolar"), columns.year, optional))
      \(column(file, "student", Phrase("Student", es: "Estudiante"), columns.student, Phrase("Says who is taught by several; never kept", es: "Dice a quién enseñan varias personas; nunca se guarda")))
      \(column(file, "dosage", Phrase("Share of the student’s time", es: "Parte del tiempo del estudiante"), columns.dosage, optional))
      \(column(file, "coverage", Phrase("Subject or role", es: "Materia o función"), columns.coverageBy, Phrase("Says who can be rated at all", es: "Dice a quién se puede valorar")))
      \(FormField("growth_covariates", Phrase("Other numbers that explain the score", es: "Otros números que explican la nota"), .checkboxes(left.map { Choice($0, Phrase(verbatim: $0)) }, chosen: Set(columns.covariates)), hint: Phrase("Only columns of numbers, such as 0 and 1 for a program", es: "Solo columnas de números, como 0 y 1 para un programa"), findings: findings, isRequired: false))
      \(names(file, columns.schools, columns.teachers))
      """
  }

  private var optional: Phrase {
    Phrase("Leave it empty if the file does not say", es: "Déjelo vacío si el archivo no lo dice")
  }

  private func heading(_ file: RigorFile) -> Phrase {
    let name = job.files.first { $0.role == file.rawValue }?.name ?? ""
    return file.label + Phrase(verbatim: ": \(name)")
  }

  private func column(
    _ file: RigorFile, _ field: String, _ label: Phrase, _ chosen: String?, _ hint: Phrase? = nil
  ) -> FormField {
    let choices = (headings[file] ?? []).map { Choice($0, Phrase(verbatim: $0)) }
    return FormField(
      "\(file.rawValue)_\(field)", label, .select(choices, chosen: (chosen ?? "").isEmpty ? nil : chosen), hint: hint,
      findings: findings,
      isRequired: hint == nil)
  }

  private func text(
    _ file: RigorFile, _ field: String, _ label: Phrase, _ typed: String, _ hint: Phrase? = nil
  ) -> FormField {
    FormField(
      "\(file.rawValue)_\(field)", label, .line(typed), hint: hint, findings: findings, isRequired: hint == nil)
  }

  /// How the file names schools and teachers.
  private func names(_ file: RigorFile, _ schools: Naming, _ teachers: Naming) -> HTML {
    let ofSchools = FormField(
      "\(file.rawValue)_schools", Phrase("Schools are named", es: "Las escuelas se nombran"),
      .radios(Naming.choices, chosen: schools.rawValue),
      hint: Phrase(
        "By name or number of the register; a school that is not there is then refused.",
        es: "Por nombre o número del registro; una escuela que no esté allí se rechaza."), findings: findings)
    let ofTeachers = FormField(
      "\(file.rawValue)_teachers", Phrase("Teachers are named", es: "Los docentes se nombran"),
      .radios(Naming.choices, chosen: teachers.rawValue),
      hint: Phrase(
        "By e-mail address or number of the roster; those that are not there are counted.",
        es: "Por correo o número del listado; quienes no estén allí se cuentan."), findings: findings)
    return "\(ofSchools)\(ofTeachers)"
  }
}

/// What the files of an analysis are called.
enum RigorFileWords {
  static func label(_ role: String) -> Phrase { RigorFile(rawValue: role)?.label ?? Phrase(verbatim: role) }
}
