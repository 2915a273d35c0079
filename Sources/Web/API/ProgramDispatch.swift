import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store
import Vocabulary

/// The way of a program's request: its token, its scope, what the member may do, its JSON, and what is said when something fails.
///
/// No cookie is read here, so that a page elsewhere can make no browser ask in somebody's name.
struct ProgramDispatch: Sendable {
  let site: Site
  let program: ProgramRoute

  private var route: Route { program.route }

  func respond(_ request: Request, _ context: AppContext) async -> Response {
    let language = site.language(of: request, session: nil)
    return await Reading.$language.withValue(language) {
      do {
        let visit = try await visit(request, context, language)
        return await Reading.$time.withValue(visit.session?.district.time ?? .server) {
          await answer(visit).response
        }
      } catch {
        return Failure(error, site, request, context).reply.response
      }
    }
  }

  private func visit(_ request: Request, _ context: AppContext, _ language: Language) async throws -> Visit {
    let admitted = route.needs == .nothing ? nil : try await admit(request, context)
    var visit = Visit(
      site: site.reached(by: request, context), route: route, request: request, context: context,
      session: admitted.map { SignedIn(open: $0.session, token: $0.token) }, guest: .new(for: Site.guests),
      language: language, query: FormInput(urlEncoded: request.uri.query ?? ""))
    visit.program = admitted
    return visit
  }

  private func admit(_ request: Request, _ context: AppContext) async throws -> OpenProgram {
    let moment = site.store.now()
    let parts = (request.headers[.authorization] ?? "").split(separator: " ", omittingEmptySubsequences: true)
    guard parts.count == 2, parts[0].lowercased() == "bearer", let token = Token(String(parts[1])),
      let program = try await site.store.openProgram(token)
    else {
      let address = "from " + site.sender(of: request, context)
      try site.budget.spend(address, of: site.budget.wrongPerAddress, at: moment)
      throw NoToken()
    }
    try site.budget.spend(token.hash, of: site.budget.perToken, at: moment)
    return program
  }

  private func answer(_ visit: Visit) async -> Reply {
    var visit = visit
    do {
      if let scope = program.scope, visit.program?.scopes.allow(scope) != true { throw OutOfScope(scope: scope) }
      if case .denied(let why) = visit.why(mayCome: route) { throw Denied(why) }
      if visit.query.pairs.contains(where: { ($0.name + $0.value).contains("\0") }) || visit.path.contains("%00") {
        throw BadRequest(Phrase("Remove the invisible character (NUL)", es: "Quite el carácter invisible (NUL)"))
      }
      visit.body = try await body(visit.request)
      let reply = try await route.handle(visit)
      // Before anything is told: what cannot be written down is not told.
      try await visit.writeDown(reply)
      return reply
    } catch {
      if let denied = error as? Denied { await site.log(denied, visit) }
      return Failure(error, visit).reply
    }
  }

  private func body(_ request: Request) async throws -> JSONValue? {
    guard [.post, .patch].contains(route.method) else { return nil }
    let type = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.trimmed.lowercased()
    guard type == "application/json" else { throw NotJSON() }
    if let length = request.headers[.contentLength].flatMap(Int.init), length > route.limit {
      throw TooLarge(limit: route.limit)
    }
    var bytes = Data()
    for try await chunk in request.body {
      bytes.append(contentsOf: chunk.readableBytesView)
      if bytes.count > route.limit { throw TooLarge(limit: route.limit) }
    }
    guard let json = try? JSONDecoder().decode(JSONValue.self, from: bytes), !json.hasNUL else {
      throw BadRequest(Phrase("Send JSON that can be read", es: "Envíe JSON que se pueda leer"))
    }
    return json
  }
}

extension Site {
  /// Adds the interface for programs: each address answers its methods, and says which they are when asked by another.
  func add(_ programs: [ProgramRoute], to router: Router<AppContext>) {
    for program in programs {
      let dispatch = ProgramDispatch(site: self, program: program)
      router.on(RouterPath(program.route.path), method: program.route.method) { request, context in
        await dispatch.respond(request, context)
      }
      guard program.route.method == .get else { continue }
      router.on(RouterPath(program.route.path), method: .head) { request, context in
        await dispatch.respond(request, context).createHeadResponse()
      }
    }
  }

  /// What an address for programs is asked by; nothing for an address that there is not.
  static func methods(at path: String) -> [HTTPRequest.Method] {
    let parts = path.split(separator: "/")
    let paths = Set(programs.map(\.route.path)).filter { path in
      let wanted = path.split(separator: "/")
      return wanted.count == parts.count && zip(wanted, parts).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
    }
    // As the router does: `/people/teams/list.csv` is a file, not a team of that name.
    let nearest = paths.min { $0.count { $0 == ":" } < $1.count { $0 == ":" } }
    let methods = programs.filter { $0.route.path == nearest }.map(\.route.method)
    return (methods.contains(.get) ? methods + [.head] : methods).sorted { $0.rawValue < $1.rawValue }
  }
}
