import Vocabulary

extension Finding {
  /// Said of a level that is no share at all.
  static let levelOutsideOne = Finding(
    "level", "level.range", Phrase("The level lies between 0 and 1: 0.95.", es: "El nivel está entre 0 y 1: 0.95."))

  /// Said of a level under which a range would more often miss than hold the truth.
  static let levelUnderHalf = Finding(
    "level", "level.range",
    Phrase("Give a level between 0.5 and 1: 0.95.", es: "Indique un nivel entre 0.5 y 1: 0.95."))
}
