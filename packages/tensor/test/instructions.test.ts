import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../src/dtype.ts';
import { exp, log, sigmoid, softplus, type TypedArray, tanh, tensor } from '../src/index.ts';
import type { Operand, Scalar } from '../src/scalar/expression.ts';
import {
  absolute,
  add,
  atLeast,
  atMost,
  ceiling,
  copy,
  divide,
  equal,
  exponent,
  floor,
  integerOf,
  less,
  lessEqual,
  maximum,
  minimum,
  multiply,
  nearest,
  negate,
  notEqual,
  powerOfTwo,
  select,
  shiftLeft,
  shiftRight,
  significand,
  squareRoot,
  subtract,
  xor,
} from '../src/scalar/instructions.ts';
import { loopOf } from '../src/scalar/loop.ts';
import { program, type ScalarFunction } from '../src/scalar/program.ts';
import { type Precision, run } from '../src/scalar/run.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity, MAX_VALUE: largest } = Number;
const smallestNormal = 2 ** -1022;
const SPECIAL = [
  0,
  1,
  0.1,
  0.5,
  1.5,
  2.5,
  2 ** 52 - 0.5,
  2 ** 53,
  5e-324,
  smallestNormal,
  largest,
  infinity,
]
  .flatMap((x) => [x, -x])
  .concat(nan);

/** What the expression gives for every row of operands. */
function evaluate(
  expression: ScalarFunction,
  rows: ReadonlyArray<readonly number[]>,
  precision: Precision = 'float64',
): number[] {
  const dtype = precision === 'int32' ? 'int32' : 'float64';
  const inputs = Array.from({ length: expression.length }, (_, i) => {
    const array = allocate(dtype, rows.length);
    array.set(rows.map((row) => row[i]));
    return array;
  });
  const output = allocate(dtype, rows.length);
  run(program(expression), inputs, output, rows.length, precision);
  expect(asFunction(expression, inputs, rows.length, precision)).toEqual(output);
  return [...output];
}

/** The same by a JavaScript function that is made for the expression. */
function asFunction(
  expression: ScalarFunction,
  inputs: readonly TypedArray[],
  size: number,
  precision: Precision,
): TypedArray {
  const output = allocate(precision === 'int32' ? 'int32' : 'float64', size);
  const loop = loopOf(program(expression), inputs.length, precision, 'test');
  const places = inputs.map((array) => ({ array, start: 0, rowStep: 0, columnStep: 1 }));
  loop?.(1, size, places, output, 0);
  return output;
}

