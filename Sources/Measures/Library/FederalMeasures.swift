import Vocabulary

extension LibraryMeasure {
  /// What the Teacher and School Leader grant asks for every year, in our words; the grant’s own notice decides.
  package static let ofFederalGrants: [LibraryMeasure] = [
    LibraryMeasure(
      "tsl-effective", .federal,
      Phrase("Educators rated effective or better", es: "Educadores valorados como eficaces o más"),
      about: Phrase(
        "The share of educators whom the district’s evaluation rates effective or higher.",
        es: "El porcentaje que la evaluación del distrito valora como eficaz o más."),
      count: Phrase(
        "Teachers and school leaders rated at least effective",
        es: "Docentes y directivos valorados al menos como eficaces"),
      of: Phrase("Teachers and school leaders rated", es: "Docentes y directivos valorados"),
      .share, .long, .lagging, .yearly, at: .district,
      by: Phrase("District evaluation system", es: "Sistema de evaluación del distrito"),
      origin: "U.S. Department of Education, Teacher and School Leader Incentive Program performance measures"),
    LibraryMeasure(
      "tsl-growth-rated", .federal,
      Phrase(
        "Teachers whose rating includes student growth", es: "Docentes cuya valoración incluye el progreso estudiantil"),
      about: Phrase(
        "The share of teachers whose evaluation uses their students’ growth.",
        es: "El porcentaje cuya evaluación usa el progreso de sus estudiantes."),
      count: Phrase("Teachers evaluated with student growth", es: "Docentes evaluados con progreso estudiantil"),
      of: Phrase("Teachers evaluated", es: "Docentes evaluados"),
      .share, .long, .lagging, .yearly, at: .district,
      by: Phrase("District evaluation system", es: "Sistema de evaluación del distrito"),
      origin: "U.S. Department of Education, Teacher and School Leader Incentive Program performance measures"),
    LibraryMeasure(
      "tsl-pay-by-evaluation", .federal,
      Phrase("Educators paid by their evaluation", es: "Educadores con pago según evaluación"),
      about: Phrase(
        "The share of educators whose pay depended in part on their evaluation.",
        es: "El porcentaje cuyo pago dependió en parte de su evaluación."),
      count: Phrase(
        "Educators with pay that rests on their evaluation", es: "Educadores con pago basado en su evaluación"),
      of: Phrase("All educators", es: "Todo el personal educador"),
      .share, .long, .lagging, .yearly, at: .district, by: Phrase("Payroll", es: "Nómina"),
      origin: "U.S. Department of Education, Teacher and School Leader Incentive Program performance measures"),
    LibraryMeasure(
      "tsl-paid-leadership", .federal, Phrase("Teachers paid for leadership", es: "Docentes con pago por liderazgo"),
      about: Phrase(
        "The share of teachers who are paid for more responsibility.",
        es: "El porcentaje que cobra por más responsabilidad."),
      count: Phrase("Teachers paid for a leadership role", es: "Docentes que cobran por un rol de liderazgo"),
      of: Phrase("All teachers", es: "Todo el profesorado"),
      .share, .long, .lagging, .yearly, at: .district, by: Phrase("Payroll", es: "Nómina"),
      origin: "U.S. Department of Education, Teacher and School Leader Incentive Program performance measures"),
  ]
}
