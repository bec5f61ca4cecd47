import { exponentOf, powerOfTwo } from '../../scalar/float64-bits.ts';
import { euclideanNorm, orthogonalize } from './householder.ts';

/** A matrix [m, n] with m ≥ n as U·diag(s)·Vᵀ, with each matrix as a list of its columns. */
interface ColumnDecomposition {
  readonly u: readonly Float64Array[];
  /** From the largest to the smallest. */
  readonly s: readonly number[];
  readonly v: readonly Float64Array[];
}

/** Pairs of columns count as orthogonal when the cosine of their angle is below this. */
const TOLERANCE = 2 ** -52;

/** More than any matrix needs: convergence is quadratic once it has begun. */
const MOST_SWEEPS = 60;

/**
 * The singular value decomposition of a matrix [m, n]: U, [m, k], s, [k], descending, and Vᵀ,
 * [k, n], where k is the smaller of m and n.
 *
 * One-sided Jacobi (Hestenes 1958; Demmel and Veselić, “Jacobi's Method is More Accurate than QR”,
 * 1992): columns are rotated in pairs until all are orthogonal; their lengths are the singular
 * values then.
 *
 * @param matrix - Row-major.
 */
export function decompose(
  matrix: Float64Array,
  m: number,
  n: number,
): { readonly u: Float64Array; readonly s: Float64Array; readonly vt: Float64Array } {
  const isTall = m >= n;
  const [length, count] = isTall ? [m, n] : [n, m];
  const scale = scaleOf(matrix);
  const columns = Array.from({ length: count }, (_, j) =>
    Float64Array.from({ length }, (_, i) => matrix[isTall ? i * n + j : j * n + i] / scale),
  );
  const { u, s, v } = decomposeColumns(columns);
  const [left, right] = isTall ? [u, v] : [v, u];
  return {
    u: Float64Array.from({ length: m * count }, (_, i) => left[i % count][Math.floor(i / count)]),
    s: Float64Array.from(s, (value) => value * scale),
    vt: Float64Array.from({ length: count * n }, (_, i) => right[Math.floor(i / n)][i % n]),
  };
}

/** A power of two near the largest number, so that no square overflows or vanishes for its sake. */
function scaleOf(matrix: Float64Array): number {
  const largest = matrix.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const isNormal = largest >= SMALLEST_NORMAL && Number.isFinite(largest);
  return isNormal ? powerOfTwo(exponentOf(largest)) : 1;
}

const SMALLEST_NORMAL = powerOfTwo(-1022);

function decomposeColumns(columns: readonly Float64Array[]): ColumnDecomposition {
  const turns = columns.map((_, j) => Float64Array.from(columns, (_, i) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) if (!rotateAll(columns, turns)) break;
  const norms = columns.map(euclideanNorm);
  const order = norms.map((_, j) => j).sort((a, b) => norms[b] - norms[a]);
  const s = order.map((j) => norms[j]);
  const u = order.map((j) => columns[j].map((x) => x / norms[j]));
  return { u: completed(u, s), s, v: order.map((j) => turns[j]) };
}

/** Makes each pair of columns orthogonal in turn; whether any had not been so before. */
function rotateAll(columns: readonly Float64Array[], turns: readonly Float64Array[]): boolean {
  let isAnyTurned = false;
  for (let p = 0; p < columns.length; p++) {
    for (let q = p + 1; q < columns.length; q++) {
      const [a, b] = [columns[p], columns[q]];
      const [aa, bb, ab] = [dot(a, a), dot(b, b), dot(a, b)];
      if (!(Math.abs(ab) > TOLERANCE * Math.sqrt(aa) * Math.sqrt(bb))) continue;
      isAnyTurned = true;
      const ratio = (bb - aa) / (2 * ab);
      const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
      const cosine = 1 / Math.sqrt(1 + tangent * tangent);
      rotate(a, b, cosine, cosine * tangent);
      rotate(turns[p], turns[q], cosine, cosine * tangent);
    }
  }
  return isAnyTurned;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function rotate(a: Float64Array, b: Float64Array, cosine: number, sine: number): void {
  for (let i = 0; i < a.length; i++) {
    const x = a[i];
    a[i] = cosine * x - sine * b[i];
    b[i] = sine * x + cosine * b[i];
  }
}

/**
 * The columns that belong to a singular value of 0 have no direction of their own: any that are
 * orthogonal to the others will do, such as those that follow in a QR decomposition.
 */
function completed(u: readonly Float64Array[], s: readonly number[]): Float64Array[] {
  const rank = s.filter((value) => value !== 0).length;
  if (rank === u.length) return [...u];
  const length = u[0].length;
  const width = rank + length;
  const candidates = Float64Array.from({ length: length * width }, (_, i) => {
    const [row, column] = [Math.floor(i / width), i % width];
    return column < rank ? u[column][row] : Number(column - rank === row);
  });
  const { q } = orthogonalize(candidates, length, width);
  return u.map((column, j) =>
    j < rank ? column : Float64Array.from({ length }, (_, row) => q[row * length + j]),
  );
}
