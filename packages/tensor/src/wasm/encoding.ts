const CANONICAL_NAN_32 = 0x7fc0_0000;
const CANONICAL_NAN_64 = 0x7ff8_0000_0000_0000n;

/** A growing row of bytes in the binary format's elementary encodings (§5.1–5.2). */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A copy of what was written. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  bytes(values: ArrayLike<number>): void {
    this.#reserve(values.length);
    this.#bytes.set(values, this.#length);
    this.#length += values.length;
  }

  /** A whole number from 0 to 2³² − 1 in LEB128 (§5.2.2). */
  u32(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  /** A whole number from −2³¹ to 2³¹ − 1 in signed LEB128. */
  s32(value: number): void {
    let rest = value;
    while (rest < -0x40 || rest > 0x3f) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    this.byte(rest & 0x7f);
  }

  /** A whole number from −2⁶³ to 2⁶³ − 1 in signed LEB128. */
  s64(value: bigint): void {
    let rest = value;
    while (rest < -0x40n || rest > 0x3fn) {
      this.byte(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    this.byte(Number(rest & 0x7fn));
  }

  /** The number as a float32, rounded. Every NaN is written as the canonical one. */
  f32(value: number): void {
    this.#reserve(4);
    if (Number.isNaN(value)) this.#view.setUint32(this.#length, CANONICAL_NAN_32, true);
    else this.#view.setFloat32(this.#length, value, true);
    this.#length += 4;
  }

  /** The number as a float64. Every NaN is written as the canonical one. */
  f64(value: number): void {
    this.#reserve(8);
    if (Number.isNaN(value)) this.#view.setBigUint64(this.#length, CANONICAL_NAN_64, true);
    else this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  /** A name: its bytes in UTF-8, counted (§5.2.4). */
  name(text: string): void {
    this.sized(() => this.bytes(utf8(text)));
  }

  /** A vector: the number of elements, then the elements (§5.1.3). */
  vector<T>(elements: readonly T[], write: (element: T) => void): void {
    this.u32(elements.length);
    for (const element of elements) write(element);
  }

  /** What `write` writes, after the number of its bytes: a section, a function's code, a name. */
  sized(write: () => void): void {
    const start = this.#length;
    write();
    const size = this.#length - start;
    this.u32(size);
    const prefix = this.#length - start - size;
    this.#bytes.copyWithin(start + prefix, start, start + size);
    this.#length = start;
    this.u32(size);
    this.#length += size;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + count));
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}

const ASCII = /^[ -~]*$/;

/** TextEncoder is not part of ECMAScript, but escaping to UTF-8 is. */
function utf8(text: string): number[] {
  if (ASCII.test(text)) return Array.from(text, (letter) => letter.charCodeAt(0));
  const escapes = encodeURIComponent(text).match(/%..|[^%]/g) ?? [];
  return escapes.map((unit) =>
    unit.length === 3 ? Number.parseInt(unit.slice(1), 16) : unit.charCodeAt(0),
  );
}
