/** A logarithmic axis: its ends and where it carries numbers. */
export interface LogAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** An axis with room for all positive finite values; at least one decade long. */
export function logAxis(values: readonly number[]): LogAxis {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  const low = positive.length > 0 ? Math.min(...positive) / 1.3 : 0.1;
  const high = Math.max(positive.length > 0 ? Math.max(...positive) * 1.3 : 1, 10 * low);
  return { domain: [low, high], ticks: logTicks(low, high) };
}

/** Powers of ten; with 2 and 5 between them where that is not too many. */
export function logTicks(low: number, high: number): readonly number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const decades = last - first;
  const every = Math.ceil(decades / 8);
  const steps = decades <= 3 ? [1, 2, 5] : [1];
  return Array.from({ length: decades + 1 }, (_, i) => first + i)
    .filter((exponent) => exponent % every === 0)
    .flatMap((exponent) => steps.map((step) => Number(`${step}e${exponent}`)))
    .filter((tick) => tick >= low && tick <= high);
}
