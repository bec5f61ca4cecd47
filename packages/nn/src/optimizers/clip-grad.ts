import { add, noGrad, type Tensor, tensor } from '@semente/tensor';
import { checkOptions, isPositive } from '../claims.ts';
import { checkParameters } from './checks.ts';

/**
 * Shortens all gradients by one factor, so that together, as one vector, they are at most
 * `maxNorm` long (Pascanu, Mikolov & Bengio 2013, “On the difficulty of training recurrent neural
 * networks”, algorithm 1). Call it between `backward` and `step`. Nothing is read from a tensor, so
 * a compiled step may contain it.
 *
 * The factor is maxNorm / (norm + 10⁻⁶), or 1 if that is more. If the norm is infinite, because a gradient
 * is or its square would be, finite gradients become 0 and infinite ones NaN; if it is NaN, all do.
 *
 * @returns The Euclidean norm before, a float64 scalar; 0 if there are no gradients.
 * @throws RangeError if `maxNorm` is not a positive number, or the parameters are none.
 * @example
 * ```ts
 * import { clipGradNorm } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const w = tensor([3, -4], { requiresGrad: true });
 * w.square().sum().backward();
 * console.log(clipGradNorm([w], 1).item()); // 10
 * console.log(w.grad?.norm().item().toFixed(5)); // 1.00000
 * ```
 */
export function clipGradNorm(parameters: readonly Tensor[], maxNorm: number): Tensor {
  checkParameters('clipGradNorm', parameters);
  checkOptions('clipGradNorm', { maxNorm }, { maxNorm: isPositive });
  return noGrad(() => {
    const clipped = withGradient(parameters);
    // In float64, where no square of a float32 is too large.
    const squares = clipped.map(({ gradient }) => gradient.asType('float64').square().sum());
    const norm = squares.reduce((total, part) => add(total, part), tensor(0)).sqrt();
    const factor = tensor(maxNorm).div(norm.add(1e-6)).minimum(1);
    for (const { parameter, gradient } of clipped) {
      parameter.grad = gradient.mul(factor.asType(gradient.dtype));
    }
    return norm;
  });
}

/**
 * Cuts every element of every gradient off at ±`limit`. Call it between `backward` and `step`.
 *
 * @throws RangeError if `limit` is not a positive number, or the parameters are none.
 * @example
 * ```ts
 * import { clipGradValue } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const w = tensor([3, -4, 0.1], { requiresGrad: true });
 * w.square().sum().backward();
 * clipGradValue([w], 1);
 * console.log(w.grad?.toArray()); // [1, -1, 0.2]
 * ```
 */
export function clipGradValue(parameters: readonly Tensor[], limit: number): void {
  checkParameters('clipGradValue', parameters);
  checkOptions('clipGradValue', { limit }, { limit: isPositive });
  noGrad(() => {
    for (const { parameter, gradient } of withGradient(parameters)) {
      parameter.grad = gradient.clamp(-limit, limit);
    }
  });
}

/** Each parameter once, of those that have a gradient. */
function withGradient(parameters: readonly Tensor[]): { parameter: Tensor; gradient: Tensor }[] {
  return [...new Set(parameters)].flatMap((parameter) => {
    const { grad: gradient } = parameter;
    return gradient === null ? [] : [{ parameter, gradient }];
  });
}
