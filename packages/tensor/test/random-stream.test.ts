import { describe, expect, it } from 'vitest';
import { compile, grad, ones, randomStream, type Tensor, tensor, zeros } from '../src/index.ts';
import { loopOf } from '../src/scalar/loop.ts';
import { program, type ScalarFunction } from '../src/scalar/program.ts';
import { run } from '../src/scalar/run.ts';
import { threefry } from '../src/scalar/threefry.ts';
import { expectSameBits } from './same-bits.ts';

describe('threefry', () => {
  /**
   * Counter, key and value, from `tests/kat_vectors` of Random123, the program that goes with
   * Salmon, Moraes, Dror and Shaw 2011: `threefry2x32 20`.
   */
  const known = [
    ['00000000 00000000', '00000000 00000000', '6b200159 99ba4efe'],
    ['ffffffff ffffffff', 'ffffffff ffffffff', '1cb996fc bb002be7'],
    ['243f6a88 85a308d3', '13198a2e 03707344', 'c4923a9c 483df7a0'],
  ].map((row) => row.map((pair) => pair.split(' ').map((word) => Number.parseInt(word, 16) | 0)));

  it.each([0, 1] as const)('gives the known answers: word %i', (which) => {
    const inputs = [0, 1].flatMap((word) => [
      Int32Array.from(known, ([, key]) => key[word]),
      Int32Array.from(known, ([counter]) => counter[word]),
    ]);
    const expression: ScalarFunction = (key0, counter0, key1, counter1) =>
      threefry([key0, key1], [counter0, counter1])[which];
    const expected = Int32Array.from(known, ([, , value]) => value[which]);
    const output = new Int32Array(known.length);
    run(program(expression), inputs, output, known.length, 'int32');
    expect(output).toEqual(expected);

    const places = inputs.map((array) => ({ array, start: 0, rowStep: 0, columnStep: 1 }));
    output.fill(0);
    loopOf(program(expression), 4, 'int32', 'test')?.(1, known.length, places, output, 0);
    expect(output).toEqual(expected);
  });
});

/** The state that stands before a draw of a key. */
function stateOf(key: readonly [number, number], draw: number): Tensor {
  return tensor(Int32Array.of(...key, draw));
}

describe('a random stream', () => {
  it('takes its key from the seed, and its numbers from the highest bits of Threefry', () => {
    // The first known answer has the key 0 and the counter 0.
    const [high, low] = [0x6b200159 >>> 5, 0x99ba4efe >>> 6];
    expect(randomStream(0).uniform([]).item()).toBe((high * 2 ** 26 + low) / 2 ** 53);
    const single = randomStream(0).uniform([3], { dtype: 'float32' });
    expect(single.toTypedArray()[0]).toBe((0x6b200159 >>> 8) / 2 ** 24);
    expect(randomStream(-1).state.toArray()).toEqual([-1, -1, 0]);
    expect(randomStream(5 * 2 ** 32 + 2 ** 31 + 1).state.toArray()).toEqual([-(2 ** 31) + 1, 5, 0]);
  });

  it('gives other numbers at each draw, and the same ones to the same seed', () => {
    const [a, b] = [randomStream(3), randomStream(3)];
    for (let draw = 0; draw < 3; draw++) expectSameBits(a.uniform([4, 2]), b.uniform([4, 2]));
    expect(a.uniform([4]).toArray()).not.toEqual(a.uniform([4]).toArray());
    expect(a.uniform([4]).toArray()).not.toEqual(randomStream(4).uniform([4]).toArray());
    expect(a.state.toArray()).toEqual([3, 0, 6]);
  });

  it('numbers places row by row, so that a shape is only a way to lay them out', () => {
    const flat = randomStream(9).uniform([12]);
    expectSameBits(randomStream(9).uniform([3, 4]), flat.reshape([3, 4]));
    expectSameBits(randomStream(9).uniform([2, 0]), zeros([2, 0]));
  });

  it('goes on from where it was', () => {
    const random = randomStream(7);
    random.uniform([10]);
    const saved = random.state.detach();
    const expected = random.bernoulli([50], 0.5);
    random.uniform([10]);
    random.state.assign(saved);
    expectSameBits(random.bernoulli([50], 0.5), expected);
    const other = randomStream(0);
    other.state.assign(saved);
    expectSameBits(other.bernoulli([50], 0.5), expected);
  });

  it('counts its draws modulo 2³²', () => {
    const random = randomStream(1);
    random.state.assign(stateOf([1, 0], 2 ** 31 - 1));
    random.uniform([1]);
    expect(random.state.toArray()).toEqual([1, 0, -(2 ** 31)]);
  });
});

