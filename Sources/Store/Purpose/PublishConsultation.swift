import Purpose
import Vocabulary

extension Store {
  /// Puts a consultation before its readers, from today if no first day was chosen. Throws `Refusal` for what is missing.
  package func publish(_ consultation: Consultation.ID, in district: District.ID, by author: Author) async throws {
    try await act(district, by: author) { records in
      var published = try records.consultation(consultation)
      published.stage = .published
      published.opens = published.opens ?? records.today
      try records.save(published)
    }
  }
}
