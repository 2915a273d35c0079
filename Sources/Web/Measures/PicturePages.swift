import HTTPTypes
import Measures
import Store
import Vocabulary

/// Success pictures before everybody, without signing in; and the buttons that put them there.
struct PicturePages: Pages {
  static func address(_ picture: SuccessPicture, in district: District.ID) -> String {
    "/success/\(district)/\(picture.id)"
  }

  var routes: [Route] {
    [
      .get("/success/:district/:picture", .nothing, show),
      .post("/\(SuccessPicture.kind.path)/:id/publish", .district(.editPlan), publish),
      .post("/\(SuccessPicture.kind.path)/:id/withdraw", .district(.editPlan), withdraw),
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    guard let district = try await visit.store.district(visit.id("district")) else { throw Absent() }
    let shown = try await published(visit.id("picture"), in: district, visit)
    var frame = visit.frame(shown.picture.headline, width: .reading)
    frame.district = district.name
    let follow = visit.site.mail == nil ? nil : FollowView(visit: visit, shown: shown)
    return .html(frame.html("\(PictureView(shown: shown))\(follow)"))
  }

  /// The picture as everybody sees it. Throws `Absent` for one that is not published.
  func published(_ id: SuccessPicture.ID, in district: District, _ visit: Visit) async throws -> PublicPicture {
    try await visit.store.read(district.id) { records in
      guard let picture = try records.find(SuccessPicture.self, id), picture.isPublished else { throw Absent() }
      return try records.publicPicture(picture, in: district)
    }
  }

  func publish(_ visit: Visit) async throws -> Reply { try await put(visit, true) }
  func withdraw(_ visit: Visit) async throws -> Reply { try await put(visit, false) }

  private func put(_ visit: Visit, _ isPublished: Bool) async throws -> Reply {
    let id: SuccessPicture.ID = visit.id()
    guard try await visit.read({ try $0.find(SuccessPicture.self, id) }) != nil else { throw Absent() }
    try await visit.act { try $0.publish(id, isPublished) }
    return .redirect("/\(SuccessPicture.kind.path)/\(id)?done=saved")
  }
}

/// What good looks like, with the figures as they are.
struct PictureView: View {
  let shown: PublicPicture

  var html: HTML {
    """
    \(PageHeading(shown.picture.headline, caption: Phrase(verbatim: shown.district.name)))
    \(HTML.paragraphs(shown.picture.text[Reading.language]))
    \(PictureFigures(lines: shown.lines))
    """
  }
}

/// Asking to be written to when there is something new.
struct FollowView: View {
  let visit: Visit
  let shown: PublicPicture

  var html: HTML {
    if visit.query["asked"] == "yes" {
      let words = Phrase(
        "If this address does not follow the page yet, a mail is on its way. Open the link in it to confirm.",
        es: "Si esta dirección aún no sigue la página, le hemos enviado un correo. Abra el enlace para confirmar.")
      return
        "<section id=\"follow\">\(Notice(.success, Phrase("Look into your mail", es: "Revise su correo"), content: "<p>\(words)</p>"))</section>"
    }
    let field = FormField(
      "email", Phrase("Your e-mail address", es: "Su correo electrónico"), .email(""),
      hint: Phrase(
        "Used for this alone. You can leave with one click.",
        es: "Se usa solo para esto. Puede darse de baja con un clic."),
      autocomplete: "email")
    let action = "\(PicturePages.address(shown.picture, in: shown.district.id))/subscribe"
    return """
      <section id="follow"><h2>\(Phrase("Follow by mail", es: "Seguir por correo"))</h2>
      \(Form(to: action, csrf: visit.csrf, submit: Phrase("Follow", es: "Seguir"), fields: field.html))</section>
      """
  }
}

struct PictureFigures: View {
  let lines: [PublicPicture.Line]

