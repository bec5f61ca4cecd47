/**
 * A matrix [m, n] as the product of Q, [m, k], with orthonormal columns, and R, [k, n], upper
 * triangular, where k is the smaller of m and n.
 *
 * Householder's reflections, one for each column (Golub and Van Loan, Matrix Computations, 4th ed.,
 * §5.2.2). A reflection gives the diagonal of R the sign opposite to the number that stood there,
 * which keeps its digits; a column that is 0 below the diagonal is left as it is. So the signs are
 * LAPACK's.
 *
 * @param matrix - Row-major; it is overwritten.
 */
export function orthogonalize(
  matrix: Float64Array,
  m: number,
  n: number,
): { readonly q: Float64Array; readonly r: Float64Array } {
  const k = Math.min(m, n);
  const reflections = Array.from({ length: k }, (_, column) => {
    const reflection = reflectionFor(matrix, m, n, column);
    reflect(matrix, m, n, column, reflection);
    return reflection;
  });
  const q = new Float64Array(m * k);
  for (let i = 0; i < k; i++) q[i * k + i] = 1;
  for (let column = k - 1; column >= 0; column--) reflect(q, m, k, column, reflections[column]);
  const r = matrix.slice(0, k * n);
  for (let row = 0; row < k; row++) r.fill(0, row * n, row * n + row);
  return { q, r };
}

/** I − factor · v·vᵀ, on the rows from the column's own on; v begins with 1. */
interface Reflection {
  readonly v: Float64Array;
  readonly factor: number;
}

/** The reflection that makes the column 0 below the diagonal. */
function reflectionFor(matrix: Float64Array, m: number, n: number, column: number): Reflection {
  const v = Float64Array.from({ length: m - column }, (_, i) => matrix[(column + i) * n + column]);
  const norm = euclideanNorm(v);
  const isDone = v.subarray(1).every((x) => x === 0);
  if (isDone) return { v, factor: 0 };
  const [head] = v;
  const diagonal = head < 0 || Object.is(head, -0) ? norm : -norm;
  const difference = head - diagonal;
  for (let i = 1; i < v.length; i++) v[i] /= difference;
  v[0] = 1;
  return { v, factor: -difference / diagonal };
}

/** Applies the reflection to all columns of a matrix. */
function reflect(
  matrix: Float64Array,
  m: number,
  columns: number,
  first: number,
  { v, factor }: Reflection,
): void {
  if (factor === 0) return;
  for (let column = 0; column < columns; column++) {
    let dot = 0;
    for (let i = first; i < m; i++) dot += v[i - first] * matrix[i * columns + column];
    const step = factor * dot;
    for (let i = first; i < m; i++) matrix[i * columns + column] -= step * v[i - first];
  }
}

/** √Σx², scaled by the largest number so that no square overflows or vanishes. */
export function euclideanNorm(x: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < x.length; i++) largest = Math.max(largest, Math.abs(x[i]));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] / largest) * (x[i] / largest);
  return largest * Math.sqrt(sum);
}
