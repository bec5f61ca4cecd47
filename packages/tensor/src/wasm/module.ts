import { CodeWriter, type ImportedFunction, type ValueType, type WasmFunction } from './code.ts';
import { ByteWriter } from './encoding.ts';
import { writeNames } from './names.ts';
import { valueTypeCode } from './value-type-code.ts';

/** The memory that a module works on. It is made elsewhere and given to each instance. */
export interface ImportedMemory {
  /** Where the instance's imports have it: `imports[module][name]`. */
  readonly module: string;
  readonly name: string;
  /** The fewest pages, of 64 KiB, that it may have. */
  readonly initial: number;
  /** The most pages that it may ever grow to; the memory itself must state no more. */
  readonly maximum: number;
}

/** A module: what it works on and what it offers under which names. */
export interface WasmModule {
  readonly memory?: ImportedMemory;
  readonly functions?: readonly ImportedFunction[];
  readonly exports: Readonly<Record<string, WasmFunction>>;
}

/** The identifiers of sections (§5.5.2), in the order in which they stand in a module. */
const TYPES = 1;
const IMPORTS = 2;
const FUNCTIONS = 3;
const EXPORTS = 7;
const CODE = 10;
const CUSTOM = 0;

const MAGIC_AND_VERSION = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const FUNCTION_TYPE = 0x60;
const FUNCTION_IMPORT = 0x00;
const MEMORY_IMPORT = 0x02;
const LIMITS_WITH_MAXIMUM = 0x01;
const FUNCTION_EXPORT = 0x00;

/**
 * The module in the binary format (§5.5): the exported functions, everything that they call, and
 * the names of both.
 */
export function assemble({
  memory,
  functions: imports = [],
  exports,
}: WasmModule): Uint8Array<ArrayBuffer> {
  const offered = Object.entries(exports);
  const bodies = new CodeWriter(imports);
  for (const [, exported] of offered) bodies.functionIndex(exported);
  // A body may call functions that were not met before: they join the list behind it.
  for (const each of bodies.functions) bodies.sized(() => each.write(bodies));
  const { functions } = bodies;
  const signatures = [
    ...new Map([...imports, ...functions].map((each) => [signatureOf(each), each])),
  ];
  const typeIndices = new Map(signatures.map(([signature], index) => [signature, index]));
  const typeIndex = (each: Signature): number => typeIndices.get(signatureOf(each)) ?? 0;

  const out = new ByteWriter();
  const section = (identifier: number, write: () => void) => {
    out.byte(identifier);
    out.sized(write);
  };
  out.bytes(MAGIC_AND_VERSION);
  section(TYPES, () => out.vector(signatures, ([, each]) => writeType(out, each)));
  section(IMPORTS, () => {
    out.u32((memory ? 1 : 0) + imports.length);
    if (memory) writeMemory(out, memory);
    for (const each of imports) writeImport(out, each, typeIndex(each));
  });
  section(FUNCTIONS, () => out.vector(functions, (each) => out.u32(typeIndex(each))));
  section(EXPORTS, () =>
    out.vector(offered, ([name, exported]) => {
      out.name(name);
      out.byte(FUNCTION_EXPORT);
      out.u32(bodies.functionIndex(exported));
    }),
  );
  section(CODE, () => {
    out.u32(functions.length);
    out.bytes(bodies.toBytes());
  });
  section(CUSTOM, () => writeNames(out, imports, functions));
  return out.toBytes();
}

type Signature = Pick<WasmFunction, 'parameters' | 'result'>;

function signatureOf({ parameters, result }: Signature): string {
  return `${parameters.join(' ')} -> ${result}`;
}

function writeType(out: ByteWriter, { parameters, result }: Signature): void {
  const write = (type: ValueType) => out.byte(valueTypeCode[type]);
  out.byte(FUNCTION_TYPE);
  out.vector(parameters, write);
  out.vector(result === 'void' ? [] : [result], write);
}

function writeMemory(out: ByteWriter, { module, name, initial, maximum }: ImportedMemory): void {
  out.name(module);
  out.name(name);
  out.byte(MEMORY_IMPORT);
  out.byte(LIMITS_WITH_MAXIMUM);
  out.u32(initial);
  out.u32(maximum);
}

function writeImport(out: ByteWriter, { module, name }: ImportedFunction, type: number): void {
  out.name(module);
  out.name(name);
  out.byte(FUNCTION_IMPORT);
  out.u32(type);
}
