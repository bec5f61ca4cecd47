import { numpyRandom } from '@semente/random';
import { type Tensor, tensor } from '@semente/tensor';
import type { Step } from './evaluation.ts';

/** Which operand a product takes transposed: forward it is neither, backward the one or the other. */
export interface ProductForm {
  readonly symbol: string;
  readonly isLeftTransposed: boolean;
  readonly isRightTransposed: boolean;
}

export const productForms = {
  plain: { symbol: 'A·B', isLeftTransposed: false, isRightTransposed: false },
  left: { symbol: 'Aᵀ·B', isLeftTransposed: true, isRightTransposed: false },
  right: { symbol: 'A·Bᵀ', isLeftTransposed: false, isRightTransposed: true },
} as const satisfies Record<string, ProductForm>;

export interface ProductOptions {
  readonly form: ProductForm;
  readonly dtype: 'float64' | 'float32';
  /** Both matrices are square. */
  readonly length: number;
  /** Products in one run. */
  readonly repetitions: number;
}

export function productOf({ isLeftTransposed, isRightTransposed }: ProductForm): Step<Tensor> {
  return (a, b) => {
    const left = isLeftTransposed ? a.transpose() : a;
    return left.matmul(isRightTransposed ? b.transpose() : b);
  };
}

/** A and B, with standard normal elements. */
export function operandsOf({ dtype, length }: ProductOptions): readonly [Tensor, Tensor] {
  const random = numpyRandom(1);
  const draw = (): Tensor => {
    const elements = Float64Array.from({ length: length * length }, () => random.normal());
    return tensor(elements, { shape: [length, length], dtype });
  };
  return [draw(), draw()];
}

/** One element of each row, in columns spread over the matrix. */
export function sampled(product: Tensor): number[] {
  const [rows, columns] = product.shape;
  const elements = product.toTypedArray();
  return Array.from({ length: rows }, (_, row) => elements[row * columns + columnOf(row, columns)]);
}

function columnOf(row: number, columns: number): number {
  return (37 * row + 11) % columns;
}

/** The same elements by the definition: one sum, k ascending, rounded after every operation. */
export function sampledByDefinition(options: ProductOptions): number[] {
  const { form, dtype, length } = options;
  const [a, b] = operandsOf(options).map((operand) => operand.toTypedArray());
  const round = dtype === 'float32' ? Math.fround : (x: number): number => x;
  const left = (i: number, k: number): number =>
    form.isLeftTransposed ? a[k * length + i] : a[i * length + k];
  const right = (k: number, j: number): number =>
    form.isRightTransposed ? b[j * length + k] : b[k * length + j];
  return Array.from({ length }, (_, i) => {
    const j = columnOf(i, length);
    let sum = 0;
    for (let k = 0; k < length; k++) sum = round(sum + round(left(i, k) * right(k, j)));
    return sum;
  });
}
