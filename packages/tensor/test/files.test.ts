import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNpy, readNpz, writeNpy, writeNpz } from '../src/files/index.ts';
import { type DType, type Tensor, tensor } from '../src/index.ts';
import {
  bytesOf,
  expectedTensor,
  npyFiles,
  npyVersions,
  npzFiles,
  refusedFiles,
} from './files-recorded.ts';
import { disguise, disguised, randomTensor, shape, undisguised } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';

const ascii = (bytes: Uint8Array) => String.fromCharCode(...bytes);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A .npy file with the header of our choosing. */
function npyFile(header: string, data: Uint8Array = new Uint8Array(), version = '\x01\x00') {
  const length = String.fromCharCode(header.length & 0xff, header.length >> 8);
  return latin(`\x93NUMPY${version}${length}${header}${ascii(data)}`);
}

/** Files that stay what they are when we write them: our dtypes, little-endian, in C order. */
const isOurs = (name: string) => !/int(?!32)|uint|16|big-endian|Fortran/.test(name);

/** What we hold a recorded array as. */
function dtypeOf(name: string): DType {
  if (/bool/.test(name)) return 'bool';
  if (/int/.test(name)) return 'int32';
  return /float(32|16)/.test(name) ? 'float32' : 'float64';
}

describe('readNpy', () => {
  it.each(npyFiles)('reads what NumPy writes: %s', (name, { file, ...array }) => {
    expectSameBits(readNpy(bytesOf(file)), expectedTensor(array, dtypeOf(name)));
  });

  it.each(npyVersions)('reads version %s of the format', (_, { file, ...array }) => {
    expectSameBits(readNpy(bytesOf(file)), expectedTensor(array, 'float64'));
  });

  it.each(refusedFiles)('refuses what it cannot hold without loss: %s', (_, file) => {
    expect(() => readNpy(bytesOf(file))).toThrow(
      /readNpy: at byte 1\d+, .*(kind|header|int32 cannot hold)/,
    );
  });

  it('reads from the middle of a larger buffer', () => {
    const file = writeNpy(tensor([1, 2]));
    const buffer = new Uint8Array(file.length + 3);
    buffer.set(file, 3);
    expect(readNpy(buffer.subarray(3)).toArray()).toEqual([1, 2]);
  });

  it('does not mind the order and the spaces of the header', () => {
    const header = '{ "shape" : ( 2 , ) ,"fortran_order":True,\'descr\':\'|b1\'}\n';
    expect(readNpy(npyFile(header, Uint8Array.of(1, 0))).toArray()).toEqual([1, 0]);
  });

  it.each<[string, Uint8Array, string]>([
    [
      'nothing',
      latin(''),
      'at byte 0, the beginning of a .npy file of 8 bytes is expected, and the file has 0 more',
    ],
    [
      'another file',
      latin('PK\x03\x04 and so on'),
      "at byte 0, a .npy file begins with '\\x93NUMPY'",
    ],
    [
      'another version',
      npyFile('', latin(''), '\x04\x00'),
      'at byte 6, version 1.0, 2.0 or 3.0 is expected, got 4.0',
    ],
    [
      'a cut header',
      npyFile('{}').subarray(0, 11),
      'at byte 10, the header of 2 bytes is expected, and the file has 1 more',
    ],
    [
      'a header of 60,000 bytes',
      npyFile(' '.repeat(60_000)),
      'at byte 8, a header of 60000 bytes is announced',
    ],
    [
      'no dictionary',
      npyFile('[]'),
      "at byte 10, a header such as {'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), } is expected, got \"[]\"",
    ],
    [
      'a missing entry',
      npyFile("{'descr': '<f8', 'shape': (), }"),
      'got only 2 of the three entries',
    ],
    ['an entry twice', npyFile("{'shape': (), 'shape': (), }"), "got two entries 'shape'"],
    ['another entry', npyFile("{'shape': (), 'color': 'red'}"), "got \"'color': 'red'\""],
    [
      'a number for a shape',
      npyFile("{'descr': '<f8', 'fortran_order': False, 'shape': (3), }"),
      'the shape is a tuple such as (), (3,) or (2, 3), and this is (3)',
    ],
    [
      'a text for an order',
      npyFile("{'descr': '<f8', 'fortran_order': 'C', 'shape': (), }"),
      "fortran_order is True or False, and this is 'C'",
    ],
    [
      'native order',
      npyFile("{'descr': '=f8', 'fortran_order': False, 'shape': (), }"),
      "numbers of the kind '=f8' cannot be read; '<f8', '<f4', '<f2', '<i8', '<i4', '<i2', '|i1', '<u8', '<u4', '<u2', '|u1', '|b1' can",
    ],
    [
      'data too short',
      writeNpy(tensor([1, 2])).subarray(0, -1),
      'at byte 128, 16 bytes of data are expected until the end, got 15',
    ],
    [
      'data too long',
      Uint8Array.of(...writeNpy(tensor([1])), 0),
      'at byte 128, 8 bytes of data are expected until the end, got 9',
    ],
    [
      'a shape for which there is no memory',
      npyFile("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999, 99999999999), }"),
      'at most 4294967295 are possible',
    ],
    [
      'a bool that is none',
      npyFile("{'descr': '|b1', 'fortran_order': False, 'shape': (2,), }", Uint8Array.of(1, 7)),
      'element 1 is 7, which bool cannot hold',
    ],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => readNpy(bytes)).toThrow(`readNpy: `);
    expect(() => readNpy(bytes)).toThrow(message);
  });

  it('refuses what are no bytes', () => {
    expect(() => readNpy(new ArrayBuffer(8) as unknown as Uint8Array)).toThrow(
      'readNpy: expected the file’s bytes as a Uint8Array, got an ArrayBuffer'.replace('’', "'"),
    );
  });
});

