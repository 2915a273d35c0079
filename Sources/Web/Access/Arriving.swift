import HTTPTypes
import Hummingbird
import Store
import Vocabulary

extension Visit {
  /// Where the request comes from, for the log of sign-ins and against guessing.
  var arrival: Arrival {
    Arrival(
      address: site.sender(of: request, context), browser: BrowserName(request.headers[.userAgent] ?? "").words,
      device: site.token(.device, of: request))
  }

  /// Whether the browser says that a page of this site has sent the form.
  var isFromHere: Bool {
    if request.headers[HTTPField.Name("Sec-Fetch-Site")!] == "same-origin" { return true }
    return request.headers[.origin] == site.address
  }
}

extension Site {
  /// The proxy in front stands on this machine and says who is asking; nobody else is believed.
  func sender(of request: Request, _ context: AppContext) -> String {
    let forwarded = request.headers[HTTPField.Name("X-Forwarded-For")!]?.split(separator: ",").last?.trimmed
    guard context.isFromThisMachine, let forwarded, !forwarded.isEmpty else { return context.remoteAddress }
    return String(forwarded.prefix(64))
  }

  /// Reached from this machine only, as when the sample district is looked at.
  var isOnLoopback: Bool {
    ["http://127.0.0.1", "http://localhost", "http://[::1]"].contains { address == $0 || address.hasPrefix($0 + ":") }
  }
}

/// What a browser calls itself, in words that its owner knows again: "Firefox on Windows".
struct BrowserName {
  let words: String

  init(_ agent: String) {
    // The order matters: each later one also says that it is an earlier one.
    let browsers = [
      ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"),
      ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    let systems = [
      ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
      ("Macintosh", "Mac"), ("Linux", "Linux"),
    ]
    let browser = browsers.first { agent.contains($0.0) }?.1
    let system = systems.first { agent.contains($0.0) }?.1
    words = [browser ?? "Browser", system].compactMap(\.self).joined(separator: ", ")
  }
}
