import COpenBLAS

/// The dense kernels run on one thread each: the work is divided above them, so that no digit depends on how many there are.
package enum Blas {
  package static func useOneThread() { once }
  private static let once: Void = openblas_set_num_threads(1)
}
