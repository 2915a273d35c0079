import Testing
import Vocabulary

@testable import Store

@Suite struct `A one-time code` {
  /// Source: RFC 6238, appendix B, SHA-1; its eight digits without the first two.
  @Test(arguments: [
    (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
    (2_000_000_000, "279037"), (20_000_000_000, "353130"),
  ])
  func `is that of the standard`(seconds: Int, code: String) {
    let secret = CodeSecret(bytes: Array("12345678901234567890".utf8))
    #expect(OneTimeCode.code(of: secret, at: Moment(milliseconds: seconds * 1000)) == code)
  }

  @Test func `is taken one step early or late, and no more`() {
    let secret = CodeSecret.new()
    let moment = Moment("2026-11-23T15:00:10Z")!
    let now = OneTimeCode.step(at: moment)
    for step in now - 1...now + 1 {
      let code = OneTimeCode.code(of: secret, step: step)
      #expect(OneTimeCode.step(of: code, secret: secret, at: moment, after: nil) == step)
    }
    for step in [now - 2, now + 2] {
      let code = OneTimeCode.code(of: secret, step: step)
      #expect(OneTimeCode.step(of: code, secret: secret, at: moment, after: nil) == nil)
    }
  }

  @Test func `is not taken again, nor is an older one`() {
    let secret = CodeSecret.new()
    let moment = Moment("2026-11-23T15:00:10Z")!
    let now = OneTimeCode.step(at: moment)
    let code = OneTimeCode.code(of: secret, step: now)
    #expect(OneTimeCode.step(of: code, secret: secret, at: moment, after: now) == nil)
    #expect(OneTimeCode.step(of: code, secret: secret, at: moment, after: now + 1) == nil)
  }

  @Test func `may be typed with a space`() {
    let secret = CodeSecret.new()
    let moment = Moment("2026-11-23T15:00:10Z")!
    let code = OneTimeCode.code(of: secret, at: moment)
    let typed = "\(code.prefix(3)) \(code.suffix(3)) "
    #expect(OneTimeCode.step(of: typed, secret: secret, at: moment, after: nil) != nil)
  }

  /// Source: RFC 4648, section 10.
  @Test(arguments: [
    ("1234567890foobar", "GEZDGNBVGY3TQOJQMZXW6YTBOI"), ("12345678901234567890", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"),
  ])
  func `has a secret that apps can read`(bytes: String, text: String) {
    let secret = CodeSecret(bytes: Array(bytes.utf8))
    #expect(secret.text == text)
    #expect(CodeSecret(text) == secret)
    #expect(CodeSecret(text.lowercased()) == secret)
    #expect(
      secret.address(for: "marta@riverside.org", at: "Riverside & Co")
        == "otpauth://totp/Riverside%20%26%20Co:marta%40riverside%2Eorg?secret=\(text)&issuer=Riverside%20%26%20Co&algorithm=SHA1&digits=6&period=30"
    )
  }
}

@Suite struct `A password as it is kept` {
  let light = PasswordHash.Cost(logRounds: 4)

  /// Source: RFC 7914, section 12: P="pleaseletmein", S="SodiumChloride", N=16384, r=8, p=1; its first 32 bytes.
  @Test func `is what the standard says`() throws {
    let kept = "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI"
    #expect(try #require(PasswordHash(kept)).matches("pleaseletmein"))
  }

  @Test func `is read back with its cost and its salt`() throws {
    let hash = try PasswordHash(of: "violin harvest umbrella", cost: light)
    let read = try #require(PasswordHash(hash.description))
    #expect(read == hash)
    #expect(try read.matches("violin harvest umbrella"))
    #expect(try !read.matches("violin harvest umbrellas"))
    #expect(hash.description.hasPrefix("$scrypt$ln=4,r=8,p=1$"))
  }

  @Test func `has a salt of its own`() throws {
    #expect(try PasswordHash(of: "same", cost: light) != PasswordHash(of: "same", cost: light))
  }

  @Test func `is the same from any keyboard`() throws {
    #expect(try PasswordHash(of: "contrase\u{F1}a", cost: light).matches("contrasen\u{303}a"))
  }

  @Test(arguments: [
    "", "plain", "$argon2id$v=19$m=1$YQ$YQ", "$scrypt$ln=31,r=8,p=1$YWJj$YWJj", "$scrypt$ln=4,r=8$YWJj$YWJj",
    "$scrypt$ln=4,r=8,p=1$!!$YWJj", "$scrypt$ln=4,r=8,p=1$YWJj",
  ])
  func `is nothing else`(text: String) { #expect(PasswordHash(text) == nil) }

  @Test func `costs 128 MB a guess`() {
    #expect(PasswordHashing.standard.cost == PasswordHash.Cost(logRounds: 17, blockSize: 8, parallelism: 1))
  }

  @Test func `is refused calmly when too many wait`() async throws {
    let hashing = PasswordHashing(cost: .init(logRounds: 12), atOnce: 1, waiting: 1)
    let answers = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<12 { group.addTask { (try? await hashing.hash("x")) != nil } }
      return await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(answers.contains(true))
    #expect(answers.contains(false))
    #expect(try await hashing.matches("x", nil) == false)
  }
}

@Suite struct `A token` {
  @Test func `names its district and is read back`() throws {
    let token = Token.new(for: District.ID("0123456789abcdef"))
    #expect(Token(token.text) == token)
    #expect(token.district == District.ID("0123456789abcdef"))
    #expect(token.text.count == 16 + 1 + 52)
  }

  @Test func `does not show itself in a log`() {
    let token = Token.new(for: District.ID("d"))
    #expect(!"\(token)".contains(token.text.suffix(52)))
    #expect(!String(reflecting: token).contains(token.text.suffix(52)))
  }

  @Test func `is kept only as a hash, and gives other secrets that do not give it back`() {
    let token = Token.new(for: District.ID("d"))
    #expect(token.hash.count == 64)
    #expect(token.hash != token.derived(for: "csrf"))
    #expect(token.derived(for: "csrf") != token.derived(for: "else"))
    #expect(token.derived(for: "csrf") == Token(token.text)?.derived(for: "csrf"))
  }

  @Test(arguments: ["", ".", "d.", ".abc", "d.abc", "d.e.f", "d'.\(String(repeating: "a", count: 52))"])
  func `is nothing else`(text: String) { #expect(Token(text) == nil) }
}
