import { tensor } from '@semente/tensor';
import { checkOption, checkOptions } from '../check-option.ts';
import type { RealDataset } from '../real/real-dataset.ts';

export interface ImageOptions {
  /** What the pixels become; float32 takes half the memory. */
  readonly dtype?: 'float32' | 'float64';
}

/** For callers whose types nobody checked, before anything is read. */
export function checkImageOptions(reader: string, options: ImageOptions): void {
  checkOptions(reader, options);
  const { dtype = 'float32' } = options;
  const isFit = dtype === 'float32' || dtype === 'float64';
  checkOption(reader, 'dtype', dtype, isFit, "'float32' or 'float64'");
}

/** The data set of images given as bytes, which become 0 to 1, and of their labels. */
export function imageDataset(
  pixels: Uint8Array,
  labels: Uint8Array,
  featureNames: readonly string[],
  classNames: readonly string[],
  { dtype = 'float32' }: ImageOptions,
): RealDataset {
  const x = dtype === 'float32' ? new Float32Array(pixels) : new Float64Array(pixels);
  for (let i = 0; i < x.length; i++) x[i] /= 255;
  return {
    x: tensor(x, { shape: [labels.length, featureNames.length] }),
    y: tensor(Float64Array.from(labels)),
    featureNames,
    classNames,
  };
}

/** Names such as pixel_0_0, row by row. */
export function pixelNames(plane: string, rows: number, columns: number): string[] {
  return Array.from(
    { length: rows * columns },
    (_, index) => `${plane}_${Math.floor(index / columns)}_${index % columns}`,
  );
}
