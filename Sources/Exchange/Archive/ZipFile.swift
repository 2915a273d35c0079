import CLibZip
import Vocabulary

/// A zip, read entry by entry without unpacking it.
final class ZipFile {
  private let archive: OpaquePointer
  private let name: String
  private let limits: ArchiveLimits
  let listed: [(path: String, size: Int)]

  init(path: String, name: String, limits: ArchiveLimits) throws {
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else { throw Self.broken(name, code: code).refusal }
    self.name = name
    self.limits = limits
    do {
      listed = try Self.contents(of: archive, name: name, limits: limits)
    } catch {
      zip_discard(archive)
      throw error
    }
    self.archive = archive
  }

  deinit { zip_discard(archive) }

  func open(_ index: Int, called entry: String) throws -> any ByteSource {
    guard let file = zip_fopen_index(archive, UInt64(index), 0) else {
      throw Self.broken(name, entry: entry, code: zip_error_code_zip(zip_get_error(archive))).refusal
    }
    return ZipEntryBytes(file, of: self, name: name, entry: entry, size: listed[index].size)
  }
}

extension ZipFile {
  private static func contents(
    of archive: OpaquePointer, name: String, limits: ArchiveLimits
  ) throws(Refusal) -> [(path: String, size: Int)] {
    let count = Int(zip_get_num_entries(archive, 0))
    // Folders and clutter are not counted here, so there is room above the limit; a bomb has far more.
    guard count <= limits.files * 4 else { throw Archive.tooMany(count, in: name, limits: limits).refusal }
    var listed: [(String, Int)] = []
    for index in 0..<count { listed.append(try entry(index, of: archive, name: name, limits: limits)) }
    return listed
  }

  private static func entry(
    _ index: Int, of archive: OpaquePointer, name: String, limits: ArchiveLimits
  ) throws(Refusal) -> (String, Int) {
    var stat = zip_stat_t()
    guard zip_stat_index(archive, UInt64(index), 0, &stat) == 0, let path = stat.name else {
      throw broken(name, code: zip_error_code_zip(zip_get_error(archive))).refusal
    }
    let text = String(cString: path)
    if stat.encryption_method != ZIP_EM_NONE { throw locked(text, in: name).refusal }
    let size = Int(clamping: stat.size)
    if size > limits.ratioCountsFrom, size / max(1, Int(clamping: stat.comp_size)) > limits.ratio {
      throw bomb(text, in: name).refusal
    }
    return (text, size)
  }

  static func broken(_ name: String, entry: String? = nil, code: Int32) -> FileFinding {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    let reason = String(cString: zip_error_strerror(&error))
    let place = entry.map { name + "/" + $0 } ?? name
    return Archive.finding(
      "broken-zip", place,
      Phrase("The zip is damaged or incomplete (\(reason))", es: "El zip está dañado o incompleto (\(reason))"),
      cure: Phrase(
        "Download or make it again, and try once more", es: "Descárguelo o créelo de nuevo e inténtelo otra vez"))
  }

  private static func locked(_ entry: String, in name: String) -> FileFinding {
    Archive.finding(
      "locked-zip", name, Phrase("\(entry) is locked with a password", es: "\(entry) está protegido con contraseña"),
      cure: Phrase(
        "Make the zip without a password; the way here is encrypted already",
        es: "Cree el zip sin contraseña; el envío ya va cifrado"))
  }

  static func bomb(_ entry: String, in name: String) -> FileFinding {
    Archive.finding(
      "zip-bomb", name,
      Phrase(
        "\(entry) would unpack to far more than rosters and lists do",
        es: "\(entry) se descomprimiría en mucho más de lo normal"),
      cure: Phrase(
        "Ask where the file comes from; if it is right, unpack it and import what is in it",
        es: "Pregunte de dónde viene; si es correcto, descomprímalo e importe su contenido"))
  }
}

/// The bytes of one entry, unpacked as they are asked for, and never more than the table of contents says.
private final class ZipEntryBytes: ByteSource {
  private let file: OpaquePointer
  /// Keeps the zip open for as long as an entry is read.
  private let zip: ZipFile
  private let name: String
  private let entry: String
  private var left: Int

  init(_ file: OpaquePointer, of zip: ZipFile, name: String, entry: String, size: Int) {
    self.file = file
    self.zip = zip
    self.name = name
    self.entry = entry
    left = size
  }

  deinit { zip_fclose(file) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = Int(zip_fread(file, buffer.baseAddress, UInt64(buffer.count)))
    guard count >= 0 else {
      throw ZipFile.broken(name, entry: entry, code: zip_error_code_zip(zip_file_get_error(file))).refusal
    }
    left -= count
    if left < 0 { throw ZipFile.bomb(entry, in: name).refusal }
    return count
  }
}
