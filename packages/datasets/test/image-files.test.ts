import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DataFile,
  DataFileError,
  fashionMnistClasses,
  readCifar10,
  readIdx,
  readMnist,
} from '../src/files/index.ts';
import { attempt, damage, inParts } from './files-damage.ts';

const word = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);

function idx(kind: number, shape: readonly number[], data: readonly number[]): Uint8Array {
  return Uint8Array.from([0, 0, kind, shape.length, ...shape.flatMap(word), ...data]);
}

const named = (data: DataFile['data'], name = 'a-file'): DataFile => ({ name, data });

const images = idx(8, [2, 2, 3], [0, 51, 102, 153, 204, 255, 255, 0, 0, 0, 0, 255]);
const labels = idx(8, [2], [9, 0]);

describe('readIdx', () => {
  it.each([
    ['unsigned bytes', 8, [200, 1], [200, 1], 'int32'],
    ['bytes', 9, [200, 1], [-56, 1], 'int32'],
    ['int16', 11, [255, 254, 1, 0], [-2, 256], 'int32'],
    ['int32', 12, [255, 255, 255, 255, 0, 0, 1, 0], [-1, 256], 'int32'],
    ['float32', 13, [0x3f, 0, 0, 0, 0xc0, 0x20, 0, 0], [0.5, -2.5], 'float32'],
    [
      'float64',
      14,
      [0x3f, 0xe0, 0, 0, 0, 0, 0, 0, 0xc0, 4, 0, 0, 0, 0, 0, 0],
      [0.5, -2.5],
      'float64',
    ],
  ])('reads %s', async (_, kind, data, expected, dtype) => {
    const x = await readIdx(named(idx(kind, [2], data)));
    expect([x.toArray(), x.dtype]).toEqual([expected, dtype]);
  });

  it('reads the same however the bytes arrive, packed or not', async () => {
    const expected = (await readIdx(named(images))).toArray();
    for (const bytes of [images, new Uint8Array(gzipSync(images))]) {
      for (const size of [1, 2, 3, 7, 1000]) {
        expect((await readIdx(named(inParts(bytes, size)))).toArray()).toEqual(expected);
      }
      const stream = new Blob([bytes.slice()]).stream();
      const reader = stream.getReader.bind(stream);
      expect((await readIdx(named({ getReader: reader } as never))).toArray()).toEqual(expected);
    }
  });

  it.each([
    [
      'nothing',
      [],
      'at byte 0, the beginning of an IDX file of 4 bytes is expected, and the file has 0 more',
    ],
    [
      'another file',
      [0x89, 0x50, 0x4e, 0x47],
      'at byte 0, an IDX file begins with two zeros, and this with 137, 80',
    ],
    [
      'an unknown kind',
      [0, 0, 10, 1],
      'at byte 2, the kind of the elements is 8 (unsigned bytes), 9 (bytes)',
    ],
    ['too many axes', [0, 0, 8, 65], 'at byte 3, 65 axes are announced; at most 64 can be read'],
    [
      'a cut header',
      [0, 0, 8, 2, 0, 0, 0, 1],
      'at byte 4, a list of 2 lengths of 8 bytes is expected, and the file has 4 more',
    ],
    [
      'cut data',
      [...idx(8, [3], [1, 2])],
      'at byte 8, data of shape [3] of 3 bytes is expected, and the file has 2 more',
    ],
    [
      'excess',
      [...idx(8, [3], [1, 2, 3, 4])],
      'at byte 11, the file should end after data of shape [3], and goes on',
    ],
  ])('names file and place of %s', async (_, bytes, message) => {
    const reading = readIdx(named(Uint8Array.from(bytes), 'train-images'));
    await expect(reading).rejects.toThrow(`train-images: ${message}`);
    await expect(reading).rejects.toBeInstanceOf(DataFileError);
  });

  it('takes no memory for data that a header only claims', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const claim = idx(14, [0xffff, 0xffff], [1, 2, 3]);
    await expect(readIdx(named(claim))).rejects.toThrow(
      'data of shape [65535, 65535] of 34358689800 bytes is expected, and the file has 3 more',
    );
    const shape = Array.from({ length: 64 }, (_, axis) => (axis === 63 ? 0 : 0xffffffff));
    await expect(readIdx(named(idx(8, shape, [])))).rejects.toThrow(
      'is announced; at most 4294967295 elements can be read',
    );
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6);
  });

  it('stops unpacking where more comes out than the header says', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.concat([labels, Buffer.alloc(1e8)])));
    const before = process.memoryUsage().arrayBuffers;
    await expect(readIdx(named(bomb))).rejects.toThrow('at byte 10, the file should end after');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2e7);
  });

  it('tells a damaged or cut gzip file', async () => {
    const packed = new Uint8Array(gzipSync(images));
    const cut = readIdx(named(packed.subarray(0, -9)));
    await expect(cut).rejects.toThrow(
      /^a-file: its gzip data is damaged, cut off, or followed by more, after \d+ un/,
    );
  });

  it('reads all members of a gzip file or none, and refuses one with something else behind', async () => {
    const pack = (bytes: Uint8Array): Buffer => gzipSync(bytes);
    const members = [images.subarray(0, 20), images.subarray(20)].map(pack);
    const expected = (await readIdx(named(images))).toArray();
    const joined = new Uint8Array(Buffer.concat(members));
    const x = await attempt(() => readIdx(named(joined)));
    if (x !== null) expect(x.toArray()).toEqual(expected);
    const followed = new Uint8Array(Buffer.concat([pack(images), Buffer.from('more')]));
    await expect(readIdx(named(followed))).rejects.toThrow('its gzip data is damaged, cut off, or');
    const empty = new Uint8Array(pack(new Uint8Array(0)));
    await expect(readIdx(named(empty))).rejects.toThrow('at byte 0, the beginning of an IDX file');
  });

  it('passes on what the source itself reports, packed or not', async () => {
    for (const bytes of [images, new Uint8Array(gzipSync(images))]) {
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield bytes.subarray(0, 10);
        throw new Error('the disk is gone');
      }
      await expect(readIdx(named(broken()))).rejects.toThrow(/^the disk is gone$/);
    }
  });

  it('closes its source when it gives up', async () => {
    let isClosed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield new Uint8Array(100).fill(7);
      } finally {
        isClosed = true;
      }
    }
    await expect(readIdx(named(source()))).rejects.toThrow('begins with two zeros');
    expect(isClosed).toBe(true);
  });

  it.each([
    [undefined, 'file: name must be a string for messages, given undefined'],
    [
      { name: 'x', data: 'text' },
      "x: data must be a Uint8Array, an async iterable of them, or a stream, given 'text'",
    ],
  ])('refuses %o', async (file, message) => {
    await expect(readIdx(file as never)).rejects.toThrow(message);
  });

  it('refuses a stream of texts', async () => {
    async function* texts(): AsyncGenerator<string> {
      yield 'ab';
    }
    await expect(readIdx(named(texts() as never))).rejects.toThrow(
      "a-file: its parts must be of type Uint8Array, given 'ab'",
    );
  });
});

