import { jsonNumber } from '../json-number.ts';
import {
  chi,
  correlationDepth,
  fixedCorrelation,
  fixedLength,
  gradientDepth,
  lengthDepth,
  nextSignals,
  type Variances,
} from '../theory/mean-field.ts';
import type { Nonlinearity } from '../theory/moments.ts';
import type { ChaosMeasurement, FixedPoint } from './chaos.ts';
import type { Propagation } from './propagation.ts';

/** Where lengths grow for ever, slopes do not depend on them. */
const ANY_LENGTH = 1;

/** Where lengths and correlations go, and how fast. */
export function fixedPointOf(units: Nonlinearity, variances: Variances): FixedPoint {
  const q = fixedLength(units, variances);
  if (q === null) {
    return {
      length: null,
      chi: chi(units, variances, ANY_LENGTH),
      correlation: null,
      lengthDepth: null,
      correlationDepth: null,
    };
  }
  return {
    length: q,
    chi: chi(units, variances, q),
    correlation: fixedCorrelation(units, variances, q),
    lengthDepth: jsonNumber(lengthDepth(units, variances, q)),
    correlationDepth: jsonNumber(correlationDepth(units, variances, q)),
  };
}

/** Enough to draw. */
const DEPTH_SCALES = 25;

/**
 * How many layers information passes before it has shrunk to 1/e: ξ_c, or where lengths grow for ever,
 * and no correlation stays, the layers in which gradients grow by e.
 */
export function depthScales(
  units: Nonlinearity,
  [lowest, highest]: readonly [number, number],
  bias: number,
): ChaosMeasurement['depthScales'] {
  return Array.from({ length: DEPTH_SCALES }, (_, i) => {
    const weight = lowest + ((highest - lowest) * i) / (DEPTH_SCALES - 1);
    const variances = { weight, bias };
    const q = fixedLength(units, variances);
    const layers =
      q === null
        ? gradientDepth(units, variances, ANY_LENGTH)
        : correlationDepth(units, variances, q);
    return { weightVariance: weight, layers: jsonNumber(layers) };
  });
}

/** What theory says of two signals in each of so many layers, from inputs of length 1. */
export function predictedPropagation(
  units: Nonlinearity,
  variances: Variances,
  layers: number,
  correlation: number,
): Propagation {
  // The first layer has the inputs themselves before it, without a nonlinearity.
  const first = variances.weight + variances.bias;
  let signals = {
    length: first,
    correlation: (variances.weight * correlation + variances.bias) / first,
  };
  const all = [signals];
  for (let layer = 1; layer < layers; layer++) {
    signals = nextSignals(units, variances, signals);
    all.push(signals);
  }
  return {
    lengths: all.map(({ length }) => length),
    correlations: all.map((each) => each.correlation),
  };
}
