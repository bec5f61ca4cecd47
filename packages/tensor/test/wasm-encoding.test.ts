import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteWriter } from '../src/wasm/encoding.ts';

function written(write: (out: ByteWriter) => void): number[] {
  const out = new ByteWriter();
  write(out);
  return [...out.toBytes()];
}

/** The number that the bytes stand for, by the definition in §5.2.2. */
function leb128(bytes: readonly number[]): bigint {
  return bytes.reduce((sum, byte, i) => sum + (BigInt(byte & 0x7f) << BigInt(7 * i)), 0n);
}

function signedLeb128(bytes: readonly number[]): bigint {
  return BigInt.asIntN(7 * bytes.length, leb128(bytes));
}

/** All but the last byte announce another one. */
function expectOneNumber(bytes: readonly number[]): void {
  expect(bytes.map((byte) => byte >= 0x80)).toEqual(bytes.map((_, i) => i < bytes.length - 1));
}

describe('whole numbers', () => {
  it('are LEB128 as in the specification’s own example', () => {
    expect(written((out) => out.u32(624485))).toEqual([0xe5, 0x8e, 0x26]);
    expect(written((out) => out.s32(-123456))).toEqual([0xc0, 0xbb, 0x78]);
  });

  it('survive, unsigned', () => {
    const edges = [0, 127, 128, 2 ** 28, 2 ** 31, 2 ** 32 - 1].map((value): [number] => [value]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (value) => {
        const bytes = written((out) => out.u32(value));
        expectOneNumber(bytes);
        expect(leb128(bytes)).toBe(BigInt(value));
      }),
      { examples: edges },
    );
  });

  it('survive, signed, in 32 bits', () => {
    const edges = [0, 63, 64, -64, -65, 2 ** 31 - 1, -(2 ** 31)].map((value): [number] => [value]);
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (value) => {
        const bytes = written((out) => out.s32(value));
        expectOneNumber(bytes);
        expect(signedLeb128(bytes)).toBe(BigInt(value));
        expect(written((out) => out.s64(BigInt(value)))).toEqual(bytes);
      }),
      { examples: edges },
    );
  });

  it('survive, signed, in 64 bits', () => {
    const edges = [2n ** 63n - 1n, -(2n ** 63n)].map((value): [bigint] => [value]);
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const bytes = written((out) => out.s64(value));
        expectOneNumber(bytes);
        expect(signedLeb128(bytes)).toBe(value);
      }),
      { examples: edges },
    );
  });
});

describe('floating-point numbers', () => {
  it('are their bits, the lowest byte first', () => {
    expect(written((out) => out.f32(1))).toEqual([0, 0, 0x80, 0x3f]);
    expect(written((out) => out.f64(-0))).toEqual([0, 0, 0, 0, 0, 0, 0, 0x80]);
  });

  it('know one NaN, the canonical one', () => {
    const odd = new Float64Array(BigUint64Array.of(0xfff8_0000_0000_0001n).buffer)[0];
    expect(written((out) => out.f64(odd))).toEqual([0, 0, 0, 0, 0, 0, 0xf8, 0x7f]);
    expect(written((out) => out.f32(odd))).toEqual([0, 0, 0xc0, 0x7f]);
  });
});

describe('names, vectors and sized contents', () => {
  it('writes names in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const utf8 = new TextEncoder().encode(text);
        expect(written((out) => out.name(text))).toEqual([
          ...written((out) => out.u32(utf8.length)),
          ...utf8,
        ]);
      }),
      { examples: [['semente'], ['αβ √'], ['🌱']] },
    );
  });

  it('counts a vector’s elements', () => {
    expect(written((out) => out.vector([7, 8, 9], (each) => out.byte(each)))).toEqual([3, 7, 8, 9]);
  });

  it('puts the size before the contents, however large and nested', () => {
    const contents = Array.from({ length: 5000 }, (_, i) => i % 251);
    const inner = [...written((out) => out.u32(5000)), ...contents];
    const sized = written((out) => out.sized(() => out.sized(() => out.bytes(contents))));
    expect(sized).toEqual([...written((out) => out.u32(inner.length)), ...inner]);
  });

  it('grows as needed, whatever is written', () => {
    const out = new ByteWriter();
    for (let i = 0; i < 1000; i++) {
      out.byte(1);
      out.f64(i);
      out.f32(i);
      out.bytes([i & 0xff, 2, 3]);
    }
    expect(out.length).toBe(16_000);
    const view = new DataView(out.toBytes().buffer);
    expect(view.getFloat64(16 * 999 + 1, true)).toBe(999);
    expect(view.getFloat32(16 * 999 + 9, true)).toBe(999);
  });
});
