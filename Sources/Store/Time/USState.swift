/// A state, the federal district or a territory, with the time that most of its people live by.
package struct USState: Sendable, Equatable {
  /// Two letters: `TX`.
  package let code: String
  package let name: String
  package let zone: String

  package static func zone(of code: String) -> String? { byCode[code.uppercased()]?.zone }
  package static func isKnown(_ code: String) -> Bool { byCode[code.uppercased()] != nil }

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

  /// Source: 49 CFR part 71; for states with two times, the one with more people.
  package static let all: [USState] =
    inZone(
      "America/New_York",
      [
        "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
        "KY": "Kentucky", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "NH": "New Hampshire",
        "NJ": "New Jersey", "NY": "New York", "NC": "North Carolina", "OH": "Ohio", "PA": "Pennsylvania",
        "RI": "Rhode Island", "SC": "South Carolina", "VT": "Vermont", "VA": "Virginia", "WV": "West Virginia",
      ])
    + inZone("America/Detroit", ["MI": "Michigan"])
    + inZone("America/Indiana/Indianapolis", ["IN": "Indiana"])
    + inZone(
      "America/Chicago",
      [
        "AL": "Alabama", "AR": "Arkansas", "IL": "Illinois", "IA": "Iowa", "KS": "Kansas", "LA": "Louisiana",
        "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "NE": "Nebraska", "ND": "North Dakota",
        "OK": "Oklahoma", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "WI": "Wisconsin",
      ])
    + inZone(
      "America/Denver",
      ["CO": "Colorado", "MT": "Montana", "NM": "New Mexico", "UT": "Utah", "WY": "Wyoming"])
    + inZone("America/Boise", ["ID": "Idaho"])
    + inZone("America/Phoenix", ["AZ": "Arizona"])
    + inZone(
      "America/Los_Angeles", ["CA": "California", "NV": "Nevada", "OR": "Oregon", "WA": "Washington"])
    + inZone("America/Anchorage", ["AK": "Alaska"])
    + inZone("Pacific/Honolulu", ["HI": "Hawaii"])
    + inZone("America/Puerto_Rico", ["PR": "Puerto Rico", "VI": "U.S. Virgin Islands"])
    + inZone("Pacific/Guam", ["GU": "Guam", "MP": "Northern Mariana Islands"])
    + inZone("Pacific/Pago_Pago", ["AS": "American Samoa"])

  private static func inZone(_ zone: String, _ names: KeyValuePairs<String, String>) -> [USState] {
    names.map { USState(code: $0.key, name: $0.value, zone: zone) }
  }
}
