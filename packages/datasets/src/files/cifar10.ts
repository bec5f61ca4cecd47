import type { RealDataset } from '../real/real-dataset.ts';
import type { DataFile } from './data-file.ts';
import { FileReader } from './file-reader.ts';
import { checkImageOptions, type ImageOptions, imageDataset, pixelNames } from './image-dataset.ts';

const CLASSES = [
  'airplane',
  'automobile',
  'bird',
  'cat',
  'deer',
  'dog',
  'frog',
  'horse',
  'ship',
  'truck',
];

const SIDE = 32;
const PLANES = ['red', 'green', 'blue'];
const PIXELS = PLANES.length * SIDE * SIDE;

/**
 * Images and their labels from a file of CIFAR-10's binary version (`data_batch_1.bin`, …): for each
 * image its label in one byte, and 32 × 32 pixels in red, in green and in blue (A. Krizhevsky,
 * "Learning multiple layers of features from tiny images", 2009).
 *
 * @returns x: [samples, 3072], pixels from 0 to 1, float32 unless told otherwise, which
 * `x.reshape([samples, 3, 32, 32])` makes images for convolutions; y: [samples] float64, the number of
 * the class.
 * @throws DataFileError (as a rejection) if the file is empty or ends within an image, or a label is
 * none; RangeError if an option does not fit.
 * @example
 * ```ts
 * import { readCifar10 } from '@semente/datasets/files';
 *
 * const data = new Uint8Array(3073).fill(255, 1); // or createReadStream('…/data_batch_1.bin')
 * const { x, y, classNames } = await readCifar10({ name: 'data_batch_1.bin', data });
 * console.log(x.shape, classNames[y.toArray()[0]]); // [1, 3072] 'airplane'
 * ```
 */
export async function readCifar10(
  file: DataFile,
  options: ImageOptions = {},
): Promise<RealDataset> {
  checkImageOptions('readCifar10', options);
  const records = await FileReader.read(file, readRecords);
  const labels = Uint8Array.from(records, ([label]) => label);
  const pixels = new Uint8Array(records.length * PIXELS);
  for (const [index, record] of records.entries()) pixels.set(record.subarray(1), index * PIXELS);
  const names = PLANES.flatMap((plane) => pixelNames(plane, SIDE, SIDE));
  return imageDataset(pixels, labels, names, CLASSES, options);
}

async function readRecords(reader: FileReader): Promise<Uint8Array[]> {
  const records: Uint8Array[] = [];
  for (;;) {
    const record = await reader.takeUpTo(1 + PIXELS);
    if (record.length === 0 && records.length > 0) return records;
    const at = records.length * (1 + PIXELS);
    if (record.length <= PIXELS) {
      throw reader.error(
        `image ${records.length} of ${1 + PIXELS} bytes is expected, and the file has ${record.length} more`,
        at,
      );
    }
    if (record[0] >= CLASSES.length) {
      throw reader.error(
        `a label from 0 to ${CLASSES.length - 1} is expected, got ${record[0]}`,
        at,
      );
    }
    records.push(record);
  }
}
