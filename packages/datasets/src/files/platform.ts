/*
 * What is used here of the interfaces that browsers and Node share (WHATWG Encoding, Streams and
 * Compression Streams). ECMAScript's types do not have them, and types declared for everyone would
 * collide with those of a browser's program.
 */

/** The reading end of a stream of bytes, such as a response's `body` or what `File.stream()` gives. */
export interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
}

/** A transform that takes a file's compressed bytes and gives the original ones. */
export interface Decompression {
  readonly writable: {
    getWriter(): {
      write(bytes: Uint8Array): Promise<void>;
      close(): Promise<void>;
      abort(): Promise<void>;
    };
  };
  readonly readable: ByteStream;
}

interface Platform {
  readonly TextDecoder: new (
    encoding: 'utf-8',
    options: { readonly fatal: true },
  ) => { decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string };
  readonly DecompressionStream?: new (format: 'gzip') => Decompression;
}

const everything: object = globalThis;

export const platform: Platform = everything as Platform;
