import { platform } from './platform.ts';

/** The parts, one after another. */
export function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Whole numbers in two or four bytes each, the lowest byte first. */
export function littleEndian(
  fields: readonly (readonly [value: number, bytes: 2 | 4])[],
): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([value, bytes]) =>
      Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 0xff),
    ),
  );
}

export function utf8(text: string): Uint8Array {
  return new platform.TextEncoder().encode(text);
}
