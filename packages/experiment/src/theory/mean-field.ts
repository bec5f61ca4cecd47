/**
 * How lengths and correlations go through wide random networks: Poole, Lahiri, Raghu, Sohl-Dickstein
 * and Ganguli 2016, “Exponential expressivity in deep neural networks through transient chaos”, and
 * Schoenholz, Gilmer, Ganguli and Sohl-Dickstein 2017, “Deep Information Propagation”.
 *
 * Weights are N(0, σ_w² / fanIn), biases N(0, σ_b²). The length q of a signal is the mean square of a
 * layer's sums, before the nonlinearity; c is the correlation of two signals of the same length.
 */
import { log, tensor } from '@semente/tensor';
import type { Nonlinearity } from './moments.ts';

/** The variances that a network is drawn with: `weight` is σ_w², `bias` is σ_b². */
export interface Variances {
  readonly weight: number;
  readonly bias: number;
}

/** As many as a double has digits. */
const BISECTIONS = 52;

/** Lengths above it count as growing for ever. */
const LONGEST = 2 ** 40;

/** The length after the next layer. */
export function nextLength(of: Nonlinearity, { weight, bias }: Variances, q: number): number {
  return weight * of.square(q) + bias;
}

/**
 * q*: the largest length that stays as it is; 0 where signals die out, and null where they grow for
 * ever, or where every length stays as it is.
 */
export function fixedLength(of: Nonlinearity, variances: Variances): number | null {
  const isShort = (q: number): boolean => nextLength(of, variances, q) >= q;
  let high = 1;
  while (isShort(high)) {
    if (high > LONGEST) return null;
    high *= 2;
  }
  return largestWith(isShort, 0, high);
}

/** χ₁: by what the square of a small distance, or of a gradient, is multiplied in each layer. */
export function chi(of: Nonlinearity, { weight }: Variances, q: number): number {
  return weight * of.squaredSlope(q);
}

/** Two signals of one length. */
export interface Signals {
  readonly length: number;
  readonly correlation: number;
}

/** What the next layer makes of two signals. */
export function nextSignals(
  of: Nonlinearity,
  variances: Variances,
  { length, correlation }: Signals,
): Signals {
  const next = nextLength(of, variances, length);
  const product = variances.weight * of.product(length, correlation) + variances.bias;
  return { length: next, correlation: Math.min(1, product / next) };
}

/** c*: the correlation to which all signals go that are not the same. It is 1 unless χ₁ is above 1. */
export function fixedCorrelation(of: Nonlinearity, variances: Variances, q: number): number {
  if (chi(of, variances, q) <= 1) return 1;
  const comesCloser = (c: number): boolean =>
    nextSignals(of, variances, { length: q, correlation: c }).correlation >= c;
  return largestWith(comesCloser, 0, 1 - 1e-9);
}

/** ξ_q: the layers after which the distance of a length from q* has shrunk to 1/e. */
export function lengthDepth(of: Nonlinearity, { weight }: Variances, q: number): number {
  return depthScale(weight * (of.squaredSlope(q) + of.curvature(q)));
}

/** ξ_c: the layers after which the distance of a correlation from c* has shrunk to 1/e. */
export function correlationDepth(of: Nonlinearity, variances: Variances, q: number): number {
  const c = fixedCorrelation(of, variances, q);
  return depthScale(variances.weight * of.slopeProduct(q, c));
}

/** ξ_∇: the layers in which the square of a gradient shrinks to 1/e, or grows by e. */
export function gradientDepth(of: Nonlinearity, variances: Variances, q: number): number {
  const rate = chi(of, variances, q);
  return depthScale(Math.min(rate, 1 / rate));
}

/** The layers in which what is multiplied by `rate` in each of them shrinks to 1/e. */
function depthScale(rate: number): number {
  if (rate >= 1) return Number.POSITIVE_INFINITY;
  return -1 / log(tensor(rate)).item();
}

/** The variances with χ₁ = 1 and q* = q, of a nonlinearity that saturates. */
export function criticalVariances(of: Nonlinearity, q: number): Variances {
  const weight = 1 / of.squaredSlope(q);
  return { weight, bias: q - weight * of.square(q) };
}

/** The σ_w² with χ₁ = 1 for a given σ_b², of a nonlinearity that saturates. */
export function criticalWeightVariance(of: Nonlinearity, bias: number): number {
  const q = largestWith((length) => criticalVariances(of, length).bias <= bias, 0, 16);
  return criticalVariances(of, q).weight;
}

/** Where a claim that is true up to some number and false above it turns, by bisection. */
function largestWith(isTrue: (x: number) => boolean, low: number, high: number): number {
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (isTrue(middle)) low = middle;
    else high = middle;
  }
  return low;
}
