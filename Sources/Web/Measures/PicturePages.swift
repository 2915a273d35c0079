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
    let shown = try await visit.store.read(district.id) { records in
      guard let picture = try records.find(SuccessPicture.self, visit.id("picture")), picture.isPublished else {
        throw Absent()
      }
      return try records.publicPicture(picture, in: district)
    }
    var frame = visit.frame(shown.picture.headline, width: .reading)
    frame.district = district.name
    return .html(frame.html(PictureView(shown: shown).html))
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
        mayEdit: visit.allows(Self.kind.editing)),
      below: PictureFigures(lines: shown.lines))
  }
}

/// Whether a picture is before everybody, and where.
struct PictureStanding: View {
  let picture: SuccessPicture
  let address: String
  let csrf: String?
  let mayEdit: Bool

  var html: HTML {
    """
    <section class="standing"><p>\(tag) \(picture.isPublished ? "\(Link(Phrase("Open as everybody sees it", es: "Abrir como la ve todo el mundo"), to: address))" : HTML())</p>
    \(mayEdit ? button : nil)</section>
    """
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
