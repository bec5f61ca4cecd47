import { numpyRandom } from '@semente/random';
import { describe, expect, it } from 'vitest';
import { blobs, circles, type Dataset, moons } from '../src/index.ts';
import { type Recorded, recorded } from './recorded.ts';

function generate({ generator, seed, options }: Recorded): Dataset {
  const generators = { blobs, circles, moons };
  return generators[generator]({ ...options, random: numpyRandom(seed) });
}

// The circles and moons of 101 samples have an angle whose sine the recording C library did not
// round to the nearest double.
const isMisrounded = ({ generator, options }: Recorded): boolean =>
  generator !== 'blobs' && options.samples === 101;

describe('against scikit-learn', () => {
  it.each([
    [1, 300],
    [2, 100],
  ])('the circles of the course notebook, seed %d, are equal in every bit', (seed, samples) => {
    const { x, y } = circles({ samples, noise: 0.05, random: numpyRandom(seed) });
    const expected = recorded.find(
      ({ seed: its, options }) => its === seed && options.samples === samples,
    );
    expect([...x.toTypedArray()]).toEqual(expected?.x);
    expect([...y.toTypedArray()]).toEqual(expected?.y);
  });

  it.each(recorded.filter((data) => !isMisrounded(data)))(
    '$generator of seed $seed with $options are equal in every bit',
    (data) => {
      const { x, y } = generate(data);
      expect(x.shape).toEqual(data.shape);
      expect([...x.toTypedArray()]).toEqual(data.x);
      expect([...y.toTypedArray()]).toEqual(data.y);
    },
  );

  it('rings of 101 samples differ in 9 of 2020 numbers, each by at most 2^-52', () => {
    const misrounded = recorded.filter(isMisrounded);
    const differences = misrounded.flatMap((data) => {
      const { x, y } = generate(data);
      expect([...y.toTypedArray()]).toEqual(data.y);
      return [...x.toTypedArray()].map((value, index) => Math.abs(value - (data.x[index] ?? 0)));
    });
    const different = differences.filter((difference) => difference > 0).length;
    expect({ different, of: differences.length }).toEqual({ different: 9, of: 2020 });
    expect(Math.max(...differences)).toBeLessThanOrEqual(2 ** -52);
  });
});
