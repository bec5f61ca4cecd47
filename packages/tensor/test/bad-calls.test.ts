import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Tensor, TensorError, tensor } from '../src/index.ts';
import * as operations from '../src/operations/index.ts';
import * as several from '../src/operations/of-several.ts';
import { sizeOf } from '../src/shape.ts';
import { randomTensor } from './random-tensors.ts';
import { recordedOperands } from './recorded-operands.ts';
import { inTorch } from './torch-operations.ts';

type Name = keyof typeof inTorch;
type Call = readonly unknown[];

const functions: Readonly<Record<string, (...given: never[]) => unknown>> = {
  ...operations,
  ...several,
};

/** The calls of the functions that are no methods. */
const callsOfSeveral: Readonly<Record<string, readonly Call[]>> = {
  concat: [[[tensor([[1, 2]]), tensor([[3, 4]])], 1]],
  stack: [[[tensor([1, 2]), tensor([3, 4])], 1]],
  einsum: [['ij,j->i', tensor([[1, 2]]), tensor([3, 4])]],
};

/** How the operation is called where it is compared with PyTorch: with arguments that fit. */
function goodCalls(name: Name): readonly Call[] {
  if (name in several) return callsOfSeveral[name];
  const spy = vi.spyOn(Tensor.prototype, name as keyof typeof operations);
  for (const use of inTorch[name].uses) use(recordedOperands());
  const calls = spy.mock.calls.map((rest, i) => [spy.mock.contexts[i], ...rest]);
  spy.mockRestore();
  return calls;
}

/** Small ones, so that what fits stays small, and some that are longer than any tensor. */
const numbers = [0, -0, 1, 2, 3, 4, 7, -1, -2, -3, -5, 0.5, -1.5, 2 ** 33, -(2 ** 33)];
const number = fc.constantFrom(...numbers, 2 ** 53, 1e300, Infinity, -Infinity, Number.NaN);

const scalars = [
  undefined,
  null,
  true,
  false,
  '',
  '0',
  'same',
  ':',
  '...',
  'bool',
  1n,
  Symbol('i'),
];
const objects = [{}, { keepDims: true }, { start: 0.5 }, { axis: 0 }, Object.create(null)];
const instances = [() => 0, new Map(), new Date(0), /a/, new Float64Array(2), Tensor];
const lists = [[undefined], Array(2), [null], ['0'], [[0, 1], [2]], [[[]]], [{}], [1n]];
const other = fc.constantFrom<unknown>(...scalars, ...objects, ...instances, ...lists);

const list = fc.array(number, { maxLength: 5 });

const anyTensor = fc
  .record({
    shape: fc.array(fc.constantFrom(0, 1, 2, 2, 3, 4), { maxLength: 4 }),
    dtype: fc.constantFrom('float64', 'float32', 'int32', 'bool'),
    seed: fc.nat(50),
  })
  .map(({ shape, dtype, seed }) => randomTensor(seed, shape, dtype));

const anything: fc.Arbitrary<unknown> = fc.oneof(number, other, list, anyTensor);

/** A call of which one argument, or a part of one, is replaced, or the last ones are left out. */
function spoiled(good: readonly Call[]): fc.Arbitrary<Call> {
  return fc
    .tuple(fc.constantFrom(...good), fc.nat(5), fc.nat(5), anything, fc.nat(3))
    .map(([call, at, within, value, way]) => {
      const place = at % (call.length + 1);
      if (way === 0) return call.slice(0, place);
      const spoil = way === 1 ? replacedWithin(call[place], within, value) : value;
      return [...call.slice(0, place), spoil, ...call.slice(place + 1)];
    });
}

/** A list or options with one of the values replaced. */
function replacedWithin(argument: unknown, within: number, value: unknown): unknown {
  if (Array.isArray(argument)) return argument.with(within % Math.max(1, argument.length), value);
  if (typeof argument !== 'object' || argument === null || argument instanceof Tensor) return value;
  const names = Object.keys(argument);
  return { ...argument, [names[within % (names.length + 1)] ?? 'unheard']: value };
}

/** What is wrong with what a call gives: tensors hold what they say, and no number from nowhere. */
function wrongResult(name: Name, call: Call, result: unknown): string | null {
  for (const x of Array.isArray(result) ? result : [result]) {
    if (!(x instanceof Tensor)) return `no tensor: ${String(x)}`;
    const values: number[] = Array.from(x.toTypedArray());
    if (!x.shape.every((length) => Number.isInteger(length) && length >= 0))
      return `no shape: ${x}`;
    if (values.length !== sizeOf(x.shape)) return `${x} of ${values.length} elements`;
    if (x.dtype === 'bool' && values.some((value) => value !== 0 && value !== 1)) return 'no bool';
    const isMoved = inTorch[name].kind === 'moved or chosen';
    if (isMoved && values.includes(Number.NaN) && isKnown(call)) return 'NaN from nowhere';
  }
  return null;
}

/** Whether no argument holds a NaN. */
function isKnown(argument: unknown): boolean {
  if (Array.isArray(argument)) return argument.every(isKnown);
  if (argument instanceof Tensor) return !argument.toTypedArray().includes(Number.NaN);
  if (typeof argument === 'object' && argument !== null)
    return Object.values(argument).every(isKnown);
  return !Number.isNaN(argument);
}

/** What is wrong with the answer to a call; null if it has a result, or is refused as it should be. */
function wrongAnswer(name: Name, call: Call): string | null {
  let result: unknown;
  try {
    result = Reflect.apply(functions[name], undefined, call);
  } catch (error) {
    const isOurs = error instanceof TensorError && error.message.startsWith(`${name}: `);
    return isOurs ? null : String(error);
  }
  return wrongResult(name, call, result);
}

// Without stacks, which take longer than everything else here.
const limit = Error.stackTraceLimit;
beforeAll(() => {
  Reflect.set(Error, 'stackTraceLimit', undefined);
});
afterAll(() => {
  Error.stackTraceLimit = limit;
});

describe('a call that makes no sense is refused by a TensorError that names the operation', () => {
  it.each(Object.keys(inTorch) as Name[])('%s', (name) => {
    const call = fc.oneof(spoiled(goodCalls(name)), fc.array(anything, { maxLength: 4 }));
    fc.assert(
      fc.property(call, (given) => {
        expect(wrongAnswer(name, given)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});
