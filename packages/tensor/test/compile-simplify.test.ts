import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../src/compile/emit/value.ts';
import { targetValue } from '../src/compile/emit/values.ts';
import type { Body, Buffer } from '../src/compile/kernel/kernel.ts';
import { numberText } from '../src/compile/number-text.ts';
import { rowMajorLayout } from '../src/compile/schedule/bodies.ts';
import { compile, type DType, type Tensor } from '../src/index.ts';
import type { Operand, Scalar } from '../src/scalar/expression.ts';
import { absolute, add, divide, multiply, negate, subtract } from '../src/scalar/instructions.ts';
import { randomTensor } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';

type Float = 'float64' | 'float32';

/** What is left of an expression of x, written out. */
function simplified(scalar: (x: Operand) => Scalar, dtype: Float = 'float64'): string {
  const buffer: Buffer = { dtype, size: 1 };
  const x: Body = { kind: 'load', access: { buffer, layout: rowMajorLayout([1]) } };
  const named = { name: 'expression' };
  const body: Body = { kind: 'apply', named, scalar, precision: dtype, dtype, operands: [x] };
  return text(targetValue(body, dtype));
}

function text(value: Value): string {
  if (value.kind === 'constant') return numberText(value.value);
  if (value.kind !== 'step') return value.kind === 'load' ? 'x' : value.kind;
  return `${value.instruction.name}(${value.operands.map(text).join(', ')})`;
}

describe('an expression', () => {
  it.each<[string, (x: Operand) => Scalar, string]>([
    ['x · 1', (x) => multiply(x, 1), 'x'],
    ['1 · x', (x) => multiply(1, x), 'x'],
    ['x / 1', (x) => divide(x, 1), 'x'],
    ['x + −0', (x) => add(x, -0), 'x'],
    ['−0 + x', (x) => add(-0, x), 'x'],
    ['x − 0', (x) => subtract(x, 0), 'x'],
    ['−(−x)', (x) => negate(negate(x)), 'x'],
    ['|−x|', (x) => absolute(negate(x)), 'absolute(x)'],
    ['||x||', (x) => absolute(absolute(x)), 'absolute(x)'],
    ['x / 4', (x) => divide(x, 4), 'multiply(x, 0.25)'],
    ['x / −½', (x) => divide(x, -0.5), 'multiply(x, -2)'],
    ['(x · 1 − 0) / 1', (x) => divide(subtract(multiply(x, 1), 0), 1), 'x'],
  ])('becomes simpler where all bits stay: %s', (_, scalar, expected) => {
    expect(simplified(scalar)).toBe(expected);
  });

  it.each<[string, (x: Operand) => Scalar]>([
    ['x + 0, which makes +0 of −0', (x) => add(x, 0)],
    ['x − −0, which makes +0 of −0', (x) => subtract(x, -0)],
    ['x · 0, which keeps NaN and signs', (x) => multiply(x, 0)],
    ['0 − x, which is +0 where x is', (x) => subtract(0, x)],
    ['x − x, which is NaN for infinities', (x) => subtract(x, x)],
    ['x / 3, whose reciprocal is rounded', (x) => divide(x, 3)],
    ['1 / x', (x) => divide(1, x)],
  ])('stays as it is where a bit could change: %s', (_, scalar) => {
    expect(simplified(scalar)).toMatch(/^\w+\((x|-?\d), (x|-?\d)\)$/);
  });

  it('is divided as it says where the reciprocal is too large for its dtype', () => {
    expect(simplified((x) => divide(x, 2 ** -140), 'float32')).toMatch(/^divide/);
    expect(simplified((x) => divide(x, 2 ** -140))).toBe(`multiply(x, ${2 ** 140})`);
    expect(simplified((x) => divide(x, 2 ** -1074))).toMatch(/^divide/);
    expect(simplified((x) => divide(x, 0))).toMatch(/^divide/);
  });

  it.each<DType>(['float64', 'float32'])(
    'divides by powers of two to the same bits, in %s',
    (dtype) => {
      fc.assert(
        fc.property(fc.integer({ min: -1100, max: 1100 }), fc.boolean(), (exponent, isNegative) => {
          const divisor = (isNegative ? -1 : 1) * 2 ** exponent;
          const x = randomTensor(exponent + 2000, [40], dtype, 'special');
          const fn = (y: Tensor) => [y.div(divisor), y.mul(2 ** -500).div(divisor)];
          expectSameBits(compile(fn)(x), fn(x));
        }),
        { numRuns: 60 },
      );
    },
  );
});
