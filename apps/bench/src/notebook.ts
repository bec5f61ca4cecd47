import { initialization, type Samples } from '@semente/experiment';

/*
 * The training of the course notebook on initialization, from He's weights: full-batch gradient
 * descent on 300 points of two circles.
 */

export interface NotebookOptions {
  /** The numbers of features, from the points to the logit. */
  readonly layers: readonly number[];
  /** Of the weights, drawn layer by layer. */
  readonly seed: number;
  readonly learningRate: number;
  readonly iterations: number;
  /** After how many iterations the cost is read. */
  readonly costEvery: number;
}

export const notebookOptions: NotebookOptions = {
  layers: initialization.fixed.layers,
  seed: initialization.defaults.seed,
  learningRate: initialization.defaults.learningRate,
  iterations: initialization.defaults.iterations,
  costEvery: initialization.fixed.costEvery,
};

/** The costs that the notebook printed. */
export function notebookCosts(): readonly number[] {
  const he = initialization.variants.find(({ name }) => name === 'he');
  if (!he?.reference) throw new Error('the exercise on initialization has no printed costs for He');
  return he.reference.costs.map(({ printed }) => Number(printed));
}

/** `x`: `[300, 2]`, the points; `y`: `[300]`, their labels; both float64. */
export function notebookData(): Samples {
  return initialization.data(initialization.defaults.dataset).train;
}
