const lineWidth = 100;

/**
 * A value as JSON that is pleasant to read and to compare: what fits is on one line, arrays of
 * numbers and words always are, everything else is indented.
 *
 * @throws TypeError on NaN and infinities, which JSON would silently turn into null.
 */
export function compactJson(value: unknown): string {
  return `${written(value, '')}\n`;
}

function written(value: unknown, indent: string): string {
  const line = onOneLine(value);
  const isRow = Array.isArray(value) && value.every((item) => !isObject(item));
  if (!isObject(value) || isRow || indent.length + line.length <= lineWidth) return line;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => written(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${written(item, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (isObject(value)) {
    const parts = Object.entries(value).map(
      ([key, item]) => `${JSON.stringify(key)}: ${onOneLine(item)}`,
    );
    return `{ ${parts.join(', ')} }`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TypeError(`cannot write ${value} as JSON: write it as a word`);
  }
  return JSON.stringify(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
