import type { Statement } from '../../wasm/code.ts';
import { call, wasmFunction } from '../../wasm/function.ts';
import { Locals } from '../../wasm/locals.ts';
import { assemble, type ImportedMemory } from '../../wasm/module.ts';
import type { Kernel } from '../kernel.ts';
import type { Context } from './element.ts';
import { emitMap } from './map.ts';
import type { Addresses } from './memory.ts';
import { emitProduct } from './product.ts';
import { emitSum } from './sum.ts';

/** The kernels as a module with one export, `run`, that runs them in order. */
export function emitModule(
  kernels: readonly Kernel[],
  addresses: Addresses,
  memory: ImportedMemory,
): Uint8Array<ArrayBuffer> {
  const calls = kernels
    .filter(({ target }) => target.buffer.size > 0)
    .map((kernel, i) => {
      const locals = new Locals();
      const body = emit(kernel, { locals, addresses });
      return call(wasmFunction(`${kernel.kind}${i}`, locals, body));
    });
  return assemble({ memory, exports: { run: wasmFunction('run', new Locals(), calls) } });
}

function emit(kernel: Kernel, context: Context): readonly Statement[] {
  switch (kernel.kind) {
    case 'map':
      return emitMap(kernel, context);
    case 'sum':
      return emitSum(kernel, context);
    case 'product':
      return emitProduct(kernel, context);
  }
}
