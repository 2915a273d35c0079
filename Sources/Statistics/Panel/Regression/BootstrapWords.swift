import Vocabulary

/// What the wild bootstrap says to somebody who is not a statistician.
struct BootstrapWords {
  let question: Bootstrap
  let outcome: BootstrapOutcome

  var told: Telling { Telling(sentence, howSure: howSure, cannotTell: cannotTell) }

  private var sentence: Phrase {
    let (test, y, clusters) = (question.test, question.outcome, question.cluster)
    if outcome.isTooFewToSay {
      let fewer = min(outcome.treatedClusters, outcome.untreatedClusters)
      return Phrase(
        "Too few adopting schools to say: with \(fewer) “\(clusters)” on one side of “\(test)”, \(ways.en) fair ways of asking how far chance goes give answers that differ by more than a factor of two.",
        es:
          "Muy pocas escuelas participantes para saberlo: con \(fewer) «\(clusters)» de un lado de «\(test)», \(ways.es) formas justas de preguntar hasta dónde llega el azar dan respuestas que difieren en más del doble."
      )
    }
    guard let interval = outcome.restricted.interval else {
      let value = Written.number(outcome.estimate, Written.digits(for: outcome.standardError))
      return Phrase(
        "One more of “\(test)” goes with \(value) of “\(y)”, but \(outcome.clusters) “\(clusters)” set no bound to how far off that may be.",
        es:
          "Uno más de «\(test)» se acompaña de \(value) de «\(y)», pero \(outcome.clusters) «\(clusters)» no ponen límite a cuán lejos puede estar."
      )
    }
    let digits = Written.digits(for: interval.upper - interval.lower)
    let size = Written.number(abs(outcome.estimate), digits)
    let range = Written.range(interval, digits)
    let less = outcome.estimate < 0
    let head = Phrase(
      "One more of “\(test)” goes with \(size) \(less ? "less" : "more") of “\(y)”; judged by \(outcome.clusters) “\(clusters)”, the plausible range is \(range.en)",
      es:
        "Uno más de «\(test)» se acompaña de \(size) \(less ? "menos" : "más") de «\(y)»; a juzgar por \(outcome.clusters) «\(clusters)», el rango plausible va \(range.es)"
    )
    return head + Written.ending(interval)
  }

  private var ways: Phrase {
    outcome.randomisation == nil ? Phrase("two", es: "dos") : Phrase("three", es: "tres")
  }

  private var howSure: Phrase {
    var parts: [Phrase] = []
    if !outcome.isTooFewToSay { parts.append(Written.ifNoDifference(outcome.restricted.p)) }
    parts.append(
      outcome.isEnumerated
        ? Phrase(
          "All \(outcome.draws.grouped) ways of drawing the clusters' signs were taken, so nothing here depends on luck.",
          es:
            "Se tomaron las \(outcome.draws.grouped) formas de sortear los signos de los conglomerados; nada depende aquí de la suerte."
        )
        : Phrase(
          "\(outcome.draws.grouped) draws with seed \(question.seed); other seeds move the last digit.",
          es:
            "\(outcome.draws.grouped) extracciones con semilla \(question.seed); otras semillas cambian la última cifra."
        ))
    return parts.joined()
  }

  private var cannotTell: [Phrase] {
    [
      Phrase(
        "Whether “\(question.test)” brings the difference about: only who was given it by chance, or a comparison before and after, can tell that.",
        es:
          "Si «\(question.test)» causa la diferencia: solo puede decirlo un reparto al azar o una comparación de antes y después."
      ),
      Phrase(
        "What would happen in other “\(question.cluster)” than these \(outcome.clusters).",
        es: "Qué pasaría en otros «\(question.cluster)» que no sean estos \(outcome.clusters)."),
    ]
  }
}

extension Check {
  static func draws(_ wild: WildBootstrap) -> Check {
    let differ = wild.restricted.ties > 0
    return Check(
      "bootstrap.ties", passed: !differ, value: wild.restricted.withTies,
      differ
        ? Phrase(
          "\(wild.restricted.ties.grouped) of \(wild.draws.grouped) draws equal the data; counted as beyond it they make p \(Written.number(wild.restricted.withTies, 4)) instead of \(Written.number(wild.restricted.strict, 4)).",
          es:
            "\(wild.restricted.ties.grouped) de \(wild.draws.grouped) extracciones igualan los datos; si se cuentan como más extremas, p es \(Written.number(wild.restricted.withTies, 4)) en lugar de \(Written.number(wild.restricted.strict, 4))."
        ) : Phrase("No draw equals the data.", es: "Ninguna extracción iguala los datos."))
  }

  static func fewTreated(_ outcome: BootstrapOutcome) -> Check {
    Check(
      "clusters.few", passed: !outcome.isTooFewToSay,
      value: Double(min(outcome.treatedClusters, outcome.untreatedClusters)),
      outcome.isTooFewToSay
        ? Phrase(
          "Few clusters stand on one side, and the tests disagree: read none of the p values.",
          es: "De un lado hay pocos conglomerados y las pruebas no coinciden: no lea ninguno de los valores p.")
        : Phrase(
          "Few clusters stand on one side; the tests agree within a factor of two.",
          es: "De un lado hay pocos conglomerados; las pruebas coinciden dentro de un factor de dos."))
  }
}
