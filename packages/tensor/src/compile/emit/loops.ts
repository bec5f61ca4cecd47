import { bytesOf } from '../../dtype.ts';
import type { Statement } from '../../wasm/code.ts';
import { call, wasmFunction } from '../../wasm/function.ts';
import { Locals } from '../../wasm/locals.ts';
import { isIdle, usesOwnKernel } from '../kernel/accesses.ts';
import type { Buffer, Kernel, LoopKernel } from '../kernel/kernel.ts';
import type { Context } from './element.ts';
import { type Form, Forms } from './form.ts';
import { emitMap } from './map.ts';
import type { Addresses } from './memory.ts';
import { emitProduct } from './product.ts';
import { emitReduce } from './reduce.ts';
import { emitSum } from './sum.ts';

/** A kernel of a program, by the name that its code gets. */
interface Loop {
  readonly name: string;
  readonly kernel: LoopKernel;
  readonly form: Form;
}

/** With more there is more to be handed over than to be done. Engines take up to 1000. */
const MOST_PARAMETERS = 100;

/**
 * Calls of the code for a program's loops. Those of one form share a function, which is told where
 * their buffers begin: the module of a deep or a recurrent network is small then, quick to compile,
 * and soon well compiled. A loop that has no like has the addresses in its code.
 */
export function loopCalls(
  kernels: readonly Kernel[],
  addresses: Addresses,
  isFused: boolean,
): ReadonlyMap<Kernel, Statement> {
  const calls = new Map<Kernel, Statement>();
  for (const group of byForm(kernels)) {
    const [first] = group;
    if (group.length === 1 || first.form.offsets.size > MOST_PARAMETERS) {
      for (const loop of group) {
        calls.set(loop.kernel, call(aloneFunction(loop, addresses, isFused)));
      }
      continue;
    }
    const shared = sharedFunction(first, isFused);
    for (const { kernel, form } of group) {
      calls.set(kernel, call(shared, ...startsOf(form, addresses)));
    }
  }
  return calls;
}

function byForm(kernels: readonly Kernel[]): Iterable<readonly Loop[]> {
  const forms = new Forms();
  const groups = new Map<string, Loop[]>();
  kernels.forEach((kernel, i) => {
    if (usesOwnKernel(kernel) || isIdle(kernel)) return;
    const form = forms.of(kernel);
    const loop = { name: `${kernel.kind}${i}`, kernel, form };
    const group = groups.get(form.key);
    if (group === undefined) groups.set(form.key, [loop]);
    else group.push(loop);
  });
  return groups.values();
}

function aloneFunction({ name, kernel }: Loop, addresses: Addresses, isFused: boolean) {
  const locals = new Locals();
  return wasmFunction(name, locals, emit(kernel, { locals, addresses, isFused }));
}

function sharedFunction({ name, kernel, form }: Loop, isFused: boolean) {
  const locals = new Locals();
  const { offsets } = form;
  const bases = new Map([...offsets.keys()].map((buffer) => [buffer, locals.parameter('i32')]));
  const addresses = (buffer: Buffer) => -(offsets.get(buffer) ?? 0) * bytesOf(buffer);
  return wasmFunction(name, locals, emit(kernel, { locals, addresses, bases, isFused }));
}

/** What a shared function gets: where the first access to each buffer begins. */
function startsOf({ offsets }: Form, addresses: Addresses): number[] {
  return [...offsets].map(([buffer, offset]) => addresses(buffer) + offset * bytesOf(buffer));
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
