export interface Histogram {
  /** One more than there are bins, ascending. Every bin but the last excludes its right edge. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/**
 * How many values fall into each of `bins` bins of equal width between the smallest and the
 * largest value. Equal values get the range from ½ below to ½ above, as in NumPy's `histogram`.
 * Null if a value is not finite or there is none.
 */
export function histogram(values: ArrayLike<number>, bins = 24): Histogram | null {
  const { low, high } = range(values);
  if (!Number.isFinite(high - low)) return null;
  const edges = Array.from({ length: bins + 1 }, (_, i) =>
    i === bins ? high : low + ((high - low) * i) / bins,
  );
  const counts = new Array<number>(bins).fill(0);
  for (let i = 0; i < values.length; i++) {
    const bin = binOf(values[i], edges);
    counts[bin] += 1;
  }
  return { edges: edges.map((edge) => (edge === 0 ? 0 : edge)), counts };
}

function range(values: ArrayLike<number>): { readonly low: number; readonly high: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  return low === high ? { low: low - 0.5, high: high + 0.5 } : { low, high };
}

/** The last bin whose left edge is not above the value, found by bisection. */
function binOf(value: number, edges: readonly number[]): number {
  let [bin, end] = [0, edges.length - 1];
  while (end - bin > 1) {
    const middle = (bin + end) >> 1;
    if (value < edges[middle]) end = middle;
    else bin = middle;
  }
  return bin;
}
