import { tapeOf } from '../autograd/backpropagate.ts';
import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { repeatedElement } from '../memory/strided.ts';
import { givenNames } from '../printing/given-names.ts';
import { atom, formula } from '../printing/notation.ts';
import { checkOptions } from '../require.ts';
import { requireTensor, type Tensor } from '../tensor.ts';

/** How a tape is shown. */
export interface TapeOptions {
  /** Names for tensors, such as `{ w, b }`; the others are numbered. */
  readonly names?: Readonly<Record<string, Tensor>>;
  /** How many tensors are shown at most; of more, those in the middle are left out. 40 by default. */
  readonly limit?: number;
}

/** One tensor on a tape, as it is shown. */
export interface TapeLine {
  readonly tensor: Tensor;
  /** How it was computed, such as `w · 2`; or `leaf`, or `constant`. */
  readonly origin: string;
}

/** A tape as it is shown, oldest tensors first. */
export interface TapeListing {
  readonly first: readonly TapeLine[];
  /** What is left out between the first and the last. */
  readonly hidden: readonly Tensor[];
  readonly last: readonly TapeLine[];
  /** A tensor's name; of a constant that holds one number everywhere, the number. */
  nameOf(tensor: Tensor): string;
}

/** What a tensor was computed from, in the order of computation, and under which names. */
export function listTape(attempt: string, output: Tensor, options: TapeOptions): TapeListing {
  requireTape(attempt, output);
  checkOptions(attempt, options, ['names', 'limit']);
  const { names = {}, limit = 40 } = options;
  if (!Number.isInteger(limit) || limit < 2) {
    throw new TensorError(
      `${attempt}: the limit is a whole number of at least 2, got ${describe(limit)}`,
    );
  }
  const tensors = inOrder(output);
  const numbered = tensors.map((tensor, i) => [tensor, `#${i + 1}`] as const);
  const known = new Map<Tensor, string>([...numbered, ...givenNames(attempt, names)]);
  const nameOf = (tensor: Tensor): string => known.get(tensor) ?? numberIn(tensor) ?? '…';
  const lineOf = (tensor: Tensor): TapeLine => ({ tensor, origin: originOf(tensor, nameOf) });
  const from = Math.ceil(limit / 2);
  const to = Math.max(from, tensors.length - limit + from);
  return {
    first: tensors.slice(0, from).map(lineOf),
    hidden: tensors.slice(from, to),
    last: tensors.slice(to).map(lineOf),
    nameOf,
  };
}

function requireTape(attempt: string, output: Tensor): void {
  requireTensor(attempt, output);
  if (output.requiresGrad) return;
  throw new TensorError(
    `${attempt}: there is no tape, because nothing this tensor was computed from requires a gradient; ` +
      'make leaves by tensor(…, { requiresGrad: true }), and compute outside noGrad()',
  );
}

/** Everything on the tape, and the constants that it reads, but for single numbers. */
function inOrder(output: Tensor): Tensor[] {
  const tape = tapeOf([output]);
  const read = tape.flatMap(({ node }) => node?.inputs ?? []);
  const constants = read.filter((x) => !x.requiresGrad && numberIn(x) === null);
  return [...new Set([...tape, ...constants])].sort((a, b) => a.createdAt - b.createdAt);
}

/** The number that a constant is, however often it is repeated. */
function numberIn(tensor: Tensor): string | null {
  const number = tensor.requiresGrad ? null : repeatedElement(tensor.strided);
  return number === null ? null : String(number);
}

function originOf({ node, requiresGrad }: Tensor, nameOf: (tensor: Tensor) => string): string {
  if (node === null) return requiresGrad ? 'leaf' : 'constant';
  const operands = node.inputs.map((input) => atom(nameOf(input)));
  return formula(node.operation, operands, node.attributes).text;
}
