import { checkOption } from '../check-option.ts';
import type { RealDataset } from '../real/real-dataset.ts';
import type { DataFile } from './data-file.ts';
import { DataFileError } from './data-file-error.ts';
import { readIdxBytes } from './idx.ts';
import { checkImageOptions, type ImageOptions, imageDataset, pixelNames } from './image-dataset.ts';

/** The classes of MNIST. */
export const mnistClasses: readonly string[] = Array.from('0123456789');

/** The classes of Fashion-MNIST (H. Xiao, K. Rasul, R. Vollgraf, arXiv:1708.07747, table 2). */
export const fashionMnistClasses: readonly string[] = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
];

export interface MnistOptions extends ImageOptions {
  /** What the labels stand for: `fashionMnistClasses`, or the digits if nothing is said. */
  readonly classNames?: readonly string[];
}

/**
 * Images and their labels from the two IDX files of MNIST, Fashion-MNIST or another set laid out like
 * them, packed by gzip or not.
 *
 * @returns x: [samples, rows · columns], pixels from 0 to 1, float32 unless told otherwise; y:
 * [samples] float64, the number of the class.
 * @throws DataFileError (as a rejection) if a file is damaged or the other one, the two do not belong
 * together, there are no images, or a label has no class; RangeError if an option does not fit.
 * @example
 * ```ts
 * import { readMnist } from '@semente/datasets/files';
 *
 * const images = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 255, 51);
 * const labels = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 9);
 * const { x, y } = await readMnist(
 *   { name: 'images-idx3-ubyte', data: images }, // or createReadStream('…/images-idx3-ubyte.gz')
 *   { name: 'labels-idx1-ubyte', data: labels },
 *   { dtype: 'float64' },
 * );
 * console.log(x.toArray(), y.toArray()); // [[1, 0.2]] [9]
 * ```
 */
export async function readMnist(
  images: DataFile,
  labels: DataFile,
  options: MnistOptions = {},
): Promise<RealDataset> {
  checkImageOptions('readMnist', options);
  const { classNames = mnistClasses } = options;
  checkOption('readMnist', 'classNames', classNames, Array.isArray(classNames), 'a list of names');
  const { bytes: classes } = await readIdxBytes(labels, 1, 'labels');
  checkLabels(labels.name, classes, classNames.length);
  const { bytes: pixels, shape } = await readIdxBytes(images, 3, 'images');
  const [count, rows, columns] = shape;
  if (count !== classes.length) {
    throw new DataFileError(
      images.name,
      `it has ${count} images, and ${labels.name} has ${classes.length} labels`,
    );
  }
  // Without images, nothing in the file would bear out how large they are.
  if (count === 0) throw new DataFileError(images.name, 'it has no images');
  return imageDataset(pixels, classes, pixelNames('pixel', rows, columns), classNames, options);
}

/** An IDX file of one axis has its data behind two words of four bytes. */
const LABELS_AT = 8;

function checkLabels(name: string, labels: Uint8Array, classes: number): void {
  const index = labels.findIndex((label) => label >= classes);
  if (index === -1) return;
  const expected = `a label from 0 to ${classes - 1} is expected, got ${labels[index]}`;
  throw new DataFileError(name, `at byte ${LABELS_AT + index}, ${expected}`);
}
