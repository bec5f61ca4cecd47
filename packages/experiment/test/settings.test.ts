import { describe, expect, it } from 'vitest';
import { initialization, runExperiment } from '../src/index.ts';

describe('settings that cannot be', () => {
  const refusal = (settings: object): string => {
    try {
      runExperiment(initialization, settings);
    } catch (error) {
      return String(error);
    }
    return 'accepted';
  };

  it('names the variants there are', () => {
    expect(refusal({ variants: ['he', 'xavier'] })).toBe(
      "RangeError: unknown variant 'xavier': choose from zeros, random, he",
    );
    expect(refusal({ variants: [] })).toBe(
      'RangeError: no variant to run: choose from zeros, random, he',
    );
    expect(refusal({ variants: ['he', 'he'] })).toBe(
      'RangeError: each variant runs once, got he, he',
    );
  });

  it('names the datasets there are', () => {
    expect(refusal({ dataset: 'rings' })).toBe(
      "RangeError: unknown dataset 'rings': choose from circles, moons, blobs, spirals",
    );
  });

  it('names the settings there are', () => {
    expect(refusal({ learning_rate: 0.1 })).toBe(
      "RangeError: unknown setting 'learning_rate': choose from variants, dataset, iterations, learningRate, seed",
    );
  });

  it.each([-1, -5, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '10', undefined])(
    'refuses %s iterations',
    (iterations) => {
      expect(refusal({ iterations })).toBe(
        `RangeError: iterations must be a whole number, 0 or more, got ${iterations}`,
      );
    },
  );

  it.each([0, -0.01, Number.NaN, Number.POSITIVE_INFINITY, '0.1'])(
    'refuses a learning rate of %s',
    (learningRate) => {
      expect(refusal({ learningRate })).toBe(
        `RangeError: learningRate must be a finite number above 0, got ${learningRate}`,
      );
    },
  );

  it.each([-1, 0.5, 2 ** 32, Number.NaN])('refuses the seed %s', (seed) => {
    expect(refusal({ seed })).toBe(
      `RangeError: seed must be a whole number from 0 to 4294967295, got ${seed}`,
    );
  });
});
