import { arange } from '../creation/sequences.ts';
import { describe } from '../describe.ts';
import { checkDType, type DType, represent } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { checkOptions } from '../require.ts';
import { checkSize, formatShape, indexOf } from '../shape.ts';
import { isCapturing, requireTensor, type Tensor } from '../tensor.ts';
import { equal } from './comparison.ts';
import { asType } from './conversion.ts';
import { unsqueeze } from './movement.ts';

/** What `oneHot` may be told. */
export interface OneHotOptions {
  /** `float64` by default. */
  readonly dtype?: DType;
}

/**
 * Class labels as rows of numbers: 1 in the place of the label, 0 elsewhere.
 *
 * Where the labels can be read, one that is no class is refused. Inside of a function that is being
 * compiled they cannot: there the row of such a label is all zeros.
 *
 * @param labels - int32 of any shape, from 0 to `classes` − 1.
 * @param classes - How many there are: the length of the axis that is added at the end.
 * @throws TensorError if a label is no class, the labels are not int32, or the number of classes is
 * not an int32 of at least 1.
 * @example
 * ```ts
 * import { oneHot, tensor } from '@semente/tensor';
 *
 * const labels = tensor([2, 0], { dtype: 'int32' });
 * console.log(oneHot(labels, 3).toArray()); // [[0, 0, 1], [1, 0, 0]]
 * ```
 */
export function oneHot(labels: Tensor, classes: number, options: OneHotOptions = {}): Tensor {
  requireTensor('oneHot', labels);
  checkOptions('oneHot', options, ['dtype']);
  const { dtype = 'float64' } = options;
  checkDType('oneHot', dtype);
  if (labels.dtype !== 'int32') {
    throw new TensorError(
      `oneHot: labels are int32, got ${labels}; convert them by asType('int32')`,
    );
  }
  if (!Number.isInteger(classes) || classes < 1 || represent(classes, 'int32') !== classes) {
    throw new TensorError(
      `oneHot: the number of classes is an int32 of at least 1, got ${describe(classes)}`,
    );
  }
  checkSize('oneHot', [...labels.shape, classes]);
  if (!isCapturing()) checkLabels(labels, classes);
  return asType(equal(unsqueeze(labels, -1), arange(classes, { dtype: 'int32' })), dtype);
}

function checkLabels(labels: Tensor, classes: number): void {
  const elements = labels.toTypedArray();
  const wrong = elements.findIndex((label) => label < 0 || label >= classes);
  if (wrong < 0) return;
  const place = labels.rank === 0 ? '' : formatShape(indexOf(wrong, labels.shape));
  throw new TensorError(
    `oneHot: labels${place} is ${elements[wrong]}, which is no class: of ${classes} classes the last is ${classes - 1}`,
  );
}
