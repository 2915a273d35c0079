import Foundation

/// What the figures were measured on.
enum Machine {
  static var words: String {
    let info = ProcessInfo.processInfo
    let memory = Int(info.physicalMemory >> 30)
    return "\(info.activeProcessorCount) processors, \(memory) GB, \(info.operatingSystemVersionString)."
  }
}