describe('an instruction', () => {
  const isNegative = (x: number) => x < 0 || Object.is(x, -0);

  function nearestEven(a: number): number {
    const below = Math.floor(a);
    const isBelowNearer = a - below < 0.5 || (a - below === 0.5 && below % 2 === 0);
    return isBelowNearer ? below : Math.ceil(a);
  }

  it.each<[string, (a: Scalar) => Scalar, (a: number) => number]>([
    ['negate', (a) => negate(a), (a) => -a],
    ['absolute', (a) => absolute(a), (a) => (isNegative(a) ? -a : a)],
    ['squareRoot', (a) => squareRoot(a), Math.sqrt],
    ['floor', (a) => floor(a), Math.floor],
    ['ceiling', (a) => ceiling(a), Math.ceil],
    ['nearest', (a) => nearest(a), nearestEven],
    ['copy', (a) => copy(a), (a) => a],
    [
      'integerOf',
      (a) => integerOf(a),
      (a) => (Number.isNaN(a) ? 0 : Math.trunc(Math.min(Math.max(a, -(2 ** 31)), 2 ** 31 - 1)) + 0),
    ],
  ])('%s means what it says for every kind of number', (_, instruction, meaning) => {
    const rows = SPECIAL.map((a) => [a]);
    expect(evaluate(instruction, rows)).toEqual(SPECIAL.map(meaning));
  });

  /** The greater of two, where NaN wins and +0 is above −0. */
  function greater(a: number, b: number): number {
    if (Number.isNaN(a) || Number.isNaN(b)) return nan;
    return a > b || (a === b && isNegative(b)) ? a : b;
  }

  it.each<[string, (a: Scalar, b: Scalar) => Scalar, (a: number, b: number) => number]>([
    ['add', (a, b) => add(a, b), (a, b) => a + b],
    ['subtract', (a, b) => subtract(a, b), (a, b) => a - b],
    ['multiply', (a, b) => multiply(a, b), (a, b) => a * b],
    ['divide', (a, b) => divide(a, b), (a, b) => a / b],
    ['atLeast', (a, b) => atLeast(a, b), (a, b) => (a < b ? b : a)],
    ['atMost', (a, b) => atMost(a, b), (a, b) => (b < a ? b : a)],
    ['maximum', (a, b) => maximum(a, b), greater],
    ['minimum', (a, b) => minimum(a, b), (a, b) => -greater(-a, -b)],
    ['less', (a, b) => less(a, b), (a, b) => Number(a < b)],
    ['lessEqual', (a, b) => lessEqual(a, b), (a, b) => Number(a <= b)],
    ['equal', (a, b) => equal(a, b), (a, b) => Number(a === b)],
    ['notEqual', (a, b) => notEqual(a, b), (a, b) => Number(a !== b)],
    ['select', (a, b) => select(a, b, 7), (a, b) => (a === 0 ? 7 : b)],
  ])('%s means what it says for every pair of numbers', (_, instruction, meaning) => {
    const pairs = SPECIAL.flatMap((a) => SPECIAL.map((b) => [a, b] as const));
    expect(evaluate(instruction, pairs)).toEqual(pairs.map(([a, b]) => meaning(a, b)));
  });

  it('on int32 means the lowest 32 bits of what it says', () => {
    const integers = fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 1 });
    const lowest = (value: bigint) => Number(BigInt.asIntN(32, value));
    for (const [expression, meaning] of [
      [(a, b) => add(a, b), (a, b) => a + b],
      [(a, b) => subtract(a, b), (a, b) => a - b],
      [(a, b) => multiply(multiply(a, b), b), (a, b) => a * b * b],
      [(a, b) => xor(a, b), (a, b) => a ^ b],
      [(a) => shiftLeft(a, 0), (a) => a],
      [(a) => shiftLeft(a, 31), (a) => a << 31n],
      [(a) => shiftRight(a, 0), (a) => a],
      [(a) => shiftRight(a, 7), (a) => BigInt.asUintN(32, a) >> 7n],
      [(a, b) => absolute(negate(subtract(a, b))), (a, b) => BigInt(Math.abs(lowest(a - b)))],
    ] as [ScalarFunction, (a: bigint, b: bigint) => bigint][]) {
      fc.assert(
        fc.property(integers, (pairs) => {
          const expected = pairs.map(([a, b]) => lowest(meaning(BigInt(a), BigInt(b))));
          expect(evaluate(expression, pairs, 'int32')).toEqual(expected);
        }),
      );
    }
  });

  it('powerOfTwo is exact from 2^−1022 to 2^1023', () => {
    const exponents = Array.from({ length: 2046 }, (_, i) => i - 1022);
    const rows = exponents.map((k) => [k]);
    const powers = evaluate((a) => powerOfTwo(a), rows);
    expect(powers[1022]).toBe(1);
    expect(powers.slice(1)).toEqual(powers.slice(0, -1).map((power) => 2 * power));
  });

  it('exponent and significand take a positive normal number apart exactly', () => {
    const normals = fc.array(fc.double({ noNaN: true, min: smallestNormal, max: largest }));
    fc.assert(
      fc.property(normals, (numbers) => {
        const all = [...numbers, smallestNormal, largest, 1, 2 - 2 ** -52];
        const rows = all.map((x) => [x]);
        const exponents = evaluate((a) => exponent(a), rows);
        const significands = evaluate((a) => significand(a), rows);
        const products = evaluate((a) => multiply(significand(a), powerOfTwo(exponent(a))), rows);
        expect(exponents.every(Number.isInteger)).toBe(true);
        expect(significands.every((m) => 1 <= m && m < 2)).toBe(true);
        expect(products).toEqual(all);
      }),
    );
  });
});

