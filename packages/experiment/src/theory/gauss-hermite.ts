/** Points at which a function is taken, and what each counts for. */
export interface Quadrature {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/** The bisections after which two neighbouring doubles enclose a node. */
const BISECTIONS = 64;

/**
 * Gauss–Hermite quadrature for the standard normal distribution: Σ weights · f(nodes) is the mean of
 * f(z), exactly so for polynomials of degree up to 2n − 1.
 *
 * The nodes are the zeros of the n-th of the polynomials p₀, p₁, … that are orthonormal under the
 * normal density. Between them and x lie as many zeros of pₙ as there are changes of sign in
 * p₀(x), …, pₙ(x) (Sturm; Golub and Welsch 1969, “Calculation of Gauss Quadrature Rules”, take them
 * from the same recurrence), so each zero is found by bisection. Its weight is 1 / Σ pₖ(x)² over k < n.
 * Only exact operations and square roots are used: the digits are the same everywhere.
 */
export function gaussHermite(n: number): Quadrature {
  const positive = Array.from({ length: Math.floor(n / 2) }, (_, i) => zero(n, i));
  const middle = n % 2 === 1 ? [0] : [];
  const nodes = [...positive.map((node) => -node), ...middle, ...positive.toReversed()];
  return { nodes, weights: nodes.map((node) => weightAt(n, node)) };
}

/** The zero of pₙ above which there are `above` others. */
function zero(n: number, above: number): number {
  // All zeros lie within ±2√n (Szegő 1939, “Orthogonal Polynomials”, section 6.31).
  let [low, high] = [0, 2 * Math.sqrt(n)];
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (zerosAbove(n, middle) > above) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function zerosAbove(n: number, x: number): number {
  const values = orthonormal(n + 1, x);
  return values.filter((value, k) => k > 0 && value < 0 !== values[k - 1] < 0).length;
}

function weightAt(n: number, x: number): number {
  return 1 / orthonormal(n, x).reduce((sum, value) => sum + value * value, 0);
}

/** p₀(x), p₁(x), …: √(k + 1) pₖ₊₁ = x pₖ − √k pₖ₋₁. */
function orthonormal(count: number, x: number): number[] {
  const values = [1];
  for (let k = 0; k + 1 < count; k++) {
    const before = k === 0 ? 0 : values[k - 1];
    values.push((x * values[k] - Math.sqrt(k) * before) / Math.sqrt(k + 1));
  }
  return values;
}
