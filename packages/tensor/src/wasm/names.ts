import type { ImportedFunction, WasmFunction } from './code.ts';
import type { ByteWriter } from './encoding.ts';

const FUNCTION_NAMES = 1;
const LOCAL_NAMES = 2;

/**
 * The contents of the custom section "name" (§7.4.1): what disassemblers and profilers call the
 * functions and their locals.
 */
export function writeNames(
  out: ByteWriter,
  imports: readonly ImportedFunction[],
  functions: readonly WasmFunction[],
): void {
  out.name('name');
  out.byte(FUNCTION_NAMES);
  out.sized(() =>
    writeNameMap(
      out,
      [...imports, ...functions].map(({ name }, index) => [index, name]),
    ),
  );
  out.byte(LOCAL_NAMES);
  out.sized(() =>
    out.vector([...functions.entries()], ([index, { localNames }]) => {
      out.u32(imports.length + index);
      writeNameMap(out, [...localNames]);
    }),
  );
}

/** Names by ascending index. The text format wants them distinct: a later one gets its index. */
function writeNameMap(out: ByteWriter, names: readonly (readonly [number, string])[]): void {
  const seen = new Set<string>();
  out.vector(names, ([index, name]) => {
    out.u32(index);
    out.name(seen.has(name) ? `${name}.${index}` : name);
    seen.add(name);
  });
}
