import Dispatch
import Foundation

/// Files and servers of this size are not left behind when somebody has had enough.
enum Interruption {
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  static func tidyUp() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        Command.stopAll()
        Scratch.remove()
        exit(130)
      }
      source.resume()
      sources.append(source)
    }
  }
}
