import Vocabulary

/// Finding people by how the words of their names begin, among very many.
extension Records {
  /// Those with words in their name or e-mail address that begin with each of these. Nobody who has left.
  package func people(called typed: String, in reach: Reach, atMost most: Int) throws -> [Person] {
    let words = SearchWords(typed).all
    if words.isEmpty { return [] }
    let having = SQL(" AND ").joined(words.map { "id IN (\(ids(of: Person.kind, having: $0)))" })
    return try session.rows(
      select(
        Person.self,
        where: """
          \(having) AND ("left" IS NULL OR "left" >= \(today)) AND \(reach.condition(Person.self, in: district))
          """) + " ORDER BY \"given_name\", id LIMIT \(most)"
    ).map(Person.init(row:))
  }

  /// Those who are called exactly this, or whose e-mail address it is.
  package func people(calledExactly typed: String, in reach: Reach) throws -> [Person] {
    try people(called: typed, in: reach, atMost: 50).filter { $0.isCalled(typed) }
  }
}

extension Person {
  /// Whether this is the whole name, or the e-mail address, in capitals or not and with accents or without.
  package func isCalled(_ typed: String) -> Bool {
    let wanted = typed.folded.split(whereSeparator: \.isWhitespace)
    return title.folded.split(whereSeparator: \.isWhitespace) == wanted || email.folded == typed.folded.trimmed
  }
}