describe('writeNpy', () => {
  it.each(npyFiles.filter(([name]) => isOurs(name)))(
    'writes NumPy’s own bytes: %s',
    (_, { file }) => {
      expect(writeNpy(readNpy(bytesOf(file)))).toEqual(bytesOf(file));
    },
  );

  it('keeps every bit of every tensor, views included', () => {
    const dtype = fc.constantFrom<DType>('float64', 'float32', 'int32', 'bool');
    fc.assert(
      fc.property(shape, disguise, dtype, fc.nat(), (lengths, as, kind, seed) => {
        const inner = randomTensor(seed, undisguised(lengths, as), kind, 'special');
        const x = disguised(inner, lengths, as);
        expectSameBits(readNpy(writeNpy(x)), x);
      }),
    );
  });

  it('refuses what is no tensor', () => {
    expect(() => writeNpy([1, 2] as unknown as Tensor)).toThrow('writeNpy: expected a tensor');
  });
});

describe('readNpz', () => {
  it.each(npzFiles)('reads what NumPy writes: %s', async (_, { file, arrays }) => {
    const tensors = await readNpz(bytesOf(file));
    expect(Object.keys(tensors)).toEqual(Object.keys(arrays));
    for (const [name, x] of Object.entries(tensors)) {
      expectSameBits(x, expectedTensor(arrays[name], x.dtype));
    }
  });

  it('reads what writeNpz writes, whatever the names', async () => {
    const names = fc.uniqueArray(fc.string({ unit: 'grapheme' }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(names, async (keys) => {
        const tensors = Object.fromEntries(keys.map((key, i) => [key, tensor([i, -i])]));
        expectSameBits(await readNpz(writeNpz(tensors)), tensors);
      }),
    );
  });

  it('keeps a tensor called __proto__ one among others', async () => {
    const tensors = Object.fromEntries([['__proto__', tensor(7)]]);
    const read = await readNpz(writeNpz(tensors));
    expect(Object.keys(read)).toEqual(['__proto__']);
  });

  it('writes no archive of what are no tensors', () => {
    const write = (x: unknown) => () => writeNpz(x as Record<string, Tensor>);
    expect(write({ w: [1, 2] })).toThrow("writeNpz: 'w' must be a tensor, got an array of 2");
    expect(write(tensor(1))).toThrow(
      'expected a record of tensors, such as { w, b }; got a Tensor',
    );
    expect(write(null)).toThrow('got null');
  });
});
