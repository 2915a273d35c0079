import Foundation

/// Sends forms as a browser does, over a real socket.
struct HTTPBrowser {
  let port: Int
  let session: String
  private var csrf = ""

  init(port: Int, session: String) async throws {
    self.port = port
    self.session = session
    for _ in 0..<300 {
      let page = try? await ask("/people/networks/new")
      if let page, let match = page.firstMatch(of: #/<meta name="csrf" content="([^"]+)"/#) {
        csrf = String(match.1)
        return
      }
      try await Task.sleep(for: .milliseconds(200))
    }
    throw BrowserFailure("the server did not answer")
  }

  /// The head of the answer.
  func add(_ name: String) async throws -> String {
    try await ask("/people/networks/new", form: "csrf=\(csrf)&name=\(name.replacing(" ", with: "+"))")
  }

  /// Sends a form with one file. The head of the answer.
  func send(_ text: String, named name: String, as field: String, to path: String) async throws -> String {
    let border = "a-border-that-is-in-no-file"
    let parts = [
      "--\(border)", "Content-Disposition: form-data; name=\"csrf\"", "", csrf, "--\(border)",
      "Content-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"", "Content-Type: text/csv", "", text,
      "--\(border)--", "",
    ]
    return try await ask(path, form: parts.joined(separator: "\r\n"), type: "multipart/form-data; boundary=\(border)")
  }

  /// Sends a form with these fields. The head of the answer.
  func send(_ fields: KeyValuePairs<String, String>, to path: String) async throws -> String {
    let typed = fields.map { "\($0.key)=\($0.value.replacing(" ", with: "+"))" }
    return try await ask(path, form: (["csrf=\(csrf)"] + typed).joined(separator: "&"))
  }

  /// One request on a connection of its own: head and body of the answer.
  func ask(
    _ path: String, form: String? = nil, type: String = "application/x-www-form-urlencoded"
  ) async throws -> String {
    let body = form ?? ""
    let head = [
      "\(form == nil ? "GET" : "POST") \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Cookie: session=\(session)",
      "Content-Type: \(type)", "Content-Length: \(body.utf8.count)", "Connection: close",
    ]
    let text = head.joined(separator: "\r\n") + "\r\n\r\n" + body
    return try await withCheckedThrowingContinuation { answer in
      DispatchQueue.global().async { answer.resume(with: Result { try self.send(Array(text.utf8)) }) }
    }
  }

  private func send(_ bytes: [UInt8]) throws -> String {
    #if canImport(Darwin)
      let line = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let line = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    defer { close(line) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(line, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard connected else { throw BrowserFailure("nobody answers") }
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { write(line, $0.baseAddress! + sent, bytes.count - sent) }
      guard count > 0 else { throw BrowserFailure("nobody listens") }
      sent += count
    }
    var answer: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(line, &piece, piece.count)
      if count <= 0 { break }
      answer += piece[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }
}
