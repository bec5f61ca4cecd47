import { TensorError } from '../errors.ts';
import { noGrad } from '../grad-mode.ts';
import { add } from '../operations/index.ts';
import { requireTensor, type Tensor } from '../tensor.ts';
import { backpropagate, tapeOf } from './backpropagate.ts';
import { outputGradient } from './output-gradient.ts';

/**
 * Computes the gradient of `output` with respect to every leaf that requires one, and adds it to
 * the leaf's `grad`.
 *
 * The gradients themselves have no history; for derivatives of higher order see `grad`.
 *
 * @param gradient - The gradient of what is differentiated with respect to `output`; it may be left
 * out if `output` has a single element, and is 1 then.
 * @throws TensorError if nothing that `output` was computed from requires a gradient, or if
 * `gradient` is missing or of another type than `output`.
 * @example
 * ```ts
 * import { tensor } from '@semente/tensor';
 *
 * const w = tensor([3, 4], { requiresGrad: true });
 * w.square().sum().backward();
 * console.log(w.grad?.toArray()); // [6, 8]
 * ```
 */
export function backward(output: Tensor, gradient?: Tensor): void {
  requireTensor('backward', output);
  if (!output.requiresGrad) {
    throw new TensorError(
      'backward: nothing this tensor was computed from requires a gradient; ' +
        'make leaves by tensor(…, { requiresGrad: true }), and compute outside noGrad()',
    );
  }
  const leaves = new Set(tapeOf([output]).filter((tensor) => tensor.node === null));
  noGrad(() => {
    const start = outputGradient('backward', output, gradient);
    for (const [leaf, part] of backpropagate('backward', new Map([[output, start]]), leaves)) {
      // Several leaves may receive the same part, but each has a gradient of its own.
      leaf.grad = leaf.grad === null ? part.detach() : add(leaf.grad, part);
    }
  });
}
