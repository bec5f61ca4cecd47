import { describe, expect, it } from 'vitest';
import {
  compile,
  grad,
  noGrad,
  ones,
  type Structure,
  type Tensor,
  TensorError,
  tensor,
  where,
  zeros,
} from '../src/index.ts';
import { expectSameBits } from './same-bits.ts';

/** A compiled function that says how often it has been captured. */
function counted<Inputs extends readonly Tensor[]>(fn: (...inputs: Inputs) => Tensor) {
  const count = { captures: 0 };
  const compiled = compile((...inputs: Inputs) => {
    count.captures += 1;
    return fn(...inputs);
  });
  return { compiled, count };
}

/** One step of gradient descent on (w·x − 1)². */
function descent(w: Tensor, learningRate: Tensor | number = 0.1) {
  return (x: Tensor) => {
    w.grad = null;
    const loss = w.mul(x).sub(1).square().mean();
    loss.backward();
    if (w.grad !== null) w.assign(w.detach().sub(mul(w.grad, learningRate)));
    return loss;
  };
}

function mul(x: Tensor, by: Tensor | number): Tensor {
  return x.mul(by);
}

describe('compile', () => {
  it('runs the function itself once, and its captured operations at every call', () => {
    const { compiled, count } = counted((x) => x.mul(2));
    expect(compiled(tensor([1, 2])).toArray()).toEqual([2, 4]);
    expect(compiled(tensor([3, 4])).toArray()).toEqual([6, 8]);
    expect(count.captures).toBe(1);
  });

  it('captures again for other shapes, other dtypes, and without gradients', () => {
    const { compiled, count } = counted((x) => x.mul(2));
    for (let round = 0; round < 2; round++) {
      compiled(tensor([1, 2]));
      compiled(tensor([[1, 2]]));
      compiled(tensor([1, 2], { dtype: 'float32' }));
      noGrad(() => compiled(tensor([1, 2])));
    }
    expect(count.captures).toBe(4);
  });

  it('sees that an input of the same type holds other numbers, also if the same input is back', () => {
    const double = compile((x: Tensor) => x.mul(2));
    const [one, two] = [tensor([1]), tensor([2])];
    const results = [one, two, one, one, two].map((x) => double(x).toArray());
    expect(results).toEqual([[2], [4], [2], [2], [4]]);
  });

  it('sees that an input has been assigned to', () => {
    const double = compile((x: Tensor) => x.mul(2));
    const x = tensor([1]);
    double(x);
    x.assign(tensor([5]));
    expect(double(x).toArray()).toEqual([10]);
  });

  it('takes and gives nested lists and records', () => {
    const fn = compile(({ points: [a, b], scale }: Batch) => ({
      sum: a.add(b).mul(scale),
      parts: [a, { scaled: b.mul(scale) }] as const,
    }));
    const first = fn({ points: [tensor([1, 2]), tensor([3, 4])], scale: tensor(10) });
    expect(first.sum.toArray()).toEqual([40, 60]);
    expect(first.parts[0].toArray()).toEqual([1, 2]);
    expect(first.parts[1].scaled.toArray()).toEqual([30, 40]);
    const second = fn({ points: [tensor([0, 0]), tensor([1, 1])], scale: tensor(2) });
    expect(second.sum.toArray()).toEqual([2, 2]);
  });

  it('sees a list of the same length hold other tensors', () => {
    const fn = compile((list: readonly Tensor[]) => list[0].sub(list[1]));
    const list = [tensor(3), tensor(1)];
    expect(fn(list).item()).toBe(2);
    list.reverse();
    expect(fn(list).item()).toBe(-2);
  });

  it('tells records apart by their names', () => {
    const { compiled, count } = countedRecords();
    compiled({ a: tensor(1), b: tensor(2) });
    compiled({ a: tensor(1), c: tensor(2) });
    compiled({ 'a: float64 [], b': tensor(1), c: tensor(2) });
    expect(count.captures).toBe(3);
  });

  it('gives nothing back where the function gives nothing back', () => {
    const w = tensor([1, 2]);
    const update = compile((x: Tensor) => {
      w.assign(w.add(x));
    });
    const tick = compile(() => {
      w.assign(w.mul(2));
    });
    expect(update(tensor([1, 1]))).toBeUndefined();
    tick();
    expect(w.toArray()).toEqual([4, 6]);
  });

  it('takes and gives nothing for parts of a structure, such as a gradient that is not there', () => {
    const [used, unused] = [1, 2].map((value) => tensor(value, { requiresGrad: true }));
    const { compiled, count } = countedMasks((x, mask) => {
      used.grad = null;
      where(mask ?? ones([2]).greater(0), x, 0)
        .mul(used)
        .sum()
        .backward();
      return [used.grad, unused.grad, undefined, []];
    });
    const x = tensor([3, 4]);
    for (let round = 0; round < 2; round++) {
      expect(compiled({ x, mask: x.greater(3) })).toMatchObject([{ size: 1 }, null, undefined, []]);
      expect(used.grad?.item()).toBe(4);
      compiled({ x });
      expect(used.grad?.item()).toBe(7);
      compiled({ x, mask: undefined });
    }
    expect(count.captures).toBe(3);
  });

  it('works without inputs, and with the same tensor as several', () => {
    const state = tensor([1, 2]);
    const next = compile(() => {
      state.assign(state.mul(2));
      return state;
    });
    next();
    expect(next().toArray()).toEqual([4, 8]);
    const x = tensor(3);
    expect(compile((a: Tensor, b: Tensor) => a.mul(b))(x, x).item()).toBe(9);
  });

  it('returns an input, a constant, a parameter, or one tensor twice', () => {
    const parameter = tensor([7]);
    const fn = compile((x: Tensor) => {
      const sum = x.add(1);
      return [x, tensor([1, 2]), zeros([0, 3]), parameter, sum, sum, parameter.transpose(0, 0)];
    });
    const values = fn(tensor([5])).map((result) => result.toArray());
    expect(values).toEqual([[5], [1, 2], [], [7], [6], [6], [7]]);
    expect(fn(tensor([8])).map((result) => result.toArray())[0]).toEqual([8]);
  });

  it('returns truth values, and takes them', () => {
    const isPositive = compile((x: Tensor) => x.greater(0));
    const mask = isPositive(tensor([-1, 0, 2]));
    expect(mask.dtype).toBe('bool');
    const chosen = compile((m: Tensor) => where(m, 1, -1).asType('float32'))(mask);
    expect(chosen.toArray()).toEqual([-1, -1, 1]);
  });

  it('has results of its own, which later calls do not change', () => {
    const double = compile((x: Tensor) => x.mul(2));
    const first = double(tensor([1]));
    double(tensor([2]));
    expect(first.toArray()).toEqual([2]);
  });

  it('follows loops and conditions in JavaScript as they went when it was captured', () => {
    const power = (exponent: number) => (x: Tensor) => {
      let result = ones([]);
      for (let i = 0; i < exponent; i++) result = result.mul(x);
      return exponent > 3 ? result.neg() : result;
    };
    expect(compile(power(3))(tensor(2)).item()).toBe(8);
    expect(compile(power(4))(tensor(2)).item()).toBe(-16);
  });

  it('can be called inside another compiled function', () => {
    const inner = compile((x: Tensor) => x.square());
    const outer = compile((x: Tensor) => inner(x).add(inner(x.mul(2))));
    expect(outer(tensor(3)).item()).toBe(45);
    expect(inner(tensor(3)).item()).toBe(9);
  });

  it('differentiates inside, to any order', () => {
    const cube = (x: Tensor) => x.mul(x).mul(x);
    const fn = compile((x: Tensor) => [cube(x), grad(cube)(x), grad(grad(cube))(x)]);
    expect(fn(tensor(2)).map((result) => result.item())).toEqual([8, 12, 12]);
  });

  it('computes a chain that doubles with every link', () => {
    const fn = (x: Tensor) => {
      let y = x;
      for (let i = 0; i < 30; i++) y = y.mul(y).add(y).mul(0.4);
      return y;
    };
    const x = tensor([0.3, 0.9]);
    expectSameBits(compile(fn)(x), fn(x));
  });

  it('computes a chain that is longer than the call stack is deep', () => {
    const fn = (x: Tensor) => {
      let y = x;
      for (let i = 0; i < 1500; i++) y = i % 7 === 0 ? y.sum().add(x) : y.mul(0.5);
      return y;
    };
    const x = tensor([0.3, 0.9]);
    expectSameBits(compile(fn)(x), fn(x));
  });
});

