import { numberText } from '../number-text.ts';
import type { Numbering } from '../numbering.ts';

/** A text that is equal for equal attributes of an operation. */
export function attributesKey(attributes: unknown, numbering: Numbering): string {
  // Few operations have any, and JSON takes its time.
  if (attributes === undefined) return '';
  return JSON.stringify(attributes, (_, part: unknown) => distinct(part, numbering));
}

/** What JSON would take for something else: numbers that it does not know, and functions. */
function distinct(part: unknown, numbering: Numbering): unknown {
  if (typeof part === 'function') return `function ${numbering.of(part)}`;
  if (typeof part !== 'number') return part;
  return Number.isFinite(part) && !Object.is(part, -0) ? part : `number ${numberText(part)}`;
}
