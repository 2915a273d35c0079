import Vocabulary

/// What a chart says in plain words. No figure is called good or bad by itself; a signal asks a question.
extension MeasureChart {
  package func words(_ signal: ChartSignal) -> Phrase {
    let (first, last) = (points[signal.from].period, points[signal.to].period)
    let side =
      signal.isAbove ? Phrase("above", es: "por encima") : Phrase("below", es: "por debajo")
    switch signal.rule {
    case .run:
      let level = usual[signal.to].map { measure.words($0.center) } ?? ""
      return Phrase(
        "\(signal.count) readings in a row, from \(first) to \(last), lie \(side.en) the usual level of \(level): something changed about \(first).",
        es:
          "\(signal.count) lecturas seguidas, de \(first) a \(last), están \(side.es) del nivel habitual de \(level): algo cambió hacia \(first)."
      )
    case .outside where signal.count > 1:
      return Phrase(
        "All \(signal.count) readings from \(first) to \(last) lie \(side.en) what is usual: ask what has been different since \(first).",
        es:
          "Las \(signal.count) lecturas de \(first) a \(last) están \(side.es) de lo habitual: pregunte qué es distinto desde \(first)."
      )
    case .outside:
      let value = points[signal.to].figures.map { measure.words($0.value) } ?? ""
      let range = range(at: signal.to)
      return Phrase(
        "\(last): \(value) lies \(side.en) what is usual (\(range.en)). Ask what was different then.",
        es: "\(last): \(value) está \(side.es) de lo habitual (\(range.es)). Pregunte qué fue distinto entonces.")
    case .nearLimit:
      let limit = signal.isAbove ? Phrase("upper", es: "superior") : Phrase("lower", es: "inferior")
      return Phrase(
        "Most readings from \(first) to \(last) lie nearer to the \(limit.en) limit than to the usual level: something may be changing.",
        es:
          "La mayoría de las lecturas de \(first) a \(last) están más cerca del límite \(limit.es) que del nivel habitual: puede que algo esté cambiando."
      )
    }
  }

  func range(at index: Int) -> Phrase {
    guard let usual = usual[index] else { return Phrase(verbatim: "") }
    let (low, high) = (measure.words(usual.lower), measure.words(usual.upper))
    return Phrase("\(low) to \(high)", es: "de \(low) a \(high)")
  }

  /// Which chart it is, and what its limits rest on.
  package var basis: Phrase {
    switch limits {
    case .tooFew(let count):
      let readings = Phrase.count(
        count, one: Phrase("reading is there", es: "lectura disponible"),
        many: Phrase("readings are there", es: "lecturas disponibles"))
      return Phrase(
        "No limits yet: \(readings.en), and it takes \(Self.fewest) to say what is usual.",
        es: "Aún sin límites: hay \(readings.es), y se necesitan \(Self.fewest) para decir qué es lo habitual.")
    case .unvaried:
      return Phrase(
        "No limits: the readings that would say what is usual are all the same.",
        es: "Sin límites: las lecturas que dirían qué es lo habitual son todas iguales.")
    case .drawn(let readings, let late): return chartName + Phrase(verbatim: " ") + resting(readings, late: late)
    }
  }

  private var chartName: Phrase {
    switch sort {
    case .values: Phrase("Control chart of single values (XmR).", es: "Gráfica de control de valores (XmR).")
    case .shares:
      Phrase(
        "Control chart of shares (p′): limits are wider where fewer people stand behind a figure.",
        es: "Gráfica de control de porcentajes (p′): los límites son más anchos con menos personas.")
    case .rates:
      Phrase(
        "Control chart of rates (u′): limits are wider where a rate is of less.",
        es: "Gráfica de control de tasas (u′): los límites son más anchos cuando la base es menor.")
    }
  }

  private func resting(_ count: Int, late: Int) -> Phrase {
    let words =
      switch baseline {
      case .none:
        Phrase(
          "The limits rest on all \(count) readings and move with every new one: choose a baseline, with a reason, to keep them.",
          es:
            "Los límites se basan en las \(count) lecturas y se mueven con cada nueva: elija un periodo de referencia, con su razón, para fijarlos."
        )
      case .launch(let day):
        Phrase(
          "The limits rest on the \(count) readings up to the launch on \(day), and stay.",
          es: "Los límites se basan en las \(count) lecturas hasta el inicio, el \(day), y no se mueven.")
      case .chosen(_, let until, let reason):
        Phrase(
          "The limits rest on the \(count) readings up to \(until), and stay. Chosen because: \(reason)",
          es: "Los límites se basan en las \(count) lecturas hasta el \(until) y no se mueven. Razón: \(reason)")
      }
    guard late > 0 else { return words }
    return Phrase(
      "The limits rest on the first \(count) readings; \(late) of them are from after the baseline should have ended, since fewer than \(Self.fewest) say little. An early change may hide in them.",
      es:
        "Los límites se basan en las primeras \(count) lecturas; \(late) son posteriores al fin previsto, porque menos de \(Self.fewest) dicen poco. Un cambio temprano puede quedar oculto."
    )
  }
}
