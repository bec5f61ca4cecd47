/** For each byte, the remainder of dividing it by the polynomial, in the reversed order of bits. */
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) {
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  }
  return remainder;
});

/** The checksum that ZIP files carry (ISO 3309; the polynomial is 0x04C11DB7). */
export function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder = (remainder >>> 8) ^ remainders[(remainder ^ byte) & 0xff];
  }
  return (remainder ^ 0xffffffff) >>> 0;
}
