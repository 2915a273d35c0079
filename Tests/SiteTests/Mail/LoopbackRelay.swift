import Foundation
import NIOCore
import NIOPosix
import Synchronization
import Web

/// A mail server on loopback that speaks SMTP as RFC 5321 has it, keeps what it is given, and refuses what it is told to refuse.
final class LoopbackRelay: Sendable {
  struct Received: Sendable, Equatable {
    let from: String
    let to: String
    let message: String

    /// The text, decoded.
    var text: String {
      let body = message.components(separatedBy: "\r\n\r\n").dropFirst().joined().replacing("\r\n", with: "")
      return Data(base64Encoded: body).map { String(decoding: $0, as: UTF8.self).replacing("\r\n", with: "\n") } ?? ""
    }

    /// The address that the text leads to, without its server.
    func link(_ part: String) -> String? {
      text.split(whereSeparator: \.isWhitespace).map(String.init).last { $0.contains(part) }
        .flatMap { URL(string: $0)?.path }
    }
  }

  private let kept = Mutex<[Received]>([])
  private let channel: any Channel
  var received: [Received] { kept.withLock { $0 } }
  var relay: MailRelay {
    MailRelay(host: "127.0.0.1", port: channel.localAddress?.port ?? 0, sender: "plan@riverside.org")
  }

  /// `refusing`: a recipient that is not known here. `isSilent`: it accepts connections and says nothing.
  @discardableResult static func open<Result: Sendable>(
    refusing: String = "", isSilent: Bool = false, _ body: @Sendable (LoopbackRelay) async throws -> Result
  ) async throws -> Result {
    let box = Box()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Talk(box: box, refusing: refusing, isSilent: isSilent))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let server = LoopbackRelay(channel)
    box.server.withLock { $0 = server }
    do {
      let result = try await body(server)
      try await channel.close()
      return result
    } catch {
      try? await channel.close()
      throw error
    }
  }

  private init(_ channel: any Channel) { self.channel = channel }

  fileprivate func keep(_ received: Received) { kept.withLock { $0.append(received) } }

  fileprivate final class Box: Sendable {
    let server = Mutex<LoopbackRelay?>(nil)
  }
}

private final class Talk: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let box: LoopbackRelay.Box
  private let refusing: String
  private let isSilent: Bool
  private var rest = ""
  private var (from, to) = ("", "")
  private var message: [String]?

  init(box: LoopbackRelay.Box, refusing: String, isSilent: Bool) {
    self.box = box
    self.refusing = refusing
    self.isSilent = isSilent
  }

  func channelActive(context: ChannelHandlerContext) { if !isSilent { say("220 loopback ready", context) } }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    rest += String(buffer: unwrapInboundIn(data))
    while let end = rest.range(of: "\r\n") {
      let line = String(rest[..<end.lowerBound])
      rest = String(rest[end.upperBound...])
      hear(line, context)
    }
  }

  private func hear(_ line: String, _ context: ChannelHandlerContext) {
    if let lines = message {
      guard line == "." else {
        message = lines + [line]
        return
      }
      let whole = lines.joined(separator: "\r\n")
      box.server.withLock { $0 }?.keep(.init(from: from, to: to, message: whole))
      message = nil
      return say("250 kept", context)
    }
    switch line.prefix(4).uppercased() {
    case "EHLO": say("250-loopback\r\n250 8BITMIME", context)
    case "MAIL":
      from = inBrackets(line)
      say("250 ok", context)
    case "RCPT":
      to = inBrackets(line)
      say(to == refusing ? "550 nobody of that name" : "250 ok", context)
    case "DATA":
      message = []
      say("354 go on", context)
    case "RSET": say("250 ok", context)
    case "QUIT": say("221 bye", context)
    default: say("500 what?", context)
    }
  }

  private func inBrackets(_ line: String) -> String {
    String(line.split(separator: "<").last?.split(separator: ">").first ?? "")
  }

  private func say(_ words: String, _ context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: words + "\r\n")), promise: nil)
  }
}
