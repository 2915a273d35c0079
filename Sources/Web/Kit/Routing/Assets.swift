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
        bytes: ByteBuffer(bytes: bytes), type: Assets.type(of: file.pathExtension), tag: tag)
    }
    byName = assets
    version = Assets.hash(Data(assets.values.map(\.tag).sorted().joined().utf8))
  }

  func serve(on router: Router<AppContext>) {
    router.get("/assets/:name") { request, context -> Response in
      guard let asset = byName[context.parameters.get("name") ?? ""] else { return Response(status: .notFound) }
      var headers: HTTPFields = [
        .contentType: asset.type, .eTag: asset.tag, .cacheControl: "public, max-age=31536000, immutable",
      ]
      if request.headers[.ifNoneMatch]?.contains(asset.tag) == true {
        return Response(status: .notModified, headers: headers)
      }
      headers[.contentLength] = String(asset.bytes.readableBytes)
      return Response(status: .ok, headers: headers, body: .init(byteBuffer: asset.bytes))
    }
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
