import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Vocabulary

/// What a handler answers.
package struct Reply: Sendable {
  package var status: HTTPResponse.Status
  package var headers: HTTPFields
  package var body: ResponseBody
  /// What is written down of a page that is sensitive.
  package var told = Told()

  package init(_ status: HTTPResponse.Status, headers: HTTPFields = [:], body: ResponseBody = .init()) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// What a page has told, besides its address.
  package struct Told: Sendable, Equatable {
    package var kind: String?
    package var record: String?
    package var rows = 1
  }

  /// With how much it tells, and of what: for the log of what was read.
  package func telling(_ rows: Int, of kind: RecordKind? = nil, record: String? = nil) -> Reply {
    var reply = self
    reply.told = Told(kind: kind?.name, record: record, rows: rows)
    return reply
  }

  package static func html(_ page: HTML, status: HTTPResponse.Status = .ok) -> Reply {
    bytes(page.bytes, as: "text/html; charset=utf-8", status: status)
  }

  package static func bytes(_ bytes: [UInt8], as type: String, status: HTTPResponse.Status = .ok) -> Reply {
    Reply(status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// A file to keep, under this name.
  package static func download(_ bytes: [UInt8], as type: String, named name: String) -> Reply {
    Reply.bytes(bytes, as: type).download(named: name)
  }

  /// A file to keep that lies on the disk, sent piece by piece.
  package static func download(_ file: TemporaryFile, as type: String, named name: String) throws -> Reply {
    let body = ResponseBody(contentLength: try file.size) { out in
      let content = try file.opened()
      while let piece = try content.read(upToCount: 1 << 16), !piece.isEmpty {
        try await out.write(ByteBuffer(bytes: piece))
      }
      try content.close()
      try await out.finish(nil)
    }
    return Reply(.ok, headers: [.contentType: type], body: body).download(named: name)
  }

  /// A file to keep that is made while it is sent. Breaking off in the middle is seen at the other end.
  package static func download(
    as type: String, named name: String,
    _ write: @Sendable @escaping (_ send: ([UInt8]) async throws -> Void) async throws -> Void
  ) -> Reply {
    let body = ResponseBody { out in
      var writer = out
      try await write { try await writer.write(ByteBuffer(bytes: $0)) }
      try await writer.finish(nil)
    }
    return Reply(.ok, headers: [.contentType: type], body: body).download(named: name)
  }

  private func download(named name: String) -> Reply {
    var reply = self
    let plain = String(
      name.unicodeScalars.map {
        $0.isASCII && $0.value > 31 && !"\"\\;".unicodeScalars.contains($0) ? Character($0) : "-"
      })
    reply.headers[.contentDisposition] = "attachment; filename=\"\(plain)\""
    return reply
  }

  package static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Reply {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return bytes(Array(try encoder.encode(value)), as: "application/json; charset=utf-8", status: status)
  }

  /// After a change: shows the page that says so. Reloading it does not change anything again.
  package static func redirect(_ path: String) -> Reply { Reply(.seeOther, headers: [.location: path]) }

  var response: Response { Response(status: status, headers: headers, body: body) }
}

/// Nothing is there: 404.
package struct Absent: Error { package init() {} }

/// More than the route takes: 413, with the limit.
package struct TooLarge: Error, Equatable {
  package let limit: Int
  package init(limit: Int) { self.limit = limit }
}

/// A request that does not say where it comes from, or cannot be read: 400.
package struct BadRequest: Error, Equatable {
  package let why: Phrase
  package init(_ why: Phrase) { self.why = why }
}
