import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { checkGradients, type Shape, type Tensor, tensor } from '../src/index.ts';
import { sizeOf } from '../src/shape.ts';
import { floating, uses } from './operation-uses.ts';

type Name = keyof typeof uses;

const MOST_ELEMENTS = 48;

/** All but `svd`, which has no derivative. */
const names = (Object.keys(uses) as Name[]).filter((name) => name !== 'svd');

/** Operations of numbers above 0 alone. */
const ofPositive: ReadonlySet<Name> = new Set<Name>(['log', 'log1p', 'pow', 'rsqrt', 'sqrt']);

/**
 * Operands of which each element has a size of its own between 0.5 and 2, well away from all others
 * and from multiples of 1/32: so from poles, ties, and wherever functions have kinks or jumps.
 */
function operandsOf(shapes: readonly Shape[], order: readonly number[], signs: readonly boolean[]) {
  let next = 0;
  return shapes.map((shape) => {
    const values = Float64Array.from({ length: sizeOf(shape) }, () => {
      const size = 0.5 + (order[next] + 0.37) / 32;
      return signs[next++] ? size : -size;
    });
    return tensor(values, { shape });
  });
}

/** Finite differences can say something: a number everywhere, and no deviation next to its kink, 0. */
function isSmooth(name: Name, result: Tensor): boolean {
  const least = name === 'std' ? 0.3 : -Infinity;
  return result.toTypedArray().every((y) => Number.isFinite(y) && y >= least);
}

const places = Array.from({ length: MOST_ELEMENTS }, (_, i) => i);
const drawnOrder = fc.shuffledSubarray(places, { minLength: MOST_ELEMENTS });
const drawnSigns = fc.array(fc.boolean(), { minLength: MOST_ELEMENTS, maxLength: MOST_ELEMENTS });
const allPositive = fc.constant(places.map(() => true));

/** Small operands, so that every element can be moved. */
function isSmall(shapes: readonly Shape[]): boolean {
  const size = shapes.reduce((total, shape) => total + sizeOf(shape), 0);
  return size > 0 && size <= MOST_ELEMENTS;
}

describe('derivatives of the first and the second order, of random shapes that broadcast', () => {
  it.each(names)('%s', (name) => {
    const signs = ofPositive.has(name) ? allPositive : drawnSigns;
    const use = uses[name].filter(({ shapes }) => isSmall(shapes));
    fc.assert(
      fc.property(use, drawnOrder, signs, ({ fn, shapes }, order, isPositive) => {
        const operands = operandsOf(shapes, order, isPositive);
        const result = floating(fn)(...operands);
        fc.pre(result.dtype === 'float64' && isSmooth(name, result));
        checkGradients(floating(fn), operands, { order: 2, tolerance: 1e-6 });
      }),
      { numRuns: 5 },
    );
  });
});
