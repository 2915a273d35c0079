import Vocabulary

/// How near a place of the directory is to the district's own design, and by which features that is known.
package struct Likeness: Sendable, Equatable {
  package let exemplar: Exemplar
  package let comparison: DesignComparison
  package let distance: Double

  package var features: [DesignFeature] { comparison.compared }
}

extension Design {
  /// The places whose design can be compared, the nearest first; of two as near, the one with more features to go by.
  /// Source: docs/rules/directory.md#how-near
  package func nearest(among exemplars: [Exemplar]) -> [Likeness] {
    exemplars.compactMap { exemplar -> Likeness? in
      let comparison = DesignComparison(self, beside: exemplar.design)
      return comparison.distance.map { Likeness(exemplar: exemplar, comparison: comparison, distance: $0) }
    }
    .sorted {
      ($0.distance, -$0.features.count, $0.exemplar.name) < ($1.distance, -$1.features.count, $1.exemplar.name)
    }
  }
}
