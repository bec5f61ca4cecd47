import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DataFile, fashionMnistClasses, readIdx, readMnist } from '../src/files/index.ts';

/** Where Debian's package dataset-fashion-mnist puts the files. */
const FOLDER = '/usr/share/datasets/fashion-mnist';
const isInstalled = existsSync(FOLDER);
const file = (name: string): DataFile => ({ name, data: createReadStream(`${FOLDER}/${name}`) });

// The files are 30 MB; where the package is not installed, there is nothing to compare with.
describe.skipIf(!isInstalled)('Fashion-MNIST, as Debian packages it', () => {
  it('has 10,000 test images, a thousand of each class', async () => {
    const { x, y, classNames } = await readMnist(
      file('t10k-images-idx3-ubyte.gz'),
      file('t10k-labels-idx1-ubyte.gz'),
      { classNames: fashionMnistClasses },
    );
    expect(x.shape).toEqual([10_000, 784]);
    const counts = classNames.map(() => 0);
    for (const label of y.toTypedArray()) counts[label]++;
    expect(counts).toEqual(classNames.map(() => 1000));
    expect(classNames[y.toTypedArray()[0]]).toBe('Ankle boot');
    const pixels = x.toTypedArray();
    expect([pixels.every((pixel) => pixel >= 0 && pixel <= 1), pixels.includes(1)]).toEqual([
      true,
      true,
    ]);
  });

  it('has the test images whose pixels add up as NumPy adds them', async () => {
    const images = await readIdx(file('t10k-images-idx3-ubyte.gz'));
    expect(images.shape).toEqual([10_000, 28, 28]);
    let sum = 0;
    for (const pixel of images.toTypedArray()) sum += pixel;
    expect(sum).toBe(573469082);
  });
});