describe('readMnist', () => {
  it('gives pixels from 0 to 1, one row for each image, with labels and names', async () => {
    const data = await readMnist(named(images), named(labels), { dtype: 'float64' });
    expect(data.x.toArray()).toEqual([
      [0, 0.2, 0.4, 0.6, 0.8, 1],
      [1, 0, 0, 0, 0, 1],
    ]);
    expect([data.y.toArray(), data.y.dtype]).toEqual([[9, 0], 'float64']);
    expect(data.featureNames).toEqual([
      'pixel_0_0',
      'pixel_0_1',
      'pixel_0_2',
      'pixel_1_0',
      'pixel_1_1',
      'pixel_1_2',
    ]);
    expect((await readMnist(named(images), named(labels))).x.dtype).toBe('float32');
  });

  it('tells files that were exchanged, or do not belong together', async () => {
    await expect(readMnist(named(labels), named(images))).rejects.toThrow(
      'a-file: at byte 2, labels of unsigned bytes with 1 axes are expected, got unsigned bytes with 3',
    );
    await expect(
      readMnist(named(images, 'images'), named(idx(8, [3], [1, 2, 3]), 'labels')),
    ).rejects.toThrow('images: it has 2 images, and labels has 3 labels');
    await expect(readMnist(named(images), named(idx(8, [2], [1, 10])))).rejects.toThrow(
      'a-file: at byte 9, a label from 0 to 9 is expected, got 10',
    );
  });

  it('takes no memory for the names of pixels that a header only claims', async () => {
    const none = named(idx(8, [0, 0xffff, 0xffff], []), 'images');
    await expect(readMnist(none, named(idx(8, [0], [])))).rejects.toThrow('images: it has no im');
  });

  it.each([
    [null, 'options must be an object, given null'],
    [{ dtype: 'int32' }, "dtype must be 'float32' or 'float64', given 'int32'"],
    [{ classNames: 10 }, 'classNames must be a list of names, given 10'],
  ])('refuses the options %o', async (options, message) => {
    const reading = readMnist(named(images), named(labels), options as never);
    await expect(reading).rejects.toThrow(`readMnist: ${message}`);
  });

  it('names the classes it is told', async () => {
    const options = { classNames: fashionMnistClasses };
    const { classNames } = await readMnist(named(images), named(labels), options);
    expect(classNames[9]).toBe('Ankle boot');
  });
});

