import Vocabulary

extension Double {
  /// A share as a person reads it: 0.845 is "84.5%".
  package var percent: String {
    let tenths = (self * 1000).rounded() / 10
    return (tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)) + "%"
  }
}

extension Money {
  /// This share of the amount, to the nearest cent.
  package func share(_ share: Double) -> Money {
    Money(cents: Int((Double(cents) * share).rounded(.toNearestOrAwayFromZero)))
  }

  /// What share of another amount this is; nil of nothing.
  package func asShare(of whole: Money) -> Double? {
    whole.cents == 0 ? nil : Double(cents) / Double(whole.cents)
  }
}
