import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cos,
  type DType,
  erf,
  exp,
  expm1,
  gelu,
  grad,
  log1p,
  logisticLoss,
  pow,
  rsqrt,
  sigmoid,
  silu,
  sin,
  softsign,
  type Tensor,
  tanh,
  tensor,
} from '../src/index.ts';
import reference from './transcendental-reference.json' with { type: 'json' };
import { errors, float32Rows, float64Rows, nextUp, type RecordedRow, values } from './ulps.ts';
import { worstErrors } from './worst-errors.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity, MAX_VALUE: largest } = Number;
const smallest = 5e-324;

const geluTanh = (x: Tensor) => gelu(x, { approximate: 'tanh' });

/*
 * The largest errors, in units in the last place, that the README states. The tables hold the hardest
 * arguments that a search over several millions for each function found.
 */
const functions = [
  { name: 'expm1', apply: expm1, ulps: worstErrors.expm1, table: reference.expm1 },
  { name: 'log1p', apply: log1p, ulps: worstErrors.log1p, table: reference.log1p },
  { name: 'sin', apply: sin, ulps: worstErrors.sin, table: reference.sin },
  { name: 'cos', apply: cos, ulps: worstErrors.cos, table: reference.cos },
  { name: 'erf', apply: erf, ulps: worstErrors.erf, table: reference.erf },
  { name: 'gelu', apply: gelu, ulps: worstErrors.gelu, table: reference.gelu },
  { name: 'gelu by tanh', apply: geluTanh, ulps: worstErrors.geluTanh, table: reference.geluTanh },
  { name: 'silu', apply: silu, ulps: worstErrors.silu, table: reference.silu },
  { name: 'softsign', apply: softsign, ulps: worstErrors.softsign, table: reference.softsign },
  { name: 'rsqrt', apply: rsqrt, ulps: worstErrors.rsqrt, table: reference.rsqrt },
  { name: 'pow', apply: pow, ulps: worstErrors.pow, table: reference.pow },
] as const;

describe.each(functions)('$name', ({ apply, ulps, table }) => {
  const call = apply as (...operands: Tensor[]) => Tensor;
  const operandsOf = (rows: readonly RecordedRow[], dtype: DType = 'float64') =>
    rows[0].inputs.map((_, k) =>
      tensor(
        rows.map(({ inputs }) => inputs[k]),
        { dtype },
      ),
    );

  it(`is less than ${ulps} ulp off in float64, for every recorded argument`, () => {
    const rows = float64Rows(table);
    const results = call(...operandsOf(rows)).toTypedArray();
    expect(rows.length).toBeGreaterThan(300);
    expect(Math.max(...errors(rows, results))).toBeLessThan(ulps);
  });

  it('is correctly rounded in float32, for every recorded argument', () => {
    const rows = float32Rows(table);
    const results = call(...operandsOf(rows, 'float32')).toTypedArray();
    expect(rows.length).toBeGreaterThan(170);
    // Beyond the smallest numbers the recorded zero has no sign.
    expect(Array.from(results, (y) => y + 0)).toEqual(rows.map(({ nearest }) => nearest + 0));
  });
});

/** Numbers of every size, and as many spread evenly from −32 to 32. */
const numbers = fc.array(
  fc.oneof(
    fc.double({ noNaN: true }),
    fc.maxSafeInteger().map((n) => n / 2 ** 48),
  ),
  { minLength: 50, maxLength: 100 },
);

it.each([
  ['expm1', expm1],
  ['log1p', log1p],
  ['erf', erf],
  ['softsign', softsign],
] as const)('%s does not fall from one number to the next', (_, apply) => {
  fc.assert(
    fc.property(numbers, (xs) => {
      const domain = apply === log1p ? xs.map(Math.abs) : xs;
      const here = values(apply, domain);
      const next = values(apply, domain.map(nextUp));
      expect(here.filter((value, i) => value > next[i])).toEqual([]);
    }),
  );
});

it.each([
  ['sin', sin],
  ['erf', erf],
  ['softsign', softsign],
] as const)('%s is odd to the last bit', (_, apply) => {
  fc.assert(
    fc.property(numbers, (xs) => {
      const opposite = xs.map((x) => -x);
      expect(values(apply, opposite)).toEqual(values(apply, xs).map((y) => -y));
    }),
  );
});

