import type { TensorType } from '../shape.ts';
import type { Strided } from './strided.ts';

/** A tensor's numbers, or what stands for them where they are not (yet) ordinary memory. */
export type Value = Strided | Deferred;

/** Numbers that are elsewhere: in a compiled function's memory, or not computed yet. */
export interface Deferred extends TensorType {
  /** The numbers as they are now, or a TensorError why they cannot be read. */
  read(): Strided;
}
