import { type DType, type Tensor, tensor } from '@semente/tensor';
import type { DataFile } from './data-file.ts';
import { FileReader } from './file-reader.ts';

/** How an IDX file writes its elements down; the highest byte comes first. */
interface ElementKind {
  readonly name: string;
  readonly bytes: number;
  /** What holds every such number without loss. */
  readonly dtype: DType;
  read(view: DataView, at: number): number;
}

const BYTE: ElementKind = {
  name: 'unsigned bytes',
  bytes: 1,
  dtype: 'int32',
  read: (view, at) => view.getUint8(at),
};

/** The third byte of the file says which (Y. LeCun, C. Cortes, C. Burges, "The MNIST database"). */
const kinds: ReadonlyMap<number, ElementKind> = new Map([
  [0x08, BYTE],
  [0x09, { name: 'bytes', bytes: 1, dtype: 'int32', read: (view, at) => view.getInt8(at) }],
  [0x0b, { name: 'int16', bytes: 2, dtype: 'int32', read: (view, at) => view.getInt16(at) }],
  [0x0c, { name: 'int32', bytes: 4, dtype: 'int32', read: (view, at) => view.getInt32(at) }],
  [0x0d, { name: 'float32', bytes: 4, dtype: 'float32', read: (view, at) => view.getFloat32(at) }],
  [0x0e, { name: 'float64', bytes: 8, dtype: 'float64', read: (view, at) => view.getFloat64(at) }],
]);

/** The most axes and elements that a tensor has. */
const MOST_AXES = 64;
const MOST_ELEMENTS = 2 ** 32 - 1;

/** What stands in an IDX file, as it stands there. */
interface IdxContent {
  readonly kind: ElementKind;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/**
 * The array in an IDX file, the format of MNIST and Fashion-MNIST, packed by gzip or not. Integers are
 * read as int32, and float32 and float64 as they are.
 *
 * @throws DataFileError (as a rejection) if the file is no such file, or holds less or more than its
 * header says.
 * @example
 * ```ts
 * import { readIdx } from '@semente/datasets/files';
 *
 * const data = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9);
 * const labels = await readIdx({ name: 'labels-idx1-ubyte', data });
 * console.log(labels.toArray()); // [7, 8, 9]
 * ```
 */
export async function readIdx(file: DataFile): Promise<Tensor> {
  const { kind, shape, bytes } = await readContent(file);
  if (kind === BYTE) return tensor(bytes, { shape, dtype: kind.dtype });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const elements = Float64Array.from({ length: bytes.length / kind.bytes }, (_, index) =>
    kind.read(view, index * kind.bytes),
  );
  return tensor(elements, { shape, dtype: kind.dtype });
}

/**
 * The bytes in an IDX file of unsigned bytes with so many axes.
 *
 * @throws DataFileError (as a rejection) as `readIdx` does, and if the file holds anything else.
 */
export async function readIdxBytes(
  file: DataFile,
  axes: number,
  what: string,
): Promise<{ readonly shape: readonly number[]; readonly bytes: Uint8Array }> {
  return await readContent(file, (reader, kind, rank) => {
    if (kind !== BYTE || rank !== axes) {
      throw reader.error(
        `${what} of unsigned bytes with ${axes} axes are expected, got ${kind.name} with ${rank}`,
        2,
      );
    }
  });
}

async function readContent(
  file: DataFile,
  check: (reader: FileReader, kind: ElementKind, rank: number) => void = () => undefined,
): Promise<IdxContent> {
  return await FileReader.read(file, async (reader) => {
    const [zero, zeroToo, code, rank] = await reader.take(4, 'the beginning of an IDX file');
    if (zero !== 0 || zeroToo !== 0) {
      throw reader.error(`an IDX file begins with two zeros, and this with ${zero}, ${zeroToo}`, 0);
    }
    const kind = kinds.get(code);
    if (kind === undefined) {
      const known = [...kinds].map(([its, { name }]) => `${its} (${name})`).join(', ');
      throw reader.error(`the kind of the elements is ${known}, and this is ${code}`, 2);
    }
    if (rank > MOST_AXES) {
      throw reader.error(`${rank} axes are announced; at most ${MOST_AXES} can be read`, 3);
    }
    check(reader, kind, rank);
    const lengths = await reader.take(4 * rank, `a list of ${rank} lengths`);
    const view = new DataView(lengths.buffer, lengths.byteOffset, lengths.byteLength);
    const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 * axis));
    const size = shape.reduce((product, length) => product * length, 1);
    const content = `data of shape [${shape.join(', ')}]`;
    if (!(size <= MOST_ELEMENTS)) {
      throw reader.error(
        `${content} is announced; at most ${MOST_ELEMENTS} elements can be read`,
        4,
      );
    }
    const bytes = await reader.take(size * kind.bytes, content);
    await reader.expectEnd(content);
    return { kind, shape, bytes };
  });
}
