import Foundation
import Logging
import NIOCore
import NIOPosix
import Vocabulary

/// Where mail is handed over: a relay on this machine or in the district's own network, which brings it further.
///
/// Source: docs/decisions/0042-mail-through-a-relay.md
package struct MailRelay: Sendable, Equatable {
  package let host: String
  package let port: Int
  /// The address that mail comes from.
  package let sender: String

  package init(host: String, port: Int, sender: String) {
    self.host = host
    self.port = port
    self.sender = sender
  }

  /// Reads `smtp://mail.district.org:25`. Nil for anything else.
  package init?(_ address: String, sender: String) {
    guard let url = URL(string: address), url.scheme == "smtp", let host = url.host,
      url.path.isEmpty || url.path == "/",
      url.user == nil, !sender.isEmpty, !sender.contains(where: { $0.isWhitespace || "<>".contains($0) })
    else { return nil }
    self.init(host: host, port: url.port ?? 25, sender: sender)
  }

  /// Hands the letters over in one conversation. Throws `MailFault` when the relay cannot be reached or takes none; letters that it
  /// refuses one by one are returned.
  package func send(_ letters: [Letter], within limit: TimeAmount = .seconds(20)) async throws -> [Refused] {
    if letters.isEmpty { return [] }
    let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>
    do {
      channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .connectTimeout(limit)
        .connect(host: host, port: port) { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandlers(
              ByteToMessageHandler(LineDecoder()), IdleStateHandler(readTimeout: limit), SilenceHandler())
            return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
          }
        }
    } catch {
      throw MailFault("the relay \(host):\(port) cannot be reached: \(error)")
    }
    return try await channel.executeThenClose { replies, out in
      var talk = Conversation(replies: replies.makeAsyncIterator(), out: out)
      return try await talk.deliver(letters, from: sender)
    }
  }

  /// A letter that the relay did not take, with what it said.
  package struct Refused: Sendable, Equatable {
    package let letter: Letter
    package let reply: String
  }
}

/// Mail could not be handed over at all.
package struct MailFault: Error, CustomStringConvertible {
  package let description: String
  init(_ description: String) { self.description = description }
}

/// SMTP as RFC 5321 has it: one command, one reply.
private struct Conversation {
  typealias Channel = NIOAsyncChannel<ByteBuffer, ByteBuffer>
  var replies: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  let out: NIOAsyncChannelOutboundWriter<ByteBuffer>

  mutating func deliver(_ letters: [Letter], from sender: String) async throws -> [MailRelay.Refused] {
    let greeting = try await reply()
    try require(220, greeting)
    let hello = try await say("EHLO localhost")
    try require(250, hello)
    var refused: [MailRelay.Refused] = []
    for letter in letters {
      if let reply = try await deliver(letter, from: sender) {
        refused.append(.init(letter: letter, reply: reply))
        let reset = try await say("RSET")
        try require(250, reset)
      }
    }
    _ = try? await say("QUIT")
    return refused
  }

  /// What the relay said when it did not take the letter; nil when it did.
  private mutating func deliver(_ letter: Letter, from sender: String) async throws -> String? {
    for command in ["MAIL FROM:<\(sender)>", "RCPT TO:<\(letter.to)>"] {
      let answer = try await say(command)
      if answer.code / 100 != 2 { return answer.text }
    }
    let ready = try await say("DATA")
    if ready.code != 354 { return ready.text }
    let message = letter.message(
      from: sender, on: Date(),
      id: "\(UUID().uuidString.lowercased())@\(sender.split(separator: "@").last ?? "localhost")")
    // A line that is a full stop alone would end the message: Base64 has none, and headers do not begin with one.
    let answer = try await say(message + ".")
    return answer.code / 100 == 2 ? nil : answer.text
  }

  private mutating func say(_ words: String) async throws -> (code: Int, text: String) {
    try await out.write(ByteBuffer(string: words + "\r\n"))
    return try await reply()
  }

  /// `250-first`, `250 last`: lines until one without a hyphen.
  private mutating func reply() async throws -> (code: Int, text: String) {
    var text: [String] = []
    while let line = try await replies.next() {
      let words = String(buffer: line)
      guard let code = Int(words.prefix(3)) else { throw MailFault("the relay said: \(words.prefix(80))") }
      text.append(words)
      if words.dropFirst(3).first != "-" { return (code, text.joined(separator: " ")) }
      if text.count > 100 { break }
    }
    throw MailFault("the relay ended the conversation")
  }

  private func require(_ code: Int, _ reply: (code: Int, text: String)) throws {
    if reply.code != code { throw MailFault("the relay said: \(reply.text.prefix(200))") }
  }
}

/// One line of the relay at a time.
private struct LineDecoder: ByteToMessageDecoder {
  typealias InboundOut = ByteBuffer

  mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
    guard let end = buffer.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) else {
      if buffer.readableBytes > 4_096 { throw MailFault("the relay sends lines without an end") }
      return .needMoreData
    }
    guard var line = buffer.readSlice(length: end - buffer.readerIndex + 1) else { return .needMoreData }
    let length = line.readableBytesView.last(where: { _ in true }) == nil ? 0 : line.readableBytes - 1
    line = line.getSlice(at: line.readerIndex, length: length) ?? ByteBuffer()
    if line.readableBytesView.last == UInt8(ascii: "\r") {
      line = line.getSlice(at: line.readerIndex, length: line.readableBytes - 1) ?? ByteBuffer()
    }
    context.fireChannelRead(wrapInboundOut(line))
    return .continue
  }
}

/// A relay that says nothing for too long is left.
private final class SilenceHandler: ChannelInboundHandler, Sendable {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { context.fireChannelRead(data) }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is IdleStateHandler.IdleStateEvent { context.fireErrorCaught(MailFault("the relay says nothing")) }
    context.fireUserInboundEventTriggered(event)
  }
}
