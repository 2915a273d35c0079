import Foundation

/// The statistics of evidence, each beside the packages that an analyst would install for it, on the same files.
///
/// The files come from the generator of the shared cases beside the project; without it nothing is measured, and it says so.
struct EvidenceBench: Bench {
  let name = "evidence"
  let about = """
    whole runs from CSV to answer on the clock, medians of three; a peer's own time without reading and starting stands in brackets, \
    and both say the figure that they have to agree on: the REML criterion, the coefficient, the overall effect, the value of the plan.
    """

  func measure(_ programs: Programs, _ tell: (Line) -> Void) throws {
    let files = try EvidenceFiles(programs)
    for task in EvidenceTask.all(files, programs) {
      do {
        let ours = try task.ours.timed(runs: task.runs)
        if task.peers.isEmpty { tell(line(task, ours, beside: nil)) }
        for peer in task.peers { tell(line(task, ours, beside: (peer.name, try? peer.question.timed(runs: 1)))) }
      } catch {
        tell(Line(task.title, failure: "\(error)"))
      }
    }
  }

  private func line(_ task: EvidenceTask, _ ours: Timed, beside peer: (name: String, timed: Timed?)?) -> Line {
    var line = Line(task.title)
    line.ours = ours.words
    line.memory = ours.cost.peakBytes
    if let peer {
      line.peer = "\(peer.name): \(peer.timed?.words ?? "not measured")"
      line.ratio = peer.timed.map { $0.cost.wall.seconds / ours.cost.wall.seconds }
    }
    line.aim = "\(task.aim) s, under 2 GB"
    line.isMet = ours.cost.wall.seconds <= task.aim && ours.cost.peakBytes < 2 << 30
    return line
  }
}

/// One question of `EvidenceBench`.
struct EvidenceTask {
  var title: String
  /// Seconds on the clock.
  var aim: Double
  var runs: Int
  var ours: Question
  var peers: [(name: String, question: Question)]

  static func all(_ files: EvidenceFiles, _ programs: Programs) -> [EvidenceTask] {
    let folder = "Benchmarks/Evidence"
    let python = { (words: [String]) in Question(Command(programs.python, ["\(folder)/peer.py"] + words)) }
    let r = { (words: [String]) in Question(Command("Rscript", ["--vanilla", "\(folder)/peer.R"] + words)) }
    let mixed = { (title: String, aim: Double, file: String, groups: [String], peers: [String], runs: Int) in
      EvidenceTask(
        title: title, aim: aim, runs: runs,
        ours: Question(Command(programs.chalkline, valueAdded(file, groups)), at: "criterion"),
        peers: [("lme4", r([file] + groups)), ("lme_python", python(["mixed", file] + groups))]
          .filter { peers.contains($0.0) })
    }
    let absorbed = { (title: String, aim: Double, file: String, groups: [String], peers: Bool, runs: Int) in
      EvidenceTask(
        title: title, aim: aim, runs: runs,
        ours: Question(Command(programs.chalkline, fixedEffects(file, groups)), at: "treat"),
        peers: peers ? [("pyfixest", python(["absorbed", file] + groups))] : [])
    }
    var tasks = [
      mixed(
        "teacher + school, 150 k rows", 0.15, files.district, ["teacher_id", "school_id"], ["lme4", "lme_python"], 3),
      mixed("teacher + school, 1 M rows", 0.5, files.large, ["teacher_id", "school_id"], ["lme4", "lme_python"], 3),
      mixed(
        "teacher + class + school, 1 M rows", 1.5, files.large, ["teacher_id", "class_id", "school_id"], ["lme_python"],
        3),
      mixed(
        "teacher + school + student, 150 k rows", 5, files.district, ["teacher_id", "school_id", "student_id"], [], 3),
      EvidenceTask(
        title: "teacher + school, 1 M rows, the whole answer", aim: 5, runs: 3,
        ours: Question(
          Command(programs.chalkline, valueAdded(files.large, ["teacher_id", "school_id"], isWhole: true)),
          at: "criterion"), peers: []),
      absorbed("school + grade × year absorbed, 1 M rows", 0.4, files.large, ["school_id", "grade^year"], true, 3),
      absorbed(
        "student + teacher + grade × year absorbed, 1 M rows", 1, files.large,
        ["student_id", "teacher_id", "grade^year"], true, 3),
      EvidenceTask(
        title: "staggered start, 10 k units × 10, doubly robust, 999 draws", aim: 0.2, runs: 3,
        ours: Question(
          Command(
            programs.chalkline,
            [
              "evidence", "effect", files.staggered, "--outcome", "y", "--id", "unit", "--period", "period", "--start",
              "g",
              "--covariates", "x1,x2", "--draws", "999", "--seed", "1", "--json",
            ]), at: "overall"),
        peers: [("csdid", python(["staggered", files.staggered]))]),
    ]
    if let state = files.state {
      tasks += [
        mixed("teacher + school, 10 M rows", 10, state, ["teacher_id", "school_id"], [], 1),
        absorbed("school + grade × year absorbed, 10 M rows", 4, state, ["school_id", "grade^year"], true, 1),
      ]
    }
    if let plan = files.assignment {
      tasks.append(
        EvidenceTask(
          title: "assignment 20 × 90, 1 % proven", aim: 3, runs: 3,
          ours: Question(
            Command(
              programs.chalkline,
              [
                "evidence", "assign", "--leaders", "\(plan)/leaders.csv", "--coachees", "\(plan)/coachees.csv",
                "--pairs",
                "\(plan)/pairs.csv", "--travel", "\(plan)/travel_minutes_one_way.csv", "--seconds", "10", "--json",
              ]), at: "objective"),
          peers: [("HiGHS", python(["assignment", plan, "0.01"]))]))
    }
    return tasks
  }

