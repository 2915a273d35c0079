import Foundation

// bench CHALKLINE PYTHON [--only NAME] [--scale N]: runs the benchmarks one after another and prints their tables.

let benches: [any Bench] = [RosterBench(), PagesBench(), ListsBench(), EvidenceBench()]

func option(_ name: String) -> String? {
  let words = CommandLine.arguments
  return words.firstIndex(of: name).flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
}

guard CommandLine.arguments.count >= 3 else {
  print("usage: bench CHALKLINE PYTHON [--only NAME] [--scale N]")
  exit(64)
}

let programs = Programs(
  chalkline: CommandLine.arguments[1], python: CommandLine.arguments[2],
  scale: max(1, option("--scale").flatMap(Int.init) ?? 1))

print("# Benchmarks\n\n\(Machine.words) Medians of three runs; ratios hold within this run.\n")
if programs.scale > 1 { print("Everything is \(programs.scale) times smaller than the text says.\n") }

var failures = 0
for bench in benches where option("--only").map({ bench.name.contains($0) }) ?? true {
  print("## \(bench.name)\n\n\(bench.about)\n")
  do {
    print(try bench.measure(programs).markdown + "\n")
  } catch {
    failures += 1
    print("Not measured: \(error)\n")
  }
  fflush(nil)
}
Scratch.remove()
exit(failures == 0 ? 0 : 1)
