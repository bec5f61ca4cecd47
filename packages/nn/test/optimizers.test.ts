import { compile, type Tensor, tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import * as nn from '../src/index.ts';
import {
  adagrad,
  adam,
  adamw,
  clipGradNorm,
  clipGradValue,
  lamb,
  lion,
  nadam,
  type Optimizer,
  rmsprop,
  sgd,
} from '../src/index.ts';

const leaf = (value: number | number[]) => tensor(value, { requiresGrad: true });

type Given = Parameters<typeof adam>[0];
const makers: readonly [string, (parameters: Given, options: object) => Optimizer][] = [
  ['adagrad', adagrad],
  ['adam', adam],
  ['adamw', adamw],
  ['lamb', lamb],
  ['lion', lion],
  ['nadam', nadam],
  ['rmsprop', rmsprop],
  ['sgd', (parameters, options) => sgd(parameters, { learningRate: 0.01, ...options })],
];

/** Steps on Σ a (w − c)², which has its minimum where nothing is 0. */
function descend(w: Tensor, optimizer: Optimizer, steps: number): void {
  for (let i = 0; i < steps; i++) {
    optimizer.zeroGrad();
    w.sub(tensor([1, -2, 3]))
      .square()
      .mul(tensor([0.5, 1, 2]))
      .sum()
      .backward();
    optimizer.step();
  }
}

describe.each(makers)('%s', (name, make) => {
  it('comes nearer to the minimum', () => {
    const w = leaf([2, -3, 2]);
    descend(w, make([w], { learningRate: 0.01 }), 60);
    const distance = w
      .sub(tensor([1, -2, 3]))
      .abs()
      .max()
      .item();
    expect(distance).toBeLessThan(0.95);
  });

  it('leaves alone what has no gradient, and all that is kept for it', () => {
    const [used, unused] = [leaf(2), leaf(5)];
    const optimizer = make([used, unused], {});
    const kept = () => Object.values(optimizer.state[1]).map((x) => x.item());
    const before = kept();
    used.square().backward();
    optimizer.step();
    expect(used.item()).not.toBe(2);
    expect(unused.item()).toBe(5);
    expect(kept()).toEqual(before);
  });

  it('gives a group the options that it names, and the common ones for the rest', () => {
    const [a, b, alone, withOwn] = [leaf(3), leaf(3), leaf(3), leaf(3)];
    const grouped = make(
      [{ parameters: [a] }, { parameters: [b], learningRate: 0.5, weightDecay: 0.25 }],
      { learningRate: 0.125 },
    );
    const common = make([alone], { learningRate: 0.125 });
    const own = make([withOwn], { learningRate: 0.5, weightDecay: 0.25 });
    for (const optimizer of [grouped, common, own]) {
      for (const w of [a, b, alone, withOwn]) w.grad = tensor(2);
      optimizer.step();
    }
    expect([a.item(), b.item()]).toEqual([alone.item(), withOwn.item()]);
    expect(grouped.learningRates.map((rate) => rate.item())).toEqual([0.125, 0.5]);
    expect(grouped.learningRates[0]).toBe(grouped.learningRate);
  });

  it('goes by the learning rate that it was assigned last', () => {
    const [w, other] = [leaf(3), leaf(3)];
    const optimizer = make([w], { learningRate: 0.25 });
    optimizer.learningRate.assign(tensor(0.5));
    const expected = make([other], { learningRate: 0.5 });
    for (const x of [w, other]) x.grad = tensor(2);
    optimizer.step();
    expected.step();
    expect(w.item()).toBe(other.item());
  });

  it('makes all its state at once, of leaves that stay', () => {
    const w = leaf([2, -3, 2]);
    const optimizer = make([w], {});
    const before = optimizer.state.flatMap(Object.values);
    descend(w, optimizer, 3);
    const after = optimizer.state.flatMap(Object.values);
    expect(after.map((x, i) => x === before[i] && x.node === null)).toEqual(before.map(() => true));
  });

  it.each([
    [{ learningRate: 0 }, 'learningRate must be a positive number, got 0'],
    [{ learningRate: -1 }, 'learningRate must be a positive number, got -1'],
    [{ learningRate: '1' }, "learningRate must be a positive number, got '1'"],
    [{ weightDecay: -0.1 }, 'weightDecay must be a finite number of at least 0, got -0.1'],
    [{ weightDecay: Number.NaN }, 'weightDecay must be a finite number of at least 0, got NaN'],
    [{ lr: 0.1 }, "there is no option 'lr'; there are learningRate,"],
  ])('refuses %o, for all and for a group', (options, problem) => {
    const attempt = (): unknown => make([leaf(1)], options);
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(`${name}: ${problem}`);
    const inGroup = (): unknown =>
      make([{ parameters: [leaf(1)] }, { parameters: [leaf(1)], ...(options as object) }], {});
    expect(inGroup).toThrow(RangeError);
    expect(inGroup).toThrow(`${name}: groups[1]: ${problem}`);
  });

  it('refuses options that are a number', () => {
    const makeBy: Record<string, unknown> = nn;
    const attempt = (): unknown => (makeBy[name] as typeof adam)([leaf(1)], 0.1 as never);
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(`${name}: options are written as { learningRate: … }, got 0.1`);
  });

  it('refuses to train nothing', () => {
    expect(() => make([], {})).toThrow(`${name}: there are no parameters to train`);
    const attempt = (): unknown => make([{ parameters: [leaf(1)] }, { parameters: [] }], {});
    expect(attempt).toThrow(`${name}: groups[1]: there are no parameters to train`);
  });

  it('refuses a parameter in two groups', () => {
    const w = leaf(1);
    const attempt = (): unknown =>
      make([{ parameters: [leaf(2), w] }, { parameters: [leaf(3), w] }], {});
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(
      `${name}: groups[1] has a float64 [] that groups[0] has, too; a parameter belongs to one group`,
    );
  });

  it('refuses tensors among groups', () => {
    const attempt = (): unknown => make([{ parameters: [leaf(1)] }, leaf(1)] as never, {});
    expect(attempt).toThrow(
      `${name}: groups[1] is no group; write { parameters: […] }, or give no group at all`,
    );
  });
});

describe.each([
  ['adam', adam],
  ['adamw', adamw],
  ['lamb', lamb],
  ['lion', lion],
  ['nadam', nadam],
] as const)('%s', (name, make) => {
  it.each([
    [[0.9, 1], '[0.9, 1]'],
    [[-0.1, 0.9], '[-0.1, 0.9]'],
    [[0.9, Number.NaN], '[0.9, NaN]'],
    [[0.9], 'an array of 1'],
    [0.9, '0.9'],
  ])('refuses the betas %o', (betas, shown) => {
    const attempt = (): unknown => make([leaf(1)], { betas: betas as never });
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(`${name}: betas must be two numbers in [0, 1), got ${shown}`);
  });
});

describe('single options', () => {
  it.each([
    [() => sgd([leaf(1)], { learningRate: 1, momentum: -1 }), 'sgd: momentum must be'],
    [() => sgd([leaf(1)], { learningRate: 1, dampening: 2 }), 'sgd: dampening must be'],
    [() => sgd([leaf(1)], { learningRate: 1, nesterov: 1 as never }), 'sgd: nesterov must be'],
    [() => rmsprop([leaf(1)], { decay: 1 }), 'rmsprop: decay must be a number in [0, 1), got 1'],
    [() => adam([leaf(1)], { epsilon: -1 }), 'adam: epsilon must be'],
    [() => nadam([leaf(1)], { momentumDecay: -1 }), 'nadam: momentumDecay must be'],
    [() => adagrad([leaf(1)], { initialSum: -1 }), 'adagrad: initialSum must be'],
  ])('are refused by name', (attempt, message) => {
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(message);
  });

  it.each([{}, { momentum: 0.9, dampening: 0.1 }])(
    "Nesterov's rule is refused with the options %o",
    (options) => {
      const attempt = (): unknown =>
        sgd([leaf(1)], { learningRate: 1, nesterov: true, ...options });
      expect(attempt).toThrow("sgd: Nesterov's rule needs a momentum above 0 and no dampening");
    },
  );
});

describe('lamb', () => {
  it('moves a tensor of zeros by the plain step, where there is no ratio of lengths', () => {
    const w = leaf([0, 0]);
    const optimizer = lamb([w], { learningRate: 0.5, epsilon: 0 });
    w.grad = tensor([2, -3]);
    optimizer.step();
    const [first, second] = w.toTypedArray();
    expect(first).toBeCloseTo(-0.5, 12);
    expect(second).toBeCloseTo(0.5, 12);
  });

  it('stays where it is if there is nothing to do', () => {
    const w = leaf([3, 4]);
    const optimizer = lamb([w], { weightDecay: 0 });
    w.grad = tensor([0, 0]);
    optimizer.step();
    expect(w.toArray()).toEqual([3, 4]);
  });
});

describe('rmsprop, centered', () => {
  it('keeps going when all gradients are alike, so that they have no variance', () => {
    for (const gradient of [0.1, 0.3, 0.7, 1e-3]) {
      const w = leaf(1);
      const optimizer = rmsprop([w], { centered: true, learningRate: 1e-6 });
      for (let i = 0; i < 4_000; i++) {
        w.grad = tensor(gradient);
        optimizer.step();
      }
      expect(w.item()).not.toBeNaN();
    }
  });
});

describe('clipGradNorm', () => {
  it('shortens all gradients by one factor, and returns how long they were', () => {
    const [a, b] = [leaf([1, 1]), leaf(1)];
    a.grad = tensor([2, 3]);
    b.grad = tensor(6);
    expect(clipGradNorm([a, b], 3.5).item()).toBe(7);
    const factor = 3.5 / (7 + 1e-6);
    expect(a.grad.toArray()).toEqual([2 * factor, 3 * factor]);
    expect(b.grad.item()).toBe(6 * factor);
  });

  it('leaves shorter ones as they are', () => {
    const w = leaf([1, 1]);
    w.grad = tensor([3, 4]);
    expect(clipGradNorm([w], 6).item()).toBe(5);
    expect(w.grad.toArray()).toEqual([3, 4]);
  });

  it('counts a parameter once that is given twice, and passes over those without a gradient', () => {
    const [w, unused] = [leaf([1, 1]), leaf(1)];
    w.grad = tensor([3, 4]);
    expect(clipGradNorm([w, unused, w], 100).item()).toBe(5);
    expect(unused.grad).toBeNull();
    expect(clipGradNorm([unused], 1).item()).toBe(0);
  });

  it('measures float32 gradients whose squares are too large for float32', () => {
    const w = tensor([1, 1], { dtype: 'float32', requiresGrad: true });
    w.grad = tensor([3e30, 4e30], { dtype: 'float32' });
    expect(clipGradNorm([w], 1).item() / 5e30).toBeCloseTo(1, 6);
    expect(w.grad.toTypedArray()[1]).toBeCloseTo(0.8, 6);
    expect(w.grad.dtype).toBe('float32');
  });

  it.each([
    ['all zeros', [0, 0], 0, [0, 0]],
    ['one infinite', [Number.POSITIVE_INFINITY, 1], Number.POSITIVE_INFINITY, [Number.NaN, 0]],
    ['one NaN', [Number.NaN, 1], Number.NaN, [Number.NaN, Number.NaN]],
  ])('does as PyTorch does with gradients of which are %s', (_, gradient, norm, after) => {
    const w = leaf([1, 1]);
    w.grad = tensor(gradient);
    expect(clipGradNorm([w], 1).item()).toBe(norm);
    expect(w.grad.toArray()).toEqual(after);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses the length %d', (maxNorm) => {
    expect(() => clipGradNorm([leaf(1)], maxNorm)).toThrow(
      `clipGradNorm: maxNorm must be a positive number, got ${maxNorm}`,
    );
  });
});

describe('clipGradValue', () => {
  it('cuts off at both sides', () => {
    const w = leaf([1, 1, 1]);
    w.grad = tensor([-5, 0.25, 5]);
    clipGradValue([w], 0.5);
    expect(w.grad.toArray()).toEqual([-0.5, 0.25, 0.5]);
  });

  it('refuses a limit of 0', () => {
    expect(() => clipGradValue([leaf(1)], 0)).toThrow('clipGradValue: limit must be');
  });
});

/** Clips, and gives a number that depends on it. */
const clips: readonly [string, (w: Tensor) => Tensor][] = [
  ['by norm', (w) => clipGradNorm([w], 0.5)],
  [
    'by value',
    (w) => {
      clipGradValue([w], 0.5);
      return w.sum();
    },
  ],
];

describe.each(clips)('clipping %s in a compiled step', (_, clip) => {
  it('does what it does in an eager one, bit for bit', () => {
    const [compiled, eager] = [true, false].map((isCompiled) => {
      const w = leaf([3, -2, 0.1]);
      const optimizer = sgd([w], { learningRate: 0.3, momentum: 0.5 });
      const step = (): Tensor => {
        optimizer.zeroGrad();
        w.square().sum().backward();
        const norm = clip(w);
        optimizer.step();
        return norm;
      };
      const run = isCompiled ? compile(step) : step;
      return Array.from({ length: 10 }, () => [run().item(), w.toArray()]);
    });
    expect(compiled).toEqual(eager);
  });
});
