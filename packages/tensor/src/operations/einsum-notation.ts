import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { formatShape, type Shape } from '../shape.ts';

/** What an einsum asks for: a label for each axis of each operand, and those of the result. */
export interface Contraction {
  readonly operands: readonly (readonly string[])[];
  readonly output: readonly string[];
  /** How long the axes of each label are. */
  readonly lengths: ReadonlyMap<string, number>;
}

/** The indices of one operand or of the result: letters, and where the dots are among them. */
interface Term {
  readonly text: string;
  readonly before: readonly string[];
  readonly hasDots: boolean;
  readonly after: readonly string[];
}

/** Reads Einstein's notation, such as `'ij,jk->ik'`, for operands of the given shapes. */
export function readNotation(subscripts: unknown, shapes: readonly Shape[]): Contraction {
  if (typeof subscripts !== 'string') {
    throw new TensorError(
      `einsum: the first argument says what to sum, as 'ij,jk->ik' does, got ${describe(subscripts)}`,
    );
  }
  const [left, right, ...more] = subscripts.replaceAll(' ', '').split('->');
  if (more.length > 0) throw new TensorError(`einsum: ${describe(subscripts)} has several arrows`);
  const terms = left.split(',').map((text) => readTerm(text, subscripts));
  if (terms.length !== shapes.length) {
    throw new TensorError(
      `einsum: ${describe(subscripts)} names the axes of ${count(terms.length, 'operand')}, and ${count(shapes.length, 'tensor')} came with it`,
    );
  }
  const operands = terms.map((term, i) => labelsOf(term, shapes[i], i));
  const output =
    right === undefined
      ? impliedOutput(operands)
      : outputLabels(readTerm(right, subscripts), operands);
  return { operands, output, lengths: lengthsOf(operands, shapes) };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function readTerm(text: string, subscripts: string): Term {
  const match = /^([a-z]*)(\.\.\.)?([a-z]*)$/i.exec(text);
  if (match === null) {
    throw new TensorError(
      `einsum: ${describe(text)} in ${describe(subscripts)} names no axes; an axis is a letter, and '...' stands once for all axes that have none`,
    );
  }
  const [, before, dots, after] = match;
  return { text, before: before.split(''), hasDots: dots !== undefined, after: after.split('') };
}

/** Dots become labels that count from the last axis they stand for, so that operands match there. */
function labelsOf({ text, before, hasDots, after }: Term, shape: Shape, operand: number): string[] {
  const named = before.length + after.length;
  const others = shape.length - named;
  if (others < 0 || (others > 0 && !hasDots)) {
    throw new TensorError(
      `einsum: ${describe(text)} names ${hasDots ? 'at least ' : ''}${named} ${named === 1 ? 'axis' : 'axes'} of operand ${operand}, which has shape ${formatShape(shape)}`,
    );
  }
  return [...before, ...dotLabels(others), ...after];
}

function dotLabels(length: number): string[] {
  return Array.from({ length }, (_, i) => `...${length - i}`);
}

/** The longest run of dot labels of any operand, to which the others broadcast. */
function allDots(operands: readonly (readonly string[])[]): string[] {
  const counts = operands.map((labels) => labels.filter((label) => label.startsWith('.')).length);
  return dotLabels(Math.max(...counts));
}

/** Without an arrow: what the dots stand for, then every index that occurs once, in alphabetical order. */
function impliedOutput(operands: readonly (readonly string[])[]): string[] {
  const all = operands.flat();
  const once = all.filter((label) => all.indexOf(label) === all.lastIndexOf(label));
  return [...allDots(operands), ...once.filter((label) => !label.startsWith('.')).sort()];
}

function outputLabels(
  { before, hasDots, after }: Term,
  operands: readonly (readonly string[])[],
): string[] {
  const dots = allDots(operands);
  if (dots.length > 0 && !hasDots) {
    throw new TensorError(
      `einsum: '...' stands for axes of the operands, and the result has to say where they go: write '...' behind the arrow, too`,
    );
  }
  const letters = [...before, ...after];
  const unknown = letters.find((label) => !operands.flat().includes(label));
  if (unknown !== undefined) {
    throw new TensorError(`einsum: the result has an index '${unknown}' that no operand has`);
  }
  const twice = letters.find((label, i) => letters.indexOf(label) !== i);
  if (twice !== undefined) {
    throw new TensorError(
      `einsum: the result has the index '${twice}' twice; it can stand there once`,
    );
  }
  return [...before, ...dots, ...after];
}

/** Axes with one label are equally long, or of length 1 and repeated; within one operand always equal. */
function lengthsOf(
  operands: readonly (readonly string[])[],
  shapes: readonly Shape[],
): Map<string, number> {
  const lengths = new Map<string, number>();
  operands.forEach((labels, which) => {
    const shape = shapes[which];
    labels.forEach((label, axis) => {
      const length = shape[axis];
      const before = shape[labels.indexOf(label)];
      if (before !== length) throw differentLengths(label, length, before, which, shape);
      const known = lengths.get(label) ?? 1;
      if (known !== length && known !== 1 && length !== 1) {
        throw differentLengths(label, length, known, which, shape);
      }
      lengths.set(label, known === 1 ? length : known);
    });
  });
  return lengths;
}

function differentLengths(
  label: string,
  length: number,
  before: number,
  operand: number,
  shape: Shape,
): TensorError {
  const name = label.startsWith('.') ? "an axis that '...' stands for" : `index '${label}'`;
  return new TensorError(
    `einsum: ${name} has length ${length} in operand ${operand}, of shape ${formatShape(shape)}, and length ${before} before`,
  );
}
