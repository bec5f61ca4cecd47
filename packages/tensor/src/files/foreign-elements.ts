import type { ElementFormat } from './elements.ts';

/*
 * Kinds of numbers that files have and tensors do not. Each is held as one that loses nothing;
 * integers of more than 32 bits are read if they fit.
 */

/** IEEE 754's half precision: 1 bit of sign, 5 of exponent, 10 of fraction. */
export const float16: ElementFormat = {
  dtype: 'float32',
  bytes: 2,
  read(view, at, isLittleEndian) {
    const bits = view.getUint16(at, isLittleEndian);
    const sign = bits >> 15 === 0 ? 1 : -1;
    const exponent = (bits >> 10) & 0x1f;
    const fraction = bits & 0x3ff;
    if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : Number.NaN;
    if (exponent === 0) return (sign * fraction) / 2 ** 24;
    return (sign * (0x400 + fraction) * 2 ** exponent) / 2 ** 25;
  },
};

/** The upper half of a float32. */
export const bfloat16: ElementFormat = {
  dtype: 'float32',
  bytes: 2,
  read(view, at, isLittleEndian) {
    const whole = new DataView(new ArrayBuffer(4));
    whole.setUint16(0, view.getUint16(at, isLittleEndian));
    return whole.getFloat32(0);
  },
};

type ReadInteger = (view: DataView, at: number, isLittleEndian: boolean) => number;

function integer(bytes: number, read: ReadInteger): ElementFormat {
  return { dtype: 'int32', bytes, read };
}

export const int8: ElementFormat = integer(1, (view, at) => view.getInt8(at));
export const uint8: ElementFormat = integer(1, (view, at) => view.getUint8(at));
export const int16: ElementFormat = integer(2, (view, at, isLittleEndian) =>
  view.getInt16(at, isLittleEndian),
);
export const uint16: ElementFormat = integer(2, (view, at, isLittleEndian) =>
  view.getUint16(at, isLittleEndian),
);
export const uint32: ElementFormat = integer(4, (view, at, isLittleEndian) =>
  view.getUint32(at, isLittleEndian),
);
/** Rounded where it is too large for a number to hold, and far too large for an int32 then. */
export const int64: ElementFormat = integer(8, (view, at, isLittleEndian) =>
  Number(view.getBigInt64(at, isLittleEndian)),
);
export const uint64: ElementFormat = integer(8, (view, at, isLittleEndian) =>
  Number(view.getBigUint64(at, isLittleEndian)),
);
