/// What runs from one year or day to another, and may not end before it starts.
extension Finding {
  /// Empty where the years are in order, or one is open. The finding stands at the field of the end.
  package static func years(from first: SchoolYear?, until last: SchoolYear?, at field: String = "last_year")
    -> [Finding]
  {
    guard let first, let last, last < first else { return [] }
    return [
      Finding(
        field, "ends-before-start",
        Phrase(
          "Choose a last year that is not before the first", es: "Elija un último año que no sea anterior al primero"))
    ]
  }

  /// Empty where the days are in order, or one is open. The finding stands at the field of the end.
  package static func days(from first: Day?, until last: Day?, at field: String = "until") -> [Finding] {
    guard let first, let last, last < first else { return [] }
    return [
      Finding(
        field, "ends-before-start",
        Phrase("Choose an end that is not before the start", es: "Elija un final que no sea anterior al inicio"))
    ]
  }
}
