import type { ImportedFunction } from '../../wasm/code.ts';
import { call, wasmFunction } from '../../wasm/function.ts';
import { Locals } from '../../wasm/locals.ts';
import { assemble, type ImportedMemory } from '../../wasm/module.ts';
import { isIdle, usesOwnKernel } from '../kernel/accesses.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { emitGather } from './gather.ts';
import { loopCalls } from './loops.ts';
import type { Addresses } from './memory.ts';

/** Runs an operation's own kernel, in JavaScript: that of the compiled kernel at a place of the list. */
export const evaluateImport: ImportedFunction<'void'> = {
  module: 'semente',
  name: 'evaluate',
  parameters: ['i32'],
  result: 'void',
};

/**
 * The kernels as a module with one export, `run`, that runs them in order.
 *
 * @param isFused - Whether products may multiply and add with one rounding.
 */
export function emitModule(
  kernels: readonly Kernel[],
  addresses: Addresses,
  memory: ImportedMemory,
  isFused: boolean,
): Uint8Array<ArrayBuffer> {
  const loops = loopCalls(kernels, addresses, isFused);
  const calls = kernels.flatMap((kernel, i) => {
    if (isIdle(kernel)) return [];
    if (!usesOwnKernel(kernel)) return loops.get(kernel) ?? [];
    const evaluate = call(evaluateImport, i);
    if (kernel.kind === 'evaluate') return [evaluate];
    const locals = new Locals();
    const body = emitGather(kernel, { locals, addresses }, evaluate);
    return [call(wasmFunction(`${kernel.kind}${i}`, locals, body))];
  });
  const functions = kernels.some(usesOwnKernel) ? [evaluateImport] : [];
  const run = wasmFunction('run', new Locals(), calls);
  return assemble({ memory, functions, exports: { run } });
}
