import type { TypedArray } from '../dtype.ts';
import { copyTo, type Strided } from '../memory/strided.ts';
import { arena } from './arena/arena.ts';
import type { Addresses } from './emit/memory.ts';
import { usesOwnKernel } from './kernel/accesses.ts';
import type { Access, Buffer, EvaluateKernel, GatherKernel, Kernel } from './kernel/kernel.ts';

/** Runs the kernel at a place of the list that is an operation's own, on the arena's numbers. */
export function evaluatorOf(
  kernels: readonly Kernel[],
  addressOf: Addresses,
): (place: number) => void {
  const own = kernels.map((kernel) => (usesOwnKernel(kernel) ? kernel : null));
  return (place) => {
    const kernel = own[place];
    if (kernel !== null) evaluate(kernel, addressOf);
  };
}

function evaluate(
  { operation, attributes, type, inputs, target }: EvaluateKernel | GatherKernel,
  addressOf: Addresses,
): void {
  // Views are made anew every time, since they end when the arena grows.
  const view = (buffer: Buffer): TypedArray =>
    arena().view(buffer.dtype, addressOf(buffer), buffer.size);
  const read = ({ buffer, layout }: Access): Strided => ({
    ...layout,
    dtype: buffer.dtype,
    array: view(buffer),
  });
  const result = operation.evaluate(inputs.map(read), type, attributes);
  copyTo(view(target.buffer), result);
}
