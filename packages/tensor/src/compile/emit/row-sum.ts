import type { Precision } from '../../scalar/run.ts';
import type { Expression, Statement, WasmFunction } from '../../wasm/code.ts';
import { doWhile, when } from '../../wasm/control.ts';
import { call, wasmFunction } from '../../wasm/function.ts';
import { f32, f32x4, f64, f64x2, i32, i32x4 } from '../../wasm/instructions.ts';
import { type Local, Locals } from '../../wasm/locals.ts';
import type { Access } from '../kernel/kernel.ts';
import { type Context, evaluateTogether, widthOf, writing } from './element.ts';
import { numbers } from './lanes.ts';
import { at } from './memory.ts';
import { lanesOf } from './place.ts';
import type { Value } from './value.ts';

/** Up to this many terms are added by the eight accumulators; more are halved first. */
const BLOCK = 128;
const ACCUMULATORS = 8;

/** A value and where it is written. */
interface Written {
  readonly value: Value;
  readonly target: Access;
}

/** Numbers of one precision, one by one. */
interface Plain {
  readonly type: 'f64' | 'f32' | 'i32';
  readonly add: (a: Expression, b: Expression) => Expression;
  readonly lane: (vector: Expression<'v128'>, lane: number) => Expression;
  readonly splat: (value: Expression) => Expression<'v128'>;
}

/** Which instructions take which numbers is checked when they are put together. */
export const plain: Record<Precision, Plain> = {
  float64: { type: 'f64', add: f64.add, lane: f64x2.extract_lane, splat: f64x2.splat } as Plain,
  float32: { type: 'f32', add: f32.add, lane: f32x4.extract_lane, splat: f32x4.splat } as Plain,
  int32: { type: 'i32', add: i32.add, lane: i32x4.extract_lane, splat: i32x4.splat } as Plain,
};

/**
 * A function (bases …, outer positions …, start, count) → the sum of so many terms of a row in
 * pairwise order, exactly as `pairwiseSum` defines it: it calls itself on halves until blocks
 * remain. Where it passes, it writes what else is computed there.
 */
export function rowSum(
  term: Value,
  along: readonly Written[],
  outerRank: number,
  { addresses, bases = new Map() }: Context,
): WasmFunction {
  const locals = new Locals();
  for (const { type } of bases.values()) locals.parameter(type);
  const outer = Array.from({ length: outerRank }, () => locals.parameter('i32'));
  const start = locals.parameter('i32', 'start');
  const count = locals.parameter('i32', 'count');
  const { type, add, lane } = plain[term.precision];
  const self: WasmFunction = {
    name: 'rowSum',
    parameters: locals.parameters,
    result: type,
    localNames: locals.names,
    write: (out) => body.write(out),
  };
  const half = locals.fresh('i32', 'half');
  const result = locals.fresh(type, 'result');
  const sumOf = (from: Expression<'i32'>, n: Expression<'i32'>): Expression =>
    call(self, ...bases.values(), ...outer, from, n) as Expression;
  const halves = [
    half.set(i32.and(i32.shr_u(count, 1), -ACCUMULATORS)),
    result.set(add(sumOf(start, half), sumOf(i32.add(start, half), i32.sub(count, half))) as never),
  ];
  const positions = outer.map((counter) => at(0, counter));
  const row = {
    term,
    along,
    start,
    count,
    context: { outer: positions, locals, addresses, bases },
  };
  const block = blockSum(row, (sum) => result.set(lane(sum, 0) as never));
  const body: WasmFunction = wasmFunction(
    'rowSum',
    locals,
    [when(i32.gt_u(count, BLOCK), halves, block)],
    result as Expression,
  );
  return self;
}

interface Row {
  readonly term: Value;
  readonly along: readonly Written[];
  readonly start: Local<'i32'>;
  readonly count: Local<'i32'>;
  readonly context: Context;
}

/** A vector of terms: how far ahead it begins, how many they are, and to what they are added. */
interface Terms {
  readonly ahead: number;
  readonly count: number;
  readonly to: Local<'v128'>;
}

/** Eight accumulators take every eighth term each; what is left over is added one by one. */
function blockSum(row: Row, finish: (sum: Local<'v128'>) => Statement): Statement[] {
  const { term, along, start, count, context } = row;
  const { locals } = context;
  const lanes = lanesOf(term.precision);
  const width = widthOf(term, ...along.map(({ value }) => value));
  const end = locals.fresh('i32', 'end');
  const next = locals.fresh('i32', 'next');
  const sum = locals.fresh('v128', 'sum');
  const groups = Array.from({ length: ACCUMULATORS / width }, () => locals.fresh('v128'));
  const addEight = addTerms(
    groups.map((to, i) => ({ to, ahead: i * width, count: width })),
    next,
    row,
  );
  const addOne = () => addTerms([{ to: sum, ahead: 0, count: 1 }], next, row);
  const advance = (by: number): Statement => next.set(i32.add(next, by));
  return [
    next.set(start),
    sum.set(lanes.splat(-0)),
    when(i32.ge_u(count, ACCUMULATORS), [
      end.set(i32.add(start, i32.and(count, -ACCUMULATORS))),
      ...groups.map((group) => group.set(lanes.splat(-0))),
      doWhile([...addEight, advance(ACCUMULATORS)], i32.lt_u(next, end)),
      sum.set(plain[term.precision].splat(combined(term.precision, groups, width))),
    ]),
    end.set(i32.add(start, count)),
    when(i32.lt_u(next, end), [doWhile([...addOne(), advance(1)], i32.lt_u(next, end))]),
    finish(sum),
  ];
}

/** Adds vectors of terms up. What is written along the way is written when all are computed. */
function addTerms(terms: readonly Terms[], next: Local<'i32'>, row: Row): Statement[] {
  const { term, along, context } = row;
  const lanes = lanesOf(term.precision);
  const values = [term, ...along.map(({ value }) => value)];
  const stretches = terms.map(({ ahead, count }) => ({ positions: [at(ahead, next)], count }));
  return evaluateTogether(values, stretches, context, null, (results, pointers) => {
    const writes = stretches.flatMap(({ positions, count }, place) =>
      along.map(({ value, target }, i) =>
        writing(
          value,
          results[place][i + 1],
          target,
          pointers.to(target, positions),
          count,
          context,
        ),
      ),
    );
    return [
      ...terms.map(({ to }, i) => to.set(lanes.add(numbers(to), numbers(results[i][0])).code)),
      ...writes.map(({ hold }) => hold),
      ...writes.flatMap(({ store }) => store),
    ];
  });
}

/** ((r₀ + r₁) + (r₂ + r₃)) + ((r₄ + r₅) + (r₆ + r₇)) */
function combined(
  precision: Precision,
  groups: readonly Local<'v128'>[],
  width: number,
): Expression {
  const { add, lane } = plain[precision];
  let parts = groups.flatMap((group) => Array.from({ length: width }, (_, i) => lane(group, i)));
  while (parts.length > 1) {
    parts = parts.filter((_, i) => i % 2 === 0).map((part, i) => add(part, parts[2 * i + 1]));
  }
  return parts[0];
}
