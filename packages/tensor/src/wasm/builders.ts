import type { Code, Operand, ResultType, ValueType } from './code.ts';
import { type Immediates, laneNumber, memoryArgument, memoryIndices } from './immediates.ts';
import { operation } from './operation.ts';
import type { AccessRow, BulkRow, LaneRow, Row } from './table.ts';

/*
 * From the table's rows to functions that build code. `Plain<typeof rows>` has a function for each
 * row of `rows`, whose parameters and result have the types that the row states. The other forms
 * differ in what comes after the operands.
 */

type Rows<R> = Readonly<Record<string, R>>;
type AnyRow = readonly [
  opcode: number,
  operands: readonly ValueType[],
  result: ResultType,
  ...form: readonly number[],
];
type Operands<Types extends readonly ValueType[]> = {
  readonly [Position in keyof Types]: Operand<Types[Position]>;
};

export type Plain<T extends Rows<Row | BulkRow>> = {
  readonly [Name in keyof T]: (...operands: Operands<T[Name][1]>) => Code<T[Name][2]>;
};

/**
 * Loads and stores. The address is the first operand; `offset` (0 where none is given) is added to
 * it without wrapping around. An address that is a plain number becomes part of the offset.
 * `alignment` is a promise about the sum, in bytes, by default the natural one; a promise that is
 * broken may cost time but never changes the result.
 */
export type Access<T extends Rows<AccessRow>> = {
  readonly [Name in keyof T]: (
    ...operands: [...Operands<T[Name][1]>, offset?: number, alignment?: number]
  ) => Code<T[Name][2]>;
};

export type LaneChoice<T extends Rows<LaneRow>> = {
  readonly [Name in keyof T]: (
    ...operands: [...Operands<T[Name][1]>, lane: number]
  ) => Code<T[Name][2]>;
};

/** Loads and stores of one lane. Address, offset and alignment are as in {@link Access}. */
export type LaneAccess<T extends Rows<AccessRow>> = {
  readonly [Name in keyof T]: (
    ...operands: [...Operands<T[Name][1]>, lane: number, offset?: number, alignment?: number]
  ) => Code<T[Name][2]>;
};

export function plain<T extends Rows<Row>>(prefix: string, rows: T): Plain<T> {
  return fromRows(prefix, rows, operation) as Plain<T>;
}

export function bulk<T extends Rows<BulkRow>>(prefix: string, rows: T): Plain<T> {
  return fromRows(prefix, rows, (name, row, given) =>
    operation(name, row, given, memoryIndices(row[3])),
  ) as Plain<T>;
}

export function access<T extends Rows<AccessRow>>(prefix: string, rows: T): Access<T> {
  return fromRows(prefix, rows, (name, row, given) =>
    accessing(name, row, given, row[1].length),
  ) as Access<T>;
}

export function laneChoice<T extends Rows<LaneRow>>(prefix: string, rows: T): LaneChoice<T> {
  return fromRows(prefix, rows, (name, row, given) =>
    operation(name, row, given, laneNumber(name, given[row[1].length], row[3])),
  ) as LaneChoice<T>;
}

export function laneAccess<T extends Rows<AccessRow>>(prefix: string, rows: T): LaneAccess<T> {
  return fromRows(prefix, rows, (name, row, given) => {
    const count = row[1].length;
    const lane = laneNumber(name, given[count], VECTOR_BYTES / row[3]);
    return accessing(name, row, given, count + 1, lane);
  }) as LaneAccess<T>;
}

const VECTOR_BYTES = 16;

/** What an instruction was called with: its operands and then numbers, the last may be missing. */
type Given = readonly unknown[];

/** An access whose offset and alignment stand at `position` and behind it. */
function accessing(
  name: string,
  row: AccessRow,
  given: Given,
  position: number,
  lane?: Immediates,
): Code<ResultType> {
  const [address, value] = given;
  const offset = (given[position] ?? 0) as number;
  const alignment = (given[position + 1] ?? row[3]) as number;
  if (typeof address !== 'number') {
    return operation(name, row, given, memoryArgument(name, offset, alignment, row[3], lane));
  }
  const reach = memoryArgument(name, address + offset, alignment, row[3], lane);
  return operation(name, row, [0, value], reach);
}

/** An object with a function for each row. */
function fromRows<R extends AnyRow>(
  prefix: string,
  rows: Rows<R>,
  build: (name: string, row: R, given: Given) => Code<ResultType>,
): Rows<(...given: Given) => Code<ResultType>> {
  const instructions = Object.entries(rows).map(([key, row]) => {
    const name = `${prefix}.${key}`;
    return [key, (...given: Given) => build(name, row, given)];
  });
  return Object.fromEntries(instructions);
}
