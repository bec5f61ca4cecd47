import { type Contender, inProcess, timed } from '../contender.ts';
import type { Evaluation } from '../evaluation.ts';
import { operandsOf, type ProductOptions, productOf, sampled } from '../product.ts';

/** The matrix product as a function of its two operands; the time is that of one product. */
export function sementeProduct(evaluation: Evaluation, options: ProductOptions): Contender {
  return inProcess(evaluation.name, () => {
    const [a, b] = operandsOf(options);
    const { form, repetitions } = options;
    const multiply = evaluation.prepare(productOf(form));
    return () => {
      const { seconds, result } = timed(() => {
        let product = multiply(a, b);
        for (let i = 1; i < repetitions; i++) product = multiply(a, b);
        return product;
      });
      return { seconds: seconds / repetitions, values: sampled(result) };
    };
  });
}
