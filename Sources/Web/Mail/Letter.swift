import Foundation
import Vocabulary

/// A mail that is to be sent: to whom, about what, and what it says, in plain text.
package struct Letter: Sendable, Equatable {
  package let to: String
  package let subject: String
  package let text: String
  /// Where its reader stops further ones: programs for mail show it beside the sender.
  package let leave: String?

  package init(to: String, subject: String, text: String, leave: String? = nil) {
    self.to = to
    self.subject = subject
    self.text = text
    self.leave = leave
  }

  /// The message as RFC 5322 and 2045 have it: headers in ASCII, the text in Base64, lines that end with CR and LF.
  package func message(from sender: String, on date: Date, id: String) -> String {
    var headers = [
      "From: \(sender.headerSafe)", "To: \(to.headerSafe)", "Subject: \(Letter.encoded(subject))",
      "Date: \(Letter.dated(date))", "Message-ID: <\(id.headerSafe)>", "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "Auto-Submitted: auto-generated",
    ]
    if let leave { headers.append("List-Unsubscribe: <\(leave.headerSafe)>") }
    let body = Data(text.replacing("\n", with: "\r\n").utf8).base64EncodedString(
      options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    return headers.joined(separator: "\r\n") + "\r\n\r\n" + body + "\r\n"
  }

  /// RFC 2047: words of at most 39 bytes, so that a line has fewer than 78, never cut within a letter.
  static func encoded(_ subject: String) -> String {
    let plain = subject.headerSafe
    if plain.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }), plain.utf8.count <= 60 { return plain }
    var words: [String] = []
    var piece = ""
    for letter in plain {
      if piece.utf8.count + String(letter).utf8.count > 39 {
        words.append(piece)
        piece = ""
      }
      piece.append(letter)
    }
    words.append(piece)
    return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
  }

  /// `Mon, 23 Nov 2026 15:00:00 +0000`, whatever the language of the machine.
  static func dated(_ date: Date) -> String {
    let form = DateFormatter()
    form.locale = Locale(identifier: "en_US_POSIX")
    form.timeZone = TimeZone(identifier: "UTC")
    form.dateFormat = "EEE, dd MMM yyyy HH:mm:ss +0000"
    return form.string(from: date)
  }
}

extension String {
  /// Nothing typed by anybody begins a header of its own.
  fileprivate var headerSafe: String { String(unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }) }
}