describe('readCifar10', () => {
  const record = (label: number, pixel: number): number[] => [
    label,
    ...Array.from({ length: 3072 }, () => pixel),
  ];
  const file = Uint8Array.from([...record(3, 255), ...record(9, 51)]);

  it('gives pixels from 0 to 1, plane by plane, with labels and names', async () => {
    const { x, y, featureNames, classNames } = await readCifar10(named(file), { dtype: 'float64' });
    const rows = x.toArray() as number[][];
    expect([x.shape, rows[0][0], rows[1][3071]]).toEqual([[2, 3072], 1, 0.2]);
    expect(y.toArray()).toEqual([3, 9]);
    expect([featureNames[0], featureNames[3071]]).toEqual(['red_0_0', 'blue_31_31']);
    expect(classNames[3]).toBe('cat');
  });

  it('reads the same however the bytes arrive, packed or not', async () => {
    const { x } = await readCifar10(named(file));
    for (const bytes of [file, new Uint8Array(gzipSync(file))]) {
      expect((await readCifar10(named(inParts(bytes, 1000)))).x.equal(x).all().item()).toBe(1);
    }
  });

  it('refuses options that do not fit', async () => {
    const reading = readCifar10(named(file), { dtype: 'int32' } as never);
    await expect(reading).rejects.toThrow("readCifar10: dtype must be 'float32' or 'float64'");
  });

  it('names file and place of what is cut or no label', async () => {
    await expect(readCifar10(named(new Uint8Array(0)))).rejects.toThrow(
      'a-file: at byte 0, image 0 of 3073 bytes is expected, and the file has 0 more',
    );
    await expect(readCifar10(named(file.subarray(0, -1)))).rejects.toThrow(
      'a-file: at byte 3073, image 1 of 3073 bytes is expected, and the file has 3072 more',
    );
    await expect(readCifar10(named(Uint8Array.from(record(10, 0))))).rejects.toThrow(
      'a-file: at byte 0, a label from 0 to 9 is expected, got 10',
    );
  });
});

describe('a damaged file', () => {
  const packed = new Uint8Array(gzipSync(images));

  it('of MNIST is refused, or read as the images that it has become', async () => {
    await fc.assert(
      fc.asyncProperty(damage, fc.boolean(), async (spoil, isOfLabels) => {
        const ofImages = isOfLabels ? images : spoil(images);
        const ofLabels = isOfLabels ? spoil(labels) : labels;
        const data = await attempt(() => readMnist(named(ofImages), named(ofLabels)));
        if (data === null) return;
        expect(data.x.shape).toEqual([data.y.size, data.featureNames.length]);
        expect(data.x.size).toBe(ofImages.length - 16);
        expect([...data.y.toTypedArray()]).toEqual([...ofLabels.subarray(8)]);
      }),
      { numRuns: 2000 },
    );
  });

  it('of CIFAR-10 is refused wherever it does not end with an image', async () => {
    const two = Uint8Array.from({ length: 2 * 3073 }, (_, at) => (at % 3073 === 0 ? 5 : at % 251));
    await fc.assert(
      fc.asyncProperty(damage, fc.integer({ min: 1, max: 4000 }), async (spoil, size) => {
        const bytes = spoil(two);
        const data = await attempt(() => readCifar10(named(inParts(bytes, size))));
        const labels = bytes.filter((_, at) => at % 3073 === 0);
        const isWhole = bytes.length > 0 && bytes.length % 3073 === 0;
        const isSound = isWhole && labels.every((label) => label < 10);
        expect(data === null).toBe(!isSound);
        if (data !== null) expect([...data.y.toTypedArray()]).toEqual([...labels]);
      }),
      { numRuns: 1000 },
    );
  });

  it('IDX is refused, or read as the file that it has become', async () => {
    await fc.assert(
      fc.asyncProperty(damage, fc.integer({ min: 1, max: 40 }), async (spoil, size) => {
        const bytes = spoil(images);
        const x = await attempt(() => readIdx(named(inParts(bytes, size))));
        if (x === null) return;
        const width = { 8: 1, 9: 1, 11: 2, 12: 4, 13: 4, 14: 8 }[bytes[2]] ?? 0;
        expect(bytes.length).toBe(4 + 4 * x.rank + width * x.size);
        if (bytes[2] === 8) expect(idx(8, x.shape, [...x.toTypedArray()])).toEqual(bytes);
      }),
      { numRuns: 3000 },
    );
  });

  it('gzip is refused, or what is damaged is not part of the content', async () => {
    const intact = (await readIdx(named(images))).toArray();
    await fc.assert(
      fc.asyncProperty(damage, async (spoil) => {
        const x = await attempt(() => readIdx(named(spoil(packed))));
        if (x !== null) expect(x.toArray()).toEqual(intact);
      }),
      { numRuns: 2000 },
    );
  });

  it('of images or labels is refused wherever it is cut off', async () => {
    for (const file of [images, packed]) {
      for (let length = 0; length < file.length; length++) {
        expect(await attempt(() => readIdx(named(file.subarray(0, length))))).toBeNull();
      }
    }
  });
});
