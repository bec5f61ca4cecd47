import { numpyRandom, type Random, seededRandom } from '@semente/random';
import { arange, tensor } from '@semente/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Batch, type BatchesOptions, batches, type Dataset } from '../src/index.ts';

/** Sample i has the features (i, −i) and the label 10·i. */
function numbered(samples: number): Dataset {
  const index = arange(samples, { dtype: 'float64' });
  const x = index.reshape([samples, 1]).mul(tensor([1, -1]));
  return { x, y: index.mul(10) };
}

/** A batch as epoch, step and the numbers of its samples. */
function shown({ x, y, epoch, step }: Batch): string {
  const numbers = (y.toArray() as number[]).map((label) => label / 10);
  expect(x.toArray()).toEqual(numbers.map((i) => [i, -1 * i]));
  return `${epoch}.${step}: ${numbers}`;
}

const shownAll = (data: Dataset, options: BatchesOptions): string[] =>
  Array.from(batches(data, options), shown);

const sizes = [1, 3, 4, 10, 11];
const starts = [undefined, { epoch: 0, step: 1 }, { epoch: 1, step: 0 }, { epoch: 2, step: 1 }];
const combinations = [0, 1, 10].flatMap((samples) =>
  sizes.flatMap((batchSize) =>
    [false, true].flatMap((shuffle) =>
      [false, true].flatMap((dropLast) =>
        [0, 1, 3].map((epochs) => ({ samples, batchSize, shuffle, dropLast, epochs })),
      ),
    ),
  ),
);

describe.each(combinations)(
  '$samples samples in batches of $batchSize, shuffle $shuffle, dropLast $dropLast, $epochs epochs',
  ({ samples, ...options }) => {
    const { batchSize, shuffle, dropLast, epochs } = options;
    const data = numbered(samples);
    const all = (): Batch[] => [...batches(data, { ...options, random: numpyRandom(1) })];

    it('give every sample once in each epoch, but for those that are dropped', () => {
      const dropped = dropLast ? samples % batchSize : 0;
      for (let epoch = 0; epoch < epochs; epoch++) {
        const mine = all().filter((batch) => batch.epoch === epoch);
        const seen = mine.flatMap(({ y }) => (y.toArray() as number[]).map((label) => label / 10));
        expect(new Set(seen).size).toBe(samples - dropped);
        expect(seen).toHaveLength(samples - dropped);
        if (!shuffle) expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      }
    });

    it('are full but for the last one, and counted', () => {
      const { stepsPerEpoch } = batches(data, { ...options, random: numpyRandom(1) });
      const places = all().map(({ epoch, step }) => [epoch, step]);
      const expected = Array.from({ length: epochs * stepsPerEpoch }, (_, i) => [
        Math.floor(i / stepsPerEpoch),
        i % stepsPerEpoch,
      ]);
      expect(places).toEqual(expected);
      const last = stepsPerEpoch - 1;
      const rest = dropLast || samples % batchSize === 0 ? batchSize : samples % batchSize;
      for (const { x, y, step } of all()) {
        expect(x.shape).toEqual([step === last ? rest : batchSize, 2]);
        expect(y.shape).toEqual([x.shape[0]]);
      }
    });

    it('go on from any step as if they had not been interrupted', () => {
      const whole = all();
      const { stepsPerEpoch } = batches(data, { ...options, random: numpyRandom(1) });
      for (const start of starts) {
        if (start && (start.epoch > epochs || start.step > stepsPerEpoch)) continue;
        const { epoch, step } = start ?? { epoch: 0, step: 0 };
        const rest = whole.slice(Math.min(epoch * stepsPerEpoch + step, whole.length));
        const from = start ? { start } : {};
        const resumed = shownAll(data, { ...options, ...from, random: numpyRandom(1) });
        expect(resumed).toEqual(rest.map(shown));
      }
    });
  },
);

