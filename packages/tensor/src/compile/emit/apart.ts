import type { Statement } from '../../wasm/code.ts';
import { call, wasmFunction } from '../../wasm/function.ts';
import { Locals } from '../../wasm/locals.ts';
import type { Context } from './element.ts';
import { at, type Position } from './memory.ts';

/**
 * Code inside of loops as a function of its own, which is told where the loops stand.
 *
 * Engines run what they have just met as code that was made quickly, and make good code meanwhile.
 * A function that is running is not exchanged: the good code begins with the next call. So what takes
 * long must not be one call.
 */
export function apart(
  name: string,
  positions: readonly Position[],
  { outer = [], bases = new Map(), ...context }: Context,
  body: (positions: readonly Position[], context: Context) => readonly Statement[],
): Statement {
  const locals = new Locals();
  for (const { type } of bases.values()) locals.parameter(type);
  const inside = ({ counter, ahead }: Position): Position =>
    at(ahead, counter === null ? null : locals.parameter('i32'));
  const counters = [...outer, ...positions].flatMap(({ counter }) => counter ?? []);
  const given = { ...context, bases, locals, outer: outer.map(inside) };
  const code = body(positions.map(inside), given);
  return call(wasmFunction(name, locals, code), ...bases.values(), ...counters);
}
