import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { formatShape, type Shape } from '../shape.ts';

/**
 * A stretch of an axis, as Python's slices have it: from `start` up to, but without, `end`, in
 * steps of `step` (1 by default). Negative places count from the axis's end; what reaches beyond it
 * is clipped. With a negative step it runs backwards, by default from the last place to the first.
 */
export interface Range {
  readonly start?: number;
  readonly end?: number;
  readonly step?: number;
}

/** A range on an axis of known length: so many places, from `start` on. */
export interface Stretch {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** Refuses whatever is not a range, on behalf of a function that messages shall name. */
export function checkRange(attempt: string, range: unknown): asserts range is Range {
  if (typeof range !== 'object' || range === null || Array.isArray(range)) {
    throw new TensorError(
      `${attempt}: a range is written as { start: 1, end: -1, step: 2 }, of which each may be left out; got ${describe(range)}`,
    );
  }
  for (const [name, value] of Object.entries(range)) checkPart(attempt, name, value);
}

function checkPart(attempt: string, name: string, value: unknown): void {
  if (name !== 'start' && name !== 'end' && name !== 'step') {
    throw new TensorError(`${attempt}: a range has start, end and step, but not ${describe(name)}`);
  }
  if (value !== undefined && !Number.isInteger(value)) {
    throw new TensorError(
      `${attempt}: the ${name} of a range is a whole number, got ${describe(value)}`,
    );
  }
  if (name === 'step' && value === 0) {
    throw new TensorError(
      `${attempt}: the step of a range cannot be 0; 1 takes every place, -1 all of them backwards`,
    );
  }
}

/** Which places of an axis a range takes. */
export function stretchOf({ start, end, step = 1 }: Range, length: number): Stretch {
  const [least, most] = step > 0 ? [0, length] : [-1, length - 1];
  const clip = (place: number): number =>
    Math.min(Math.max(place < 0 ? place + length : place, least), most);
  const from = start === undefined ? (step > 0 ? least : most) : clip(start);
  const to = end === undefined ? (step > 0 ? most : least) : clip(end);
  const count = Math.max(0, Math.ceil((to - from) / step));
  // A step that nobody takes may lead anywhere, were it to infinity.
  return { start: count === 0 ? 0 : from, step: count > 1 ? step : 1, count };
}

/** The place counted from the first; a negative one counts from the last. */
export function normalizePlace(attempt: string, place: number, axis: number, shape: Shape): number {
  const length = shape[axis];
  if (place < -length || place >= length) {
    const range = length === 0 ? 'that axis is empty' : `use ${-length} to ${length - 1}`;
    throw new TensorError(
      `${attempt}: no place ${place} on axis ${axis} of ${formatShape(shape)}; ${range}`,
    );
  }
  return place < 0 ? place + length : place;
}
