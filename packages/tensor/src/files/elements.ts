import { allocate, type DType, represent, type TypedArray } from '../dtype.ts';
import type { Tensor } from '../tensor.ts';
import type { ByteReader } from './byte-reader.ts';

/** How a file writes one element down, and what a tensor holds it as: always without loss. */
export interface ElementFormat {
  readonly dtype: DType;
  readonly bytes: number;
  read(view: DataView, at: number, isLittleEndian: boolean): number;
}

interface WritableFormat extends ElementFormat {
  write(view: DataView, at: number, value: number): void;
}

/** The format that each dtype is written in, the lowest byte first. */
export const formats: Readonly<Record<DType, WritableFormat>> = {
  float64: {
    dtype: 'float64',
    bytes: 8,
    read: (view, at, isLittleEndian) => view.getFloat64(at, isLittleEndian),
    write: (view, at, value) => view.setFloat64(at, value, true),
  },
  float32: {
    dtype: 'float32',
    bytes: 4,
    read: (view, at, isLittleEndian) => view.getFloat32(at, isLittleEndian),
    write: (view, at, value) => view.setFloat32(at, value, true),
  },
  int32: {
    dtype: 'int32',
    bytes: 4,
    read: (view, at, isLittleEndian) => view.getInt32(at, isLittleEndian),
    write: (view, at, value) => view.setInt32(at, value, true),
  },
  bool: {
    dtype: 'bool',
    bytes: 1,
    read: (view, at) => view.getUint8(at),
    write: (view, at, value) => view.setUint8(at, value),
  },
};

/** So many elements, the first of them at a place whose bytes are known to be there. */
export function readElements(
  reader: ByteReader,
  at: number,
  count: number,
  { dtype, bytes, read }: ElementFormat,
  isLittleEndian: boolean,
): TypedArray {
  const data = reader.take(at, count * bytes, 'the data');
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const elements = allocate(dtype, count);
  for (let i = 0; i < count; i++) {
    const value = read(view, i * bytes, isLittleEndian);
    if (!Object.is(represent(value, dtype), value)) {
      throw reader.error(at + i * bytes, `element ${i} is ${value}, which ${dtype} cannot hold`);
    }
    elements[i] = value;
  }
  return elements;
}

/** The elements in row-major order, the lowest byte first. */
export function writeElements(x: Tensor): Uint8Array {
  const { bytes, write } = formats[x.dtype];
  const data = new Uint8Array(x.size * bytes);
  const view = new DataView(data.buffer);
  for (const [i, value] of x.toTypedArray().entries()) write(view, i * bytes, value);
  return data;
}
