/// One of the nine questions that a district answers from its own records, in the order in which it should meet them.
package enum KeyQuestion: Int, CaseIterable, Sendable, Codable {
  case priorities = 1, moreThanCareer, knowingTopTeachers, collaborationAndTrust, success, judgingImpact
  case tightAndLoose, insideAndPartners, systemAndSchool

  package var number: Int { rawValue }

  package var strategy: Strategy {
    switch self {
    case .priorities, .moreThanCareer: .purpose
    case .knowingTopTeachers, .collaborationAndTrust: .context
    case .success, .judgingImpact: .measures
    case .tightAndLoose, .insideAndPartners, .systemAndSchool: .build
    }
  }

  package var words: Phrase {
    switch self {
    case .priorities:
      Phrase(
        "Which priorities can teacher leaders move forward, and where and how would they do it best?",
        es: "¿Qué prioridades pueden impulsar los docentes líderes, y dónde y cómo lo harían mejor?")
    case .moreThanCareer:
      Phrase(
        "Does the initiative do more than offer strong teachers a career step?",
        es: "¿La iniciativa hace algo más que ofrecer un escalón profesional a los buenos docentes?")
    case .knowingTopTeachers:
      Phrase(
        "Are the district’s data good enough to recognize its strongest teachers correctly?",
        es: "¿Son los datos del distrito lo bastante buenos para reconocer bien a sus mejores docentes?")
    case .collaborationAndTrust:
      Phrase(
        "Where do teachers already work together, where could teacher leaders build trust, and where does too little trust stand in the way?",
        es:
          "¿Dónde colaboran ya los docentes, dónde podrían los docentes líderes generar confianza y dónde la falta de confianza lo impide?"
      )
    case .success:
      Phrase(
        "How will the district know that it works, soon and in the long run?",
        es: "¿Cómo sabrá el distrito que funciona, pronto y a la larga?")
    case .judgingImpact:
      Phrase(
        "What does the district need in order to judge the effect correctly?",
        es: "¿Qué necesita el distrito para juzgar bien el efecto?")
    case .tightAndLoose:
      Phrase(
        "What does the district hold tight, and what does it leave loose?",
        es: "¿Qué decide el distrito con firmeza y qué deja abierto?")
    case .insideAndPartners:
      Phrase(
        "What does the district do itself, and what does it do with partners?",
        es: "¿Qué hace el propio distrito y qué hace con otras organizaciones?")
    case .systemAndSchool:
      Phrase(
        "Which features of the roles does the district decide, which does each school decide, and how much room is there?",
        es: "¿Qué rasgos de los roles decide el distrito, cuáles decide cada escuela y cuánto margen hay?")
    }
  }
}
