import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { rowMajor } from '../memory/strided.ts';
import { checkShape, sizeOf } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { ByteReader } from './byte-reader.ts';
import { concatenated, utf8 } from './bytes.ts';
import { type ElementFormat, formats, readElements, writeElements } from './elements.ts';
import * as foreign from './foreign-elements.ts';
import { requireRecord, type TensorRecord } from './record.ts';
import {
  HEADER_AT,
  METADATA,
  readSafetensorsHeader,
  type TensorInfo,
} from './safetensors-header.ts';

/** What a safetensors file holds. */
export interface SafetensorsContent {
  readonly tensors: TensorRecord;
  /** Texts by name, such as the program that wrote it; none if there are none. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Element formats by the format's own names. */
const formatOf = new Map<string, ElementFormat>([
  ['F64', formats.float64],
  ['F32', formats.float32],
  ['F16', foreign.float16],
  ['BF16', foreign.bfloat16],
  ['I64', foreign.int64],
  ['I32', formats.int32],
  ['I16', foreign.int16],
  ['I8', foreign.int8],
  ['U64', foreign.uint64],
  ['U32', foreign.uint32],
  ['U16', foreign.uint16],
  ['U8', foreign.uint8],
  ['BOOL', formats.bool],
]);

/**
 * The tensors in a safetensors file, by name, and its metadata. F64, F32, I32 and BOOL are read
 * as they are, F16 and BF16 as float32, and integers of other widths as int32 if they fit.
 *
 * @throws TensorError if the bytes are no such file, are too few or too many, overlap or leave gaps,
 * or hold another kind of number; naming the place and what was expected there.
 * @example
 * ```ts
 * import { tensor } from '@semente/tensor';
 * import { readSafetensors, writeSafetensors } from '@semente/tensor/files';
 *
 * const bytes = writeSafetensors({ w: tensor([1, 2]) }, { model: 'a line' });
 * const { tensors, metadata } = readSafetensors(bytes);
 * console.log(tensors.w.toArray(), metadata.model); // [1, 2] a line
 * ```
 */
export function readSafetensors(bytes: Uint8Array): SafetensorsContent {
  const reader = new ByteReader('readSafetensors', bytes);
  const { tensors, metadata, dataAt } = readSafetensorsHeader(reader);
  const entries = tensors.map((info) => [info.name, readTensor(reader, info, dataAt)] as const);
  return { tensors: Object.fromEntries(entries), metadata };
}

function readTensor(
  reader: ByteReader,
  { name, dtype, shape, begin, end }: TensorInfo,
  dataAt: number,
): Tensor {
  const format = formatOf.get(dtype);
  if (format === undefined) {
    const readable = [...formatOf.keys()].join(', ');
    throw reader.error(
      HEADER_AT,
      `tensor '${name}' is ${dtype}, which cannot be read; ${readable} can`,
    );
  }
  checkShape(`${reader.attempt}: tensor '${name}'`, shape);
  const size = sizeOf(shape);
  if (end - begin !== size * format.bytes) {
    throw reader.error(
      HEADER_AT,
      `tensor '${name}', ${dtype} [${shape.join(', ')}], takes ${size * format.bytes} bytes, and its offsets leave ${end - begin}`,
    );
  }
  const array = readElements(reader, dataAt + begin, size, format, true);
  return new Tensor(rowMajor(format.dtype, array, shape));
}

/**
 * Tensors as a safetensors file, which PyTorch's users read by `safetensors.torch.load_file`. Those
 * of larger elements come first, so that all data is aligned; otherwise they are in order of name.
 *
 * @throws TensorError if a value is no tensor, a text no string, or a name the format's own.
 * @example
 * ```ts
 * import { tensor } from '@semente/tensor';
 * import { writeSafetensors } from '@semente/tensor/files';
 *
 * const bytes = writeSafetensors({ 'linear.weight': tensor([[1, 2]]) });
 * console.log(bytes.length); // 96
 * ```
 */
export function writeSafetensors(
  tensors: TensorRecord,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  checkMetadata(metadata);
  const entries = requireRecord('writeSafetensors', tensors).sort(
    ([a, x], [b, y]) => formats[y.dtype].bytes - formats[x.dtype].bytes || (a < b ? -1 : 1),
  );
  const hasTexts = Object.keys(metadata).length > 0;
  const lines = hasTexts ? [`"${METADATA}":${JSON.stringify(metadata)}`] : [];
  let end = 0;
  for (const [name, x] of entries) {
    const begin = end;
    end += x.size * formats[x.dtype].bytes;
    lines.push(`${JSON.stringify(checkName(name))}:${infoOf(x, begin, end)}`);
  }
  const header = utf8(`{${lines.join()}}`);
  const length = Math.ceil(header.length / ALIGNMENT) * ALIGNMENT;
  const start = new Uint8Array(HEADER_AT + length).fill(SPACE);
  new DataView(start.buffer).setBigUint64(0, BigInt(length), true);
  start.set(header, HEADER_AT);
  return concatenated([start, ...entries.map(([, x]) => writeElements(x))]);
}

/** The data begins at a multiple of this, and the header is filled up with spaces. */
const ALIGNMENT = 8;
const SPACE = 0x20;

function infoOf(x: Tensor, begin: number, end: number): string {
  const dtype = [...formatOf].find(([, format]) => format === formats[x.dtype])?.[0];
  return JSON.stringify({ dtype, shape: x.shape, data_offsets: [begin, end] });
}

function checkName(name: string): string {
  if (name !== METADATA) return name;
  throw new TensorError(
    `writeSafetensors: no tensor can be called '${METADATA}'; the format needs it`,
  );
}

function checkMetadata(metadata: Readonly<Record<string, string>>): void {
  const given: unknown = metadata;
  if (typeof given !== 'object' || given === null || given instanceof Map) {
    throw new TensorError(
      `writeSafetensors: metadata are texts by name, such as { model: 'a line' }; got ${describe(given)}`,
    );
  }
  for (const [name, text] of Object.entries(metadata)) {
    if (typeof text !== 'string') {
      throw new TensorError(
        `writeSafetensors: metadata are texts, and '${name}' is ${describe(text)}; write it as a string, as by JSON.stringify`,
      );
    }
  }
}
