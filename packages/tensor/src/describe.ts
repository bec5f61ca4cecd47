/** How messages name what they were given, whatever it is: short, on one line, never an error. */
export function describe(x: unknown): string {
  if (typeof x === 'string') return quoted(x);
  if (typeof x === 'bigint') return `${x}n`;
  if (typeof x === 'function') return 'a function';
  if (Array.isArray(x)) return `an array of ${x.length}`;
  if (typeof x === 'object' && x !== null) return withArticle(kindOf(x));
  return String(x);
}

/** As `describe`, but of an array each element: for lists that say something, such as shapes. */
export function describeList(x: unknown): string {
  if (!Array.isArray(x) || x.length > LONGEST_LIST) return describe(x);
  return `[${Array.from(x, describe).join(', ')}]`;
}

const LONGEST_LIST = 16;
const LONGEST_STRING = 40;

function quoted(text: string): string {
  const shown = text.length > LONGEST_STRING ? `${text.slice(0, LONGEST_STRING)}…` : text;
  return `'${JSON.stringify(shown).slice(1, -1)}'`;
}

/** The name of the class; `object` for what was written as `{ … }`. */
function kindOf(x: object): string {
  const { constructor: made } = x;
  return typeof made === 'function' && made !== Object && made.name !== '' ? made.name : 'object';
}

function withArticle(noun: string): string {
  return `${/^[aeio]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
