import { circles, type Dataset } from '@semente/datasets';
import initialization from '@semente/experiment/exercises/initialization';
import { numpyRandom } from '@semente/random';

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
  layers: [2, 10, 5, 1],
  seed: initialization.seed,
  learningRate: initialization.settings.learningRate.default,
  iterations: initialization.settings.iterations.default,
  costEvery: 1_000,
};

/** The costs that the notebook printed. */
export function notebookCosts(): readonly number[] {
  const he = initialization.variants.find(({ name }) => name === 'he');
  if (!he?.reference) throw new Error('the exercise on initialization has no printed costs for He');
  return he.reference.costs.map(({ printed }) => Number(printed));
}

/** `x`: `[300, 2]`, the points; `y`: `[300]`, their labels; both float64. */
export function notebookData(): Dataset {
  return circles({ samples: 300, noise: 0.05, random: numpyRandom(1) });
}
