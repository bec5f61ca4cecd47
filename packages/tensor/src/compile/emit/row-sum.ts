import type { Precision } from '../../scalar/run.ts';
import type { Expression, Statement, WasmFunction } from '../../wasm/code.ts';
import { doWhile, when } from '../../wasm/control.ts';
import { call, wasmFunction } from '../../wasm/function.ts';
import { i32 } from '../../wasm/instructions.ts';
import { type Local, Locals } from '../../wasm/locals.ts';
import type { Access } from '../kernel/kernel.ts';
import { type Context, evaluateTogether, widthOf, writing } from './element.ts';
import { numbers } from './lanes.ts';
import { at } from './memory.ts';
import { lanesOf } from './place.ts';
import { scalarsOf } from './scalars.ts';
import type { Value } from './value.ts';

/** Up to this many terms are added by the eight accumulators; more are halved first. */
const BLOCK = 128;
const ACCUMULATORS = 8;

/** A value and where it is written. */
interface Written {
  readonly value: Value;
  readonly target: Access;
}

/**
 * A function (bases …, outer positions …, start, count) → the sum of so many terms of a row in
 * pairwise order, exactly as `pairwiseSum` defines it. Where it passes, it writes what else is
 * computed there.
 *
 * @param length - Of the rows.
 */
export function rowSum(
  term: Value,
  along: readonly Written[],
  outerRank: number,
  length: number,
  context: Context,
): WasmFunction {
  const block = blockSum(term, along, parametersOf(outerRank, context));
  if (length <= BLOCK) return block;
  return sumOfHalves(term.precision, block, parametersOf(outerRank, context));
}

/** What a function is told: where it stands, and which terms it shall add up. */
interface Parameters {
  readonly place: readonly Local[];
  readonly start: Local<'i32'>;
  readonly count: Local<'i32'>;
  readonly context: Context;
}

function parametersOf(outerRank: number, { addresses, bases = new Map() }: Context): Parameters {
  const locals = new Locals();
  // Bases come first in every function, so that the same locals mean them everywhere.
  for (const { type } of bases.values()) locals.parameter(type);
  const outer = Array.from({ length: outerRank }, () => locals.parameter('i32'));
  const start = locals.parameter('i32', 'start');
  const count = locals.parameter('i32', 'count');
  const positions = outer.map((counter) => at(0, counter));
  const context = { outer: positions, locals, addresses, bases };
  return { place: [...bases.values(), ...outer], start, count, context };
}

/**
 * Calls itself on halves until blocks remain. Blocks are another function's work: of this one, several
 * calls are on the stack at once, where the many locals of a long expression would have no room.
 */
function sumOfHalves(
  precision: Precision,
  block: WasmFunction,
  { place, start, count, context: { locals } }: Parameters,
): WasmFunction {
  const { type, add } = scalarsOf(precision);
  const half = locals.fresh('i32', 'half');
  const result = locals.fresh(type, 'result');
  const body: Statement[] = [];
  const self = wasmFunction('rowSum', locals, body, result as Expression);
  const sumOf = (callee: WasmFunction, from: Expression<'i32'>, n: Expression<'i32'>): Expression =>
    call(callee, ...place, from, n) as Expression;
  const halves = [
    half.set(i32.and(i32.shr_u(count, 1), -ACCUMULATORS)),
    result.set(
      add(
        sumOf(self, start, half),
        sumOf(self, i32.add(start, half), i32.sub(count, half)),
      ) as never,
    ),
  ];
  const whole = result.set(sumOf(block, start, count) as never);
  body.push(when(i32.gt_u(count, BLOCK), halves, [whole]));
  return self;
}

/** A vector of terms: how far ahead it begins, how many they are, and to what they are added. */
interface Terms {
  readonly ahead: number;
  readonly count: number;
  readonly to: Local<'v128'>;
}

/** Eight accumulators take every eighth term each; what is left over is added one by one. */
function blockSum(
  term: Value,
  along: readonly Written[],
  { start, count, context }: Parameters,
): WasmFunction {
  const { locals } = context;
  const { lane, splat } = scalarsOf(term.precision);
  const lanes = lanesOf(term.precision);
  const width = widthOf(term, ...along.map(({ value }) => value));
  const end = locals.fresh('i32', 'end');
  const next = locals.fresh('i32', 'next');
  const sum = locals.fresh('v128', 'sum');
  const groups = Array.from({ length: ACCUMULATORS / width }, () => locals.fresh('v128'));
  const addAll = (terms: readonly Terms[]): Statement[] =>
    addTerms(term, along, terms, next, context);
  const addEight = addAll(groups.map((to, i) => ({ to, ahead: i * width, count: width })));
  const addOne = addAll([{ to: sum, ahead: 0, count: 1 }]);
  const advance = (by: number): Statement => next.set(i32.add(next, by));
  const body = [
    next.set(start),
    sum.set(lanes.splat(-0)),
    when(i32.ge_u(count, ACCUMULATORS), [
      end.set(i32.add(start, i32.and(count, -ACCUMULATORS))),
      ...groups.map((group) => group.set(lanes.splat(-0))),
      doWhile([...addEight, advance(ACCUMULATORS)], i32.lt_u(next, end)),
      sum.set(splat(combined(term.precision, groups, width))),
    ]),
    end.set(i32.add(start, count)),
    when(i32.lt_u(next, end), [doWhile([...addOne, advance(1)], i32.lt_u(next, end))]),
  ];
  return wasmFunction('blockSum', locals, body, lane(sum, 0));
}

/** Adds vectors of terms up. What is written along the way is written when all are computed. */
function addTerms(
  term: Value,
  along: readonly Written[],
  terms: readonly Terms[],
  next: Local<'i32'>,
  context: Context,
): Statement[] {
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
  const { add, lane } = scalarsOf(precision);
  let parts = groups.flatMap((group) => Array.from({ length: width }, (_, i) => lane(group, i)));
  while (parts.length > 1) {
    parts = parts.filter((_, i) => i % 2 === 0).map((part, i) => add(part, parts[2 * i + 1]));
  }
  return parts[0];
}
