import type { Tensor } from '../tensor.ts';
import { listTape, type TapeLine, type TapeOptions } from './tape-lines.ts';

/**
 * The tape as a flowchart in Mermaid's notation, which GitHub shows as a picture where it stands in a
 * code block marked `mermaid`. Leaves are rounded, constants are slanted, and arrows lead from the
 * inputs of an operation to its result.
 *
 * @throws TensorError if nothing that `output` was computed from requires a gradient.
 * @example
 * ```ts
 * import { tensor, toMermaid } from '@semente/tensor';
 *
 * const w = tensor([1, 2], { requiresGrad: true });
 * console.log(toMermaid(w.mul(2).sum(), { names: { w } }));
 * // flowchart TD
 * //   t1(["w<br/>float64 [2]"])
 * //   t2["#35;2 = w · 2<br/>float64 [2]"]
 * //   t3["#35;3 = sum(#35;2, [0])<br/>float64 []"]
 * //   t1 --> t2
 * //   t2 --> t3
 * ```
 */
export function toMermaid(output: Tensor, options: TapeOptions = {}): string {
  const { first, hidden, last, nameOf } = listTape('toMermaid', output, options);
  const shown = [...first, ...last];
  const ids = new Map<Tensor, string>([
    ...hidden.map((tensor) => [tensor, HIDDEN] as const),
    ...shown.map(({ tensor }, i) => [tensor, `t${i + 1}`] as const),
  ]);
  const boxes = shown.map((line, i) => `t${i + 1}${box(line, nameOf(line.tensor))}`);
  const gap = hidden.length === 0 ? [] : [`${HIDDEN}{{"${hidden.length} more"}}`];
  const arrows = [...ids].flatMap(([{ node }, to]) =>
    (node?.inputs ?? []).map((input) => [ids.get(input), to] as const),
  );
  // Numbers have no box, and what happens among the hidden is hidden.
  const visible = arrows.filter(([from, to]) => from !== undefined && from !== to);
  const links = new Set(visible.map(([from, to]) => `${from} --> ${to}`));
  return ['flowchart TD', ...[...boxes, ...gap, ...links].map((line) => `  ${line}`)].join('\n');
}

const HIDDEN = 'hidden';

/** A box with the tensor's name, how it was computed, and its type. */
function box({ tensor, origin }: TapeLine, name: string): string {
  const title = tensor.node === null ? name : `${name} = ${origin}`;
  const text = `"${escaped(title)}<br/>${escaped(String(tensor))}"`;
  if (tensor.node !== null) return `[${text}]`;
  return tensor.requiresGrad ? `([${text}])` : `[/${text}/]`;
}

/** Mermaid's signs of its own by their numbers. */
function escaped(text: string): string {
  return text.replace(/[#"<>&`]/g, (sign) => `#${sign.charCodeAt(0)};`);
}
