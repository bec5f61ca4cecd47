import type { JsonNumber } from '../json-number.ts';
import type { Boundary } from '../measure/grid.ts';
import type { Summary } from '../measure/summary.ts';

/** One run of a training exercise: how the training went and what came out of it. */
export interface TrainingMeasurement {
  /**
   * The training loss on all samples, often enough to draw. The entry of iteration `i` was read
   * before that iteration's (first) update; the last entry was read after the last update.
   */
  readonly curve: readonly CurvePoint[];
  /** The cost in both of its forms every `costEvery` iterations, before the iteration's updates. */
  readonly costs: readonly CostReading[];
  /** The training loss after the last update: the cost of the last entry of `curve`. */
  readonly finalCost: JsonNumber;
  /** The cost from the logits after training, in evaluation: without penalty and without dropout. */
  readonly evaluatedCost: { readonly train: JsonNumber; readonly test: JsonNumber };
  /** The share of points whose predicted class is their label. */
  readonly accuracy: { readonly train: number; readonly test: number };
  /** The predicted class, 0 or 1, of every point. */
  readonly predictions: { readonly train: readonly number[]; readonly test: readonly number[] };
  readonly layers: {
    readonly before: readonly LayerMeasurement[];
    readonly after: readonly LayerMeasurement[];
  };
  readonly boundary: Boundary;
}

export interface CurvePoint {
  readonly iteration: number;
  readonly cost: JsonNumber;
}

export interface CostReading {
  readonly iteration: number;
  /** From the probabilities, as a textbook writes it: infinite once a wrong answer is certain. */
  readonly fromProbabilities: JsonNumber;
  /** From the logits, without taking the logarithm of a rounded probability. */
  readonly fromLogits: JsonNumber;
  /**
   * The loss of the iteration's last update, on that update's own samples and with what the loss
   * adds, such as a penalty; null where there was no update.
   */
  readonly ofLastUpdate: JsonNumber | null;
}

/** One layer with weights, seen through all training points. */
export interface LayerMeasurement {
  /** `layer 1` is the layer after the inputs. */
  readonly name: string;
  /** `[outFeatures, inFeatures]`; each row is one unit. */
  readonly weightShape: readonly [number, number];
  /** The numerical rank of the weights; `'NaN'` where a weight is not finite. */
  readonly weightRank: JsonNumber;
  /** How many of the layer's units differ from each other in a weight or the bias. */
  readonly distinctUnits: number;
  readonly weight: Summary;
  /** The layer's output after its nonlinearity; of the last layer, the probability of class 1. */
  readonly activation: Summary;
  /** The gradient of the loss with respect to the weights. */
  readonly weightGradient: Summary;
  /** The share of the activations that are exactly 0. */
  readonly shareOfZeros: number;
}
