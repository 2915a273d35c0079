import Vocabulary

/// What a teacher leader has to be able to do: the seven domains of the Teacher Leader Model Standards (2011) by name.
///
/// The names are facts; the sentences are ours, as the standards do not say how their text may be reused.
package enum LeadershipDomain: String, ChoiceType {
  case culture, research, learning, instruction, assessment, outreach, advocacy

  package var label: Phrase {
    switch self {
    case .culture: Phrase("I. Collaborative culture", es: "I. Cultura de colaboración")
    case .research: Phrase("II. Using research", es: "II. Uso de la investigación")
    case .learning: Phrase("III. Professional learning", es: "III. Aprendizaje profesional")
    case .instruction: Phrase("IV. Instruction and learning", es: "IV. Enseñanza y aprendizaje")
    case .assessment: Phrase("V. Assessments and data", es: "V. Evaluaciones y datos")
    case .outreach: Phrase("VI. Families and community", es: "VI. Familias y comunidad")
    case .advocacy:
      Phrase("VII. Advocacy for students and the profession", es: "VII. Defensa del alumnado y la profesión")
    }
  }

  package var about: Phrase {
    switch self {
    case .culture:
      Phrase(
        "Leads a team so that colleagues trust one another, disagree openly and finish what they began.",
        es: "Dirige un equipo en el que se confía, se discrepa abiertamente y se termina lo empezado.")
    case .research:
      Phrase(
        "Finds out what is known, weighs it, and tries it with colleagues before recommending it.",
        es: "Averigua qué se sabe, lo sopesa y lo prueba con colegas antes de recomendarlo.")
    case .learning:
      Phrase(
        "Plans how adults learn at work: over time, from their own lessons, with follow-up.",
        es: "Planifica cómo aprenden los adultos en su trabajo: con tiempo, desde sus clases y con seguimiento.")
    case .instruction:
      Phrase(
        "Watches teaching, talks about it usefully, and teaches beside a colleague.",
        es: "Observa la enseñanza, conversa con provecho sobre ella y enseña junto a un colega.")
    case .assessment:
      Phrase(
        "Helps colleagues read students’ work and figures, and decide what to teach next.",
        es: "Ayuda a leer trabajos y cifras del alumnado y a decidir qué enseñar después.")
    case .outreach:
      Phrase(
        "Works with families and neighbors as people who know the students.",
        es: "Trabaja con familias y vecinos como personas que conocen al alumnado.")
    case .advocacy:
      Phrase(
        "Speaks for students and for good conditions of teaching where decisions are made.",
        es: "Habla por el alumnado y por buenas condiciones de enseñanza donde se decide.")
    }
  }
}
