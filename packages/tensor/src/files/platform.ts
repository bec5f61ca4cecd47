/*
 * What is used here of the interfaces that browsers and Node share (WHATWG Encoding and Compression
 * Streams). ECMAScript's types do not have them, and types declared for everyone would collide with
 * those of a browser's program.
 */

/** A transform that takes a file's compressed bytes and gives the original ones. */
export interface Decompression {
  readonly writable: {
    getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> };
  };
  readonly readable: {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
      cancel(): Promise<void>;
    };
  };
}

interface Platform {
  readonly TextDecoder: new (
    encoding: 'utf-8',
    options: { readonly fatal: true; readonly ignoreBOM: true },
  ) => { decode(bytes: Uint8Array): string };
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly DecompressionStream?: new (format: 'deflate-raw') => Decompression;
}

const everything: object = globalThis;

export const platform: Platform = everything as Platform;
