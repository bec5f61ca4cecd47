import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { Tensor } from '../tensor.ts';

/** Tensors by name. */
export type TensorRecord = Readonly<Record<string, Tensor>>;

/** The entries of a record, refusing whatever is no record of tensors. */
export function requireRecord(attempt: string, record: TensorRecord): [string, Tensor][] {
  const isOther = record instanceof Tensor || record instanceof Map || Array.isArray(record);
  if (typeof record !== 'object' || record === null || isOther) {
    throw new TensorError(
      `${attempt}: expected a record of tensors, such as { w, b }; got ${describe(record)}`,
    );
  }
  return Object.entries(record).map(([name, x]) => {
    if (x instanceof Tensor) return [name, x];
    throw new TensorError(`${attempt}: '${name}' must be a tensor, got ${describe(x)}`);
  });
}
