import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  avgPool1d,
  avgPool2d,
  type ConvolutionOptions,
  checkGradients,
  compile,
  conv1d,
  conv2d,
  type DType,
  grad,
  maxPool1d,
  maxPool2d,
  type Shape,
  type Tensor,
  TensorError,
  tensor,
  zeros,
} from '../src/index.ts';
import { randomTensor } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';
import torch from './torch-convolution.json' with { type: 'json' };

/** The operands of scripts/record-torch-convolution.py. */
function operand(shape: Shape, which: number): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Float64Array.from(
    { length: size },
    (_, i) => ((i * 7 + i * i + which * 3) % 9) - 4,
  );
  return tensor(values, { shape });
}

type Record = (typeof torch.records)[number];

/** The recorded function, called as it was recorded. */
function apply({ function: name, options }: Record, [x, weight, bias]: readonly Tensor[]): Tensor {
  const given = options as ConvolutionOptions & { size: number | number[] };
  const { size, ...others } = given;
  const withBias = bias === undefined ? others : { ...others, bias };
  switch (name) {
    case 'conv1d':
      return conv1d(x, weight, withBias);
    case 'conv2d':
      return conv2d(x, weight, withBias);
    case 'maxPool1d':
      return maxPool1d(x, size, others as object);
    case 'maxPool2d':
      return maxPool2d(x, size, others as object);
    case 'avgPool1d':
      return avgPool1d(x, size, others as object);
    default:
      return avgPool2d(x, size, others as object);
  }
}

/** What is recorded: the result, and the gradients of its product with fixed numbers. */
function results(record: Record, operands: readonly Tensor[]): Tensor[] {
  const weights = operand(record.shape, 7);
  const gradients = operands.map((x, i) =>
    grad((y) => apply(record, operands.with(i, y)).mul(weights).sum())(x),
  );
  return [apply(record, operands), ...gradients];
}

describe('convolutions and pooling', () => {
  const named = torch.records.map((record) => ({
    ...record,
    name: `${record.function} of ${JSON.stringify(record.shapes)} with ${JSON.stringify(record.options)}`,
  }));

  it.each(named)('are PyTorch’s, with their gradients: $name', (record) => {
    const operands = record.shapes.map(operand);
    const expected = [record.result, ...record.gradients];
    const actual = results(record, operands);
    expect(actual[0].shape).toEqual(record.shape);
    const values = actual.map((x) => [...x.add(0).toTypedArray()]);
    // A mean is divided, and its gradient too, before it is added to others: that rounds.
    const isExact = !record.function.startsWith('avg');
    if (isExact) {
      expect(values).toEqual(expected);
    } else {
      expect(values.flat().length).toBe(expected.flat().length);
      for (const [i, value] of values.flat().entries()) {
        expect(value).toBeCloseTo(expected.flat()[i], 12);
      }
    }
  });

  it.each<DType>(['float64', 'float32'])('are compiled to the same bits on %s', (dtype) => {
    for (const record of torch.records.filter((_, i) => i % 4 === 0)) {
      const operands = record.shapes.map((shape, i) => randomTensor(i, shape, dtype));
      const fn = (...xs: Tensor[]) => apply(record, xs);
      const gradients = (...xs: Tensor[]) =>
        xs.map((x, i) =>
          grad((y) =>
            fn(...xs.with(i, y))
              .tanh()
              .sum(),
          )(x),
        );
      expectSameBits(compile(fn)(...operands), fn(...operands));
      expectSameBits(compile(gradients)(...operands), gradients(...operands));
    }
  });

  it('have the second derivatives that finite differences show', () => {
    for (const record of torch.records.filter((_, i) => i % 40 === 0)) {
      const [[, ...one], ...others] = record.shapes;
      const operands = [[1, ...one], ...others].map((shape) => apart(shape));
      checkGradients((...xs) => apply(record, xs).square(), operands, {
        order: 2,
        tolerance: 1e-5,
      });
    }
  });
});

/** Numbers of which no two are close to each other, so that none is all but the largest of a window. */
function apart(shape: Shape): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Float64Array.from({ length: size }, (_, i) => ((i * 37) % 211) / 50 - 2);
  return tensor(values, { shape });
}

