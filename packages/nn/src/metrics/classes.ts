import { type Tensor, TensorError } from '@semente/tensor';
import { requireOptions } from '../claims.ts';
import { requireTensor } from '../require-tensor.ts';
import { shown } from '../shown.ts';
import { requireOutside } from './require-outside.ts';

/** How predictions become classes. */
export interface ClassOptions {
  /**
   * For predictions that are one score for each sample: from where on a score counts as class 1. 0 for
   * logits, 0.5 for probabilities; there is no default, because nobody can tell which they are.
   */
  readonly threshold?: number;
}

/** For each sample the class that is right and the one that was predicted. */
export interface Classes {
  readonly actual: ArrayLike<number>;
  readonly predicted: ArrayLike<number>;
}

/**
 * Reads predictions of any of three kinds: labels (int32 or bool), scores `[samples, classes]` of which
 * the largest counts, or one score for each sample against a threshold.
 *
 * @throws TensorError if they do not fit the targets, a target is no class, or a threshold is needed.
 */
export function readClasses(
  metric: string,
  predictions: Tensor,
  targets: Tensor,
  options: ClassOptions,
): Classes {
  const { threshold } = requireOptions(metric, options, ['threshold']);
  requireTensor(metric, 'predictions', predictions);
  requireTensor(metric, 'targets', targets);
  const predicted = predictedLabels(metric, predictions, targets, threshold);
  if (predicted.shape.join() !== targets.shape.join()) {
    throw new TensorError(
      `${metric}: predictions of ${predictions} do not fit targets of ${targets}; there must be one target for each prediction`,
    );
  }
  if (targets.size === 0) throw new TensorError(`${metric}: there are no samples`);
  return {
    actual: requireClasses(metric, 'target', targets),
    predicted: requireClasses(metric, 'prediction', predicted),
  };
}

function predictedLabels(
  metric: string,
  predictions: Tensor,
  targets: Tensor,
  threshold?: number,
): Tensor {
  if (predictions.dtype === 'int32' || predictions.dtype === 'bool') return predictions;
  if (predictions.rank === targets.rank + 1 && predictions.shape[1] !== 1) {
    return predictions.argmax(1);
  }
  if (typeof threshold === 'number' && !Number.isNaN(threshold))
    return predictions.greaterEqual(threshold);
  throw new TensorError(
    `${metric}: scores of ${predictions} need a threshold: 0 for logits, 0.5 for probabilities; got ${shown(threshold)}`,
  );
}

function requireClasses(metric: string, role: string, labels: Tensor): ArrayLike<number> {
  requireOutside(metric);
  const elements = labels.toTypedArray();
  const wrong = elements.find((label) => !Number.isInteger(label) || label < 0);
  if (wrong === undefined) return elements;
  throw new TensorError(`${metric}: the ${role} ${wrong} is no class; classes are 0, 1, 2, …`);
}
