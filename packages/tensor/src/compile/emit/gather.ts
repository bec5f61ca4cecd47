import { sizeOf } from '../../shape.ts';
import type { Statement } from '../../wasm/code.ts';
import { when } from '../../wasm/control.ts';
import { i32 } from '../../wasm/instructions.ts';
import type { Access, GatherKernel } from '../kernel/kernel.ts';
import { type Context, evaluateAt, overAxes, overVectors, widthOf, writeAt } from './element.ts';
import { numbers } from './lanes.ts';
import { at, loadLanes, Pointers, type Position, storeLanes } from './memory.ts';
import { lanesOf } from './place.ts';
import type { Value } from './value.ts';
import { targetValue } from './values.ts';

/**
 * Elements by indices, one stretch of neighbours after the other: an index is read into a counter,
 * and serves as the position along the axis that it is a place of.
 *
 * @param refuse - What to do about an index that points nowhere.
 */
export function emitGather(
  kernel: GatherKernel,
  context: Context,
  refuse: Statement,
): readonly Statement[] {
  const { locals } = context;
  const { loops, places, length, element, index, indexed, parts } = accessesOf(kernel);
  // Where nothing is taken an index can still point nowhere.
  if (loops[0] === 0) return [refuse];
  const value = targetValue({ kind: 'load', access: element }, element.buffer.dtype);
  return overAxes(loops, context, (positions) =>
    locals.scope(() => {
      const place = locals.fresh('i32');
      const pointers = new Pointers(context);
      const { base, offset } = pointers.to(index, positions);
      const [before, , after] = positions;
      const copies = overVectors(length, widthOf(value), context, (position, lanes) => {
        const there = [before, at(0, place), after, position];
        const here = [...positions, position];
        return kernel.kind === 'gather'
          ? writeAt(value, parts, there, lanes, context, null, here)
          : addAt(value, indexed, here, lanes, context, there);
      });
      return [
        ...pointers.statements,
        place.set(i32.load(base, offset)),
        when(i32.ge_u(place, places), [refuse]),
        ...copies,
      ];
    }),
  );
}

/**
 * The loops, and what is accessed in them. All accesses but that of the index have a last axis for
 * the neighbours that are taken as one.
 */
function accessesOf({ kind, gathering, inputs: [input, index], target }: GatherKernel) {
  const { source, axis, takesSlices } = gathering;
  const places = source[axis];
  const outer = sizeOf(source.slice(0, axis));
  const inner = sizeOf(source.slice(axis + 1));
  const indices = sizeOf(index.layout.shape);
  const count = takesSlices ? indices : indices / Math.max(1, outer * inner);
  const loops = [outer, count, takesSlices ? 1 : inner];
  const length = takesSlices ? inner : 1;
  const along = ({ buffer, layout }: Access, strides: readonly number[]): Access => ({
    buffer,
    layout: {
      shape: strides.length === 3 ? loops : [...loops, length],
      strides,
      offset: layout.offset,
    },
  });
  const [whole, some] = kind === 'gather' ? [input, target] : [target, input];
  const indexed = along(whole, [places * inner, inner, 1, 1]);
  const parts = along(some, [count * inner, inner, 1, 1]);
  return {
    loops,
    places,
    length,
    indexed,
    parts,
    element: kind === 'gather' ? indexed : parts,
    index: along(index, takesSlices ? [0, 1, 0] : [count * inner, inner, 1]),
  };
}

/** Adds a value to what the target holds at other positions. */
function addAt(
  value: Value,
  target: Access,
  positions: readonly Position[],
  count: number,
  context: Context,
  targetPositions: readonly Position[],
): Statement[] {
  const lanes = lanesOf(value.precision);
  return evaluateAt(value, positions, count, context, null, (number, pointers) => {
    const sum = context.locals.fresh('v128');
    const address = pointers.to(target, targetPositions);
    const before = loadLanes(target.buffer, address, 1, count, lanes.bytes);
    return [
      sum.set(lanes.number(lanes.add(numbers(before), numbers(number)))),
      ...storeLanes(target.buffer, address, 1, count, lanes.bytes, sum),
    ];
  });
}
