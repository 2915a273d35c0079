#include <cblas.h>

/* LAPACK's own routines: Debian's OpenBLAS carries them without a C header. Matrices are column by column. */
void dpotrf_(const char *half, const int *order, double *matrix, const int *stride, int *failure);
void dpotri_(const char *half, const int *order, double *matrix, const int *stride, int *failure);
void dsyev_(const char *wanted, const char *half, const int *order, double *matrix, const int *stride,
            double *eigenvalues, double *work, const int *workLength, int *failure);
/* Cholesky with pivoting of a matrix that may be singular: its rank, and the order of the pivots (from 1). */
void dpstrf_(const char *half, const int *order, double *matrix, const int *stride, int *pivots, int *rank,
             const double *tolerance, double *work, int *failure);
