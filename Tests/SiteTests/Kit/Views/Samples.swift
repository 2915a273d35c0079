import Vocabulary

@testable import Web

/// One of every view and chart, with the words that a person might really give it.
enum Samples {
  static let choices = [
    Choice("all", Phrase("Every school", es: "Todas")), Choice("some", Phrase("Some", es: "Algunas")),
  ]
  static let many = (1...20).map { Choice("p\($0)", Phrase(verbatim: "Person \($0)")) }
  static let findings = [
    Finding("title", "required", Phrase("Enter the title", es: "Escriba el título")),
    Finding("people[0]", "required", Phrase("Choose who owns it", es: "Elija quién")),
  ]

  static func words(_ text: String) -> Phrase { Phrase(verbatim: text) }

  static let answer = Answer(
    .priorities, words("4 of 6 priorities have teacher leaders."),
    evidence: [.init(words("Priorities"), words("6"), .documented, at: .page("purpose/priorities"))],
    missing: [.init(words("Say who serves mathematics"), at: .page("purpose/theories"), noStrongerThan: .documented)])

  static let table = Table(
    words("Roles"),
    columns: [
      .init(words("Role"), sort: .init(to: "?sort=role", now: .ascending)),
      .init(words("People"), .number, sort: .init(to: "?sort=people", now: .none)), .init(words("State")),
    ],
    rows: [["Coach", "12", "\(Tag.done)"], ["Mentor", "3", "\(Tag.problem)"]], totals: ["Total", "15", ""])

  static let bars = BarChart(
    id: "bars", words("Planned and spent"), .dollars, series: [words("Planned"), words("Spent")],
    rowHeading: words("Source"),
    rows: [
      .init(words("Title II-A"), [.value(145_000), .value(120_500)]),
      .init(words("Grant"), [.value(310_000), .hidden]),
      .init(words("Foundation"), [.missing, .value(9000)]),
    ])

  static let lines = LineChart(
    id: "lines", words("Teachers who are helped every week"), .share, timeHeading: words("Year"),
    times: ["2022–23", "2023–24", "2024–25", "2025–26"].map(words),
    series: [
      .init(
        words("With coaches"),
        [
          .init(.value(0.4), interval: 0.3...0.5, count: 120), .init(.missing),
          .init(.value(0.5), interval: 0.4...0.6, count: 130),
          .init(.value(0.6)),
        ]),
      .init(
        words("Others"),
        [.init(.value(0.41)), .init(.hidden, interval: 0.1...0.9, count: 3), .init(.value(0.42)), .init(.value(0.59))]),
    ], marks: [.init(words("Target"), 0.7)])

  static let heat = HeatMap(
    id: "heat", words("Who works on what"), rowHeading: words("School"), columns: ["Reading", "Algebra"],
    rows: [.init("Lincoln", [.init(2, words("2 roles"), to: "/x"), .init(0, words("No one"))])],
    legend: [(0, words("No one")), (2, words("2 roles"))])

  static let logic = LogicModel(
    id: "logic", words("How it is meant to work"),
    columns: [
      .init(
        words("Priority"),
        [.init("p", words("Every student reads well by grade 3"), note: words("Ana Ortega"), to: "/p")],
        add: Link(words("Add a priority"), to: "/new")),
      .init(
        words("Action"), [.init("a", words("Coaches plan with teams")), .init("g", words("No role yet"), tone: .gap)]),
      .init(words("Students"), [.init("s", words("Nine in ten read well"))]),
    ], joins: [.init("p", "a"), .init("p", "g"), .init("a", "s")])

  static let flow = Sankey(
    id: "flow", words("Money"), .dollars, sourceHeading: words("Sources"), useHeading: words("Uses"),
    sources: [
      .init("t", words("Title II-A")), .init("g", words("Grant"), note: words("ends June 2028"), tone: .ending),
    ],
    uses: [.init("s", words("Stipends")), .init("o", words("Not yet given a use"), tone: .open)],
    flows: [.init("t", "s", 80_000), .init("g", "s", 20_000), .init("g", "o", 50_000)])

  static let stack = StackChart(
    id: "stack", words("Covered"), .dollars,
    parts: [.init(words("Comes every year")), .init(words("Ends")), .init(words("Not covered"), .open)],
    columnHeading: words("Year"),
    columns: [
      .init(words("2026–27"), [1_200_000, 800_000, 0]), .init(words("2027–28"), [1_234_567, 0, 900_000]),
      .init(words("2028–29"), [900, 0, 0]),
    ])

