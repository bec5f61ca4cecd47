/**
 * The sine and cosine of an angle in radians, each the double nearest to the true value.
 * `Math.sin` and `Math.cos` would not do: their last bits differ from engine to engine.
 *
 * The angle becomes a fixed-point number with 160 binary places, which is exact. What is left of it
 * beyond whole quarter turns, at most π/4 in size, goes through Taylor's series. From 2^−60 to a
 * million turns that leaves more than 70 correct bits, even where the angle is as close to a whole
 * quarter turn as doubles come; rounding them once more gives the nearest double.
 */
const PLACES = 160n;
const ONE = 1n << PLACES;

/** π/2, from the hexadecimal digits of π: 3.243F6A8885A308D313198A2E03707344A4093822… */
const QUARTER_TURN = 0x3243f6a8885a308d313198a2e03707344a4093822n / 2n;

/** sin(angle) */
export function sine(angle: number): number {
  return angle < 0 ? -sineAfter(-angle, 0n) : sineAfter(angle, 0n);
}

/** cos(angle) */
export function cosine(angle: number): number {
  return sineAfter(Math.abs(angle), 1n);
}

/** sin(angle + quarterTurns · π/2), for an angle that is not negative. */
function sineAfter(angle: number, quarterTurns: bigint): number {
  const fixed = BigInt(Math.floor(angle * 2 ** 160));
  const nearest = (2n * fixed + QUARTER_TURN) / (2n * QUARTER_TURN);
  const rest = fixed - nearest * QUARTER_TURN;
  const quadrant = (nearest + quarterTurns) % 4n;
  const size = quadrant % 2n === 0n ? sineSeries(rest) : cosineSeries(rest);
  return Number(quadrant < 2n ? size : -size) / 2 ** 160;
}

/** x − x³/3! + x⁵/5! − … */
function sineSeries(x: bigint): bigint {
  return alternatingSeries(x, x, 2n);
}

/** 1 − x²/2! + x⁴/4! − … */
function cosineSeries(x: bigint): bigint {
  return alternatingSeries(ONE, x, 1n);
}

/** The sum of terms of which each is the one before times −x²/(n·(n + 1)), n growing by two. */
function alternatingSeries(first: bigint, x: bigint, firstFactor: bigint): bigint {
  const square = (x * x) >> PLACES;
  let sum = 0n;
  let term = first;
  for (let n = firstFactor; term !== 0n; n += 2n) {
    sum += term;
    term = -((term * square) >> PLACES) / (n * (n + 1n));
  }
  return sum;
}
