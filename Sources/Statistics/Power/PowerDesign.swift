/// How people, classes and schools are assigned in a planned comparison, in the names of PowerUp!.
///
/// Source: Dong & Maynard (2013), "PowerUp!: a tool for calculating minimum detectable effect sizes and minimum required
/// sample sizes", J. Research on Educational Effectiveness 6:24–67, Tables 2–16; moderators: Dong, Kelcey & Spybrook (2018),
/// J. Experimental Education 86:489–514, in the degrees of freedom of PowerUpR 1.1.0.
package enum PowerDesign: String, CaseIterable, Sendable, Codable {
  /// Individuals assigned, without blocks.
  case ira
  /// Individuals assigned within blocks whose effects vary (random), are one (constant) or stand for themselves (fixed).
  case bira2, bira2c1, bira2f1, bira3, bira4
  /// Clusters assigned.
  case cra2, cra3, cra4
  /// Clusters assigned within blocks, fixed (f) or random (r), at the level of the figure.
  case bcra3f2, bcra3r2, bcra4f3, bcra4r2, bcra4r3
  /// Whether the effect differs by a trait: levels, level assigned, level of the trait.
  case mod221, mod222, mod331, mod332, mod333

  /// How many levels it has, with individuals as the first.
  package var levels: Int {
    switch self {
    case .ira: 1
    case .bira2, .bira2c1, .bira2f1, .cra2, .mod221, .mod222: 2
    case .bira3, .cra3, .bcra3f2, .bcra3r2, .mod331, .mod332, .mod333: 3
    case .bira4, .cra4, .bcra4f3, .bcra4r2, .bcra4r3: 4
    }
  }

  /// The level that is assigned.
  package var assigned: Int {
    switch self {
    case .ira, .bira2, .bira2c1, .bira2f1, .bira3, .bira4: 1
    case .cra2, .bcra3f2, .bcra3r2, .bcra4r2, .mod221, .mod222: 2
    case .cra3, .bcra4f3, .bcra4r3, .mod331, .mod332, .mod333: 3
    case .cra4: 4
    }
  }

  /// The parameter that counts the units of the highest level.
  package var top: String { ["n", "J", "K", "L"][levels - 1] }

  /// The intraclass correlations, effect variances and explained shares that enter, beyond those common to all.
  package var usesOmega: [String] {
    switch self {
    case .bira2: ["omega2"]
    case .bira3: ["omega2", "omega3"]
    case .bira4: ["omega2", "omega3", "omega4"]
    case .bcra3r2: ["omega3"]
    case .bcra4r2: ["omega3", "omega4"]
    case .bcra4r3: ["omega4"]
    case .mod221: ["omegam2"]
    case .mod331: ["omegam2", "omegam3"]
    case .mod332: ["omegam3"]
    default: []
    }
  }
}

/// The numbers that a design needs, in the names of PowerUp!.
package struct PowerNumbers: Hashable, Sendable, Codable {
  /// Individuals in each unit of the second level (in all, for `ira`), and so on upward.
  package var n: Double
  package var J: Double
  package var K: Double
  package var L: Double
  package var rho2: Double
  package var rho3: Double
  package var rho4: Double
  /// How much the effect varies between units of a level, as a share of how much they vary anyway.
  package var omega2: Double
  package var omega3: Double
  package var omega4: Double
  package var omegam2: Double
  package var omegam3: Double
  /// Shares of variance that covariates explain, by level; of the effect's variance; of the moderator's.
  package var r21: Double
  package var r22: Double
  package var r23: Double
  package var r24: Double
  package var r2t2: Double
  package var r2t3: Double
  package var r2t4: Double
  package var r2m2: Double
  package var r2m3: Double
  /// The share assigned to start.
  package var p: Double
  /// The share with the trait; nil for a trait that is a number.
  package var q: Double?
  /// Covariates at the level that gives the degrees of freedom.
  package var g: Double
  /// Reliability of the outcome.
  package var rel1: Double
  /// Spread of the sizes of clusters, as a share of their mean.
  package var cv: Double
  /// The share of individuals expected to be lost, and the number of units of the highest level.
  package var attrition: Double
  package var lost: Double

  package init(
    n: Double = 1, J: Double = 1, K: Double = 1, L: Double = 1, rho2: Double = 0, rho3: Double = 0, rho4: Double = 0,
    omega2: Double = 0, omega3: Double = 0, omega4: Double = 0, omegam2: Double = 0, omegam3: Double = 0,
    r21: Double = 0, r22: Double = 0, r23: Double = 0, r24: Double = 0, r2t2: Double = 0, r2t3: Double = 0,
    r2t4: Double = 0, r2m2: Double = 0, r2m3: Double = 0, p: Double = 0.5, q: Double? = nil, g: Double = 0,
    rel1: Double = 1, cv: Double = 0, attrition: Double = 0, lost: Double = 0
  ) {
    self.n = n
    self.J = J
    self.K = K
    self.L = L
    self.rho2 = rho2
    self.rho3 = rho3
    self.rho4 = rho4
    self.omega2 = omega2
    self.omega3 = omega3
    self.omega4 = omega4
    self.omegam2 = omegam2
    self.omegam3 = omegam3
    self.r21 = r21
    self.r22 = r22
    self.r23 = r23
    self.r24 = r24
    self.r2t2 = r2t2
    self.r2t3 = r2t3
    self.r2t4 = r2t4
    self.r2m2 = r2m2
    self.r2m3 = r2m3
    self.p = p
    self.q = q
    self.g = g
    self.rel1 = rel1
    self.cv = cv
    self.attrition = attrition
    self.lost = lost
  }

  /// The number of units of the highest level of a design.
  package subscript(top design: PowerDesign) -> Double {
    get { [n, J, K, L][design.levels - 1] }
    set {
      switch design.levels {
      case 1: n = newValue
      case 2: J = newValue
      case 3: K = newValue
      default: L = newValue
      }
    }
  }
}
