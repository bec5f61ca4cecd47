import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from '../src/files/index.ts';
import { type Tensor, tensor, zeros } from '../src/index.ts';
import { bytesOf, expectedTensor, safetensorsFile } from './files-recorded.ts';
import { randomTensor, shape } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';

/** A file with the header of our choosing. */
function file(header: string, data: readonly number[] = [], length = header.length): Uint8Array {
  const bytes = new Uint8Array(8 + header.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set([...Buffer.from(header, 'latin1'), ...data], 8);
  return bytes;
}

const headerOf = (bytes: Uint8Array) =>
  Buffer.from(
    bytes.subarray(8, 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true))),
  ).toString();

const one = [0, 0, 0x80, 0x3f];
const w = (offsets: string, rest = '"dtype":"F32","shape":[1]') =>
  `{"w":{${rest},"data_offsets":${offsets}}}`;

describe('readSafetensors', () => {
  it('reads a file laid out as the specification says', () => {
    const { tensors, metadata } = readSafetensors(bytesOf(safetensorsFile.file));
    expect(metadata).toEqual(safetensorsFile.metadata);
    expect(Object.keys(tensors).sort()).toEqual(Object.keys(safetensorsFile.arrays).sort());
    for (const [name, array] of Object.entries(safetensorsFile.arrays)) {
      expectSameBits(tensors[name], expectedTensor(array, tensors[name].dtype));
    }
    const dtypes = Object.fromEntries(Object.entries(tensors).map(([name, x]) => [name, x.dtype]));
    expect(dtypes).toMatchObject({
      double: 'float64',
      half: 'float32',
      brain: 'float32',
      mask: 'bool',
      labels: 'int32',
      pixels: 'int32',
    });
  });

  it('reads a file without tensors', () => {
    expect(readSafetensors(file('{}'))).toEqual({ tensors: {}, metadata: {} });
  });

  it.each<[string, Uint8Array, string]>([
    [
      'nothing',
      new Uint8Array(3),
      'at byte 0, the length of the header of 8 bytes is expected, and the file has 3 more',
    ],
    [
      'a header longer than the file',
      file('{}', [], 3),
      'at byte 8, the header of 3 bytes is expected, and the file has 2 more',
    ],
    [
      'a header longer than any file',
      file('{}', [], 2 ** 53),
      'a header of 9007199254740992 bytes is announced; at most 100000000',
    ],
    ['bytes that are no text', file('{"\xff":1}'), 'at byte 8, the header is expected in UTF-8'],
    [
      'a list',
      file('[]'),
      'at byte 8, the header is expected to be a JSON object that begins here',
    ],
    ['a space in front', file(' {}'), 'a JSON object that begins here'],
    ['broken JSON', file('{"w":}'), 'a JSON object that begins here: SyntaxError'],
    [
      'a name twice',
      file('{"w":1, "v":{"w":2}, "\\u0077":3}'),
      "the header has the name 'w' twice",
    ],
    ['a tensor that is a number', file('{"w":1}'), "tensor 'w' is described by an object, got 1"],
    ['no dtype', file('{"w":{}}'), "tensor 'w' has a dtype such as 'F64', got undefined"],
    [
      'a negative length',
      file(w('[0,4]', '"dtype":"F32","shape":[-1]'), one),
      "tensor 'w' has a shape, a list of lengths, got [-1]",
    ],
    [
      'offsets the wrong way round',
      file(w('[4,0]'), one),
      "tensor 'w' has data_offsets, [begin, end], got [4, 0]",
    ],
    [
      'offsets beyond the end',
      file(w('[0,8]'), one),
      'the file is expected to end behind all tensors, and it has',
    ],
    [
      'bytes that belong to nobody',
      file(w('[0,4]'), [...one, 0]),
      'the file is expected to end behind all tensors',
    ],
    [
      'a gap',
      file(w('[4,8]'), [...one, ...one]),
      'its offsets [4, 8] say that it leaves a gap before it',
    ],
    [
      'an overlap',
      file(`${w('[0,4]').slice(0, -1)},"v":{"dtype":"BOOL","shape":[2],"data_offsets":[3,5]}}`, [
        ...one,
        0,
      ]),
      "the data of tensor 'v' is expected, and its offsets [3, 5] say that it overlaps the one before",
    ],
    [
      'a shape of another size',
      file(w('[0,4]', '"dtype":"F32","shape":[2]'), one),
      "tensor 'w', F32 [2], takes 8 bytes, and its offsets leave 4",
    ],
    [
      'a shape for which there is no memory',
      file(w('[0,4]', '"dtype":"F32","shape":[99999999,99999999]'), one),
      'at most 4294967295 are possible',
    ],
    [
      'a kind of number that we do not have',
      file(w('[0,4]', '"dtype":"F8_E4M3","shape":[4]'), one),
      "tensor 'w' is F8_E4M3, which cannot be read; F64, F32, F16, BF16, I64, I32, I16, I8, U64, U32, U16, U8, BOOL can",
    ],
    [
      'a bool that is none',
      file(w('[0,4]', '"dtype":"BOOL","shape":[4]'), one),
      'element 2 is 128, which bool cannot hold',
    ],
    [
      'metadata that are no texts',
      file('{"__metadata__":{"epoch":3}}'),
      "metadata are texts, and 'epoch' is 3",
    ],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => readSafetensors(bytes)).toThrow('readSafetensors: ');
    expect(() => readSafetensors(bytes)).toThrow(message);
  });
});