it('what rises through 0 keeps its sign, and the smallest numbers', () => {
  const edges = [-smallest, -0, 0, smallest, nan];
  for (const apply of [expm1, log1p, sin, erf, softsign]) {
    expect(values(apply, edges)).toEqual(edges);
  }
  for (const apply of [gelu, geluTanh, silu]) {
    expect(values(apply, [-1e-300, -0, 0, 1e-300, nan])).toEqual([-5e-301, -0, 0, 5e-301, nan]);
  }
});

it('expm1 ends in −1 and ∞', () => {
  expect(values(expm1, [-infinity, -1e300, -38, 710, infinity])).toEqual([
    -1,
    -1,
    -1,
    infinity,
    infinity,
  ]);
});

it('log1p is −∞ at −1 and NaN below', () => {
  expect(values(log1p, [-infinity, -1.5, -1, infinity])).toEqual([nan, nan, -infinity, infinity]);
});

it('sin and cos are right next to the multiples of π/2, and have no value at infinity', () => {
  expect(values(sin, [Math.PI, 2 * Math.PI])).toEqual([
    1.2246467991473532e-16, -2.4492935982947064e-16,
  ]);
  // Of all doubles this one is nearest to a multiple of π/2.
  expect(values(cos, [6381956970095103 * 2 ** 797])).toEqual([-4.687165924254628e-19]);
  expect(values(cos, [-0, 0, 2 ** -30, nan])).toEqual([1, 1, 1, nan]);
  for (const apply of [sin, cos]) {
    expect(values(apply, [-infinity, infinity])).toEqual([nan, nan]);
    expect(values(apply, [largest]).every((y) => Math.abs(y) <= 1)).toBe(true);
  }
});

it('erf ends in ±1', () => {
  expect(values(erf, [-infinity, -1e300, -6, 6, infinity])).toEqual([-1, -1, -1, 1, 1]);
});

it.each([
  ['gelu', gelu],
  ['gelu by tanh', geluTanh],
] as const)('%s ends in 0 and in its argument', (_, apply) => {
  expect(values(apply, [-infinity, -1e300, -40, 40, 1e300, infinity])).toEqual([
    -0,
    -0,
    -0,
    40,
    1e300,
    infinity,
  ]);
});

it('rsqrt has a pole at 0, of its sign, and no value below', () => {
  expect(values(rsqrt, [nan, -infinity, -1, -0, 0, smallest, infinity])).toEqual([
    nan,
    nan,
    nan,
    -infinity,
    infinity,
    4.4989137945431964e161,
    0,
  ]);
});

describe('pow', () => {
  const power = (x: number, y: number) => pow(tensor(x), tensor(y)).item();

  it('has the special cases of C99', () => {
    const all = [-infinity, -2, -1.5, -1, -0.5, -0, 0, 0.5, 1, 2, 3, infinity, nan];
    for (const z of all) {
      expect([power(z, 0), power(z, -0), power(1, z)]).toEqual([1, 1, 1]);
      if (z !== 0) expect(power(nan, z)).toBe(nan);
      if (z !== 1) expect(power(z, nan)).toBe(nan);
    }
    expect([power(-1, infinity), power(-1, -infinity)]).toEqual([1, 1]);
    expect([-3, -2, -0.5, 0.5, 2, 3].map((y) => power(0, y))).toEqual([
      infinity,
      infinity,
      infinity,
      0,
      0,
      0,
    ]);
    expect([-3, -2, -0.5, 0.5, 2, 3].map((y) => power(-0, y))).toEqual([
      -infinity,
      infinity,
      infinity,
      0,
      0,
      -0,
    ]);
    expect([-3, -2, -0.5, 0.5, 2, 3].map((y) => power(-infinity, y))).toEqual([
      -0,
      0,
      0,
      infinity,
      infinity,
      -infinity,
    ]);
    expect([power(infinity, 0.1), power(infinity, -0.1)]).toEqual([infinity, 0]);
    for (const x of [0.5, -0.5, 0]) {
      expect([power(x, -infinity), power(x, infinity)]).toEqual([infinity, 0]);
    }
    for (const x of [1.5, -1.5, infinity, -infinity]) {
      expect([power(x, -infinity), power(x, infinity)]).toEqual([0, infinity]);
    }
    expect([power(-8, 1 / 3), power(-smallest, 1e-300)]).toEqual([nan, nan]);
  });

  it('overflows and vanishes where it should, however large the exponent', () => {
    expect([power(2, 1023), power(2, 1024), power(2, -1074), power(2, -1076)]).toEqual([
      2 ** 1023,
      infinity,
      smallest,
      0,
    ]);
    expect([power(1 + 2 ** -52, 1e300), power(1 - 2 ** -53, 1e300)]).toEqual([infinity, 0]);
    expect([power(-2, 2 ** 53 - 1), power(-2, 2 ** 53)]).toEqual([-infinity, infinity]);
    expect(power(1e300, 1e-320)).toBe(1);
  });

  it('is exact for whole powers that a double can hold', () => {
    for (let base = 2; base < 100; base++) {
      let exact = 1;
      for (let y = 0; exact <= 2 ** 53; y++, exact *= base) {
        expect([power(base, y), power(-base, y)]).toEqual([exact, y % 2 === 0 ? exact : -exact]);
      }
    }
  });

  it('takes a number for either operand, of which 2 means x · x', () => {
    const x = tensor([0.1, -3, nan]);
    expect(x.pow(2).toArray()).toEqual(x.mul(x).toArray());
    expect(pow(2, tensor([3, -1])).toArray()).toEqual([8, 0.5]);
    expect(pow(tensor([2], { dtype: 'float32' }), 0.5).dtype).toBe('float32');
    expect(pow(tensor([3], { dtype: 'int32' }), 2).dtype).toBe('float64');
  });

  const gradients = (x: number, y: number) => [
    grad((t) => pow(t, y))(tensor(x)).item(),
    grad((t) => pow(tensor(x), t))(tensor(y)).item(),
  ];

  it('has derivatives at the base 0 and below, as PyTorch has', () => {
    expect(gradients(0, 3)).toEqual([0, 0]);
    expect(gradients(0, 1)).toEqual([1, 0]);
    expect(gradients(0, 0.5)).toEqual([infinity, 0]);
    expect(gradients(0, 0)).toEqual([0, 0]);
    expect(gradients(0, -1)).toEqual([-infinity, -infinity]);
    expect(gradients(-2, 3)).toEqual([12, nan]);
    expect(gradients(-2, 0)).toEqual([-0, nan]);
    expect(gradients(2, 0)).toEqual([0, Math.LN2]);
  });

  it('has second derivatives at the base 0', () => {
    const second = (y: number) => grad(grad((t) => pow(t, y)))(tensor(0)).item();
    expect([0, 1, 3, 4].map(second)).toEqual([0, 0, 0, 0]);
    const general = grad(grad((t) => pow(t, tensor(2))));
    expect(general(tensor(0)).item()).toBe(2);
  });
});

