import { describe, describeList } from '../describe.ts';
import type { Shape } from '../shape.ts';
import type { ByteReader } from './byte-reader.ts';
import { repeatedName } from './json-names.ts';

/** What a safetensors file says of one tensor. */
export interface TensorInfo {
  readonly name: string;
  readonly dtype: string;
  readonly shape: Shape;
  /** Where its data begins and ends, counted from the first byte of all data. */
  readonly begin: number;
  readonly end: number;
}

/** What stands before the data of a safetensors file. */
export interface SafetensorsHeader {
  /** In the order of their data. */
  readonly tensors: readonly TensorInfo[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly dataAt: number;
}

/** Where the header's JSON begins, behind its length. */
export const HEADER_AT = 8;

/** The name under which the header has texts instead of a tensor. */
export const METADATA = '__metadata__';

/** The format's own limit. */
const LONGEST_HEADER = 100_000_000;

/** The header, whose tensors fill the data without gaps and overlaps. */
export function readSafetensorsHeader(reader: ByteReader): SafetensorsHeader {
  const length = reader.uint64(0, 'the length of the header');
  if (length > LONGEST_HEADER) {
    throw reader.error(
      0,
      `a header of ${length} bytes is announced; at most ${LONGEST_HEADER} are allowed`,
    );
  }
  const { [METADATA]: texts = {}, ...infos } = parse(
    reader,
    reader.text(HEADER_AT, length, 'the header'),
  );
  const tensors = Object.entries(infos)
    .map(([name, info]) => readInfo(reader, name, info))
    .sort((a, b) => a.begin - b.begin || a.end - b.end);
  const dataAt = HEADER_AT + length;
  checkCoverage(reader, tensors, dataAt);
  return { tensors, metadata: readMetadata(reader, texts), dataAt };
}

function parse(reader: ByteReader, json: string): Record<string, unknown> {
  const expected = 'the header is expected to be a JSON object that begins here';
  if (!json.startsWith('{')) throw reader.error(HEADER_AT, expected);
  let header: Record<string, unknown>;
  try {
    header = JSON.parse(json) as Record<string, unknown>;
  } catch (error) {
    throw reader.error(HEADER_AT, `${expected}: ${String(error)}`);
  }
  const name = repeatedName(json);
  if (name !== null) throw reader.error(HEADER_AT, `the header has the name '${name}' twice`);
  return header;
}

function readInfo(reader: ByteReader, name: string, info: unknown): TensorInfo {
  const problem = (what: string): Error => reader.error(HEADER_AT, `tensor '${name}' ${what}`);
  if (!isRecord(info)) throw problem(`is described by an object, got ${describe(info)}`);
  const { dtype, shape, data_offsets: offsets } = info;
  if (typeof dtype !== 'string') throw problem(`has a dtype such as 'F64', got ${describe(dtype)}`);
  if (!isCounts(shape)) {
    throw problem(`has a shape, a list of lengths, got ${describeList(shape)}`);
  }
  if (!isCounts(offsets) || offsets.length !== 2 || offsets[0] > offsets[1]) {
    throw problem(`has data_offsets, [begin, end], got ${describeList(offsets)}`);
  }
  const [begin, end] = offsets;
  return { name, dtype, shape, begin, end };
}

function checkCoverage(reader: ByteReader, tensors: readonly TensorInfo[], dataAt: number): void {
  let covered = 0;
  for (const { name, begin, end } of tensors) {
    if (begin !== covered) {
      const problem = begin < covered ? 'overlaps the one before' : 'leaves a gap before it';
      throw reader.error(
        dataAt + covered,
        `the data of tensor '${name}' is expected, and its offsets [${begin}, ${end}] say that it ${problem}`,
      );
    }
    covered = end;
  }
  if (dataAt + covered !== reader.length) {
    throw reader.error(
      dataAt + covered,
      `the file is expected to end behind all tensors, and it has ${reader.length} bytes`,
    );
  }
}

function readMetadata(reader: ByteReader, texts: unknown): Record<string, string> {
  const entries = isRecord(texts) ? Object.entries(texts) : [[METADATA, texts]];
  for (const [name, text] of entries) {
    if (typeof text !== 'string') {
      throw reader.error(HEADER_AT, `metadata are texts, and '${name}' is ${describe(text)}`);
    }
  }
  return Object.fromEntries(entries) as Record<string, string>;
}

function isRecord(x: unknown): x is Record<string, unknown> {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}

/** Whether it is a list of whole numbers of at least 0. */
function isCounts(x: unknown): x is number[] {
  return Array.isArray(x) && x.every((value) => Number.isSafeInteger(value) && value >= 0);
}
