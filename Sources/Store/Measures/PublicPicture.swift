import Measures
import Vocabulary

/// A success picture as everybody may see it: its words, and its figures as they stand now.
package struct PublicPicture: Sendable {
  package let picture: SuccessPicture
  package let district: District
  package let lines: [Line]

  /// One measure of a picture: where it stood, where it stands, and where it is to go.
  package struct Line: Sendable, Equatable {
    package let measure: Measure
    package let aims: MeasureAims
    /// The newest round with an approved figure.
    package let period: String
    package let latest: PublicFigure

    package init(_ aims: MeasureAims, rounds: [RoundStanding]) {
      measure = aims.measure
      self.aims = aims
      let newest = rounds.last { $0.isApproved && $0.district != nil }
      period = newest?.round.period ?? ""
      latest = PublicFigure(newest?.district, of: aims.measure)
    }
  }
}

extension Records {
  /// A picture with its live figures, whether or not it is published.
  package func publicPicture(_ picture: SuccessPicture, in district: District) throws -> PublicPicture {
    let measures = try find(Measure.self, all: picture.measures)
    let lines = try picture.measures.compactMap { id in measures.first { $0.id == id } }.map { measure in
      PublicPicture.Line(try aims(of: measure), rounds: try roundStandings(of: measure))
    }
    return PublicPicture(picture: picture, district: district, lines: lines)
  }
}

extension ActRecords {
  /// Puts a picture before everybody who has its address, or takes it away again.
  package func publish(_ id: SuccessPicture.ID, _ isPublished: Bool) throws {
    guard var picture = try find(SuccessPicture.self, id) else {
      throw Refusal("", "no-picture", Phrase("Choose a picture that is there", es: "Elija una imagen que exista"))
    }
    picture.isPublished = isPublished
    try save(picture)
  }
}
