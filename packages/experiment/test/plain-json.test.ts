import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlainJson } from '../src/plain-json.ts';

function refusal(measurement: unknown): string {
  try {
    checkPlainJson(measurement);
  } catch (error) {
    return String(error);
  }
  return 'accepted';
}

describe('a measurement', () => {
  it('is whatever comes back from JSON as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(refusal(value)).toBe('accepted');
      }),
    );
  });

  it('may have the same object in two places', () => {
    const point = { x: 1 };
    expect(refusal({ first: point, second: [point] })).toBe('accepted');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'is refused with the raw number %s, naming its place and what would do',
    (value) => {
      expect(refusal({ curve: [{ cost: 1 }, { cost: value }] })).toBe(
        `RangeError: measurement.curve[1].cost is ${value}, which JSON does not have: write it by jsonNumber`,
      );
      expect(refusal(value)).toContain(`measurement is ${value}`);
    },
  );

  it.each<[string, string, unknown]>([
    ['measurement', 'undefined', undefined],
    ['measurement.end', 'undefined', { end: undefined }],
    ['measurement[0]', 'undefined', Array(2)],
    ['measurement["a b"]', 'a function', { 'a b': () => 1 }],
    ['measurement.big', '1', { big: 1n }],
    ['measurement.weights', 'an instance of Float64Array', { weights: new Float64Array(2) }],
    ['measurement.when', 'an instance of Date', { when: new Date(0) }],
    ['measurement.counts', 'an instance of Map', { counts: new Map() }],
    ['measurement.self', 'an object that is within itself', circle()],
  ])('is refused for what is at %s: %s', (path, got, measurement) => {
    expect(refusal(measurement)).toMatch(
      new RegExp(
        `^RangeError: ${path.replace(/[[\]]/g, '\\$&')} must be plain JSON .*, got ${got}$`,
      ),
    );
  });
});

function circle(): object {
  const around: Record<string, unknown> = {};
  around.self = around;
  return around;
}
