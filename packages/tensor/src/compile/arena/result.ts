import type { DType } from '../../dtype.ts';
import type { Strided } from '../../memory/strided.ts';
import { rowMajorStrides, type Shape, sizeOf, type TensorType } from '../../shape.ts';
import { Tensor, type UnreadGrad } from '../../tensor.ts';
import { Cells } from './arena.ts';

/** What a compiled function leaves at a fixed place of the arena, until its next call. */
export class Result {
  readonly #dtype: DType;
  readonly #shape: Shape;
  readonly #strides: readonly number[];
  readonly #cells: Cells;

  constructor({ dtype, shape }: TensorType, address: number) {
    this.#dtype = dtype;
    this.#shape = shape;
    this.#strides = rowMajorStrides(shape);
    this.#cells = new Cells(dtype, address, sizeOf(shape));
  }

  /** A copy of the numbers as they are now. */
  copy(): Strided {
    return {
      dtype: this.#dtype,
      array: this.#cells.numbers.slice(),
      shape: this.#shape,
      strides: this.#strides,
      offset: 0,
    };
  }
}

/**
 * A gradient that is copied out only if somebody asks the leaf for it. The next call puts the same
 * object there again before anybody could see that the numbers have changed.
 */
export class ResultingGrad implements UnreadGrad {
  /** To whom the memory belongs, which must not be given to others meanwhile. */
  readonly owner: object;
  readonly #result: Result;

  constructor(type: TensorType, address: number, owner: object) {
    this.owner = owner;
    this.#result = new Result(type, address);
  }

  read(): Tensor {
    return new Tensor(this.#result.copy());
  }
}
