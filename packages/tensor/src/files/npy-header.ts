import type { Shape, TensorType } from '../shape.ts';
import type { ByteReader } from './byte-reader.ts';
import { littleEndian, utf8 } from './bytes.ts';
import { type ElementFormat, formats } from './elements.ts';
import * as foreign from './foreign-elements.ts';

/** What stands before the numbers of a .npy file. */
export interface NpyHeader {
  readonly format: ElementFormat;
  readonly isLittleEndian: boolean;
  readonly isFortranOrder: boolean;
  readonly shape: Shape;
  /** Where the numbers begin. */
  readonly dataAt: number;
}

const MAGIC = '\x93NUMPY';

/** NumPy's own limit; a header of 64 axes is far shorter. */
const LONGEST_HEADER = 10_000;

/** Element formats by the letter and the number of bytes in NumPy's `descr`. */
const formatOf = new Map<string, ElementFormat>([
  ['f8', formats.float64],
  ['f4', formats.float32],
  ['f2', foreign.float16],
  ['i8', foreign.int64],
  ['i4', formats.int32],
  ['i2', foreign.int16],
  ['i1', foreign.int8],
  ['u8', foreign.uint64],
  ['u4', foreign.uint32],
  ['u2', foreign.uint16],
  ['u1', foreign.uint8],
  ['b1', formats.bool],
]);

/** The header of the format's versions 1.0, 2.0 and 3.0 (NumPy's enhancement proposal 1). */
export function readNpyHeader(reader: ByteReader): NpyHeader {
  const start = String.fromCharCode(...reader.take(0, 8, 'the beginning of a .npy file'));
  if (!start.startsWith(MAGIC)) {
    throw reader.error(0, `a .npy file begins with '\\x93NUMPY', and this begins otherwise`);
  }
  const major = start.charCodeAt(6);
  const minor = start.charCodeAt(7);
  if (major < 1 || major > 3 || minor !== 0) {
    throw reader.error(6, `version 1.0, 2.0 or 3.0 is expected, got ${major}.${minor}`);
  }
  const what = 'the length of the header';
  const length = major === 1 ? reader.uint16(8, what) : reader.uint32(8, what);
  const textAt = major === 1 ? 10 : 12;
  if (length > LONGEST_HEADER) {
    throw reader.error(
      8,
      `a header of ${length} bytes is announced; at most ${LONGEST_HEADER} are read`,
    );
  }
  const entries = readDictionary(reader, textAt, reader.text(textAt, length, 'the header'));
  return { ...interpret(reader, textAt, entries), dataAt: textAt + length };
}

type Name = 'descr' | 'fortran_order' | 'shape';

const VALUE = String.raw`'[^'\\]*'|"[^"\\]*"|True|False|\([\d,\s]*\)`;
const ENTRY = new RegExp(
  String.raw`\s*(['"])(descr|fortran_order|shape)\1\s*:\s*(${VALUE})\s*(?:,\s*|$)`,
  'y',
);

/** The entries of a Python dictionary, as the text of their values. */
function readDictionary(reader: ByteReader, at: number, text: string): ReadonlyMap<Name, string> {
  const problem = (found: string): Error =>
    reader.error(
      at,
      `a header such as {'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), } is expected, got ${found}`,
    );
  const inner = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1];
  if (inner === undefined) throw problem(JSON.stringify(text.slice(0, 100)));
  const entries = new Map<Name, string>();
  for (ENTRY.lastIndex = 0; ENTRY.lastIndex < inner.length; ) {
    const from = ENTRY.lastIndex;
    const match = ENTRY.exec(inner);
    if (match === null) throw problem(JSON.stringify(inner.slice(from, from + 100)));
    const name = match[2] as Name;
    if (entries.has(name)) throw problem(`two entries '${name}'`);
    entries.set(name, match[3]);
  }
  if (entries.size < 3) throw problem(`only ${entries.size} of the three entries`);
  return entries;
}

function interpret(
  reader: ByteReader,
  at: number,
  entries: ReadonlyMap<Name, string>,
): Omit<NpyHeader, 'dataAt'> {
  const [descr = '', order = '', tuple = ''] = (['descr', 'fortran_order', 'shape'] as const).map(
    (name) => entries.get(name),
  );
  const [, byteOrder = '', kind = ''] = /^['"]([<>|])(\w+)['"]$/.exec(descr) ?? [];
  const format = formatOf.get(kind);
  if (format === undefined || (byteOrder === '|') !== (format.bytes === 1)) {
    throw reader.error(at, `numbers of the kind ${descr} cannot be read; ${READABLE} can`);
  }
  if (!/^(?:True|False)$/.test(order)) {
    throw reader.error(at, `fortran_order is True or False, and this is ${order}`);
  }
  if (!/^\((?:\s*|\s*\d+\s*,\s*|\s*\d+(?:\s*,\s*\d+)+\s*,?\s*)\)$/.test(tuple)) {
    throw reader.error(at, `the shape is a tuple such as (), (3,) or (2, 3), and this is ${tuple}`);
  }
  return {
    format,
    isLittleEndian: byteOrder !== '>',
    isFortranOrder: order === 'True',
    shape: (tuple.match(/\d+/g) ?? []).map(Number),
  };
}

const READABLE = [...formatOf].map(([kind, format]) => `'${orderOf(format)}${kind}'`).join(', ');

/** The sign of a byte order, which a single byte does not have. */
function orderOf({ bytes }: ElementFormat): '<' | '|' {
  return bytes === 1 ? '|' : '<';
}

/** The header that NumPy writes for numbers in row-major order, padded so that they are aligned. */
export function npyHeader({ shape, dtype }: TensorType): Uint8Array {
  const kind = [...formatOf].find(([, format]) => format === formats[dtype])?.[0] ?? '';
  const descr = `${orderOf(formats[dtype])}${kind}`;
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  // NumPy leaves room for the first axis to grow to 21 digits.
  const room = shape.length === 0 ? 0 : 21 - String(shape[0]).length;
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${tuple}, }${' '.repeat(room)}`;
  const padding = ALIGNMENT - ((10 + text.length + 1) % ALIGNMENT);
  const header = `${text}${' '.repeat(padding)}\n`;
  const [major, minor] = [1, 0];
  return Uint8Array.from([
    ...Array.from(MAGIC, (letter) => letter.charCodeAt(0)),
    major,
    minor,
    ...littleEndian([[header.length, 2]]),
    ...utf8(header),
  ]);
}

const ALIGNMENT = 64;
