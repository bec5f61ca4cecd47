import { apply } from '../../apply.ts';
import { determinant, factorize } from '../../kernels/linear-algebra/lu.ts';
import { mapMatrices } from '../../kernels/linear-algebra/matrices.ts';
import { type Operation, requireTensor, type Tensor } from '../../tensor.ts';
import { mul } from '../arithmetic.ts';
import { transpose, unsqueeze } from '../movement.ts';
import { requireSquare } from './matrices.ts';
import { inverse } from './solve.ts';

const detOperation: Operation = {
  name: 'det',
  type: ([x]) => ({ shape: x.shape.slice(0, -2), dtype: x.dtype }),
  evaluate: ([x], output) => {
    const [n] = x.shape.slice(-1);
    return mapMatrices([x], output.shape, output, ([matrix]) => [
      determinant(factorize(matrix, n)),
    ]);
  },
  lowering: { kind: 'kernel' },
  // Jacobi's formula (Giles 2008, “Collected matrix derivative results”, §2.2.5).
  vjp: [
    ({ gradient, inputs: [x], output }) =>
      mul(unsqueeze(unsqueeze(mul(gradient, output), -1), -1), transpose(inverse(x))),
  ],
};

/**
 * The determinant of each matrix along the last two axes, by Gaussian elimination with partial
 * pivoting, in float64. Of a singular matrix it is 0 up to rounding, and has no derivative here.
 *
 * @throws TensorError if the matrices are not square; and in backward, if one is singular.
 * @example
 * ```ts
 * import { det, tensor } from '@semente/tensor';
 *
 * console.log(det(tensor([[2, 0], [1, 4]])).item()); // 8
 * ```
 */
export function det(x: Tensor): Tensor {
  requireTensor('det', x);
  return apply(detOperation, [requireSquare('det', x)], undefined);
}
