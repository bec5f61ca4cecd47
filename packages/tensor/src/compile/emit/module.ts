import type { ImportedFunction, Statement } from '../../wasm/code.ts';
import { call, wasmFunction } from '../../wasm/function.ts';
import { Locals } from '../../wasm/locals.ts';
import { assemble, type ImportedMemory } from '../../wasm/module.ts';
import { writesOf } from '../accesses.ts';
import type { Kernel, LoopKernel } from '../kernel.ts';
import type { Context } from './element.ts';
import { emitGather } from './gather.ts';
import { emitMap } from './map.ts';
import type { Addresses } from './memory.ts';
import { emitProduct } from './product.ts';
import { emitReduce } from './reduce.ts';
import { emitSum } from './sum.ts';

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
  const calls = kernels.flatMap((kernel, i) => {
    if (writesOf(kernel).every(({ size }) => size === 0)) return [];
    if (kernel.kind === 'evaluate') return [call(evaluateImport, i)];
    const locals = new Locals();
    const context = { locals, addresses, isFused };
    const body =
      'operation' in kernel
        ? emitGather(kernel, context, call(evaluateImport, i))
        : emit(kernel, context);
    return [call(wasmFunction(`${kernel.kind}${i}`, locals, body))];
  });
  const functions = kernels.some((kernel) => 'operation' in kernel) ? [evaluateImport] : [];
  const run = wasmFunction('run', new Locals(), calls);
  return assemble({ memory, functions, exports: { run } });
}

function emit(kernel: LoopKernel, context: Context): readonly Statement[] {
  switch (kernel.kind) {
    case 'map':
      return emitMap(kernel, context);
    case 'sum':
      return emitSum(kernel, context);
    case 'reduce':
      return emitReduce(kernel, context);
    case 'product':
      return emitProduct(kernel, context);
  }
}
