import { createHash } from 'node:crypto';
import type { Tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import { breastCancer } from '../src/real/breast-cancer.ts';
import { diabetes } from '../src/real/diabetes.ts';
import { digits } from '../src/real/digits.ts';
import { iris } from '../src/real/iris.ts';
import { penguins } from '../src/real/penguins.ts';
import { wine } from '../src/real/wine.ts';
import reference from './real-data-reference.json' with { type: 'json' };

/** SHA-256 of the numbers as float64, the lowest byte first. */
function digest(x: Tensor): string {
  const bytes = new DataView(new ArrayBuffer(8 * x.size));
  for (const [i, value] of x.toTypedArray().entries()) bytes.setFloat64(8 * i, value, true);
  return createHash('sha256').update(bytes).digest('hex');
}

const countOf = (values: readonly string[], wanted: string): number =>
  values.filter((value) => value === wanted).length;

describe.each([
  { name: 'iris', load: iris, recorded: reference.iris },
  { name: 'wine', load: wine, recorded: reference.wine },
  { name: 'breastCancer', load: breastCancer, recorded: reference.breastCancer },
  { name: 'digits', load: digits, recorded: reference.digits },
  { name: 'diabetes', load: diabetes, recorded: reference.diabetes },
  {
    name: 'diabetes, as measured,',
    load: () => diabetes({ isScaled: false }),
    recorded: reference.rawDiabetes,
  },
  { name: 'penguins', load: penguins, recorded: reference.penguins },
])('$name', ({ load, recorded }) => {
  const { x, y, featureNames, classNames } = load();

  it('begins and ends as the source does', () => {
    expect(x.shape).toEqual(recorded.shape);
    const [rows, labels] = [x.toArray() as number[][], y.toArray() as number[]];
    expect([rows.at(0), rows.at(-1)]).toEqual([recorded.first, recorded.last]);
    expect([labels.at(0), labels.at(-1)]).toEqual(recorded.labels);
  });

  it('is float64 and equal to the source in every bit', () => {
    expect([x.dtype, y.dtype]).toEqual(['float64', 'float64']);
    expect([digest(x), digest(y)]).toEqual([recorded.xDigest, recorded.yDigest]);
  });

  it('names every feature and every class', () => {
    expect(featureNames).toHaveLength(x.shape[1]);
    if (recorded.featureNames.length > 0) expect(featureNames).toEqual(recorded.featureNames);
    if (recorded.classNames.length > 0) expect(classNames).toEqual(recorded.classNames);
  });

  it('gives tensors of its own to each caller', () => {
    expect(load().x).not.toBe(x);
  });
});

it('diabetes refuses what is no option', () => {
  expect(() => diabetes(null as never)).toThrow('diabetes: options must be an object, given null');
  expect(() => diabetes({ isScaled: 'no' } as never)).toThrow('isScaled must be true or false');
});

describe('penguins', () => {
  const { classNames, islands, sexes } = penguins();

  it('tell species, island and sex', () => {
    const { islands: onIslands, sexes: ofSexes } = reference.penguins;
    expect(classNames).toEqual(['Adelie', 'Chinstrap', 'Gentoo']);
    const names = ['Biscoe', 'Dream', 'Torgersen'];
    expect(names.map((name) => countOf(islands, name))).toEqual(onIslands);
    expect(['female', 'male', 'unknown'].map((sex) => countOf(sexes, sex))).toEqual(ofSexes);
  });
});