  var html: HTML {
    if lines.isEmpty { return "" }
    return Table(
      Phrase("Where we stand", es: "Dónde estamos"),
      columns: [
        .init(Phrase("What we count", es: "Qué contamos")),
        .init(Phrase("Before the start", es: "Antes de empezar"), .number),
        .init(Phrase("Now", es: "Ahora"), .number),
        .init(Phrase("Where we want to be", es: "Dónde queremos estar"), .number),
      ], rows: lines.map(row)
    ).html + note
  }

  private func row(_ line: PublicPicture.Line) -> [HTML] {
    let target = line.aims.finalTarget.flatMap { target in
      target.value.map {
        Phrase(
          "\(line.measure.words($0)) by \(target.by?.description ?? "")",
          es: "\(line.measure.words($0)) para el \(target.by?.description ?? "")")
      }
    }
    return [
      "\(line.measure.name)<br><span class=\"hint\">\(line.measure.about)</span>",
      HTML(text: line.aims.baseline?.value.map(line.measure.words) ?? "–"), HTML(now(line)),
      HTML(target ?? Phrase(verbatim: "–")),
    ]
  }

  private func now(_ line: PublicPicture.Line) -> Phrase {
    switch line.latest {
    case .shown(let figures):
      Phrase(verbatim: "\(line.measure.words(figures.value)) (\(line.period))")
    case .hidden: Phrase("hidden", es: "oculto")
    case .missing: Phrase("no figure yet", es: "sin cifra aún")
    }
  }

  private var note: HTML {
    guard lines.contains(where: { $0.latest == .hidden }) else { return "" }
    return """
      <p class="hint">\(Phrase("A figure is hidden where too few people stand behind it.", es: "Una cifra se oculta cuando corresponde a muy pocas personas."))</p>
      """
  }
}

extension SuccessPicture: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    let shown = try records.publicPicture(self, in: visit.signedIn.district)
    return RecordMore(
      above: PictureStanding(
        picture: self, address: PicturePages.address(self, in: records.district), csrf: visit.csrf,
        mayEdit: visit.allows(Self.kind.editing),
        readers: visit.site.mail == nil ? nil : try records.subscriptions(to: id).count { $0.confirmed != nil }),
      below: PictureFigures(lines: shown.lines))
  }
}

/// Whether a picture is before everybody, and where.
struct PictureStanding: View {
  let picture: SuccessPicture
  let address: String
  let csrf: String?
  let mayEdit: Bool
  /// How many follow it by mail; nil where no mail is set up.
  let readers: Int?

  var html: HTML {
    """
    <section class="standing"><p>\(tag) \(picture.isPublished ? "\(Link(Phrase("Open as everybody sees it", es: "Abrir como la ve todo el mundo"), to: address))" : HTML())</p>
    \(mayEdit ? "\(button)\(updating)" : nil)</section>
    """
  }

  private var updating: HTML? {
    guard picture.isPublished, let readers else { return nil }
    let count = Phrase.count(
      readers, one: Phrase("person follows it by mail", es: "persona la sigue por correo"),
      many: Phrase("people follow it by mail", es: "personas la siguen por correo"))
    guard readers > 0 else { return "<p>\(count)</p>" }
    return
      "<p>\(count)</p>\(ButtonForm(Phrase("Write to them that there is news", es: "Avisarles de que hay novedades"), to: "\(picture.address)/update", csrf: csrf))"
  }

  private var tag: Tag {
    picture.isPublished
      ? Tag(Phrase("Published", es: "Publicada"), .good) : Tag(Phrase("Not published", es: "Sin publicar"), .note)
  }

  private var button: HTML {
    let base = picture.address
    return picture.isPublished
      ? ButtonForm(Phrase("Withdraw it", es: "Retirarla"), to: "\(base)/withdraw", csrf: csrf).html
      : ButtonForm(Phrase("Publish", es: "Publicar"), to: "\(base)/publish", csrf: csrf, style: .primary).html
  }
}
