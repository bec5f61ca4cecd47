import { backward } from './autograd/backward.ts';
import type { Strided } from './memory/strided.ts';
import * as operations from './operations/index.ts';
import { inspected } from './printing/format.ts';
import { Tensor } from './tensor.ts';

/*
 * Methods are made from the functions: whatever `operations` exports is a method of every tensor,
 * with its types and its documentation, and the tensor takes the place of the first argument.
 */

type Method<F> = F extends (self: never, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Result
  : never;

type MethodsOf<Functions> = { [Name in keyof Functions]: Method<Functions[Name]> };

declare module './tensor.ts' {
  interface Tensor extends MethodsOf<typeof operations> {
    /** See the function `backward`. */
    backward: Method<typeof backward>;
  }
}

for (const [name, apply] of Object.entries({ ...operations, backward })) {
  Object.defineProperty(Tensor.prototype, name, {
    value(this: Tensor, ...rest: unknown[]): unknown {
      return Reflect.apply(apply, undefined, [this, ...rest]);
    },
    configurable: true,
    writable: true,
  });
}

/** What `console.log` shows in Node: `tensor([1., 2.], float64 [2])`. */
Object.defineProperty(Tensor.prototype, Symbol.for('nodejs.util.inspect.custom'), {
  value(this: Tensor): string {
    return inspected(String(this), knownValue(this));
  },
});

/** The numbers; while a function is being captured, there are none. */
function knownValue(tensor: Tensor): Strided | undefined {
  try {
    return tensor.strided;
  } catch {
    return undefined;
  }
}
