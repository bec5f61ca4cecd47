import type { CodeWriter } from './code.ts';

/** What an instruction writes after its opcode: an offset, the number of a lane, an index. */
export type Immediates = (out: CodeWriter) => void;

/**
 * Where an access reaches, relative to its address, and what is promised of the sum (§5.4.6,
 * `memarg`). The number of a lane may follow.
 */
export function memoryArgument(
  instruction: string,
  offset: number,
  alignment: number,
  bytes: number,
  lane?: Immediates,
): Immediates {
  if (!isWhole(offset, 2 ** 32)) {
    const range = '0 to 2^32 - 1 bytes';
    throw new RangeError(`${instruction}: expected an offset of ${range}, got ${offset}`);
  }
  const exponent = 31 - Math.clz32(alignment);
  if (2 ** exponent !== alignment || alignment > bytes) {
    const range = `a power of two up to ${bytes} bytes`;
    throw new RangeError(`${instruction}: expected an alignment by ${range}, got ${alignment}`);
  }
  return (out) => {
    out.u32(exponent);
    out.u32(offset);
    lane?.(out);
  };
}

/** The number of one of a vector's lanes, or of two vectors' lanes together. */
export function laneNumber(instruction: string, lane: unknown, lanes: number): Immediates {
  if (!isWhole(lane, lanes)) {
    throw new RangeError(`${instruction}: expected a lane from 0 to ${lanes - 1}, got ${lane}`);
  }
  return (out) => out.byte(lane);
}

function isWhole(value: unknown, end: number): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < end;
}

/** The only memory, named once for each time that the instruction wants it named. */
export function memoryIndices(count: number): Immediates {
  return (out) => {
    for (let i = 0; i < count; i++) out.byte(0);
  };
}
