import Foundation

// bench CHALKLINE PYTHON [--only NAMES] [--scale N]: runs the benchmarks one after another, says on standard error what it does,
// and prints one table at the end.

let benches: [any Bench] = [
  RosterBench(), PagesBench(), ListsBench(), HistoryBench(), StartBench(), EvidenceBench(),
  MonitoringBench(), HomeLargeBench(),
]

func option(_ name: String) -> String? {
  let words = CommandLine.arguments
  return words.firstIndex(of: name).flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
}

let only = option("--only").map { $0.split(separator: ",").map(String.init) }
let chosen = benches.filter { bench in only.map { $0.contains(where: bench.name.contains) } ?? true }

guard CommandLine.arguments.count >= 3, !chosen.isEmpty else {
  print("usage: bench CHALKLINE PYTHON [--only NAMES] [--scale N]")
  print("The benchmarks are: \(benches.map(\.name).joined(separator: ", "))")
  exit(64)
}

let programs = Programs(
  chalkline: CommandLine.arguments[1], python: CommandLine.arguments[2],
  scale: max(1, option("--scale").flatMap(Int.init) ?? 1))

Interruption.tidyUp()
Progress.say(Machine.words)
var report = Report()
var failures = 0
for bench in chosen {
  Progress.say("== \(bench.name): \(bench.about)")
  report.begin(bench)
  do {
    try bench.measure(programs) { line in
      Progress.say("   " + line.words)
      report.add(line)
    }
  } catch {
    failures += 1
    Progress.say("   Not measured: \(error)")
    report.add(Line(bench.name, failure: "\(error)"))
  }
}
Scratch.remove()
print(report.markdown(programs))
exit(failures == 0 ? 0 : 1)
