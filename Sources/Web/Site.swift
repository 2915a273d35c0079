import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Store
import Vocabulary

/// The whole site: its pages, and what they share.
package struct Site: Sendable {
  package let store: Store
  package let assets: Assets
  /// Whether the site is reached over https, through the proxy in front of it.
  package private(set) var isSecure: Bool
  /// How people reach it: `https://chalkline.district.org`. Goes into links that are sent or printed.
  package let address: String
  /// Where mail is handed over; nil where the district has set up none.
  package let mail: MailRelay?
  /// Long pieces of work, in the background.
  package let jobs: JobRunner
  /// Makes PDF files; nil where this machine has no browser for it.
  let printer: PDFPrinter?
  /// How many requests of programs are answered in a minute.
  let budget: RequestBudget

  package init(
    store: Store, address: String = "http://127.0.0.1:8080", mail: MailRelay? = nil,
    budget: RequestBudget = RequestBudget(), printer: PDFPrinter? = .ofThisMachine
  ) throws {
    self.store = store
    jobs = JobRunner(store)
    self.address = address
    self.mail = mail
    self.budget = budget
    self.printer = printer
    isSecure = address.hasPrefix("https://")
    assets = try Assets()
  }

  /// Every page of the site. A new page is one line here.
  package static let routes: [Route] = pages.flatMap(\.routes)

  /// The pages by their addresses: every link of the roadmap asks here whether it may lead on.
  private static let pageAt = Dictionary(
    routes.filter { $0.method == .get }.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })

  package static func page(at address: String) -> Route? {
    if let exact = pageAt[address] { return exact }
    let parts = address.split(separator: "/")
    return pagesOfRecords.first { wanted, _ in
      wanted.count == parts.count && zip(wanted, parts).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
    }?.route
  }

  /// Those that are of one record each, cut into parts; the more is said of an address, the earlier.
  private static let pagesOfRecords: [(parts: [Substring], route: Route)] = pageAt.values
    .map { ($0.path.split(separator: "/"), $0) }.filter { $0.0.contains { $0.hasPrefix(":") } }
    .sorted { ($0.0.count { $0.hasPrefix(":") }, $0.1.path) < ($1.0.count { $0.hasPrefix(":") }, $1.1.path) }

  package static let signposts: [Signpost] = pages.flatMap(\.signposts)

  private static let pages: [any Pages] =
    [
      HomePage(), QuestionPage(), SearchPages(), HistoryPages(), HealthPages(), DraftPages(), CommentPages(),
      TaskPages(), ChoicePages(), JobPages(),
    ]
    + Strategy.allCases.map(StrategyPage.init)
    + AccessRooms.all
    + [RosterPages()]
    + PurposePages.all
    + ContextSite.pages
    + DirectorySite.pages
    + MeasureSite.pages
    + SupportSite.pages
    + ReportSite.pages
    + BuildPages.all
    + Register.all.map { recordPages($0) }

  private static func recordPages<Record: DistrictRecord>(_ type: Record.Type) -> any Pages { RecordPages<Record>() }

  /// As this request sees it: over https when the proxy in front, which stands on this machine, says so.
  func reached(by request: Request, _ context: AppContext) -> Site {
    var site = self
    if context.isFromThisMachine, request.headers[HTTPField.Name("X-Forwarded-Proto")!]?.lowercased() == "https" {
      site.isSecure = true
    }
    return site
  }

  package func router(_ routes: [Route] = Site.routes) -> Router<AppContext> {
    let router = Router(context: AppContext.self)
    router.add(middleware: Compression())
    router.add(middleware: Headers(site: self))
    for route in routes {
      let dispatch = Dispatch(site: self, route: route)
      router.on(RouterPath(route.path), method: route.method) { request, context in
        await dispatch.respond(request, context)
      }
      guard route.method == .get else { continue }
      // What a page is like, without the page.
      router.on(RouterPath(route.path), method: .head) { request, context in
        await dispatch.respond(request, context).createHeadResponse()
      }
    }
    add(Site.programs, to: router)
    assets.serve(on: router)
    return router
  }
}
