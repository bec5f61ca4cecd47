import type { Variant, VariantRun } from '../exercise.ts';
import type { JsonNumber } from '../json-number.ts';
import type { Nonlinearity } from '../theory/moments.ts';
import type { Propagation } from './propagation.ts';

export interface ChaosVariant extends Variant {
  readonly units: Nonlinearity;
  /** The σ_w² between order and chaos. */
  critical(biasVariance: number): number;
}

/** What the exercise may be told. */
export interface ChaosSettings {
  /** Each σ_w² that is looked at. */
  readonly weightVariances: readonly number[];
  /** The one σ_b². */
  readonly biasVariance: number;
  /** The units in each layer of the networks that signals are sent through. */
  readonly width: number;
  /** The layers that signals are sent through. */
  readonly layers: number;
  /** The numbers of hidden layers of the networks that are trained. */
  readonly depths: readonly number[];
  readonly trainedWidth: number;
  readonly steps: number;
  readonly learningRate: number;
}

/** One activation function over all weight variances. */
export interface ChaosMeasurement {
  /** The σ_w² between order and chaos, as theory has it. */
  readonly critical: number;
  /** In ascending order of σ_w². */
  readonly propagations: readonly {
    readonly weightVariance: number;
    readonly fixedPoint: FixedPoint;
    readonly theory: Propagation;
    readonly measured: Propagation;
  }[];
  /** Over the whole range of σ_w², how many layers information passes, as theory has it. */
  readonly depthScales: readonly { readonly weightVariance: number; readonly layers: JsonNumber }[];
  readonly training: {
    /** Both ascending. */
    readonly weightVariances: readonly number[];
    readonly depths: readonly number[];
    /** `[depth][weightVariance]`: the share of the test's digits that are recognized. */
    readonly accuracy: readonly (readonly number[])[];
  };
}

/** What theory says of one pair of variances; null where lengths grow for ever. */
export interface FixedPoint {
  /** q* */
  readonly length: number | null;
  /** χ₁ */
  readonly chi: number;
  /** c* */
  readonly correlation: number | null;
  /** ξ_q, in layers. */
  readonly lengthDepth: JsonNumber | null;
  /** ξ_c, in layers. */
  readonly correlationDepth: JsonNumber | null;
}

export type ChaosRun = VariantRun<ChaosVariant, ChaosMeasurement>;
