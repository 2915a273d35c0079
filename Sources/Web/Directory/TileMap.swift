import Build
import Store
import Vocabulary

/// The states as tiles of one size, roughly where they lie: each with how many places the directory has there.
///
/// It is a list of links to whoever hears it; the table below says the same.
struct TileMap: View {
  let exemplars: [Exemplar]
  let chosen: String

  var html: HTML {
    """
    <figure class="tile-map"><figcaption>\(Phrase("Places by state", es: "Lugares por estado"))</figcaption>
    <ul>\(Self.rows.joined().map(tile))</ul>
    \(elsewhere == 0 ? nil : note)
    </figure>
    """
  }

  private func tile(_ code: String) -> HTML {
    if code == ".." { return "<li class=\"gap\" aria-hidden=\"true\"></li>" }
    let count = exemplars.count { $0.states.contains(code) }
    if count == 0 { return "<li class=\"empty-tile\" aria-hidden=\"true\"><span>\(code)</span></li>" }
    let name = USState.all.first { $0.code == code }?.name ?? code
    let words = Phrase.count(count, one: Phrase("place", es: "lugar"), many: Phrase("places", es: "lugares"))
    return """
      <li class="heat-\(min(count + 1, 4))"><a href="\(DirectoryPages.path)?state=\(code)#places"\
      \("aria-current", chosen == code ? "true" : nil)><span aria-hidden="true">\(code)<b>\(count)</b></span>\
      <span class="unseen">\(name): \(words)</span></a></li>
      """
  }

  private var elsewhere: Int { exemplars.count { $0.states.isEmpty } }

  private var note: HTML {
    let words = Phrase.count(
      elsewhere, one: Phrase("model belongs to no one state", es: "modelo no pertenece a un solo estado"),
      many: Phrase("models belong to no one state", es: "modelos no pertenecen a un solo estado"))
    return "<p class=\"chart-note\">\(words)</p>"
  }

  /// Eleven tiles across; our own drawing.
  private static let rows: [[String]] = [
    "AK .. .. .. .. .. .. .. .. VT ME", ".. .. .. .. .. .. .. .. .. NH MA", "WA ID MT ND MN WI MI .. NY CT RI",
    "OR NV WY SD IA IL IN OH PA NJ ..", "CA UT CO NE MO KY WV VA MD DE DC", ".. AZ NM KS AR TN NC SC .. .. ..",
    ".. .. .. OK LA MS AL GA .. .. ..", "HI .. .. TX .. .. .. .. FL .. PR",
  ].map { $0.split(separator: " ").map(String.init) }
}
