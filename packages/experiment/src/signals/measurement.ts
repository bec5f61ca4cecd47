import type { JsonNumber } from '../json-number.ts';
import type { CurvePoint } from '../training/measurement.ts';
import type { Signal } from './propagation.ts';

/** What becomes of a network at each depth. */
export interface DepthMeasurement {
  readonly networks: readonly NetworkMeasurement[];
}

export interface NetworkMeasurement {
  /** The number of layers with weights. */
  readonly depth: number;
  /** After each hidden layer, before training. */
  readonly signals: readonly Signal[];
  /** The root mean square of each layer's weight gradient, before training. */
  readonly gradients: readonly JsonNumber[];
  /** The loss over all points, before training and every so many updates. */
  readonly curve: readonly CurvePoint[];
  /** The share of right answers after training. */
  readonly accuracy: number;
}