describe('convolution', () => {
  it('is a matrix product, where a window sees a single place', () => {
    const [x, weight] = [
      randomTensor(1, [4, 3, 5], 'float64'),
      randomTensor(2, [2, 3, 1], 'float64'),
    ];
    const rows = x.permute([0, 2, 1]).matmul(weight.squeeze(2).transpose());
    expect(conv1d(x, weight).toArray()).toEqual(rows.permute([0, 2, 1]).toArray());
  });

  it('takes other numbers as float64', () => {
    const x = tensor([[[1, 2, 3]]], { dtype: 'int32' });
    expect(String(conv1d(x, tensor([[[1, 1]]], { dtype: 'bool' })))).toBe('float64 [1, 1, 2]');
  });

  it('takes no sample, and no channel', () => {
    expect(conv2d(zeros([0, 2, 4, 4]), zeros([3, 2, 3, 3])).shape).toEqual([0, 3, 2, 2]);
    expect(conv2d(zeros([1, 0, 3, 3]), zeros([1, 0, 3, 3])).toArray()).toEqual([[[[0]]]]);
  });

  const [x, weight] = [zeros([2, 4, 5, 6]), zeros([6, 4, 3, 3])];

  it.each<[string, () => Tensor, string]>([
    [
      'another rank',
      () => conv2d(zeros([4, 5, 6]), weight),
      'conv2d: the input has shape [samples, channels, height, width], got [4, 5, 6]',
    ],
    [
      'a weight of another rank',
      () => conv2d(x, zeros([6, 4, 3])),
      'conv2d: the weight has shape [outChannels, channels / groups, window height, window width], got [6, 4, 3]',
    ],
    [
      'other channels',
      () => conv2d(x, zeros([6, 3, 3, 3])),
      'conv2d: the input has 4 channels, and the weight, of shape [6, 3, 3, 3], is for 3',
    ],
    [
      'groups of other channels',
      () => conv2d(x, weight, { groups: 2 }),
      'conv2d: the input has 4 channels, and the weight, of shape [6, 4, 3, 3], is for 8 in 2 groups',
    ],
    [
      'groups that leave a rest',
      () => conv2d(x, zeros([6, 1, 3, 3]), { groups: 4 }),
      'conv2d: 6 output channels cannot be divided into 4 groups',
    ],
    [
      'half a group',
      () => conv2d(x, weight, { groups: 0.5 }),
      'conv2d: the number of groups is a whole number of at least 1, got 0.5',
    ],
    [
      'a bias of other channels',
      () => conv2d(x, weight, { bias: zeros([4]) }),
      'conv2d: the bias has a number for each of the 6 output channels, of shape [6], got [4]',
    ],
    [
      'a window that does not fit',
      () => conv2d(x, zeros([6, 4, 6, 3])),
      'conv2d: a window of 6 does not fit axis 2 of [2, 4, 5, 6]; it may reach over at most 5',
    ],
    [
      'a dilated window that does not fit',
      () => conv2d(x, weight, { dilation: 3 }),
      'conv2d: a window of 3, which with dilation 3 reaches over 7 places, does not fit',
    ],
    [
      'stride 0',
      () => conv2d(x, weight, { stride: 0 }),
      'conv2d: the stride is a whole number of at least 1, or a list of 2 such numbers, got 0',
    ],
    [
      'negative padding',
      () => conv2d(x, weight, { padding: [1, -1] }),
      'conv2d: the padding is a whole number of at least 0, or a list of 2 such numbers, got [1, -1]',
    ],
    [
      'unknown padding',
      () => conv2d(x, weight, { padding: 'valid' as 'same' }),
      "conv2d: the padding is a whole number, one for each axis, or 'same', got 'valid'",
    ],
    [
      'padding that cannot keep lengths',
      () => conv2d(x, weight, { padding: 'same', stride: 2 }),
      "conv2d: padding 'same' keeps lengths at stride 1 only, and the stride is [2, 2]",
    ],
    [
      'a misspelt option',
      () => conv2d(x, weight, { strides: 2 } as object),
      "conv2d: there is no option 'strides'; there are bias, stride, padding, dilation, groups",
    ],
  ])('refuses %s', (_, call, message) => {
    expect(call).toThrow(message);
  });
});

describe('pooling', () => {
  const x = tensor([[[Number.NaN, 1, 2, 2, -0, 0]]]);

  it('lets NaN win, and of equals the first', () => {
    expect(maxPool1d(x, 2).toArray()).toEqual([[[Number.NaN, 2, -0]]]);
    const gradient = grad((y: Tensor) => maxPool1d(y, 2).sum())(x);
    expect(gradient.toArray()).toEqual([[[1, 0, 1, 0, 1, 0]]]);
  });

  it('refuses padding from which a window could see nothing else', () => {
    expect(() => maxPool1d(x, 2, { padding: 2 })).toThrow(
      'maxPool1d: the padding may be at most half of the window, which is [2], got 2',
    );
  });

  it('refuses windows and inputs that do not fit', () => {
    expect(() => maxPool2d(x, 2)).toThrow(
      'maxPool2d: the input has shape [samples, channels, height, width], got [1, 1, 6]',
    );
    expect(() => avgPool1d(x, 7)).toThrow('avgPool1d: a window of 7 does not fit axis 2');
    expect(() => avgPool1d(x, [2, 2])).toThrow(
      'avgPool1d: the size is a whole number of at least 1, got [2, 2]',
    );
    expect(() => avgPool1d(x, 0)).toThrow(
      'avgPool1d: the size is a whole number of at least 1, got 0',
    );
  });
});

describe('bad calls', () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 5 });
  const operands = fc.oneof(
    { weight: 9, arbitrary: lengths.map((s) => zeros(s)) },
    { weight: 1, arbitrary: fc.anything() },
  );
  const setting = fc.oneof(
    fc.integer({ min: -1, max: 3 }),
    fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }),
    fc.constantFrom<unknown>('same', 0.5, null, undefined, Number.NaN),
  );
  const options = fc.oneof(
    fc.dictionary(
      fc.constantFrom('stride', 'padding', 'dilation', 'groups', 'bias', 'countPadding'),
      setting,
    ),
    fc.anything(),
  );

  it.each<[string, (...given: never[]) => unknown, fc.Arbitrary<unknown>]>([
    ['conv1d', conv1d, operands],
    ['conv2d', conv2d, operands],
    ['maxPool1d', maxPool1d, setting],
    ['maxPool2d', maxPool2d, setting],
    ['avgPool1d', avgPool1d, setting],
    ['avgPool2d', avgPool2d, setting],
  ])('of %s are refused with an error that begins with its name', (name, fn, second) => {
    fc.assert(
      fc.property(operands, second, options, (...given) => {
        try {
          Reflect.apply(fn, undefined, given);
        } catch (error) {
          expect(error).toBeInstanceOf(TensorError);
          expect(String(error)).toMatch(`TensorError: ${name}: `);
        }
      }),
      { numRuns: 500 },
    );
  });
});
