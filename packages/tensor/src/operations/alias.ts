import { apply } from '../apply.ts';
import { view } from '../kernels/view.ts';
import type { Tensor } from '../tensor.ts';

const aliasOperation = view<undefined>({
  name: 'alias',
  type: ([x]) => x,
  view: (layout) => layout,
  vjp: [({ gradient }) => gradient],
});

/**
 * The same numbers under another identity. What has nothing to do gives this instead of its input,
 * so that a leaf that is later given a new value does not change under whoever holds the result.
 */
export function alias(x: Tensor): Tensor {
  return apply(aliasOperation, [x], undefined);
}
