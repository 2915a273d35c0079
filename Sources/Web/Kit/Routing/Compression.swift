import CZlib
import HTTPTypes
import Hummingbird
import NIOCore
import Vocabulary

/// Sends what is text in fewer bytes to those who can read it so. Files that are packed already stay as they are.
struct Compression: RouterMiddleware {
  /// Less than this is not worth the work.
  static let least = 1024
  /// What is longer goes out in pieces while it is made, so that it never lies in memory whole.
  static let longestAtOnce = 1 << 20

  func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    guard Compression.isText(response.headers[.contentType]) else { return response }
    // Caches in between keep one answer for each way of packing.
    response.headers[.vary] = [response.headers[.vary], "Accept-Encoding"].compactMap(\.self).joined(separator: ", ")
    guard response.headers[.contentEncoding] == nil, request.method != .head,
      Compression.isTaken(request.headers[.acceptEncoding]), response.body.contentLength ?? .max >= Compression.least
    else { return response }
    response.headers[.contentEncoding] = "gzip"
    if let length = response.body.contentLength, length <= Compression.longestAtOnce {
      let whole = Packed()
      try await response.body.write(GzipWriter(whole, level: 6))
      response.body = .init(byteBuffer: whole.buffer)
    } else {
      let body = response.body
      response.body = ResponseBody { out in try await body.write(GzipWriter(out, level: 6)) }
    }
    return response
  }

  /// Marks, styles, scripts, tables and drawings. Not pictures, workbooks and archives.
  static func isText(_ type: String?) -> Bool {
    guard let type = type?.prefix(while: { $0 != ";" }).lowercased() else { return false }
    return type.hasPrefix("text/") || ["application/json", "application/problem+json", "image/svg+xml"].contains(type)
  }

  /// Whether the browser takes gzip: named, or covered by a star, and not refused with q=0.
  static func isTaken(_ header: String?) -> Bool {
    var offers: [String: Double] = [:]
    for part in (header ?? "").lowercased().split(separator: ",") {
      let halves = part.split(separator: ";").map(\.trimmed)
      let weight = halves.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      if let name = halves.first { offers[name] = weight }
    }
    return (offers["gzip"] ?? offers["*"] ?? 0) > 0
  }

  /// For what is packed once and sent often.
  static func packed(_ bytes: some Sequence<UInt8>) throws -> ByteBuffer {
    let gzip = try Gzip(level: 9)
    var packed = try gzip.pack(ByteBuffer(bytes: bytes))
    packed.writeImmutableBuffer(try gzip.finish())
    return packed
  }
}

/// Collects what is written to it.
private final class Packed: ResponseBodyWriter {
  var buffer = ByteBuffer()

  func write(_ more: ByteBuffer) async throws { buffer.writeImmutableBuffer(more) }
  consuming func finish(_ trailers: HTTPFields?) async throws {}
}

/// Packs what is written on its way to another writer.
private struct GzipWriter: ResponseBodyWriter {
  private var out: any ResponseBodyWriter
  private let gzip: Gzip

  init(_ out: any ResponseBodyWriter, level: Int32) throws {
    self.out = out
    gzip = try Gzip(level: level)
  }

  mutating func write(_ buffer: ByteBuffer) async throws {
    let packed = try gzip.pack(buffer)
    if packed.readableBytes > 0 { try await out.write(packed) }
  }

  consuming func finish(_ trailers: HTTPFields?) async throws {
    try await out.write(try gzip.finish())
    try await out.finish(trailers)
  }
}

/// One stream of zlib.
private final class Gzip {
  private var stream = z_stream()

  init(level: Int32) throws {
    if chalkline_gzip_init(&stream, level) != Z_OK { throw GzipFault() }
  }

  deinit { deflateEnd(&stream) }

  func pack(_ buffer: ByteBuffer) throws -> ByteBuffer { try run(Array(buffer: buffer), Z_NO_FLUSH) }
  func finish() throws -> ByteBuffer { try run([], Z_FINISH) }

  private func run(_ bytes: [UInt8], _ flush: Int32) throws -> ByteBuffer {
    var packed = ByteBuffer()
    var bytes = bytes
    var piece = [UInt8](repeating: 0, count: 1 << 14)
    try bytes.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      repeat {
        let made = try piece.withUnsafeMutableBufferPointer { output -> Int in
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          if deflate(&stream, flush) == Z_STREAM_ERROR { throw GzipFault() }
          return output.count - Int(stream.avail_out)
        }
        packed.writeBytes(piece[..<made])
      } while stream.avail_out == 0
    }
    return packed
  }
}

/// Out of memory, as far as zlib says.
private struct GzipFault: Error {}