  static let fields: HTML = """
    \(FormField("title", words("Title"), .line("\"<b>"), hint: words("In one line"), findings: findings))
    \(FormField("email", words("E-mail"), .email("a@b.org"), autocomplete: "email"))
    \(FormField("site", words("Address"), .address("https://x.org")))
    \(FormField("secret", words("Password"), .password(autocomplete: "current-password")))
    \(FormField("count", words("People"), .number("12")))
    \(FormField("money", words("Amount"), .money("1,200")))
    \(FormField("share", words("Share"), .percentage("40"), isRequired: false))
    \(FormField("day", words("First day"), .day("2026-09-01")))
    \(FormField("text", words("Why"), .paragraphs("one\n\ntwo")))
    \(FormField("people[0]", words("Owner"), .select(many, chosen: nil), findings: findings))
    \(FormField("where", words("Where?"), .radios(choices, chosen: "some", hints: ["all": words("All thirty")])))
    \(FormField("roles", words("Roles"), .checkboxes(choices, chosen: ["all"])))
    \(FormField("flag", words("Public"), .flag(true), hint: words("Anyone may read it")))
    \(FormField("file", words("Roster"), .file(accepts: ".csv")))
    """

  /// By name, so that a failing test says which.
  static let views: [String: any View] = [
    "finding summary": FindingSummary(findings),
    "finding list": FindingList(findings) { _ in "/x" },
    "page heading": PageHeading(
      words("Title"), caption: words("Priority"), lead: words("Lead"), actions: ["\(Button(words("Go")))"]),
    "form": Form(
      to: "/save", csrf: "token", submit: words("Save"), cancel: Link(words("Cancel"), to: "/"), draft: "/drafts/1",
      fields: fields),
    "field group": FieldGroup(words("Dates"), hint: words("Both"), fields: "\(FormField("a", words("A"), .day("")))"),
    "summary list": SummaryList(
      words("About"), rows: [.init(words("Owner"), words("Ana"), change: "/c"), .init(words("Notes"), "")]),
    "task list": TaskList([
      .init(words("Roster"), to: "/1", hint: words("From your system"), status: .done),
      .init(words("Roles"), to: nil, status: .notYet),
    ]),
    "table as cards": table,
    "table that scrolls": {
      var scrolling = Samples.table
      scrolling.narrow = .scrolls
      return scrolling
    }(),
    "filter panel": FilterPanel(
      to: "/x", applied: [.init(words("School: Lincoln"), without: "/x")], hidden: [HiddenField("sort", "name")],
      fields: "\(FormField("q", words("Name"), .line("")))"),
    "pagination": Pagination(previous: "/p", next: "/n", shown: words("Rows 1 to 50")),
    "downloads": Downloads(csv: "/c", xlsx: "/x"),
    "tabs": Tabs(
      words("Parts"), [.init(words("Summary"), to: "/s", count: 2), .init(words("People"), to: "/p")], path: "/s"),
    "details": Details(words("How"), content: "<p>So.</p>"),
    "who can see": WhoCanSee([words("Everyone")]),
    "notice": Notice(.success, words("Saved")),
    "confirmation": ConfirmationPanel(words("Sent"), words("Reference 1"), next: "<p>Wait.</p>"),
    "warning": WarningText(words("Careful")),
    "empty state": EmptyState(words("None yet"), words("Add one"), action: "\(LinkButton(words("Add"), to: "/n"))"),
    "answer card": AnswerCard(answer, to: "/questions/1", picture: Sparkbar(0.4).html),
    "difference": DifferenceView([.init(words("Purpose"), from: "to teach well", to: "to teach reading")]),
    "comments": CommentThread(
      [
        .init(
          id: "1", author: "Ben", role: words("Principal"), when: words("today"), moment: "2026-03-03T14:05:00Z",
          content: "<p>Yes.</p>")
      ],
      reply: "\(FormField("comment", words("Comment"), .paragraphs("")))"),
    "calm page": CalmPage.fault(requestID: "7f3a", retry: "/"),
    "counts": Counts([.init(words("created"), 1204), .init(words("ended"), 210, isNotable: true)]),
    "progress": ProgressLine(words("Reading"), done: 4, of: 10, words: words("a minute left")),
    "progress without an end": ProgressLine(words("Reading"), done: 4, of: nil),
    "spark bar": Sparkbar(0.4),
    "tally": Tally(4, of: 6, words("4 of 6")),
    "bar chart": bars, "line chart": lines, "heat map": heat, "logic model": logic, "Sankey": flow,
    "stack chart": stack,
  ]

  static var names: [String] { views.keys.sorted() }
}

extension View {
  /// As a reader of this language gets it.
  func marks(in language: Language = .english) -> String { Reading.$language.withValue(language) { html.text } }

  func read(in language: Language = .english) -> Element { MarksReader.read(marks(in: language)).root }
}