interface Masked {
  readonly [name: string]: Tensor | undefined;
  readonly x: Tensor;
  readonly mask?: Tensor | undefined;
}

function countedMasks(fn: (x: Tensor, mask: Tensor | undefined) => Structure) {
  const count = { captures: 0 };
  const compiled = compile(({ x, mask }: Masked) => {
    count.captures += 1;
    return fn(x, mask);
  });
  return { compiled, count };
}

type Batch = {
  readonly points: readonly [Tensor, Tensor];
  readonly scale: Tensor;
};

function countedRecords() {
  const count = { captures: 0 };
  const compiled = compile((record: Readonly<Record<string, Tensor>>) => {
    count.captures += 1;
    return Object.values(record);
  });
  return { compiled, count };
}

describe('parameters of a compiled function', () => {
  it('are updated, and remain ordinary tensors', () => {
    const w = tensor([3, -2], { requiresGrad: true });
    const expected = tensor([3, -2], { requiresGrad: true });
    const step = compile(descent(w));
    for (const value of [0.5, 1, -0.25]) {
      const x = tensor([value, 1]);
      expectSameBits(step(x), descent(expected)(x).detach());
      expectSameBits(w, expected);
      expectSameBits(w.mul(2), expected.mul(2));
      expect(w.requiresGrad).toBe(true);
    }
  });

  it('are shared by functions: one trains, another evaluates', () => {
    const w = tensor([3], { requiresGrad: true });
    const train = compile(descent(w));
    const evaluate = compile((x: Tensor) => w.mul(x));
    const x = tensor([2]);
    expect(evaluate(x).toArray()).toEqual([6]);
    train(x);
    expect(evaluate(x).toArray()).toEqual(w.mul(x).toArray());
    expect(w.toArray()).not.toEqual([3]);
    train(x);
    expect(evaluate(x).toArray()).toEqual(w.mul(x).toArray());
  });

  it('may be assigned to between calls', () => {
    const w = tensor([3], { requiresGrad: true });
    const train = compile(descent(w));
    const evaluate = compile((x: Tensor) => w.mul(x));
    train(tensor([1]));
    w.assign(tensor([10]));
    expect(evaluate(tensor([1])).toArray()).toEqual([10]);
    w.assign(w.mul(2));
    expect(evaluate(tensor([1])).toArray()).toEqual([20]);
    train(tensor([0]));
    expect(w.toArray()).toEqual([20]);
  });

  it('get back the very value that they had once', () => {
    const w = tensor([3], { requiresGrad: true });
    const train = compile(descent(w));
    const before = w.detach();
    train(tensor([1]));
    w.assign(before);
    train(tensor([1]));
    const once = w.toArray();
    w.assign(before);
    train(tensor([1]));
    expect(w.toArray()).toEqual(once);
  });

  it('leave their old numbers to whoever took them before', () => {
    const w = tensor([
      [1, 2],
      [3, 4],
    ]);
    const double = compile(() => {
      w.assign(w.mul(2));
      return w.sum();
    });
    double();
    const copy = w.detach();
    const view = w.transpose();
    const other = zeros([2, 2]);
    other.assign(w);
    double();
    expect(copy.toArray()).toEqual([
      [2, 4],
      [6, 8],
    ]);
    expect(view.toArray()).toEqual([
      [2, 6],
      [4, 8],
    ]);
    expect(other.toArray()).toEqual([
      [2, 4],
      [6, 8],
    ]);
    expect(w.toArray()).toEqual([
      [4, 8],
      [12, 16],
    ]);
  });

  it('may be exchanged, and remember what they were', () => {
    const [a, b, previous] = [tensor([1, 2]), tensor([3, 4]), zeros([2])];
    const step = compile(() => {
      previous.assign(a.detach());
      const old = a.detach();
      a.assign(b.detach());
      b.assign(old);
      return [a, b, old];
    });
    expect(step().map((x) => x.toArray())).toEqual([
      [3, 4],
      [1, 2],
      [1, 2],
    ]);
    expect([a, b, previous].map((x) => x.toArray())).toEqual([
      [3, 4],
      [1, 2],
      [1, 2],
    ]);
    step();
    expect([a, b, previous].map((x) => x.toArray())).toEqual([
      [1, 2],
      [3, 4],
      [3, 4],
    ]);
  });

  it('may go round in a ring, through a transpose', () => {
    const ring = [1, 2, 3].map((n) =>
      tensor([
        [n, n + 10],
        [n + 20, n + 30],
      ]),
    );
    const expected = ring.map((x) => tensor(x));
    const turn = (list: readonly Tensor[]) => () => {
      const old = list.map((x) => x.detach());
      list.forEach((x, i) => {
        x.assign(old[(i + 1) % 3].transpose().mul(2));
      });
      return old;
    };
    const compiled = compile(turn(ring));
    for (let call = 0; call < 3; call++) {
      expectSameBits(compiled(), turn(expected)());
      expectSameBits(ring, expected);
    }
  });

  it('may get the same value as another, and as a result', () => {
    const [a, b] = [tensor([1, 2]), tensor([3, 4])];
    const step = compile(() => {
      const sum = a.add(b);
      a.assign(sum);
      b.assign(sum);
      return sum;
    });
    for (const expected of [
      [4, 6],
      [8, 12],
    ]) {
      expect(step().toArray()).toEqual(expected);
      expect([a.toArray(), b.toArray()]).toEqual([expected, expected]);
    }
  });

  it('may be assigned twice, read in between, and get their own value back', () => {
    const a = tensor([1]);
    const step = compile(() => {
      a.assign(a.add(1));
      const between = a.mul(10);
      a.assign(a.add(between));
      return between;
    });
    expect(step().toArray()).toEqual([20]);
    expect(a.toArray()).toEqual([22]);
    const idle = compile(() => {
      const old = a.detach();
      a.assign(zeros([1]));
      a.assign(old);
      return a.add(0);
    });
    expect(idle().toArray()).toEqual([22]);
    expect(a.toArray()).toEqual([22]);
  });

  it('may get an input or a constant as their value', () => {
    const [a, b] = [tensor([1]), tensor([2])];
    const set = compile((x: Tensor) => {
      a.assign(x);
      b.assign(tensor([9]));
      return x;
    });
    set(tensor([5]));
    expect([a.toArray(), b.toArray()]).toEqual([[5], [9]]);
    b.assign(tensor([0]));
    set(tensor([6]));
    expect([a.toArray(), b.toArray()]).toEqual([[6], [9]]);
  });

  it('may not be an input of a call that assigns them, which an input would not see', () => {
    const w = tensor([2]);
    const update = (x: Tensor) => {
      w.assign(w.mul(x));
      return x.mul(1);
    };
    const step = compile(update);
    // Without compile, x is w, and the result is what w has become.
    expect(() => step(w)).toThrow(
      /^compile: input 0, float64 \[1\], is also assigned a new value inside .* or pass detach\(\)$/,
    );
    expect(step(tensor([3])).toArray()).toEqual([3]);
    expect(() => step(w)).toThrow(TensorError);
    expect(w.toArray()).toEqual([6]);
    for (const run of [step, update]) {
      const before = w.item();
      expect(run(w.detach()).item()).toBe(before);
      expect(w.item()).toBe(before * before);
    }
  });

  it('may be a learning rate that changes from call to call', () => {
    const w = tensor([1], { requiresGrad: true });
    const expected = tensor([1], { requiresGrad: true });
    const rate = tensor(0.1);
    const step = compile(descent(w, rate));
    for (const value of [0.1, 0.05, 0]) {
      rate.assign(tensor(value));
      step(tensor([2]));
      descent(expected, value)(tensor([2]));
      expectSameBits(w, expected);
    }
  });
});