describe('writeSafetensors', () => {
  it('writes what it says, aligned', () => {
    const bytes = writeSafetensors(
      { b: tensor([true].map(Number), { dtype: 'bool' }), w: tensor([1, 2]), a: zeros([]) },
      { format: 'pt' },
    );
    const header = headerOf(bytes);
    expect(JSON.parse(header)).toEqual({
      __metadata__: { format: 'pt' },
      a: { dtype: 'F64', shape: [], data_offsets: [0, 8] },
      w: { dtype: 'F64', shape: [2], data_offsets: [8, 24] },
      b: { dtype: 'BOOL', shape: [1], data_offsets: [24, 25] },
    });
    expect(header.length % 8).toBe(0);
    expect(bytes.length).toBe(8 + header.length + 25);
  });

  it('keeps every bit, whatever the names', () => {
    const entry = fc.tuple(
      fc.string({ unit: 'grapheme' }),
      shape,
      fc.constantFrom('float64' as const, 'float32' as const),
      fc.nat(),
    );
    const entries = fc.uniqueArray(entry, { maxLength: 5, selector: ([name]) => name });
    fc.assert(
      fc.property(entries, fc.dictionary(fc.string(), fc.string()), (drawn, metadata) => {
        const tensors = Object.fromEntries(
          drawn.map(([name, lengths, dtype, seed]) => [
            name,
            randomTensor(seed, lengths, dtype, 'special'),
          ]),
        );
        const content = readSafetensors(writeSafetensors(tensors, metadata));
        expect(new Map(Object.entries(content.metadata))).toEqual(
          new Map(Object.entries(metadata)),
        );
        expect(Object.keys(content.tensors).sort()).toEqual(Object.keys(tensors).sort());
        for (const [name, x] of Object.entries(tensors)) expectSameBits(content.tensors[name], x);
      }),
    );
  });

  it('refuses what the format has no place for', () => {
    expect(() => writeSafetensors({ __metadata__: tensor(1) })).toThrow(
      "writeSafetensors: no tensor can be called '__metadata__'",
    );
    expect(() => writeSafetensors({ w: 1 as unknown as Tensor })).toThrow(
      "writeSafetensors: 'w' must be a tensor, got 1",
    );
    const metadata = { epoch: 3 } as unknown as Record<string, string>;
    expect(() => writeSafetensors({}, metadata)).toThrow(
      "writeSafetensors: metadata are texts, and 'epoch' is 3; write it as a string",
    );
  });
});
