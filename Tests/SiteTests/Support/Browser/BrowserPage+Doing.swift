import Foundation

// What a person does: press, write, choose, by the words that they read.
extension BrowserPage {
  /// Presses the button, link, tab or disclosure that says this. It must be in sight, and nothing may lie over it.
  func press(_ words: String, after heading: String? = nil) async throws {
    let place = try await find("pressable", words, after: heading)
    try await press(atX: place["x"].number, y: place["y"].number)
    try await settle()
  }

  /// Writes into the field with this label, in place of what it holds.
  func write(_ text: String, in label: String, after heading: String? = nil) async throws {
    let field = try await find("field", label, after: heading)
    switch field["kind"].text {
    case "text":
      try await send("Input.insertText", ["text": .text(text)])
      if text.isEmpty { try await press(key: "Delete") }
    case "value", "select": try await evaluate("chalkline.set(\(JSON.text(text).literal))")
    default: throw BrowserFailure("\"\(label)\" cannot be written in")
    }
  }

  /// Chooses an answer: of a list, of a group of round buttons, or a box to tick. `label` is that of the list or the group.
  func choose(_ answer: String, in label: String, after heading: String? = nil) async throws {
    let group = try await find("choice", label, answer, after: heading)
    if group["kind"].text == "select" {
      try await evaluate("chalkline.set(\(JSON.text(answer).literal))")
    } else {
      try await press(atX: group["x"].number, y: group["y"].number)
    }
    try await settle()
  }

  /// Ticks a box, or takes the tick away.
  func tick(_ label: String, after heading: String? = nil) async throws {
    let box = try await find("box", label, after: heading)
    try await press(atX: box["x"].number, y: box["y"].number)
    try await settle()
  }

  /// Gives a file to the field with this label.
  func attach(_ file: URL, to label: String) async throws {
    try await find("field", label)
    let element = try await send("Runtime.evaluate", ["expression": "chalkline.found"])["result"]["objectId"]
    try await send("DOM.setFileInputFiles", ["files": [.text(file.path)], "objectId": element])
  }

  /// Presses a key: `Tab`, `Enter`, `Escape`, `ArrowDown`, or a letter.
  func press(key: String, shift: Bool = false) async throws {
    let codes = [
      "Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40,
      "Delete": 46,
    ]
    var about: [String: JSON] = [
      "key": .text(key), "code": .text(key), "windowsVirtualKeyCode": .number(Double(codes[key] ?? 0)),
      "modifiers": shift ? 8 : 0,
    ]
    if key == "Enter" { about["text"] = "\r" } else if key.count == 1 { about["text"] = .text(key) }
    about["type"] = "keyDown"
    try await send("Input.dispatchKeyEvent", .object(about))
    about["type"] = "keyUp"
    try await send("Input.dispatchKeyEvent", .object(about))
    try await settle()
  }

  /// What has the keyboard's attention: its words or label.
  var focused: String {
    get async throws { try await evaluate("\(pageScript); chalkline.name(document.activeElement)").text }
  }

  func set(cookie name: String, to value: String, at address: String, secure: Bool = false) async throws {
    let cookie: JSON = [
      "name": .text(name), "value": .text(value), "url": .text(address), "httpOnly": true, "secure": .flag(secure),
      "path": "/",
    ]
    guard try await send("Network.setCookie", cookie)["success"].flag else {
      throw BrowserFailure("the cookie \(name) was not taken")
    }
  }

  @discardableResult private func find(
    _ what: String, _ words: String..., after heading: String? = nil
  ) async throws -> JSON {
    let arguments = (words.map(JSON.text) + [heading.map(JSON.text) ?? .null]).map(\.literal).joined(separator: ", ")
    let found = try await evaluate("\(pageScript); chalkline.\(what)(\(arguments))")
    if case .text(let words) = found["missing"] { throw BrowserFailure("\(try await address): \(words)") }
    return found
  }

  private func press(atX x: Double, y: Double) async throws {
    for type in ["mouseMoved", "mousePressed", "mouseReleased"] {
      try await send(
        "Input.dispatchMouseEvent",
        [
          "type": .text(type), "x": .number(x), "y": .number(y), "button": type == "mouseMoved" ? "none" : "left",
          "clickCount": type == "mouseMoved" ? 0 : 1,
        ])
    }
  }
}
