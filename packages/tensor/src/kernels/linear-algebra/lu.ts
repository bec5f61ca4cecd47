/** A square matrix with its rows in another order, as the product of two triangular ones. */
export interface Factors {
  readonly n: number;
  /**
   * Row-major: the upper triangle is U, and what is below the diagonal is that of L, whose diagonal
   * is 1.
   */
  readonly lu: Float64Array;
  /** The matrix's rows in their new order. */
  readonly order: readonly number[];
  /** Of the order as a permutation: 1 if it is even, −1 if it is odd. */
  readonly sign: number;
}

/**
 * Gaussian elimination with partial pivoting: in each column the largest number below becomes the
 * pivot (Golub and Van Loan, Matrix Computations, 4th ed., algorithm 3.4.1).
 *
 * @param matrix - Row-major; it is overwritten.
 */
export function factorize(matrix: Float64Array, n: number): Factors {
  const order = Array.from({ length: n }, (_, row) => row);
  let sign = 1;
  for (let k = 0; k < n; k++) {
    const pivot = largestBelow(matrix, n, k);
    if (pivot !== k) {
      exchangeRows(matrix, n, k, pivot);
      [order[k], order[pivot]] = [order[pivot], order[k]];
      sign = -sign;
    }
    if (matrix[k * n + k] !== 0) eliminate(matrix, n, k);
  }
  return { n, lu: matrix, order, sign };
}

function largestBelow(matrix: Float64Array, n: number, k: number): number {
  let best = k;
  for (let row = k + 1; row < n; row++) {
    if (Math.abs(matrix[row * n + k]) > Math.abs(matrix[best * n + k])) best = row;
  }
  return best;
}

function exchangeRows(matrix: Float64Array, n: number, a: number, b: number): void {
  const row = matrix.slice(a * n, (a + 1) * n);
  matrix.copyWithin(a * n, b * n, (b + 1) * n);
  matrix.set(row, b * n);
}

/** Takes multiples of row k from the rows below, so that column k becomes 0 there. */
function eliminate(matrix: Float64Array, n: number, k: number): void {
  for (let row = k + 1; row < n; row++) {
    const factor = matrix[row * n + k] / matrix[k * n + k];
    matrix[row * n + k] = factor;
    for (let j = k + 1; j < n; j++) matrix[row * n + j] -= factor * matrix[k * n + j];
  }
}

/** Whether the matrix has no inverse, as far as its factors show: a pivot is 0. */
export function isSingular({ n, lu }: Factors): boolean {
  for (let k = 0; k < n; k++) if (lu[k * n + k] === 0) return true;
  return false;
}

/** The product of the pivots, in their order. */
export function determinant({ n, lu, sign }: Factors): number {
  let product = sign;
  for (let k = 0; k < n; k++) product *= lu[k * n + k];
  return product;
}

/** The matrix X, [n, m], with A·X = B. */
export function solveFactored({ n, lu, order }: Factors, b: Float64Array, m: number): Float64Array {
  const x = new Float64Array(n * m);
  for (let row = 0; row < n; row++) {
    x.set(b.subarray(order[row] * m, (order[row] + 1) * m), row * m);
  }
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < row; k++) subtractMultiple(x, m, row, lu[row * n + k], k);
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let k = row + 1; k < n; k++) subtractMultiple(x, m, row, lu[row * n + k], k);
    for (let j = 0; j < m; j++) x[row * m + j] /= lu[row * n + row];
  }
  return x;
}

function subtractMultiple(
  x: Float64Array,
  m: number,
  row: number,
  factor: number,
  k: number,
): void {
  for (let j = 0; j < m; j++) x[row * m + j] -= factor * x[k * m + j];
}
