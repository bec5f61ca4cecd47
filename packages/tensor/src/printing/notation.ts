import type { Differentiable } from '../tensor.ts';

/** A formula as text, and whether it has to be put in brackets inside of another one. */
export interface Formula {
  readonly text: string;
  readonly isCompound: boolean;
}

/** A name or a number. */
export function atom(text: string): Formula {
  return { text, isCompound: false };
}

/** What an operation is called, and the sign that it has, if any. */
export type Named = Pick<Differentiable<unknown>, 'name' | 'symbol'>;

/** An operation on operands: by its sign where it has one, else as a call. */
export function formula(
  { name, symbol }: Named,
  operands: readonly Formula[],
  attributes?: unknown,
): Formula {
  if (symbol !== undefined && operands.length <= 2) {
    const inner = operands.map(({ text, isCompound }) => (isCompound ? `(${text})` : text));
    const text = inner.length === 1 ? `${symbol}${inner[0]}` : inner.join(` ${symbol} `);
    return { text, isCompound: true };
  }
  const told = toldOf(attributes);
  const all = [...operands.map(({ text }) => text), ...(told === '' ? [] : [told])];
  return atom(`${name}(${all.join(', ')})`);
}

const LONGEST_TOLD = 30;

/** What an operation is told besides its operands; nothing if that is long. */
function toldOf(attributes: unknown): string {
  const text = JSON.stringify(attributes)?.replaceAll(',', ', ') ?? '';
  return text.length > LONGEST_TOLD ? '…' : text;
}