describe('gradients in a compiled function', () => {
  it('stay with the leaf when the function leaves them there', () => {
    const w = tensor([1, 2], { requiresGrad: true });
    const step = compile((x: Tensor) => {
      w.grad = null;
      const loss = w.mul(x).sum();
      loss.backward();
      return loss;
    });
    step(tensor([3, 4]));
    const first = w.grad;
    step(tensor([5, 6]));
    expect(first?.toArray()).toEqual([3, 4]);
    expect(w.grad?.toArray()).toEqual([5, 6]);
  });

  it('are gone when the function has removed them', () => {
    const w = tensor([1, 2], { requiresGrad: true });
    const step = compile((x: Tensor) => {
      w.mul(x).sum().backward();
      const gradient = w.grad?.mul(1) ?? zeros([2]);
      w.grad = null;
      return gradient;
    });
    expect(step(tensor([3, 4])).toArray()).toEqual([3, 4]);
    expect(w.grad).toBeNull();
    expect(step(tensor([5, 6])).toArray()).toEqual([5, 6]);
  });

  it('accumulate over several backward passes of one call', () => {
    const w = tensor([1, 2], { requiresGrad: true });
    compile((x: Tensor) => {
      w.grad = null;
      w.mul(x).sum().backward();
      w.square().sum().backward();
      return x;
    })(tensor([3, 4]));
    expect(w.grad?.toArray()).toEqual([5, 8]);
  });

  it('may be the old value of a leaf that gets a new one', () => {
    const [w, v] = [tensor([1, 2], { requiresGrad: true }), tensor([3, 4])];
    compile(() => {
      const output = w.mul(1);
      output.backward(v.detach());
      v.assign(v.mul(2));
      return output;
    })();
    expect(w.grad?.toArray()).toEqual([3, 4]);
    expect(v.toArray()).toEqual([6, 8]);
  });

  it.each(['at the first call', 'at a later call'])('from before it are refused %s', (when) => {
    const w = tensor([1, 2], { requiresGrad: true });
    const step = compile((x: Tensor) => {
      const loss = w.mul(x).sum();
      loss.backward();
      return loss;
    });
    if (when === 'at the first call') w.sum().backward();
    else step(tensor([3, 4]));
    const before = w.grad;
    expect(() => step(tensor([3, 4]))).toThrow(
      'compile: the captured function reads a gradient of shape [2] from before the call; ' +
        'call zeroGrad() inside the function, before backward()',
    );
    expect(w.grad).toBe(before);
    w.grad = null;
    step(tensor([5, 6]));
    expect(w.grad).toMatchObject({ shape: [2] });
  });

  it('do not exist under noGrad', () => {
    const w = tensor([1, 2], { requiresGrad: true });
    const fn = compile((x: Tensor) => {
      const loss = w.mul(x).sum();
      return loss.requiresGrad ? loss : loss.neg();
    });
    expect(noGrad(() => fn(tensor([1, 1])).item())).toBe(-3);
    expect(fn(tensor([1, 1])).item()).toBe(3);
  });
});

