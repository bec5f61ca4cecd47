import { describe, expect, it } from 'vitest';
import {
  checkpoint,
  compile,
  customGradient,
  grad,
  hvp,
  indexSelect,
  jacobian,
  jvp,
  noGrad,
  ones,
  pad,
  randomStream,
  solve,
  type Tensor,
  TensorError,
  tensor,
  vjp,
  where,
  zeros,
} from '../src/index.ts';
import { expectSameBits } from './same-bits.ts';

describe('a tensor of no elements', () => {
  it('is read where the memory has grown since', () => {
    const leaf = zeros([0], { requiresGrad: true });
    const empty = compile((x: Tensor) => {
      leaf.grad = null;
      const doubled = x.mul(2).add(leaf);
      doubled.sum().backward();
      leaf.assign(leaf.add(x));
      return doubled;
    });
    for (let call = 0; call < 2; call++) {
      expect(empty(zeros([0])).shape).toEqual([0]);
      expect(leaf.toArray()).toEqual([]);
      expect(leaf.grad?.toArray()).toEqual([]);
      compile((y: Tensor) => y.sum())(zeros([400_000 << call]));
    }
  });

  it('is refused by an operation that refuses it without compile', () => {
    const nowhere = tensor([7], { dtype: 'int32' });
    for (const axis of [0, 1]) {
      const gather = (x: Tensor) => indexSelect(x, axis, nowhere);
      for (const fn of [gather, compile(gather)]) {
        expect(() => fn(axis === 0 ? zeros([3, 0]) : zeros([0, 3]))).toThrow('7');
      }
    }
    const singular = (x: Tensor) => solve(zeros([2, 2]), x);
    for (const fn of [singular, compile(singular)]) {
      expect(() => fn(zeros([2, 0]))).toThrow(TensorError);
    }
  });
});

describe('a compiled function inside a function that is differentiated', () => {
  const x = tensor(3);
  const square = (y: Tensor) => compile(() => y.square().sum())();
  const refusal = /came out of a compiled function, which keeps no history/;

  it('that reads from outside what it is differentiated by is refused, not taken for a constant', () => {
    expect(() => grad(square)(x)).toThrow(refusal);
    expect(() => grad((y) => y.mul(5).add(square(y)))(x)).toThrow(refusal);
    expect(() => vjp(square, [x])[1](tensor(1))).toThrow(refusal);
    expect(() => jvp(square, [x], [tensor(1)])).toThrow(refusal);
    expect(() => jacobian(square)(x)).toThrow(refusal);
    expect(() => hvp(square)(x, tensor(1))).toThrow(refusal);
  });

  it('may give results that do not depend on that, beside others that do', () => {
    const w = tensor([4, 5], { requiresGrad: true });
    const of = (fn: (y: Tensor) => Tensor[]) => (y: Tensor) => y.mul(compile(() => fn(y))()[0]);
    const functions = [
      of((y) => [w.sum().mul(y.detach())]),
      of((y) => [where(y.greater(0), w.sum(), 0)]),
      of((y) => [w.sum(), y.square()]),
    ];
    expect(functions.map((fn) => grad(fn)(x).item())).toEqual([27, 9, 9]);
  });

  it('may read what is no part of that', () => {
    const w = tensor(2, { requiresGrad: true });
    const scale = compile(() => w.mul(2));
    expect(grad((y) => y.square().add(scale().sum()))(x).item()).toBe(6);
    expect(grad((y) => y.mul(scale().detach()))(x).item()).toBe(4);
  });
});

describe('an input of a compiled function', () => {
  const x = tensor([1, 2]);

  it.each<[string, (x: Tensor) => unknown, string]>([
    ['gradient is read', (y) => y.grad, 'reading the gradient of input 0'],
    [
      'gradient is set',
      (y) => {
        y.grad = null;
      },
      'setting the gradient of input 0',
    ],
    ['value is assigned', (y) => y.assign(zeros([2])), 'assign() to input 0'],
  ])('is refused where its %s, since only its numbers come in', (_, use, refusal) => {
    const fn = compile((y: Tensor) => {
      use(y);
      return y.mul(1);
    });
    expect(() => fn(x)).toThrow(`compile: ${refusal} inside the captured function`);
    expect(() => noGrad(() => fn(x))).toThrow(TensorError);
  });
});

