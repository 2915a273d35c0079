import Vocabulary

/// Checks of a source as it is entered.
extension FundingRule {
  func timeLimit(of source: FundingSource) -> RuleFinding? {
    guard let years else { return nil }
    guard let first = source.firstYear, let last = source.lastYear else {
      return RuleFinding(
        self, about: source.name,
        Phrase(
          "Enter the last year of \(source.name): an award lasts at most \(years) years",
          es: "Escriba el último año de \(source.name): una concesión dura como máximo \(years) años"))
    }
    let span = last.start - first.start + 1
    if span > years + (renewal ?? 0) {
      return RuleFinding(
        self, about: source.name,
        Phrase(
          "\(source.name) is entered for \(span) years; even renewed, an award lasts at most \(years + (renewal ?? 0))",
          es:
            "\(source.name) consta por \(span) años; incluso renovada, una concesión dura como máximo \(years + (renewal ?? 0))"
        ))
    }
    guard span > years else { return nil }
    return RuleFinding(
      self, about: source.name,
      Phrase(
        "\(source.name) is entered for \(span) years: the years after the first \(years) hang on a renewal",
        es: "\(source.name) consta por \(span) años: los años tras los primeros \(years) dependen de una renovación"))
  }

  func reserve(of source: FundingSource) -> RuleFinding? {
    guard let share, let amount = source.amount, amount > Money(dollars: aboveDollars ?? 0) else { return nil }
    guard (source.available ?? 1) > 1 - share + 0.000_05 else { return nil }
    return RuleFinding(
      self, about: source.name,
      Phrase(
        "Set aside \(amount.share(share)) of \(source.name) first (\(share.percent))",
        es: "Reserve primero \(amount.share(share)) de \(source.name) (\(share.percent))") + Phrase(verbatim: ": ")
        + statement)
  }

  func match(of source: FundingSource, among sources: [FundingSource]) -> RuleFinding? {
    guard let share, let amount = source.amount, let first = source.firstYear else { return nil }
    let needed = amount.share(share)
    let other = sources.filter { $0.origin != .federal }.map { $0.forLeadership(in: first) }.reduce(.zero, +)
    guard other < needed else { return nil }
    return RuleFinding(
      self, about: source.name,
      Phrase(
        "\(source.name) asks for \(needed) a year of other than federal money; \(other) is entered for \(first)",
        es: "\(source.name) pide \(needed) al año de dinero no federal; consta \(other) para \(first)"))
  }
}

/// Checks of what the money is spent on.
extension FundingRule {
  func outside(_ allowed: Set<Use>, _ lines: [PaidLine]) -> [RuleFinding] {
    lines.filter { !allowed.contains($0.use) }.map { line in
      RuleFinding(
        self, about: line.title,
        Phrase(
          "\(line.title): “\(line.use.label.en)” is not among the uses that this money is known to allow",
          es: "\(line.title): «\(line.use.label.es)» no está entre los usos que se sabe que este dinero permite"))
    }
  }

  func forbidden(_ lines: [PaidLine]) -> [RuleFinding] {
    lines.filter { (uses ?? []).contains($0.use) }.map { line in
      RuleFinding(
        self, about: line.title,
        Phrase(
          "\(line.title): this money may not pay for “\(line.use.label.en)”",
          es: "\(line.title): este dinero no puede pagar «\(line.use.label.es)»"))
    }
  }

  func servedElsewhere(_ lines: [PaidLine]) -> [RuleFinding] {
    let allowed = served ?? []
    let words = allowed.map(\.label).joined(by: "; ")
    return lines.filter { line in line.served.map { !allowed.contains($0) } ?? line.isNew }.map { line in
      line.served == nil
        ? RuleFinding(
          self, about: line.title,
          Phrase(
            "\(line.title): say whom it serves; this money may serve only: \(words.en)",
            es: "\(line.title): diga a quién atiende; este dinero solo puede atender a: \(words.es)"))
        : RuleFinding(
          self, about: line.title,
          Phrase(
            "\(line.title): this money may serve only: \(words.en)",
            es: "\(line.title): este dinero solo puede atender a: \(words.es)"))
    }
  }

  func above(_ lines: [PaidLine], of source: FundingSource) -> RuleFinding? {
    guard let share, let amount = source.amount else { return nil }
    let spent = lines.filter(speaks(of:)).map(\.amount).reduce(.zero, +)
    let limit = amount.share(share)
    guard spent > limit else { return nil }
    return RuleFinding(
      self, about: source.name,
      Phrase(
        "\(spent) of \(source.name) goes to what may take at most \(share.percent) of it, which is \(limit)",
        es: "\(spent) de \(source.name) van a lo que puede tomar como máximo el \(share.percent), es decir, \(limit)"))
  }

  /// Only what is entered can be added up, so the check looks at the rest: it may not take more than the rest.
  func below(_ lines: [PaidLine], of source: FundingSource) -> RuleFinding? {
    guard let share, let amount = source.amount else { return nil }
    let rest = lines.filter { !speaks(of: $0) }.map(\.amount).reduce(.zero, +)
    let room = amount - amount.share(share)
    guard rest > room else { return nil }
    let words = (uses ?? []).map(\.label).joined(by: "; ")
    return RuleFinding(
      self, about: source.name,
      Phrase(
        "At least \(share.percent) of \(source.name) goes to \(words.en); \(rest) goes elsewhere, and there is room for \(room)",
        es:
          "Al menos el \(share.percent) de \(source.name) va a \(words.es); \(rest) van a otra parte y solo caben \(room)"
      ))
  }

  private func speaks(of line: PaidLine) -> Bool {
    (uses.map { $0.contains(line.use) } ?? true)
      && (served.map { list in line.served.map(list.contains) ?? false } ?? true)
  }

  func replaced(_ lines: [PaidLine], beside others: [PaidLine]) -> [RuleFinding] {
    lines.compactMap { line in
      guard let paid = others.first(where: { $0.use == line.use && $0.amount > .zero }) else { return nil }
      return RuleFinding(
        self, about: line.title,
        Phrase(
          "\(line.title): state or local money pays for the same use now (\(paid.title)); show that this comes on top of it",
          es: "\(line.title): dinero estatal o local ya paga ese uso (\(paid.title)); muestre que esto se suma a ello"))
    }
  }

  func splitTime(_ lines: [PaidLine]) -> [RuleFinding] {
    lines.filter {
      [.position, .release].contains($0.use) && $0.amount > .zero && ($0.isNew || ($0.fullTime ?? 1) < 1)
    }
    .map { line in
      RuleFinding(
        self, about: line.title,
        Phrase(
          "\(line.title): keep records of the time worked, if the person is also paid from other money",
          es: "\(line.title): lleve registro del tiempo trabajado si la persona también cobra de otro dinero"))
    }
  }
}
