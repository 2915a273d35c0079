/// How exactly a planned comparison will see its effect: standard error in standard deviations, and degrees of freedom.
package struct Precision: Hashable, Sendable, Codable {
  package var standardError: Double
  package var degreesOfFreedom: Double

  package init(standardError: Double, degreesOfFreedom: Double) {
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Of one of the PowerUp! designs.
  package init(_ design: PowerDesign, _ given: PowerNumbers) {
    let parts = Parts(design, given)
    self.init(
      standardError: (parts.variancePerUnit / (parts.top - parts.taken)).squareRoot(),
      degreesOfFreedom: parts.degreesOfFreedom)
  }

  /// The variance of the effect as a sum over levels, divided by the number of units of the highest.
  struct Parts {
    var variancePerUnit: Double
    /// Units of the highest level, and how many of them the formula takes off first.
    var top: Double
    var taken = 0.0
    var degreesOfFreedom: Double

    init(_ design: PowerDesign, _ given: PowerNumbers) {
      var x = given
      x.n *= design == .ira ? 1 : 1 - x.attrition
      x[top: design] -= x.lost
      if design == .ira { x.n *= 1 - x.attrition }
      top = x[top: design]
      // Unequal clusters: those assigned lose (1 + CV²) between clusters; within blocks it is the harmonic mean that counts.
      let uneven = 1 + x.cv * x.cv
      let assignedShare = x.p * (1 - x.p)
      let trait = x.q.map { $0 * (1 - $0) } ?? 1
      let n = (design.assigned == 1 && design != .ira ? x.n / uneven : x.n) * x.rel1
      let second = design.assigned == 1 ? 0 : x.rho2 * uneven
      let rest = 1 - x.rho2 - x.rho3 - x.rho4
      let (J, K, L) = (x.J, x.K, x.L)
      switch design {
      case .ira:
        variancePerUnit = (1 - x.r21) / (assignedShare * x.rel1)
        degreesOfFreedom = x.n - x.g - 2
      case .bira2:
        variancePerUnit = x.rho2 * x.omega2 * (1 - x.r2t2) + (1 - x.rho2) * (1 - x.r21) / (assignedShare * n)
        degreesOfFreedom = J - x.g - 1
      case .bira2c1:
        variancePerUnit = (1 - x.r21) / (assignedShare * n)
        degreesOfFreedom = J * (x.n - 1) - x.g - 1
      case .bira2f1:
        variancePerUnit = (1 - x.r21) / (assignedShare * n)
        degreesOfFreedom = J * (x.n - 2) - x.g
      case .bira3:
        variancePerUnit =
          x.rho3 * x.omega3 * (1 - x.r2t3) + x.rho2 * x.omega2 * (1 - x.r2t2) / J
          + rest * (1 - x.r21) / (assignedShare * J * n)
        degreesOfFreedom = K - x.g - 1
      case .bira4:
        variancePerUnit =
          x.rho4 * x.omega4 * (1 - x.r2t4) + x.rho3 * x.omega3 * (1 - x.r2t3) / K
          + x.rho2 * x.omega2 * (1 - x.r2t2) / (J * K) + rest * (1 - x.r21) / (assignedShare * J * K * n)
        degreesOfFreedom = L - x.g - 1
      case .cra2:
        variancePerUnit = (second * (1 - x.r22) + (1 - x.rho2) * (1 - x.r21) / n) / assignedShare
        degreesOfFreedom = J - x.g - 2
      case .cra3:
        variancePerUnit =
          (x.rho3 * (1 - x.r23) + second * (1 - x.r22) / J + rest * (1 - x.r21) / (J * n)) / assignedShare
        degreesOfFreedom = K - x.g - 2
      case .cra4:
        variancePerUnit =
          (x.rho4 * (1 - x.r24) + x.rho3 * (1 - x.r23) / K + second * (1 - x.r22) / (J * K)
            + rest * (1 - x.r21) / (J * K * n)) / assignedShare
        degreesOfFreedom = L - x.g - 2
      case .bcra3f2:
        variancePerUnit = (second * (1 - x.r22) / J + (1 - x.rho2) * (1 - x.r21) / (J * n)) / assignedShare
        degreesOfFreedom = K * (J - 2) - x.g
      case .bcra3r2:
        variancePerUnit =
          x.rho3 * x.omega3 * (1 - x.r2t3)
          + (second * (1 - x.r22) / J + rest * (1 - x.r21) / (J * n)) / assignedShare
        degreesOfFreedom = K - x.g - 1
      case .bcra4f3:
        variancePerUnit =
          (x.rho3 * (1 - x.r23) / K + second * (1 - x.r22) / (J * K)
            + (1 - x.rho3 - x.rho2) * (1 - x.r21) / (J * K * n)) / assignedShare
        degreesOfFreedom = L * (K - 2) - x.g
      case .bcra4r2:
        variancePerUnit =
          x.rho4 * x.omega4 * (1 - x.r2t4) + x.rho3 * x.omega3 * (1 - x.r2t3) / K
          + (second * (1 - x.r22) / (J * K) + rest * (1 - x.r21) / (J * K * n)) / assignedShare
        degreesOfFreedom = L - x.g - 1
      case .bcra4r3:
        variancePerUnit =
          x.rho4 * x.omega4 * (1 - x.r2t4)
          + (x.rho3 * (1 - x.r23) / K + second * (1 - x.r22) / (J * K) + rest * (1 - x.r21) / (J * K * n))
          / assignedShare
        degreesOfFreedom = L - x.g - 1
      case .mod221:
        variancePerUnit =
          x.rho2 * x.omegam2 * (1 - x.r2m2) / assignedShare
          + (1 - x.rho2) * (1 - x.r21) / (assignedShare * trait * n)
        degreesOfFreedom = (x.omegam2 == 0 || x.r2m2 == 1 ? x.n * J - J : J) - x.g - 2
      case .mod222:
        taken = 5 + x.g
        variancePerUnit = (second * (1 - x.r22) + (1 - x.rho2) / n) / (assignedShare * trait)
        degreesOfFreedom = J - x.g - 5
      case .mod331:
        let isFixed = x.omegam2 == 0 || x.r2m2 == 1
        let third = isFixed ? 0 : x.rho3 * x.omegam3 * (1 - x.r2m3)
        variancePerUnit =
          (third + x.rho2 * x.omegam2 * (1 - x.r2m2) / J + rest * (1 - x.r21) / (trait * J * n)) / assignedShare
        degreesOfFreedom =
          (isFixed ? x.n * J * K - J * K - K : x.omegam3 == 0 || x.r2m3 == 1 ? J * K - K : K) - x.g - 2
      case .mod332:
        variancePerUnit =
          (x.rho3 * x.omegam3 * (1 - x.r2m3) + second * (1 - x.r22) / (trait * J)
            + rest * (1 - x.r21) / (trait * J * n)) / assignedShare
        degreesOfFreedom = (x.omegam3 == 0 || x.r2m3 == 1 ? J * K - K : K) - x.g - 2
      case .mod333:
        taken = 5 + x.g
        variancePerUnit =
          (x.rho3 * (1 - x.r23) + second * (1 - x.r22) / J + rest * (1 - x.r21) / (J * n)) / (assignedShare * trait)
        degreesOfFreedom = K - x.g - 5
      }
    }
  }
}
