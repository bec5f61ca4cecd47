import { digitLetters } from './digits-data.ts';
import { packedNumbers } from './packed-numbers.ts';
import { type RealDataset, realDataset } from './real-dataset.ts';

const [SAMPLES, SIDE] = [1797, 8];

/**
 * Handwritten digits of 13 people: 1,797 images of 8 × 8 pixels, each from 0 (blank) to 16.
 *
 * The numbers are those of scikit-learn's `load_digits`, the test part of E. Alpaydin and C. Kaynak,
 * "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository (1998).
 *
 * @returns x: [1797, 64] float64, the images row by row; y: [1797] float64, the digit.
 * @example
 * ```ts
 * import { digits } from '@semente/datasets/digits';
 *
 * const { x } = digits();
 * const images = x.div(16).reshape([1797, 1, 8, 8]); // as convolutions take them
 * console.log(images.shape); // [1797, 1, 8, 8]
 * ```
 */
export function digits(): RealDataset {
  const pixels = Array.from({ length: SIDE * SIDE }, () => new Float64Array(SAMPLES));
  const y = new Float64Array(SAMPLES);
  const next = packedNumbers(digitLetters);
  for (let image = 0; image < SAMPLES; image++) {
    y[image] = next(4);
    // Half of all pixels are blank. Those have one bit; the others, which are 1 to 16, have five.
    for (const pixel of pixels) pixel[image] = next(1) === 0 ? 0 : next(4) + 1;
  }
  const names = pixels.map((_, index) => `pixel_${Math.floor(index / SIDE)}_${index % SIDE}`);
  return realDataset(pixels, y, names, Array.from('0123456789'));
}