/** A list is its elements, whatever else it holds. */
const noted = [[Object.assign([tensor(1)], { note: 'x' }), 'x']];

describe('what a compiled function refuses', () => {
  const reading: [by: string, named: string, (x: Tensor) => unknown][] = [
    ['item()', 'item()', (x) => x.item()],
    ['toArray()', 'toArray()', (x) => x.toArray()],
    ['toTypedArray()', 'toTypedArray()', (x) => x.toTypedArray()],
    ['tensor()', 'toTypedArray()', (x) => tensor(x)],
    ['a condition', 'item()', (x) => (x.item() > 0 ? x : x.neg())],
  ];

  it.each(reading)('reading numbers by %s', (_, named, read) => {
    const parameter = tensor(3);
    const remedy =
      `compile: ${named} cannot read the numbers of a float64 [] while the function is being captured, ` +
      'because they are not known yet, or may change between calls; return the tensor and read it outside, or choose by where() instead of if';
    const fromInput = compile((x: Tensor) => {
      read(x);
      return x;
    });
    expect(() => fromInput(tensor(1))).toThrow(remedy);
    const fromParameter = compile((x: Tensor) => {
      read(parameter);
      return x;
    });
    expect(() => fromParameter(tensor(1))).toThrow(remedy);
  });

  it.each<[string, (x: number) => unknown]>([
    ['a comparison', (x) => (x < 1 ? 0 : 1)],
    ['arithmetic', (x) => x * 2],
    ['a sum', (x) => x + 1],
    ['Number()', (x) => Number(x)],
    ['Math', (x) => Math.abs(x)],
  ])('taking a tensor for a number by %s, as everywhere', (_, use) => {
    const taken = (x: Tensor) => {
      use(x as unknown as number);
      return x;
    };
    const refusal = 'a tensor of float64 [] is no JavaScript number: compute with its methods';
    expect(() => taken(tensor(1))).toThrow(refusal);
    expect(() => compile(taken)(tensor(1))).toThrow(refusal);
  });

  it('but not writing a tensor in a text', () => {
    const x = tensor([1]);
    const texts = [`${x}`, String(x), [x].join(), Object.keys({ [String(x)]: 1 })[0]];
    expect(new Set(texts)).toEqual(new Set(['float64 [1]']));
  });

  it('but not reading a constant that it has made', () => {
    const fn = compile((x: Tensor) => x.mul(tensor(2).mul(3).item()));
    expect(fn(tensor(2)).item()).toBe(12);
  });

  it('assigning to a tensor made inside', () => {
    const fn = compile((x: Tensor) => {
      const state = zeros([]);
      state.assign(x);
      return state;
    });
    expect(() => fn(tensor(1))).toThrow(
      /assign\(\) to a tensor of shape \[\] that was made inside/,
    );
  });

  it('another value for a tensor that was made inside at the first call', () => {
    let weight: Tensor | undefined;
    const fn = compile((x: Tensor) => {
      weight ??= tensor([2], { requiresGrad: true });
      return x.mul(weight.detach());
    });
    expect(fn(tensor([3])).toArray()).toEqual([6]);
    expect(() => weight?.assign(tensor([5]))).toThrow(
      /^assign: this tensor of shape \[1\] was made inside a captured function.*make it before/,
    );
    expect(fn(tensor([3])).toArray()).toEqual([6]);
  });

  it('another value for a gradient that was made inside', () => {
    const w = tensor([0, 0], { requiresGrad: true });
    const made: Tensor[] = [];
    compile(() => {
      made.push(tensor([1, 2]));
      w.grad = made[0];
    })();
    expect(() => made[0].assign(tensor([5, 6]))).toThrow(/^assign: .* was made inside/);
  });

  it('a tensor that was kept from inside', () => {
    const kept: Tensor[] = [];
    const fn = compile((x: Tensor) => {
      kept.push(x.mul(2));
      return kept[0].add(1);
    });
    expect(fn(tensor(1)).item()).toBe(3);
    const remedy = /float64 \[\] was kept from inside a captured function.*return it/;
    expect(() => kept[0].item()).toThrow(remedy);
    expect(() => kept[0].add(1)).toThrow(remedy);
    expect(() => fn(tensor(1, { dtype: 'float32' }))).toThrow(remedy);
  });

  it.each([
    ['a number', () => 3, '3'],
    ['a number among others', (x: Tensor) => ({ loss: x, 'step 1': [x, 3] }), '3 at ["step 1"][1]'],
    ['a promise', (x: Tensor) => Promise.resolve(x), 'a Promise'],
    ['a map', () => new Map(), 'a Map'],
    ['an array of numbers', () => new Float64Array(2), 'a Float64Array'],
    ['a function', () => Math.abs, 'the function abs'],
  ])('giving back %s', (_, fn, found) => {
    const compiled = compile(fn as unknown as (x: Tensor) => Tensor);
    expect(() => compiled(tensor(1))).toThrow(
      `compile: the captured function returned ${found}, but results are tensors, or lists and records of them; `,
    );
  });

  it.each([
    ['a number', [tensor(1), 3], 'input 1 is 3, ', 'by tensor(…)'],
    ['a list of numbers', [[[1, 2]]], 'input 0 has 1 at [0][0], ', 'by tensor(…)'],
    ['typed numbers', [new Float32Array(2)], 'input 0 is a Float32Array, ', 'by tensor(…)'],
    ['a mode', [tensor(1), { mode: 'training' }], "input 1 has 'training' at .mode, ", 'read'],
    ['not a number', [NaN], 'input 0 is NaN, ', 'by tensor(…)'],
    ['a number by a number', [{ 1: 3 }], 'input 0 has 3 at ["1"], ', 'by tensor(…)'],
    ['a function', [() => 1], 'input 0 is a function, ', 'read'],
    ['behind a list with a name of its own', noted, "input 0 has 'x' at [1], ", 'read'],
  ])('an input that is %s', (_, inputs, found, remedy) => {
    const fn = compile((...[x]: Tensor[]) => x) as unknown as (...inputs: unknown[]) => Tensor;
    const call = () => fn(...inputs);
    expect(call).toThrow(`compile: ${found}but inputs are tensors, or lists and records of them; `);
    expect(call).toThrow(remedy);
  });

  it.each([
    async (x: Tensor) => x,
    function* (x: Tensor) {
      yield x;
    },
  ])('a function that is done later, before it runs', (fn) => {
    expect(() => compile(fn as unknown as () => Tensor)).toThrow(
      /^compile: expected a function that is done when it returns, got one of type (Async|Generator)Function; /,
    );
  });
});

