import type { Tensor } from '@semente/tensor';
import { checkFlag, checkOptions } from '../check-option.ts';
import { diabetesTable } from './diabetes-data.ts';
import { columnsOf } from './packed-table.ts';
import { type RealDataset, realDataset } from './real-dataset.ts';

export interface DiabetesOptions {
  /**
   * Whether each feature is centred, and divided by its standard deviation and the square root of the
   * number of patients, so that its squares add up to 1. If not, it is as it was measured.
   */
  readonly isScaled?: boolean;
}

/**
 * Ten measurements of 442 patients, and how far their diabetes had got a year later: for regression.
 *
 * The numbers are those of scikit-learn's `load_diabetes`, from B. Efron, T. Hastie, I. Johnstone and
 * R. Tibshirani, "Least angle regression", Annals of Statistics 32 (2004), pages 407–499.
 *
 * @returns x: [442, 10] float64; y: [442] float64, from 25 to 346.
 * @throws RangeError if `isScaled` is neither true nor false.
 * @example
 * ```ts
 * import { diabetes } from '@semente/datasets/diabetes';
 *
 * const { x, featureNames } = diabetes({ isScaled: false });
 * console.log(featureNames[2], x.toArray()[0][2]); // 'bmi' 32.1
 * ```
 */
export function diabetes(options: DiabetesOptions = {}): RealDataset {
  checkOptions('diabetes', options);
  const { isScaled = true } = options;
  checkFlag('diabetes', 'isScaled', isScaled);
  const columns = columnsOf(diabetesTable);
  const [s5, noise, progression] = [8, 10, 11].map((index) => columns[index]);
  const exact = s5.map((value, row) => value + noise[row] * NOISE);
  const raw = realDataset(columns.slice(0, 10).with(8, exact), progression, FEATURES, []);
  return isScaled ? { ...raw, x: scaled(raw.x) } : raw;
}

const FEATURES = ['age', 'sex', 'bmi', 'bp', 's1', 's2', 's3', 's4', 's5', 's6'];

/**
 * Eleven of the values s5 in scikit-learn's file are one unit in the last place beside the decimal
 * fraction that they were before somebody computed with them; this is the unit.
 */
const NOISE = 1 / 2 ** 50;

/** The steps of scikit-learn's `scale` in its order, which makes the last bits the same. */
function scaled(x: Tensor): Tensor {
  const [samples] = x.shape;
  const centred = x.sub(x.sum(0).div(samples));
  const variance = centred.mul(centred).sum(0).div(samples);
  return centred.div(variance.sqrt()).div(Math.sqrt(samples));
}