  /// Peers fit a model and tell its effects; the whole answer also draws standings, looks in other ways, and compares years.
  private static func valueAdded(_ file: String, _ groups: [String], isWhole: Bool = false) -> [String] {
    [
      "evidence", "value-added", file, "--outcome", "score", "--covariates", "prior,prior_other,frl,ell,swd,female",
      "--factors", "year,grade", "--groups", groups.joined(separator: ","), "--json",
    ] + (isWhole ? [] : ["--brief"])
  }

  private static func fixedEffects(_ file: String, _ groups: [String]) -> [String] {
    let plain = groups.filter { !$0.contains("^") }
    let pairs = groups.filter { $0.contains("^") }.map { $0.replacing("^", with: ":") }
    return [
      "evidence", "fixed-effects", file, "--outcome", "score", "--regressors", "treat,prior,frl", "--absorb",
      plain.joined(separator: ","), "--cluster", "school_id", "--json",
    ] + pairs.flatMap { ["--interact", $0] }
  }
}

/// A program that answers in JSON.
struct Question {
  var command: Command
  /// The key of the figure to compare, in our own answers; peers call it `figure`.
  var key: String

  init(_ command: Command, at key: String = "figure") {
    self.command = command
    self.key = key
  }

  func timed(runs: Int) throws -> Timed {
    let costs = try (0..<runs).map { _ in try command.run() }
    return Timed(cost: costs.median, json: try command.text(), key: key)
  }
}

struct Timed {
  var cost: Cost
  var answer: Double?
  var figure: String?

  init(cost: Cost, json text: String, key: String) {
    self.cost = cost
    let start = text.firstIndex(of: "{") ?? text.startIndex
    let json = try? JSONSerialization.jsonObject(with: Data(text[start...].utf8))
    answer = (json as? [String: Any])?["answer"] as? Double
    figure = Timed.find(key, in: json).map { String(format: "%.6g", $0) }
  }

  var words: String {
    let alone = answer.map { String(format: " (%.2f s)", $0) } ?? ""
    let memory = cost.peakBytes > 0 ? ", \(Figure.megabytes(cost.peakBytes))" : ""
    return Figure.seconds(cost.wall) + alone + ", processor \(Figure.seconds(cost.cpu))" + memory
      + (figure.map { ", \($0)" } ?? "")
  }

  /// The first number under a key, wherever in the answer it stands.
  private static func find(_ key: String, in json: Any?) -> Double? {
    if let list = json as? [Any] {
      let named = list.lazy.compactMap {
        ($0 as? [String: Any]).flatMap { $0["name"] as? String == key ? find("value", in: $0) : nil }
      }
      return named.first ?? list.lazy.compactMap { find(key, in: $0) }.first
    }
    guard let object = json as? [String: Any] else { return nil }
    if let number = object[key] as? Double { return number }
    if let nested = object[key] as? [String: Any], let value = find("value", in: nested) { return value }
    for name in object.keys.sorted() where name != "question" {
      if let found = find(key, in: object[name]) { return found }
    }
    return nil
  }
}