describe('derivatives far from 0 keep their digits', () => {
  const first = (fn: (x: Tensor) => Tensor, x: number) => grad(fn)(tensor(x)).item();
  const second = (fn: (x: Tensor) => Tensor, x: number) => grad(grad(fn))(tensor(x)).item();
  const expectClose = (actual: number, expected: number) =>
    expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-13);

  it('of tanh, where tanh is 1', () => {
    // 4 e^(−2x) and −8 e^(−2x), the relative error being e^(−2x).
    expectClose(first(tanh, 30), 3.502604305078608e-26);
    expectClose(first(tanh, -30), 3.502604305078608e-26);
    expectClose(second(tanh, 30), -7.005208610157216e-26);
    expectClose(second(tanh, -30), 7.005208610157216e-26);
  });

  it('of logisticLoss, where the prediction is certain and right', () => {
    const slope = (x: number, y: number) => grad((t) => logisticLoss(t, y))(tensor(x)).item();
    expectClose(slope(40, 1), -values(exp, [-40])[0]);
    expectClose(slope(-40, 0), values(exp, [-40])[0]);
    expect([slope(40, 0), slope(-40, 1)]).toEqual([1, -1]);
    expectClose(slope(1, 0.25), values(sigmoid, [1])[0] - 0.25);
    expect([slope(infinity, 0.5), slope(-infinity, 0.5)]).toEqual([0.5, -0.5]);
  });

  it('of gelu, where it is 0 or its argument', () => {
    for (const apply of [gelu, geluTanh]) {
      expect([-infinity, -1e300, 1e300, infinity].map((x) => first(apply, x) + 0)).toEqual([
        0, 0, 1, 1,
      ]);
      expect([-infinity, -1e300, 1e300, infinity].map((x) => second(apply, x) + 0)).toEqual([
        0, 0, 0, 0,
      ]);
    }
    // Φ(−30) − 30 φ(30) and (2 − 30²) φ(30).
    expectClose(first(gelu, -30), -4.416031690708495e-195);
    expectClose(second(gelu, -30), -1.3233342291209357e-193);
  });

  it('of erf, where erf is 1', () => {
    // (2/√π) e^(−400).
    expectClose(first(erf, 20), 2.1610374743867984e-174);
    expect(second(erf, infinity) + 0).toBe(0);
  });
});
