/** Sweeps after which a matrix counts as diagonalized; ordinary ones need fewer than ten. */
const MAX_SWEEPS = 60;

/**
 * The numerical rank of a matrix given by its rows: how many singular values exceed
 * `max(singular values) · max(rows, columns) · ε`, the tolerance of NumPy's `matrix_rank`
 * (Press et al., Numerical Recipes, 3rd edition, section 2.6). NaN if an entry is not finite.
 *
 * @example
 * ```ts
 * matrixRank([[1, 2], [2, 4]]); // 1: the second row is twice the first
 * ```
 */
export function matrixRank(rows: readonly (readonly number[])[]): number {
  if (!rows.every((row) => row.every(Number.isFinite))) return Number.NaN;
  const values = singularValues(rows);
  const columns = rows[0]?.length ?? 0;
  const largest = values.reduce((max, value) => Math.max(max, value), 0);
  const tolerance = largest * Math.max(rows.length, columns) * Number.EPSILON;
  return values.filter((value) => value > tolerance).length;
}

/**
 * The singular values of a finite matrix given by its rows, in no particular order, by one-sided
 * Jacobi rotations (Golub & Van Loan, Matrix Computations, 4th edition, section 8.6.3): pairs of
 * columns are rotated until all are orthogonal, and then their lengths are the singular values.
 *
 * The matrix may be tall or wide; the fewer vectors, the fewer pairs, so a wide one is turned.
 */
export function singularValues(rows: readonly (readonly number[])[]): number[] {
  const largest = rows.flat().reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  if (largest === 0) return [];
  // Entries of at most 1 can be squared without overflow.
  const vectors = fewerVectors(rows).map((vector) => vector.map((value) => value / largest));
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    if (!rotateAllPairs(vectors)) break;
  }
  return vectors.map((vector) => largest * Math.sqrt(dot(vector, vector)));
}

/** The columns of a matrix, or its rows if those are fewer. */
function fewerVectors(rows: readonly (readonly number[])[]): number[][] {
  const first = rows[0] ?? [];
  if (rows.length <= first.length) return rows.map((row) => [...row]);
  return first.map((_, column) => rows.map((row) => row[column]));
}

/** Makes every pair of vectors orthogonal in turn; false if all of them already were. */
function rotateAllPairs(vectors: number[][]): boolean {
  let rotated = false;
  vectors.forEach((p, i) => {
    for (const q of vectors.slice(i + 1)) rotated = rotatePair(p, q) || rotated;
  });
  return rotated;
}

/** Rotates two vectors in their plane so that they become orthogonal; false if they were. */
function rotatePair(p: number[], q: number[]): boolean {
  const [pp, qq, pq] = [dot(p, p), dot(q, q), dot(p, q)];
  if (Math.abs(pq) <= Number.EPSILON * Math.sqrt(pp * qq)) return false;
  const cotangent = (qq - pp) / (2 * pq); // of twice the angle
  const sign = cotangent < 0 ? -1 : 1;
  const tangent = sign / (Math.abs(cotangent) + Math.sqrt(1 + cotangent * cotangent));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = cosine * tangent;
  p.forEach((a, i) => {
    const b = q[i];
    p[i] = cosine * a - sine * b;
    q[i] = sine * a + cosine * b;
  });
  return true;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