describe('batches', () => {
  const data = numbered(20);
  const options = { batchSize: 6, shuffle: true, epochs: 3 };

  it('are the same whenever they are gone through, also side by side', () => {
    const twice = batches(data, { ...options, random: seededRandom('a') });
    const first = Array.from(twice, shown);
    expect(Array.from(twice, shown)).toEqual(first);
    const [a, b] = [twice[Symbol.iterator](), twice[Symbol.iterator]()];
    const sideBySide = first.map(() => [shown(a.next().value), shown(b.next().value)]);
    expect(sideBySide).toEqual(first.map((batch) => [batch, batch]));
  });

  it('go on from every step of every epoch, the very end included', () => {
    fc.assert(
      fc.property(
        fc.record({
          batchSize: fc.integer({ min: 1, max: 9 }),
          shuffle: fc.boolean(),
          dropLast: fc.boolean(),
          epochs: fc.nat(4),
        }),
        fc.nat(8),
        fc.nat(1000),
        (training, samples, seed) => {
          const few = numbered(samples);
          const random = (): Random => seededRandom(seed);
          const whole = shownAll(few, { ...training, random: random() });
          const { stepsPerEpoch } = batches(few, { ...training, random: random() });
          for (let epoch = 0; epoch <= training.epochs; epoch++) {
            for (let step = 0; step <= stepsPerEpoch; step++) {
              const start = { epoch, step };
              const resumed = shownAll(few, { ...training, start, random: random() });
              expect(resumed).toEqual(whole.slice(epoch * stepsPerEpoch + step));
            }
          }
        },
      ),
    );
  });

  it('come in other orders where one source is given twice', () => {
    const random = seededRandom('a');
    const first = batches(data, { ...options, random });
    const second = batches(data, { ...options, random });
    const orders = Array.from(first, shown);
    expect(Array.from(second, shown)).not.toEqual(orders);
    expect(Array.from(first, shown)).toEqual(orders);
  });

  it('are none where the last one is left out and is the only one', () => {
    const large = { batchSize: 1_000, epochs: 2 };
    expect(shownAll(data, { ...large, dropLast: true })).toEqual([]);
    expect(Array.from(batches(data, large), ({ x }) => x.shape)).toEqual([
      [20, 2],
      [20, 2],
    ]);
  });

  it('can be left early, and gone through again', () => {
    const again = batches(data, { ...options, random: seededRandom('a') });
    const first = Array.from(again, shown);
    for (const batch of again) if (batch.step === 1) break;
    expect(Array.from(again, shown)).toEqual(first);
  });

  it('do not depend on what else is drawn from the source later', () => {
    const random = seededRandom('a');
    const disturbed = batches(data, { ...options, random });
    random.normal();
    expect(Array.from(disturbed, shown)).toEqual(
      shownAll(data, { ...options, random: seededRandom('a') }),
    );
  });

  it('come in another order in every epoch, and from every seed', () => {
    const lines = shownAll(data, { ...options, batchSize: 20, random: seededRandom('a') });
    const orders = lines.map((line) => line.split(': ')[1]);
    expect(new Set(orders).size).toBe(3);
    expect(shownAll(data, { ...options, random: seededRandom('b') })).not.toEqual(
      shownAll(data, { ...options, random: seededRandom('a') }),
    );
  });

  it('draw nothing where they do not shuffle', () => {
    const random = numpyRandom(1);
    shownAll(data, { batchSize: 3, random });
    expect(random.state).toEqual(numpyRandom(1).state);
  });

  it('keep the dtypes, and the shapes behind the first axis', () => {
    const images = tensor(new Float32Array(24), { shape: [3, 2, 4] });
    const [{ x, y }] = batches({ x: images, y: tensor(new Int32Array(3)) }, { batchSize: 2 });
    expect([x.shape, x.dtype, y.dtype]).toEqual([[2, 2, 4], 'float32', 'int32']);
  });

  it.each([
    ['batchSize', 0, 'a positive integer'],
    ['batchSize', undefined, 'a positive integer'],
    ['shuffle', 1, 'true or false'],
    ['dropLast', 'yes', 'true or false'],
    ['epochs', -1, 'a non-negative integer'],
    ['random', undefined, 'a source of random numbers'],
    ['start', { epoch: 4, step: 0 }, 'an epoch from 0 to 3 and a step from 0 to 4'],
    ['start', { epoch: 0, step: 5 }, 'an epoch from 0 to 3 and a step from 0 to 4'],
    ['start', null, 'an epoch from 0 to 3 and a step from 0 to 4'],
  ])('refuse the %s %o', (option, value, wanted) => {
    const given = { ...options, random: numpyRandom(1), [option]: value } as never;
    expect(() => batches(data, given)).toThrow(`batches: ${option} must be ${wanted}`);
  });

  it('refuse what is no data', () => {
    const { x, y } = data;
    const attempt = (given: unknown) => (): unknown => batches(given as never, { batchSize: 2 });
    expect(attempt(undefined)).toThrow('batches: x must be a tensor [samples, …], given undefined');
    expect(attempt({ x })).toThrow('batches: y must be a tensor [samples, …], given undefined');
    expect(attempt({ x, y: y.at(0) })).toThrow('batches: y must be a tensor [samples, …]');
    expect(attempt({ x, y: tensor([1, 2]) })).toThrow(
      'batches: y must be as long as x, which has 20 samples',
    );
  });
});
