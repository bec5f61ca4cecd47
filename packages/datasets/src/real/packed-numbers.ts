/** The letters of base64 (RFC 4648, §4), each of which stands for six bits. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const bitsOf = new Map(Array.from(ALPHABET, (letter, bits) => [letter, bits]));

/**
 * A function that takes the next whole number out of packed ones, given its width in bits (0 to 30).
 * The highest bit comes first.
 */
export function packedNumbers(letters: string): (bits: number) => number {
  let at = 0;
  let rest = 0;
  let width = 0;
  return (bits) => {
    let number = 0;
    for (let missing = bits; missing > 0; ) {
      if (width === 0) {
        rest = bitsOf.get(letters[at]) ?? 0;
        width = 6;
        at++;
      }
      const taken = Math.min(missing, width);
      width -= taken;
      missing -= taken;
      number = (number << taken) | (rest >> width);
      rest &= (1 << width) - 1;
    }
    return number;
  };
}