describe('a draw', () => {
  /** How far from its mean a value of this variance is, in standard deviations. */
  const deviations = (value: number, mean: number, variance: number) =>
    Math.abs(value - mean) / Math.sqrt(variance);
  /** A right generator is as far as this from a mean once in two million times. */
  const FAR = 5;
  const count = 2 ** 16;
  const dtypes = ['float64', 'float32'] as const;

  it.each(dtypes)('of %s is uniform: χ² of 256 classes', (dtype) => {
    const observed = new Float64Array(256);
    for (const x of randomStream(11).uniform([count], { dtype }).toTypedArray()) {
      observed[Math.floor(x * 256)] += 1;
    }
    const expected = count / 256;
    const statistic = observed.reduce((sum, o) => sum + (o - expected) ** 2 / expected, 0);
    // χ² of 255 degrees of freedom has that mean, and twice that variance.
    expect(deviations(statistic, 255, 2 * 255)).toBeLessThan(FAR);
  });

  it.each([
    ['float64', 53],
    ['float32', 24],
  ] as const)('of %s has %i bits, of which each is one half of the time', (dtype, bits) => {
    const values = Float64Array.from(randomStream(12).uniform([count], { dtype }).toTypedArray());
    for (let bit = 1; bit <= bits; bit++) {
      const ones = values.reduce((sum, x) => sum + (Math.floor(x * 2 ** bit) % 2), 0);
      expect(deviations(ones, count / 2, count / 4)).toBeLessThan(FAR);
    }
    expect(values.every((x) => Number.isInteger(x * 2 ** bits) && x >= 0 && x < 1)).toBe(true);
  });

  it('is true as often as the probability says', () => {
    for (const probability of [0, 0.1, 0.8, 1]) {
      const random = randomStream(13);
      const ones = random.bernoulli([count], probability).sum().item();
      const variance = count * probability * (1 - probability);
      expect(Math.abs(ones - count * probability)).toBeLessThanOrEqual(FAR * Math.sqrt(variance));
    }
  });

  it('takes a probability for each place', () => {
    const probability = tensor([[0], [1]]);
    expect(randomStream(1).bernoulli([2, 3], probability).toArray()).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
  });
});

describe('different streams', () => {
  const count = 2 ** 16;
  const draws: readonly [string, () => readonly [Tensor, Tensor]][] = [
    [
      'of neighbouring seeds',
      () => [randomStream(1).uniform([count]), randomStream(2).uniform([count])],
    ],
    [
      'of seeds that differ above the lowest 32 bits',
      () => [randomStream(1).uniform([count]), randomStream(1 + 2 ** 32).uniform([count])],
    ],
    [
      'of a stream and one split from it',
      () => {
        const random = randomStream(1);
        const other = random.split();
        return [random.uniform([count]), other.uniform([count])];
      },
    ],
    [
      'split one after another',
      () => {
        const random = randomStream(1);
        return [random.split().uniform([count]), random.split().uniform([count])];
      },
    ],
    [
      'that are draws of one stream',
      () => {
        const random = randomStream(1);
        return [random.uniform([count]), random.uniform([count])];
      },
    ],
    [
      'that are neighbours in one draw',
      () => {
        const x = randomStream(1).uniform([2, count]);
        return [x.at(0), x.at(1)];
      },
    ],
  ];

  it.each(draws)('%s are not correlated', (_, draw) => {
    const [a, b] = draw();
    // Of independent uniform numbers, 12 (a − ½)(b − ½) has mean 0 and variance 1.
    const correlation = a.sub(0.5).mul(b.sub(0.5)).mul(12).mean().item();
    expect(Math.abs(correlation) * Math.sqrt(count)).toBeLessThan(5);
  });
});

describe('random numbers in a compiled function', () => {
  const draw = (random: ReturnType<typeof randomStream>) => () => ({
    mask: random.bernoulli([7, 3], 0.3),
    double: random.uniform([50]),
    single: random.uniform([5], { dtype: 'float32' }),
  });

  it('are others at every call, and those of the eager stream', () => {
    const [eager, compiled] = [randomStream(21), randomStream(21)];
    const step = compile(draw(compiled));
    for (let call = 0; call < 4; call++) {
      expectSameBits(step(), draw(eager)());
      expectSameBits(compiled.state, eager.state);
    }
  });

  it('go on from a state that was assigned', () => {
    const random = randomStream(22);
    const step = compile(draw(random));
    step();
    const saved = random.state.detach();
    const expected = step();
    step();
    random.state.assign(saved);
    expectSameBits(step(), expected);
  });

  it('mask what goes forward and what comes back alike', () => {
    const random = randomStream(23);
    const dropout = (x: Tensor) => x.mul(random.bernoulli(x.shape, 0.5)).div(0.5);
    const step = compile((x: Tensor) => {
      const saved = random.state.detach();
      const value = dropout(x);
      random.state.assign(saved);
      return [value, grad((y) => dropout(y).sum())(x)] as const;
    });
    const [value, gradient] = step(ones([40]));
    expectSameBits(gradient, value);
    expect(new Set(value.toTypedArray())).toEqual(new Set([0, 2]));
  });

  it('are refused to a stream that is made inside', () => {
    const random = randomStream(24);
    expect(() => compile(() => random.split().uniform([2]))()).toThrow('make it outside');
    expect(random.state.toArray()).toEqual([24, 0, 0]);
  });
});

describe('bad calls', () => {
  const random = randomStream(1);

  it('say what a seed, a dtype and a probability are', () => {
    expect(() => randomStream(0.5)).toThrow(
      'randomStream: the seed is a whole number from −(2⁵³ − 1) to 2⁵³ − 1, got 0.5',
    );
    expect(() => random.uniform([2], { dtype: 'int32' as 'float32' })).toThrow(
      "uniform: random numbers are float64 or float32, got 'int32'",
    );
    expect(() => random.uniform([2], 'float32' as never)).toThrow(
      "uniform: options are written as { dtype: … }, got 'float32'",
    );
    expect(() => random.uniform([-1])).toThrow('uniform: a shape is');
    expect(() => random.bernoulli([-1], 0.5)).toThrow('bernoulli: a shape is');
    for (const probability of [-0.1, 1.5, Number.NaN, '0.5' as unknown as number]) {
      expect(() => random.bernoulli([2], probability)).toThrow(
        'bernoulli: the probability is a number from 0 to 1',
      );
    }
    expect(() => random.bernoulli([2], ones([3]))).toThrow('cannot repeat [3] to fill [2]');
  });

  it('draw nothing', () => {
    expect(random.state.toArray()).toEqual([1, 0, 0]);
  });
});