describe('an error inside a compiled function', () => {
  it('leaves values and gradients as they were, and the next call works', () => {
    const [w, v] = [tensor([1, 2], { requiresGrad: true }), tensor([3, 4])];
    w.square().sum().backward();
    let isBroken = true;
    const step = compile((x: Tensor) => {
      w.grad = null;
      w.mul(x).sum().backward();
      w.assign(w.detach().add(1));
      v.assign(w.detach());
      if (isBroken) throw new Error('on purpose');
      return w.add(0);
    });
    expect(() => step(tensor([1, 1]))).toThrow('on purpose');
    expect([w.toArray(), v.toArray(), w.grad?.toArray()]).toEqual([
      [1, 2],
      [3, 4],
      [2, 4],
    ]);
    expect(w.mul(2).toArray()).toEqual([2, 4]);
    isBroken = false;
    expect(step(tensor([5, 6])).toArray()).toEqual([2, 3]);
    expect([w.toArray(), v.toArray(), w.grad?.toArray()]).toEqual([
      [2, 3],
      [2, 3],
      [5, 6],
    ]);
    isBroken = true;
    expect(() => step(tensor([[1, 1]]))).toThrow('on purpose');
    expect([w.toArray(), v.toArray(), w.grad?.toArray()]).toEqual([
      [2, 3],
      [2, 3],
      [5, 6],
    ]);
    expect(step(tensor([5, 6])).toArray()).toEqual([3, 4]);
  });

  it('does not spoil a backward pass that is still to come', () => {
    const w = tensor([1, 2], { requiresGrad: true });
    const loss = w.square().sum();
    const step = compile(() => {
      w.assign(w.detach().add(1));
      throw new Error('on purpose');
    });
    expect(step).toThrow('on purpose');
    loss.backward();
    expect(w.grad?.toArray()).toEqual([2, 4]);
  });
});

describe('the edge of a compiled function', () => {
  const w = tensor(3, { requiresGrad: true });
  const scaled = compile((x) => x.mul(w));

  it('refuses to be differentiated from outside, instead of giving no gradient', () => {
    expect(() => scaled(tensor(2)).square().backward()).toThrow(
      'backward: this tensor came out of a compiled function, which keeps no history',
    );
  });

  it('refuses inputs that require a gradient, instead of giving a gradient of zero', () => {
    expect(() => grad(compile((x) => x.square()))(tensor(2))).toThrow(
      'compile: input 0, float64 [], requires a gradient, which cannot flow through a compiled function',
    );
  });

  it('takes such inputs where no gradient is wanted', () => {
    expect(noGrad(() => scaled(w)).item()).toBe(9);
  });
});
