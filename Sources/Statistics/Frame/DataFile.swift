import Synchronization
import Vocabulary

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file of data: mapped, so that a file larger than the memory can be read, or held where they came through a pipe.
package final class DataFile: @unchecked Sendable {
  package let name: String
  /// Nobody writes them while the file is open here.
  package let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// - Parameter path: of a file, or "-" for standard input.
  package init(path: String) throws {
    name = path == "-" ? "standard input" : path
    if path == "-" {
      (bytes, isMapped) = (Self.held(try Self.standardInput.withLock { try $0.read() }), false)
      return
    }
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw Self.cannotRead(path) }
    defer { close(file) }
    var about = stat()
    guard fstat(file, &about) == 0 else { throw Self.cannotRead(path) }
    guard about.st_mode & S_IFMT == S_IFREG else {
      if about.st_mode & S_IFMT == S_IFDIR { throw Self.isFolder(path) }
      (bytes, isMapped) = (Self.held(try Self.everything(from: file, path)), false)
      return
    }
    let size = Int(about.st_size)
    if size == 0 {
      (bytes, isMapped) = (Self.held([]), false)
      return
    }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else {
      throw Self.cannotRead(path)
    }
    madvise(start, size, MADV_SEQUENTIAL)
    (bytes, isMapped) = (UnsafeRawBufferPointer(start: start, count: size), true)
  }

  /// From text that is already in memory.
  package init(_ text: String, name: String = "data") {
    self.name = name
    (bytes, isMapped) = (Self.held(Array(text.utf8)), false)
  }

  /// What came through standard input; it comes once, however often it is asked for.
  private struct StandardInput {
    var bytes: [UInt8]?

    mutating func read() throws(Refusal) -> [UInt8] {
      if let bytes { return bytes }
      let all = try DataFile.everything(from: STDIN_FILENO, "standard input")
      bytes = all
      return all
    }
  }

  private static let standardInput = Mutex(StandardInput())

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      bytes.deallocate()
    }
  }

  private static func held(_ contents: [UInt8]) -> UnsafeRawBufferPointer {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: contents.count, alignment: 16)
    copy.copyBytes(from: contents)
    return UnsafeRawBufferPointer(copy)
  }

  private static func everything(from file: Int32, _ name: String) throws(Refusal) -> [UInt8] {
    var all: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &part, part.count)
      if count < 0 { throw cannotRead(name) }
      if count == 0 { return all }
      all.append(contentsOf: part[..<count])
    }
  }

  private static func cannotRead(_ path: String) -> Refusal {
    let why = String(cString: strerror(errno))
    return Refusal(
      "file", "file.unreadable",
      Phrase(
        "\(path) cannot be read (\(why)). Check the name, and that you may read it.",
        es: "No se puede leer \(path) (\(why)). Compruebe el nombre y que tenga permiso para leerlo."))
  }

  private static func isFolder(_ path: String) -> Refusal {
    Refusal(
      "file", "file.folder",
      Phrase(
        "\(path) is a folder. Name the CSV file in it.",
        es: "\(path) es una carpeta. Indique el archivo CSV que contiene."))
  }
}
