import { describe, expect, it } from 'vitest';
import { worstDifference } from '../src/check.ts';
import type { Contender } from '../src/contender.ts';
import { fixedPoint, multiplyAddPeak } from '../src/contenders/multiply-add-peak.ts';
import { plainTraining } from '../src/contenders/plain-javascript.ts';
import { sementeEmptyCall } from '../src/contenders/semente-empty-call.ts';
import { networkTraining } from '../src/contenders/semente-network.ts';
import { sementeNotebook } from '../src/contenders/semente-notebook.ts';
import { sementeProduct } from '../src/contenders/semente-product.ts';
import { compiled, eager } from '../src/evaluation.ts';
import { notebookCosts, notebookOptions } from '../src/notebook.ts';
import { productForms, sampledByDefinition } from '../src/product.ts';
import { deepNetworkOptions } from '../src/workloads/deep-network.ts';
import { wideNetworkOptions } from '../src/workloads/wide-network.ts';

describe('the notebook', () => {
  const options = { ...notebookOptions, iterations: 60, costEvery: 15 };
  const byHand = plainTraining(options)().values;

  it('starts at the cost that it printed', () => {
    expect(worstDifference(byHand, notebookCosts().slice(0, 1))).toBeLessThan(1e-14);
  });

  it('costs the same by hand and by us in float64', async () => {
    const ours = await valuesOf(
      sementeNotebook({ dtype: 'float64', evaluation: compiled }, options),
    );
    expect(ours).toHaveLength(4);
    expect(worstDifference(ours, byHand)).toBeLessThan(1e-14);
  });

  it('costs nearly the same in float32', async () => {
    const ours = await valuesOf(
      sementeNotebook({ dtype: 'float32', evaluation: compiled }, options),
    );
    expect(worstDifference(ours, byHand)).toBeLessThan(1e-5);
  });
});

describe.each([
  { ...deepNetworkOptions, layers: [8, 8, 8, 8], batch: 8 },
  { ...wideNetworkOptions, layers: [20, 12, 9, 5], batch: 16 },
])('a network trained by $optimizer', (options) => {
  const inFloat64 = networkTraining({ dtype: 'float64', evaluation: eager }, options)().values;

  it('learns', () => {
    expect(inFloat64).toHaveLength(options.steps);
    expect(inFloat64[options.steps - 1]).toBeLessThan(inFloat64[0]);
  });

  it('has nearly the same losses in float32', () => {
    const run = networkTraining({ dtype: 'float32', evaluation: compiled }, options);
    expect(worstDifference(run().values, inFloat64)).toBeLessThan(1e-5);
  });

  it('starts every run from the same state', () => {
    const run = networkTraining({ dtype: 'float32', evaluation: compiled }, options);
    const first = run().values;
    expect(run().values).toEqual(first);
  });
});

describe('the matrix product', () => {
  it.each(Object.values(productForms))(
    '$symbol is what its definition says, to the bit',
    async (form) => {
      for (const dtype of ['float64', 'float32'] as const) {
        const options = { form, dtype, length: 24, repetitions: 2 };
        expect(await valuesOf(sementeProduct(compiled, options))).toEqual(
          sampledByDefinition(options),
        );
      }
    },
  );
});

describe('the small ones', () => {
  it.each(['f32x4', 'f64x2'] as const)('%s: the chains of the peak arrive', async (vector) => {
    const peak = multiplyAddPeak(vector, { operations: 100_000, repetitions: 2 });
    expect(await valuesOf(peak)).toEqual([fixedPoint]);
  });

  it('the empty call gives back what it was given', async () => {
    expect(await valuesOf(sementeEmptyCall(compiled, 3))).toEqual([1]);
  });
});

async function valuesOf(contender: Contender): Promise<readonly number[]> {
  const runner = await contender.start();
  const { values } = await runner.run();
  return values;
}