describe('a program', () => {
  it('computes a shared part once', () => {
    const { steps } = program((x, y) => {
      const sum = add(x, y);
      return multiply(sum, subtract(sum, 1));
    });
    const names = steps.map(({ instruction }) => instruction.name);
    expect(names).toEqual(['add', 'subtract', 'multiply']);
  });

  it('computes nothing that the result does not need', () => {
    const { steps } = program((x) => {
      multiply(x, x);
      return add(x, 1);
    });
    expect(steps.map(({ instruction }) => instruction.name)).toEqual(['add']);
  });

  it('uses a register again when its value is done', () => {
    const chain = (x: Scalar) => {
      let value: Operand = x;
      for (let i = 0; i < 100; i++) value = add(value, 1);
      return value;
    };
    expect(program(chain).registerCount).toBe(1);
    expect(program((a, b) => add(multiply(a, a), multiply(b, b))).registerCount).toBe(2);
    expect(evaluate(chain, [[0.5]])).toEqual([100.5]);
  });

  it('gives what its instructions give one after the other, whatever is shared', () => {
    const operation = fc.constantFrom(
      { instruction: add, plain: (a: number, b: number) => a + b },
      { instruction: subtract, plain: (a: number, b: number) => a - b },
      { instruction: multiply, plain: (a: number, b: number) => a * b },
    );
    // The operands are taken from all that stands before: x, y, 3 and the earlier results.
    const step = fc.record({ operation, left: fc.nat(), right: fc.nat() });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const expression = (x: Scalar, y: Scalar) => {
          const values: Operand[] = [x, y, 3];
          for (const { operation, left, right } of steps) {
            const [a, b] = [left, right].map((place) => values[place % values.length]);
            values.push(operation.instruction(a, b));
          }
          return values[values.length - 1];
        };
        const numbers = [0.1, 0.7, 3];
        for (const { operation, left, right } of steps) {
          const [a, b] = [left, right].map((place) => numbers[place % numbers.length]);
          numbers.push(operation.plain(a, b));
        }
        expect(evaluate(expression, [[0.1, 0.7]])).toEqual([numbers[numbers.length - 1]]);
      }),
    );
  });

  it('rounds its constants to its precision', () => {
    const tenth = Math.fround(0.1);
    const difference = (x: Scalar) => subtract(x, 0.1);
    expect(evaluate(difference, [[tenth]], 'float64')).toEqual([tenth - 0.1]);
    expect(evaluate(difference, [[tenth]], 'float32')).toEqual([0]);
  });

  it('keeps the two zeros apart', () => {
    expect(evaluate((x) => divide(1, add(multiply(x, 0), 0)), [[1]])).toEqual([infinity]);
    expect(evaluate((x) => divide(x, -0), [[1]])).toEqual([-infinity]);
    expect(evaluate((x) => divide(x, 0), [[1]])).toEqual([infinity]);
  });

  it('rounds every intermediate result to its precision', () => {
    const thereAndBack = (x: Scalar) => subtract(add(x, 2 ** 24), 2 ** 24);
    expect(evaluate(thereAndBack, [[0.5]], 'float64')).toEqual([0.5]);
    expect(evaluate(thereAndBack, [[0.5]], 'float32')).toEqual([0]);
  });

  it('of float64 precision is rounded once, where a float32 array takes its results', () => {
    const thereAndBack = program((x) => subtract(add(x, 2 ** 24), 2 ** 24));
    const output = new Float32Array(1);
    run(thereAndBack, [Float32Array.of(0.5)], output, 1, 'float64');
    expect(output[0]).toBe(0.5);
  });

  it.each([0, 1, 511, 512, 513, 1024, 1025])(
    'gives %i elements what it gives parts of them',
    (n) => {
      const numbers = Array.from({ length: n }, (_, i) => (i - 500) / 7);
      for (const apply of [exp, log, tanh, sigmoid, softplus]) {
        const parts: number[] = [];
        for (let i = 0; i < n; i += 100) {
          parts.push(...apply(tensor(numbers.slice(i, i + 100))).toTypedArray());
        }
        expect(apply(tensor(numbers)).toArray()).toEqual(parts);
      }
    },
  );

  it('writes as many elements as it is told to, and no more', () => {
    const output = new Float64Array(600).fill(9);
    const increment = program((x) => add(x, 1));
    run(increment, [new Float64Array(600)], output, 513, 'float64');
    expect(output.subarray(511, 515)).toEqual(Float64Array.of(1, 1, 9, 9));
  });
});
