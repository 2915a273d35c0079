import Vocabulary

/// What a measure did in some weeks at one place: changed, did what it usually does, or was not read.
package struct WatchedMeasure: Sendable, Equatable {
  package let chart: MeasureChart
  package let state: State
  package var measure: Measure { chart.measure }

  package enum State: Sendable, Equatable {
    /// With what is unusual, the newest last.
    case changed([ChartSignal])
    case usual
    /// Read, and too seldom so far to say what is usual.
    case early
    /// A round is open and not all figures are in.
    case open(answered: Int, asked: Int)
    case hidden
    /// Not read; with when it was read last.
    case unread(last: String?)
  }

  package init(_ chart: MeasureChart, in days: ClosedRange<Day>) {
    self.chart = chart
    let within = chart.points.indices.filter { days.contains(chart.points[$0].ends) }
    let read = within.filter { chart.points[$0].figures != nil }
    let signals = chart.signals.filter { signal in read.contains { (signal.from...signal.to).contains($0) } }
    if read.isEmpty {
      state = Self.unread(chart, within)
    } else if !signals.isEmpty {
      state = .changed(signals)
    } else {
      let isJudged = read.contains { chart.usual[$0] != nil }
      state = isJudged ? .usual : .early
    }
  }

  private static func unread(_ chart: MeasureChart, _ within: [Int]) -> State {
    if let last = within.last {
      let point = chart.points[last]
      if !point.isWhole { return .open(answered: point.answered, asked: point.asked) }
      if point.figure == .hidden { return .hidden }
    }
    return .unread(last: chart.points.last { $0.figures != nil }?.period)
  }

  /// One sentence for each.
  package var sentence: Phrase {
    switch state {
    case .changed(let signals): return signals.map(chart.words).joined()
    case .usual: return usualWords
    case .early: return latestWords + Phrase(verbatim: " ") + chart.basis
    case .open(let answered, let asked):
      return Phrase(
        "Not all figures are in: \(answered) of \(asked) places have handed in.",
        es: "Faltan cifras: han entregado \(answered) de \(asked) lugares.")
    case .hidden:
      return Phrase(
        "Hidden, because too few people stand behind it.", es: "Oculta, porque corresponde a muy pocas personas.")
    case .unread(let last?):
      return Phrase("Nothing was read. The last reading is \(last).", es: "Sin lecturas. La última es \(last).")
    case .unread(nil): return Phrase("It has never been read.", es: "Nunca se ha medido.")
    }
  }

  private var latest: Int? { chart.points.indices.last { chart.points[$0].figures != nil } }

  private var latestWords: Phrase {
    guard let latest, let figures = chart.points[latest].figures else { return Phrase(verbatim: "") }
    return Phrase(verbatim: "\(chart.points[latest].period): \(measure.words(figures.value)).")
  }

  private var usualWords: Phrase {
    guard let latest, chart.usual[latest] != nil else { return latestWords }
    let range = chart.range(at: latest)
    return latestWords
      + Phrase(
        " That is within what is usual (\(range.en)); the number alone asks for nothing.",
        es: " Está dentro de lo habitual (\(range.es)); el número por sí solo no pide nada.")
  }
}

/// What changed in a month, and what did not, at one place: never in the order of who did best.
package struct MonthlyReview: Sendable, Equatable {
  package let days: ClosedRange<Day>
  /// By name.
  package let measures: [WatchedMeasure]

  package init(_ charts: [MeasureChart], in days: ClosedRange<Day>) {
    self.days = days
    measures = charts.sorted { ($0.measure.name, $0.measure.id) < ($1.measure.name, $1.measure.id) }
      .map { WatchedMeasure($0, in: days) }
  }

  package var changed: [WatchedMeasure] {
    measures.filter { if case .changed = $0.state { true } else { false } }
  }
  package var usual: [WatchedMeasure] { measures.filter { $0.state == .usual } }
  package var early: [WatchedMeasure] { measures.filter { $0.state == .early } }
  /// Open, hidden, or not read.
  package var without: [WatchedMeasure] {
    measures.filter { watched in
      switch watched.state {
      case .open, .hidden, .unread: true
      case .changed, .usual, .early: false
      }
    }
  }
}

/// A month of the calendar.
package struct Month: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let year: Int
  package let month: Int

  package init(containing day: Day) { (year, month) = (day.year, day.month) }

  /// Reads `2026-11`.
  package init?(_ text: String) {
    guard text.utf8.count == 7, let day = Day(text + "-01") else { return nil }
    self.init(containing: day)
  }

  package var description: String { "\(year.padded(4))-\(month.padded(2))" }
  package static func < (a: Month, b: Month) -> Bool { (a.year, a.month) < (b.year, b.month) }

  private var first: Int { Day(year, month, 1)?.number ?? 0 }
  package var previous: Month { Month(containing: Day(number: first - 1)) }
  package var next: Month { Month(containing: Day(number: first + 31)) }
  package var days: ClosedRange<Day> { Day(number: first)...Day(number: next.first - 1) }

  package var words: Phrase {
    let en = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    let es = [
      "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
      "diciembre",
    ]
    return Phrase("\(en[month - 1]) \(year)", es: "\(es[month - 1]) de \(year)")
  }
}
