import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot, einsum, outer, type Tensor, TensorError, tensor, zeros } from '../src/index.ts';
import numpy from './numpy-einsum.json' with { type: 'json' };

/** The operands of scripts/record-numpy-einsum.py. */
function operand(shape: readonly number[], which: number): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Float64Array.from({ length: size }, (_, i) => ((i * 5 + which * 3) % 7) - 3);
  return tensor(values, { shape });
}

describe('einsum', () => {
  it.each(numpy.records.map((record) => ({ ...record, operands: JSON.stringify(record.shapes) })))(
    "gives what NumPy gives for '$subscripts' of $operands",
    (record) => {
      const result = einsum(record.subscripts, ...record.shapes.map(operand));
      expect(result.shape).toEqual(record.shape);
      expect([...result.add(0).toTypedArray()]).toEqual(record.result);
    },
  );

  it('multiplies matrices as matmul does, bit for bit', () => {
    const [a, b] = [operand([5, 9], 0).exp(), operand([9, 4], 1).exp()];
    expect(einsum('ij,jk->ik', a, b).toArray()).toEqual(a.matmul(b).toArray());
  });

  it('takes integers as float64, however it sums', () => {
    const x = tensor([[1, 2]], { dtype: 'int32' });
    expect(einsum('ij->', x).dtype).toBe('float64');
    expect(einsum('ij,kj->ik', x, x).dtype).toBe('float64');
  });

  it('takes float32', () => {
    const x = operand([2, 3], 0).asType('float32');
    expect(einsum('ij,ij->i', x, x).dtype).toBe('float32');
  });

  const [a, b] = [zeros([2, 3]), zeros([4, 5])];

  it.each<[string, readonly Tensor[], string]>([
    ['ij,jk', [a, b], "index 'j' has length 4 in operand 1, of shape [4, 5], and length 3 before"],
    ['ii', [a], "index 'i' has length 3 in operand 0, of shape [2, 3], and length 2 before"],
    [
      '...,...',
      [a, b],
      "an axis that '...' stands for has length 4 in operand 1, of shape [4, 5], and length 2 before",
    ],
    ['ij,jk', [a], "'ij,jk' names the axes of 2 operands, and 1 tensor came with it"],
    ['ij', [a, b], "'ij' names the axes of 1 operand, and 2 tensors came with it"],
    ['ijk', [a], "'ijk' names 3 axes of operand 0, which has shape [2, 3]"],
    ['i', [a], "'i' names 1 axis of operand 0, which has shape [2, 3]"],
    ['...ijk', [a], "'...ijk' names at least 3 axes of operand 0, which has shape [2, 3]"],
    [
      'i1',
      [a],
      "'i1' in 'i1' names no axes; an axis is a letter, and '...' stands once for all axes that have none",
    ],
    ['i..j', [a], "'i..j' in 'i..j' names no axes"],
    ['...i...', [a], "'...i...' in '...i...' names no axes"],
    ['ij->ik', [a], "the result has an index 'k' that no operand has"],
    ['ij->ii', [a], "the result has the index 'i' twice; it can stand there once"],
    [
      'i...->i',
      [a],
      "'...' stands for axes of the operands, and the result has to say where they go",
    ],
    ['i->j->k', [a], "'i->j->k' has several arrows"],
    ['ij->i>', [a], "'i>' in 'ij->i>' names no axes"],
  ])("refuses '%s' of operands that it does not fit", (subscripts, operands, message) => {
    expect(() => einsum(subscripts, ...operands)).toThrow(`einsum: ${message}`);
  });

  it('says what goes first', () => {
    expect(() => einsum(a as unknown as string, b)).toThrow(
      "einsum: the first argument says what to sum, as 'ij,jk->ik' does, got a Tensor",
    );
    expect(() => einsum('i', [1] as unknown as Tensor)).toThrow(
      'einsum: expected a tensor, got an array of 1',
    );
  });
});

describe('dot and outer', () => {
  it('multiply vectors, to a number and to a matrix', () => {
    expect(dot(tensor([1, 2, 3]), tensor([4, 5, 6])).item()).toBe(32);
    expect(outer(tensor([1, 2]), tensor([3, 4, 5])).toArray()).toEqual([
      [3, 4, 5],
      [6, 8, 10],
    ]);
  });

  it('refuse what is no vector', () => {
    expect(() => dot(tensor([1]), tensor([[1]]))).toThrow(
      'dot: both must be vectors, of one axis, got shapes [1] and [1, 1]; for more axes see matmul and einsum',
    );
    expect(() => dot(tensor([1, 2]), tensor([1]))).toThrow(
      'dot: the vectors have lengths 2 and 1, which must be equal',
    );
    expect(() => outer(tensor(1), tensor([1]))).toThrow('outer: both must be vectors');
  });
});

describe('bad calls', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'iijk.,-> '.split('')), maxLength: 9 });
  const notation = fc.oneof(
    letters,
    fc.constantFrom('...', 'i...', 'ij,jk', 'ij,...->...'),
    fc.anything(),
  );
  const given = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }).map((s) => zeros(s)),
    },
    { weight: 1, arbitrary: fc.anything() },
  );

  it.each<[string, (...all: never[]) => unknown, fc.Arbitrary<unknown>]>([
    ['einsum', einsum, notation],
    ['dot', dot, given],
    ['outer', outer, given],
  ])('of %s are refused with an error that begins with its name', (name, fn, first) => {
    fc.assert(
      fc.property(first, fc.array(given, { maxLength: 3 }), (head, rest) => {
        try {
          Reflect.apply(fn, undefined, [head, ...rest]);
        } catch (error) {
          expect(error).toBeInstanceOf(TensorError);
          expect(String(error)).toMatch(`TensorError: ${name}: `);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
