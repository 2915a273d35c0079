import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store

/// The stylesheet, the script and the pictures, held in memory with the hash of their contents.
package struct Assets: Sendable {
  private struct Asset: Sendable {
    let bytes: ByteBuffer
    let type: String
    let tag: String
    /// Packed once, when the server starts; nil for what does not get smaller.
    let packed: ByteBuffer?

    /// The same picture or style, packed, is not the same bytes.
    var packedTag: String { tag.dropLast() + "-gz\"" }
  }

  private let byName: [String: Asset]
  /// Changes with any of them, so that browsers may keep each for a year.
  package let version: String

  init() throws {
    guard let folder = Bundle.module.url(forResource: "Assets", withExtension: nil) else {
      throw DatabaseFault(.other, "the folder Assets is missing beside the program")
    }
    var assets: [String: Asset] = [:]
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let bytes = try Data(contentsOf: file)
      let tag = "\"" + Assets.hash(bytes) + "\""
      assets[file.lastPathComponent] = Asset(
        bytes: ByteBuffer(bytes: bytes), type: Assets.type(of: file.pathExtension), tag: tag,
        packed: try Assets.packed(bytes, Assets.type(of: file.pathExtension)))
    }
    byName = assets
    version = Assets.hash(Data(assets.values.map(\.tag).sorted().joined().utf8))
  }

  func serve(on router: Router<AppContext>) {
    router.get("/assets/:name") { request, context in answer(request, context.parameters.get("name") ?? "") }
    router.head("/assets/:name") { request, context in
      answer(request, context.parameters.get("name") ?? "").createHeadResponse()
    }
  }

  private func answer(_ request: Request, _ name: String) -> Response {
    guard let asset = byName[name] else { return Response(status: .notFound) }
    let packed = Compression.isTaken(request.headers[.acceptEncoding]) ? asset.packed : nil
    let tag = packed == nil ? asset.tag : asset.packedTag
    var headers: HTTPFields = [
      .contentType: asset.type, .eTag: tag, .cacheControl: "public, max-age=31536000, immutable",
    ]
    if packed != nil { headers[.contentEncoding] = "gzip" }
    if request.headers[.ifNoneMatch]?.contains(tag) == true { return Response(status: .notModified, headers: headers) }
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: packed ?? asset.bytes))
  }

  private static func packed(_ bytes: Data, _ type: String) throws -> ByteBuffer? {
    guard Compression.isText(type) else { return nil }
    let packed = try Compression.packed(bytes)
    return packed.readableBytes < bytes.count ? packed : nil
  }

  private static func hash(_ bytes: Data) -> String {
    SHA256.hash(data: bytes).prefix(8).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  private static func type(of ending: String) -> String {
    switch ending {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    default: "application/octet-stream"
    }
  }
}
