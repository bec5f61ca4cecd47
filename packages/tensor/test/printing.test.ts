import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, type DType, format, grad, type Tensor, tensor, zeros } from '../src/index.ts';
import { formatStrided } from '../src/printing/format.ts';
import { expectedTensor } from './files-recorded.ts';
import numpy from './numpy-printing.json' with { type: 'json' };
import { disguise, disguised, randomTensor, shape, undisguised } from './random-tensors.ts';

describe('format', () => {
  it('prints arrays of all kinds as NumPy does', () => {
    for (const { text, separator, prefix, precision, threshold, ...array } of numpy.records) {
      const x = expectedTensor(array, array.dtype as DType);
      const page = { precision, threshold, separator, indent: prefix.length };
      expect(formatStrided(x.strided, page)).toBe(text);
    }
  });

  it('has the same options and defaults', () => {
    const x = tensor([1 / 3, 2.5]);
    expect(format(x)).toBe('[0.33333333 2.5       ]');
    expect(format(x, { precision: 2, threshold: 0 })).toBe('[0.33 2.5 ]');
  });

  it('shows a view as what it looks like, whatever its strides', () => {
    fc.assert(
      fc.property(shape, disguise, fc.nat(), (lengths, as, seed) => {
        const inner = randomTensor(seed, undisguised(lengths, as), 'float64', 'special');
        const x = disguised(inner, lengths, as);
        expect(format(x)).toBe(format(tensor(x)));
      }),
    );
  });

  it('shows enough digits to tell numbers apart, if it is allowed to', () => {
    fc.assert(
      fc.property(fc.double(), (x) => {
        const text = format(tensor(x), { precision: 25 });
        expect(Number(text.replace('inf', 'Infinity').replace('nan', 'NaN'))).toBe(x);
      }),
    );
  });

  it('refuses options that are no counts', () => {
    const x = tensor([1]);
    const bad = (options: object) => () => format(x, options);
    expect(bad({ precision: -1 })).toThrow(
      'format: the precision is a whole number from 0 to 50, got -1',
    );
    expect(bad({ precision: '8' })).toThrow("got '8'");
    expect(bad({ threshold: 1.5 })).toThrow('format: the threshold is a whole number from 0 to');
    expect(() => format([1] as unknown as Tensor)).toThrow('format: expected a tensor');
  });

  it('says why there are no numbers while a function is being captured', () => {
    const printing = compile((x: Tensor) => {
      format(x);
      return x;
    });
    expect(() => printing(tensor([1]))).toThrow('compile: printing cannot read the numbers');
  });
});

describe('console.log', () => {
  it.each<[Tensor, string]>([
    [tensor([1, 2.5]), 'tensor([1. , 2.5], float64 [2])'],
    [tensor(0.1, { dtype: 'float32' }), 'tensor(0.1, float32 [])'],
    [tensor([[1], [-20]], { dtype: 'int32' }), 'tensor([[  1],\n        [-20]], int32 [2, 1])'],
    [tensor([0, 1], { dtype: 'bool' }), 'tensor([False,  True], bool [2])'],
    [zeros([0, 3]), 'tensor([], float64 [0, 3])'],
  ])('shows the numbers and the type', (x, text) => {
    expect(inspect(x)).toBe(text);
  });

  it('puts the type on a line of its own where it does not fit', () => {
    expect(inspect(tensor(new Float64Array(22)))).toBe(
      'tensor([0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0.,\n' +
        '        0., 0., 0., 0., 0.], float64 [22])',
    );
    expect(inspect(tensor(new Float64Array(16)))).toMatch(/0\.\],\n {7}float64 \[16\]\)$/);
  });

  it('shortens what is long', () => {
    expect(inspect(zeros([2000]))).toBe('tensor([0., 0., 0., ..., 0., 0., 0.], float64 [2000])');
  });

  it('shows that numbers are not known yet', () => {
    let shown = '';
    compile((x: Tensor) => {
      shown = inspect(x);
      return x;
    })(tensor([1]));
    expect(shown).toBe('tensor(… has no numbers inside compile(), float64 [1])');
  });

  it('shows gradients as any other tensor', () => {
    expect(inspect(grad((x: Tensor) => x.square().sum())(tensor([3])))).toBe(
      'tensor([6.], float64 [1])',
    );
  });
});
