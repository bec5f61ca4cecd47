import type { DType } from '../../dtype.ts';
import type { Gathering } from '../../kernels/gather.ts';
import type { Reducer } from '../../lowering.ts';
import type { Layout } from '../../memory/layout.ts';
import type { Named } from '../../printing/notation.ts';
import type { ScalarFunction } from '../../scalar/program.ts';
import type { Precision } from '../../scalar/run.ts';
import type { Shape, TensorType } from '../../shape.ts';
import type { Operation } from '../../tensor.ts';

/*
 * What a compiled function does, as a list of kernels: loops that read buffers and write one, or
 * several where loops were joined.
 */

/** A piece of memory that holds the elements of one tensor in row-major order. */
export interface Buffer {
  readonly dtype: DType;
  readonly size: number;
}

/** The elements of a buffer, standing as a layout says. */
export interface Access {
  readonly buffer: Buffer;
  readonly layout: Layout;
}

/** What is computed for each place of a kernel's shape. */
export type Body =
  | { readonly kind: 'load'; readonly access: Access }
  | { readonly kind: 'constant'; readonly value: number; readonly dtype: DType }
  /** What the kernel has added up for this place. */
  | { readonly kind: 'accumulator'; readonly dtype: DType }
  | {
      readonly kind: 'apply';
      /** Of which operation it is, for readers. */
      readonly named: Named;
      readonly scalar: ScalarFunction;
      readonly precision: Precision;
      readonly dtype: DType;
      readonly operands: readonly Body[];
    };

/** Writes `body` to every place of `shape`. */
export interface MapKernel {
  readonly kind: 'map';
  readonly shape: Shape;
  readonly body: Body;
  readonly target: Access;
}

/** Adds `term` up over the last axes, in pairwise order, and writes `body` of each sum. */
export interface SumKernel {
  readonly kind: 'sum';
  /** Of which operation it is, for readers. */
  readonly named: Named;
  readonly dtype: DType;
  /** The shape of the terms. */
  readonly shape: Shape;
  readonly axes: readonly number[];
  readonly term: Body;
  readonly body: Body;
  readonly target: Access;
  /** Maps over the places of the terms, in the same loop. */
  readonly along: readonly MapKernel[];
}

/** Combines `term` over some axes, in ascending order, and writes `body` of each result. */
export interface ReduceKernel extends Reducer {
  readonly kind: 'reduce';
  /** Of which operation it is, for readers. */
  readonly named: Named;
  readonly dtype: DType;
  /** The shape of the terms. */
  readonly shape: Shape;
  readonly axes: readonly number[];
  readonly term: Body;
  readonly body: Body;
  readonly target: Access;
  /** Others over axes of the same lengths, in the same loop. */
  readonly along: readonly ReduceKernel[];
}

/**
 * Multiplies matrices [n, k] and [k, m] at each place of `batch`, and writes `body` of each element.
 * All accesses have the batch's axes, and then the two of a matrix.
 */
export interface ProductKernel {
  readonly kind: 'product';
  readonly dtype: DType;
  readonly batch: Shape;
  readonly n: number;
  readonly k: number;
  readonly m: number;
  readonly a: Access;
  /**
   * How many rows of the left operand stand side by side, so that the numbers of the same k are
   * neighbours; the layout says where each band of them begins. Null if the layout says it all.
   */
  readonly band: number | null;
  readonly b: Access;
  /** Room for so many columns of the right operand side by side; null if they are read as they are. */
  readonly panel: Access | null;
  readonly body: Body;
  readonly target: Access;
}

/** An operation's own kernel, which is JavaScript, with what it reads and writes. */
interface OwnKernel {
  readonly operation: Operation<unknown>;
  readonly attributes: unknown;
  readonly type: TensorType;
  readonly inputs: readonly Access[];
  readonly target: Access;
}

/** Lets the operation's own kernel read the inputs, and writes what it gives. */
export interface EvaluateKernel extends OwnKernel {
  readonly kind: 'evaluate';
}

/**
 * Copies elements of the first input from where the second one, of indices, points; or adds them
 * there. If an index points nowhere, the operation's own kernel is left to say so.
 */
export interface GatherKernel extends OwnKernel {
  readonly kind: 'gather' | 'scatterAdd';
  readonly gathering: Gathering;
}

/** A kernel that is a loop, in which each place of the target may get more than what was added up. */
export type LoopKernel = MapKernel | SumKernel | ReduceKernel | ProductKernel;

export type Kernel = LoopKernel | EvaluateKernel | GatherKernel;
