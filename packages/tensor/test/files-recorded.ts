import { type DType, type Tensor, tensor } from '../src/index.ts';
import recorded from './numpy-files.json' with { type: 'json' };

/** What a recorded array holds: its values as little-endian float64, in base64. */
export interface RecordedArray {
  readonly shape: readonly number[];
  readonly values: string;
}

/** A recorded file with the array or arrays that it holds. */
export type Recorded = RecordedArray & { readonly file: string };

export const npyFiles: [string, Recorded][] = Object.entries(recorded.npy);
export const npyVersions: [string, Recorded][] = Object.entries(recorded.versions);
export const refusedFiles: [string, string][] = Object.entries(recorded.refused);
export const npzFiles: [string, { file: string; arrays: Record<string, RecordedArray> }][] =
  Object.entries(recorded.npz);
export const safetensorsFile: {
  readonly file: string;
  readonly metadata: Record<string, string>;
  readonly arrays: Record<string, RecordedArray>;
} = recorded.safetensors;

/** The bytes of a file in base64. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(Buffer.from(base64, 'base64'));
}

export function expectedTensor({ shape, values }: RecordedArray, dtype: DType): Tensor {
  const view = new DataView(bytesOf(values).buffer);
  const numbers = Array.from({ length: view.byteLength / 8 }, (_, i) =>
    view.getFloat64(8 * i, true),
  );
  return tensor(numbers, { shape, dtype });
}
