import type { Expression, Statement } from '../../wasm/code.ts';
import { forLoop } from '../../wasm/control.ts';
import type { Access } from '../kernel/kernel.ts';
import { numbers } from './lanes.ts';
import {
  type Address,
  at,
  loadLanes,
  Pointers,
  type Position,
  type Scope,
  storeLanes,
} from './memory.ts';
import { computeAt, lanesOf, needsFloat64, type Read } from './place.ts';
import type { Value } from './value.ts';

/** What code is written with. */
export interface Context extends Scope {
  /** Whether products may multiply and add with one rounding, which changes bits; by default not. */
  readonly isFused?: boolean;
}

/** How many places a vector holds for values: two where a step of them is float64, else four. */
export function widthOf(...values: readonly Value[]): number {
  return values.some(needsFloat64) ? 2 : 4;
}

/** Computes a value at `count` neighbouring places along the last axis, and hands it on. */
export function evaluateAt(
  value: Value,
  positions: readonly Position[],
  count: number,
  context: Context,
  accumulator: Expression<'v128'> | null,
  use: (result: Expression<'v128'>, pointers: Pointers) => readonly Statement[],
): Statement[] {
  const stretch = { positions, count };
  return evaluateTogether([value], [stretch], context, accumulator, ([[result]], pointers) =>
    use(result, pointers),
  );
}

/** Some neighbouring places along the last axis. */
export interface Stretch {
  readonly positions: readonly Position[];
  readonly count: number;
}

/**
 * Computes several values at several stretches in step, and hands on for each stretch what the values
 * are there.
 */
export function evaluateTogether(
  values: readonly Value[],
  stretches: readonly Stretch[],
  context: Context,
  accumulator: Expression<'v128'> | null,
  use: (
    results: readonly (readonly Expression<'v128'>[])[],
    pointers: Pointers,
  ) => readonly Statement[],
): Statement[] {
  return context.locals.scope(() => {
    const pointers = new Pointers(context);
    const reads = stretches.map(
      ({ positions, count }): Read =>
        ({ access, precision }) => {
          const stride = access.layout.strides.at(-1) ?? 0;
          const address = pointers.to(access, positions);
          return loadLanes(access.buffer, address, stride, count, lanesOf(precision).bytes);
        },
    );
    const computed = computeAt(values, context.locals, reads, accumulator);
    const results = computed.values.map((found) =>
      values.map(({ precision }, i) => lanesOf(precision).number(found[i])),
    );
    const used = use(results, pointers);
    return [...pointers.statements, ...computed.statements, ...used];
  });
}

/**
 * Computes a value at `count` neighbouring places and writes it to the target there, or to other
 * places of the target.
 */
export function writeAt(
  value: Value,
  target: Access,
  positions: readonly Position[],
  count: number,
  context: Context,
  accumulator: Expression<'v128'> | null = null,
  targetPositions: readonly Position[] = positions,
): Statement[] {
  return evaluateAt(value, positions, count, context, accumulator, (number, pointers) => {
    const address = pointers.to(target, targetPositions);
    const { hold, store } = writing(value, number, target, address, count, context);
    return [hold, ...store];
  });
}

/**
 * Computes a value at all the given places before it writes any. A store between two computations
 * would keep the engine from mingling their steps.
 */
export function writeTogether(
  value: Value,
  target: Access,
  stretches: readonly Stretch[],
  context: Context,
): Statement[] {
  return evaluateTogether([value], stretches, context, null, (results, pointers) => {
    const writes = stretches.map(({ positions, count }, i) =>
      writing(value, results[i][0], target, pointers.to(target, positions), count, context),
    );
    return [...writes.map(({ hold }) => hold), ...writes.flatMap(({ store }) => store)];
  });
}

/** Keeps what was computed, and stores it. */
export function writing(
  { precision }: Value,
  number: Expression<'v128'>,
  { buffer, layout }: Access,
  address: Address,
  count: number,
  { locals }: Context,
): { readonly hold: Statement; readonly store: readonly Statement[] } {
  const lanes = lanesOf(precision);
  const result = locals.fresh('v128');
  const stride = layout.strides.at(-1) ?? 0;
  return {
    hold: result.set(buffer.dtype === 'bool' ? lanes.mask(numbers(number)) : number),
    store: storeLanes(buffer, address, stride, count, lanes.bytes, result),
  };
}

/** Loops over the axes of a shape, outermost first, around a body that gets a position for each. */
export function overAxes(
  shape: readonly number[],
  context: Context,
  body: (positions: readonly Position[]) => readonly Statement[],
): readonly Statement[] {
  const [length, ...inner] = shape;
  if (length === undefined) return body([]);
  const step = (position: Position) =>
    overAxes(inner, context, (positions) => body([position, ...positions]));
  if (length === 0) return [];
  if (length === 1) return step(at(0));
  return context.locals.scope(() => {
    const counter = context.locals.fresh('i32');
    return [forLoop(counter, 0, length, 1, step(at(0, counter)))];
  });
}

/** Up to this many places of a row are written out one after another instead of in a loop. */
const UNROLLED_PLACES = 16;

/** Covers one axis by vectors: full ones, in a loop if they are many, and one for what is left. */
export function overVectors(
  length: number,
  width: number,
  { locals }: Context,
  body: (position: Position, count: number) => readonly Statement[],
): readonly Statement[] {
  const full = Math.floor(length / width);
  const rest = length % width;
  const last = rest === 0 ? [] : body(at(full * width), rest);
  if (full * width <= UNROLLED_PLACES) {
    const unrolled = Array.from({ length: full }, (_, i) => body(at(i * width), width));
    return [...unrolled.flat(), ...last];
  }
  return locals.scope(() => {
    const counter = locals.fresh('i32');
    const loop = forLoop(counter, 0, full * width, width, body(at(0, counter), width));
    return [loop, ...last];
  });
}
