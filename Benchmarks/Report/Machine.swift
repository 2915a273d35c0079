import Foundation

/// What the figures were measured on.
enum Machine {
  static var words: String {
    let info = ProcessInfo.processInfo
    let memory = Int(info.physicalMemory >> 30)
    return "\(info.activeProcessorCount) processors, \(memory) GB, \(info.operatingSystemVersionString)."
  }

  /// How many programs wanted a processor, over the last minute: above the number of processors, somebody else was busy too.
  static var load: String {
    var loads = [0.0]
    return getloadavg(&loads, 1) == 1 ? String(format: "%.1f", loads[0]) : "unknown"
  }
}
