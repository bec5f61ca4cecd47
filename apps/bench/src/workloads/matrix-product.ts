import { shareOfPeak } from '../comparison.ts';
import { fixedPoint, multiplyAddPeak } from '../contenders/multiply-add-peak.ts';
import { sementeProduct } from '../contenders/semente-product.ts';
import { compiled } from '../evaluation.ts';
import { type ProductOptions, productForms, sampledByDefinition } from '../product.ts';
import type { Workload } from '../workload.ts';

const length = 512;
const repetitions = 8;

/** A multiplication and an addition for each k of each element. */
const operations = 2 * length ** 3;

/** The three forms of the product in both dtypes, beside the machine's peak. */
export const matrixProducts: readonly Workload[] = (['float32', 'float64'] as const).flatMap(
  (dtype) =>
    Object.entries(productForms).map(([name, form]) => {
      const options: ProductOptions = { form, dtype, length, repetitions };
      const vector = dtype === 'float32' ? 'f32x4' : 'f64x2';
      const peak = multiplyAddPeak(vector, { operations, repetitions });
      return {
        name: `product-${dtype}-${name}`,
        task: `${form.symbol}, ${length} × ${length}, ${dtype}`,
        reference: { contender: peak, expected: () => [fixedPoint], tolerance: 0 },
        ours: {
          contender: sementeProduct(compiled, options),
          expected: () => sampledByDefinition(options),
          tolerance: 0,
        },
        comparison: shareOfPeak,
        wanted: { atLeast: 0.6, reachFor: 0.75 },
        format: (seconds: number) => `${(operations / seconds / 1e9).toFixed(1)} GFLOP/s`,
      };
    }),
);