describe('a tape that was written before the call', () => {
  it('is not gone back on inside, where it would not follow new values', () => {
    const w = tensor(3, { requiresGrad: true });
    const before = w.square();
    const step = compile(() => {
      w.grad = null;
      before.backward();
      return w;
    });
    expect(step).toThrow(
      'compile: cannot differentiate through float64 [], which was computed outside',
    );
    expect(w.grad).toBeNull();
  });
});

describe('a checkpoint inside a compiled function', () => {
  const w = tensor([1, 2, 3], { requiresGrad: true });

  function gradientThrough(block: (x: Tensor) => Tensor): () => Tensor | null {
    return () => {
      w.grad = null;
      checkpoint(block)(w).sum().backward();
      return w.grad;
    };
  }

  /** Its result is the very input of the captured function. */
  const second = customGradient(
    (_: Tensor, y: Tensor) => y,
    [({ gradient }) => gradient, ({ gradient }) => gradient],
  );

  it('is refused if it draws other numbers the second time', () => {
    const random = randomStream(1);
    const drawing = gradientThrough((x) => x.mul(random.uniform([3])).square());
    for (const fn of [drawing, compile(drawing)]) {
      expect(fn).toThrow('checkpoint: the function gave another value');
    }
  });

  it.each<[string, (a: Tensor, b: Tensor) => (x: Tensor, isFirst: boolean) => Tensor]>([
    ['another input', (a, b) => (x, isFirst) => x.mul(isFirst ? a : b).square()],
    [
      'what is made of the same input',
      (a) => (x, isFirst) => x.mul(isFirst ? a : a.mul(5)).square(),
    ],
    [
      'something else than the input that it gave first',
      (a) => (x, isFirst) => (isFirst ? second(x, a) : second(x, a).mul(5)),
    ],
    ['another constant', () => (x, isFirst) => x.mul(tensor([1, 2, isFirst ? 3 : 4])).square()],
    [
      'the same operation told otherwise',
      () => (x, isFirst) => pad(x, [1], { value: isFirst ? Infinity : -Infinity }).mul(2),
    ],
  ])('is refused if it reads %s the second time', (_, blockOf) => {
    const reading = (a: Tensor, b: Tensor) => {
      let calls = 0;
      const block = blockOf(a, b);
      return gradientThrough((x) => block(x, calls++ === 0))();
    };
    for (const fn of [reading, compile(reading)]) {
      expect(() => fn(ones([3]), zeros([3]))).toThrow(
        'checkpoint: the function gave another value',
      );
    }
  });

  it('may make constants of its own, and read what does not change', () => {
    const mask = tensor([0, 1, 1]);
    const block = gradientThrough((x) =>
      x
        .mul(tensor([1, -0, 3]))
        .tanh()
        .mul(mask),
    );
    expectSameBits(compile(block)(), block());
  });
});

describe('long functions', () => {
  const powers = (count: number) => (x: Tensor) => {
    let y = x;
    for (let i = 0; i < count; i++) y = y.pow(1.01);
    return y;
  };

  it('are cut into loops that engines accept', () => {
    const behindProduct = (x: Tensor) => powers(90)(x.matmul(x.transpose()));
    const summed = (x: Tensor) => powers(160)(x).mean();
    for (const [fn, x] of [
      [behindProduct, ones([7, 7]).mul(0.3)],
      [summed, ones([3, 37]).mul(0.3)],
    ] as const) {
      expectSameBits(compile(fn)(x), fn(x));
    }
  });

  it('may write and read as many tensors as they like', () => {
    const weights = Array.from({ length: 500 }, (_, i) => tensor([i, 1, 2]));
    const fn = (x: Tensor, y: Tensor) => [
      x.sum(),
      ...weights.map((w) => x.mul(w)),
      y.sum(),
      ...weights.map((w) => y.mul(w)),
      weights.reduce((sum, w) => sum.add(w.mul(x)), x),
      weights.reduce((sum, w) => sum.add(w.mul(y)), y),
    ];
    const inputs = [tensor([1, 2, 3]), tensor([3, 4, 5])] as const;
    expectSameBits(compile(fn)(...inputs), fn(...inputs));
  });
});
