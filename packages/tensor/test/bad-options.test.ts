import { describe, expect, it } from 'vitest';
import { writeNpz, writeSafetensors } from '../src/files/index.ts';
import {
  arange,
  checkGradients,
  explain,
  eye,
  format,
  full,
  fullLike,
  linspace,
  noGrad,
  ones,
  onesLike,
  tensor,
  toMermaid,
  vjp,
  zeros,
  zerosLike,
} from '../src/index.ts';

/*
 * What is no operation, and so is not in the walk through all operations: how it answers callers
 * without a type checker.
 */

const x = tensor([1, 2]);
const leaf = tensor([1, 2], { requiresGrad: true });
const cases: Readonly<Record<string, (options: never) => unknown>> = {
  tensor: (options) => tensor([1, 2], options),
  zeros: (options) => zeros([2], options),
  ones: (options) => ones([2], options),
  full: (options) => full([2], 3, options),
  zerosLike: (options) => zerosLike(x, options),
  onesLike: (options) => onesLike(x, options),
  fullLike: (options) => fullLike(x, 3, options),
  arange: (options) => arange(0, 5, 1, options),
  linspace: (options) => linspace(0, 1, 5, options),
  eye: (options) => eye(2, 3, options),
  format: (options) => format(x, options),
  explain: (options) => explain(leaf.square(), options),
  toMermaid: (options) => toMermaid(leaf.square(), options),
  checkGradients: (options) => checkGradients((t) => t.square(), [x], options),
};

describe('options', () => {
  it.each(Object.entries(cases))('of %s are written as an object', (name, call) => {
    for (const given of [null, [1]] as never[]) {
      expect(() => call(given)).toThrow(`${name}: options are written as { `);
    }
  });

  it.each(Object.entries(cases))('of %s have names that are known', (name, call) => {
    const misspelt = { requireGrad: true, percision: 3, name: {}, orders: 2 };
    expect(() => call(misspelt as never)).toThrow(
      `${name}: there is no option 'requireGrad'; there are `,
    );
    expect(() => call({} as never)).not.toThrow();
  });

  it('that are undefined count as left out', () => {
    const model = tensor([1, 2], { dtype: 'int32' });
    expect(zerosLike(model, { dtype: undefined } as never).dtype).toBe('int32');
    expect(arange(3, undefined).toArray()).toEqual([0, 1, 2]);
    expect(arange(0, 3, undefined as never, { dtype: 'int32' }).toArray()).toEqual([0, 1, 2]);
  });
});

describe('arange', () => {
  it('does not take its step for its end', () => {
    expect(() => arange(0, undefined as never, 2)).toThrow(
      'arange: start, end and step must be finite numbers, got [0, undefined, 2]',
    );
    expect(() => arange(0, { dtype: 'int32' } as never, 2)).toThrow('got [0, an object, 2]');
  });
});

describe('linspace', () => {
  it.each([5n, Symbol('5'), {}])('wants a count that is a number', (count) => {
    expect(() => linspace(0, 1, count as never)).toThrow('linspace: a shape is a list of whole');
  });
});

describe('noGrad', () => {
  it('wants a function, not what it gives', () => {
    expect(() => noGrad(leaf.mul(2) as never)).toThrow('noGrad: expected a function, got a Tensor');
  });
});

describe('grad', () => {
  it('can be set to null, and to a tensor of the same shape and dtype', () => {
    const w = tensor([1, 2], { requiresGrad: true });
    w.grad = tensor([3, 4]);
    w.sum().backward();
    expect(w.grad.toArray()).toEqual([4, 5]);
    w.grad = null;
    expect(w.grad).toBeNull();
  });

  it.each([
    [undefined, 'grad: expected a tensor, got undefined'],
    [0, 'grad: expected a tensor, got 0'],
    [tensor(1), 'grad: a gradient of float64 [] does not fit a tensor of float64 [2]'],
    [zeros([2], { dtype: 'float32' }), 'grad: a gradient of float32 [2] does not fit'],
  ])('cannot be set to anything else', (given, message) => {
    const w = tensor([1, 2], { requiresGrad: true });
    expect(() => {
      w.grad = given as never;
    }).toThrow(message);
    expect(w.grad).toBeNull();
  });
});

describe('a list of inputs', () => {
  it('has no holes', () => {
    expect(() => vjp((t) => t.square(), Array(1))).toThrow('vjp: expected a tensor, got undefined');
  });
});

describe('checkGradients', () => {
  it.each([0, -1, Infinity, Number.NaN, '1e-3'])('refuses the tolerance %s', (tolerance) => {
    const check = () => checkGradients((t) => t.square(), [x], { tolerance } as never);
    expect(check).toThrow('checkGradients: the tolerance is a number above 0, got ');
  });
});

describe('names of tensors', () => {
  it('are written as an object', () => {
    const named = (names: unknown) => () => explain(leaf.square(), { names } as never);
    expect(named(null)).toThrow('explain: names are given as { w, b }, got null');
    expect(named({ w: 5 })).toThrow("explain: 'w' must name a tensor, got 5");
  });
});

describe('what is written to a file', () => {
  it('is a record, of which no tensor is lost', () => {
    for (const given of [new Map([['w', x]]), [x]]) {
      const message = 'expected a record of tensors, such as { w, b }; got a';
      expect(() => writeNpz(given as never)).toThrow(`writeNpz: ${message}`);
      expect(() => writeSafetensors(given as never)).toThrow(`writeSafetensors: ${message}`);
    }
  });

  it.each([null, 'a line', new Map([['a', 'b']])])('has metadata by name', (metadata) => {
    expect(() => writeSafetensors({ x }, metadata as never)).toThrow(
      "writeSafetensors: metadata are texts by name, such as { model: 'a line' }; got ",
    );
  });
});
