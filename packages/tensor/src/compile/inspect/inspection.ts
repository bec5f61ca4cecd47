import type { Tensor } from '../../tensor.ts';
import type { Buffer, Kernel } from '../kernel/kernel.ts';
import type { Program } from '../program.ts';
import { bufferNames, printGraph, printKernels } from './print.ts';
import { printMemory } from './print-memory.ts';

/**
 * What became of a captured function, to be looked at. `String(inspection)` is all of it but the
 * code. Texts are made when they are asked for.
 */
export class Inspection {
  /** The shapes and dtypes of the inputs that it was compiled for. */
  readonly signature: string;
  /** The WebAssembly module; wabt's `readWasm` shows it as text. */
  readonly module: Uint8Array<ArrayBuffer>;
  readonly #program: Program;
  readonly #names: ReadonlyMap<Tensor, string>;

  /** @internal */
  constructor(signature: string, program: Program, names: ReadonlyMap<Tensor, string>) {
    this.signature = signature;
    this.module = program.module;
    this.#program = program;
    this.#names = names;
  }

  /** What was captured: one line for each value. */
  get graph(): string {
    return this.passes[0].graph;
  }

  /** The graph as it was captured, and as each pass left it. */
  get passes(): readonly { readonly name: string; readonly graph: string }[] {
    return this.#program.plan.stages.map(({ name, graph }) => ({
      name,
      graph: printGraph(graph, this.#names),
    }));
  }

  /** What runs: one line for each loop, with what it writes and from what. */
  get kernels(): string {
    const { kernels } = this.#program.plan;
    return printKernels(kernels, this.#namesIn(kernels));
  }

  /** The kernels as the graph was scheduled, and as each pass over them left them. */
  get kernelPasses(): readonly { readonly name: string; readonly kernels: string }[] {
    const { kernels: last, kernelStages } = this.#program.plan;
    const names = this.#namesIn([...last, ...kernelStages.flatMap(({ kernels }) => kernels)]);
    return kernelStages.map(({ name, kernels }) => ({
      name,
      kernels: printKernels(kernels, names),
    }));
  }

  /** Where everything lies: one line for each buffer, with the kernels between which it is in use. */
  get memory(): string {
    return printMemory(this.#program, this.#namesIn(this.#program.plan.kernels));
  }

  /** How many bytes of the arena its temporary results take. */
  get temporaryBytes(): number {
    return this.#program.places.temporary.bytes;
  }

  toString(): string {
    const graphs = this.passes.map(({ name, graph }) => ({ name, text: graph }));
    const kernels = this.kernelPasses.map(({ name, kernels: text }) => ({ name, text }));
    return [
      `compiled for ${this.signature}`,
      ...sections(graphs),
      ...sections(kernels),
      section(`memory, ${this.temporaryBytes} bytes for temporary results`, this.memory),
      `module of ${this.module.length} bytes`,
    ].join('\n\n');
  }

  /** A leaf's buffer has the name that it was given. */
  #namesIn(kernels: readonly Kernel[]): ReadonlyMap<Buffer, string> {
    const given = [...this.#program.plan.leaves].flatMap(([leaf, buffer]): [Buffer, string][] => {
      const name = this.#names.get(leaf);
      return name === undefined ? [] : [[buffer, name]];
    });
    return bufferNames(kernels, new Map(given));
  }
}

/** What `console.log` shows in Node: what runs. */
Object.defineProperty(Inspection.prototype, Symbol.for('nodejs.util.inspect.custom'), {
  value(this: Inspection): string {
    return [
      `compiled for ${this.signature}; String(inspection) is all of it`,
      section('kernels', this.kernels),
      `module of ${this.module.length} bytes`,
    ].join('\n\n');
  },
});

/** What each pass left; that of the last one that changed anything is not repeated. */
function sections(passes: readonly { readonly name: string; readonly text: string }[]): string[] {
  return passes.map(({ name, text }, i) =>
    section(name, i > 0 && text === passes[i - 1].text ? 'changes nothing' : text),
  );
}

function section(title: string, text: string): string {
  return `${title}\n${text.replaceAll(/^/gm, '  ')}`;
}
