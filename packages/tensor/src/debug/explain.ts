import { backpropagate, tapeOf } from '../autograd/backpropagate.ts';
import { full } from '../creation/filled.ts';
import { noGrad } from '../grad-mode.ts';
import { table } from '../printing/table.ts';
import { currentEvaluator, type Tensor, withEvaluator } from '../tensor.ts';
import { derivativeText, GRADIENT } from './derivative-text.ts';
import { refuseCapturing } from './refuse-capturing.ts';
import { listTape, type TapeLine, type TapeListing, type TapeOptions } from './tape-lines.ts';

/**
 * The tape as a table, for lessons and for debugging: one line for each tensor, in the order in which
 * they were computed, with
 * - how it was computed,
 * - its type,
 * - the gradient that it passes back to each of its inputs, as a formula of its own gradient `g`,
 * - the size (Euclidean norm) of `g`, and of each gradient that is passed back.
 *
 * The gradients are those of `output`; of the sum of its elements, if it has several. Leaves keep
 * the gradients that they have.
 *
 * @throws TensorError if nothing that `output` was computed from requires a gradient, or there are no
 * numbers, because a function is being compiled.
 * @example
 * ```ts
 * import { explain, tensor } from '@semente/tensor';
 *
 * const w = tensor([1, 2], { requiresGrad: true });
 * const x = tensor([3, 4]);
 * console.log(explain(w.mul(x).sum(), { names: { w, x } }));
 * // tensor  computed as   type         passes back                            |g|    |passed back|
 * // w       leaf          float64 [2]                                         5
 * // x       constant      float64 [2]
 * // #3      w · x         float64 [2]  w: g · x                               1.414  w: 5
 * // #4      sum(#3, [0])  float64 []   #3: broadcastTo(reshape(g, [1]), [2])  1      #3: 1.414
 * ```
 */
export function explain(output: Tensor, options: TapeOptions = {}): string {
  refuseCapturing('explain', 'call it outside, without compile');
  const listing = listTape('explain', output, options);
  const flow = gradientFlow(output);
  const { first, hidden, last } = listing;
  const gap = hidden.length === 0 ? [] : [['…', `${hidden.length} more`, '', '', '', '']];
  const rows = [first, last].map((lines) => lines.map((line) => cells(line, listing, flow)));
  return table([HEADER, ...rows[0], ...gap, ...rows[1]]);
}

const HEADER = [
  'tensor',
  'computed as',
  'type',
  'passes back',
  `|${GRADIENT}|`,
  '|passed back|',
] as const;

/** The gradients that met on the tape. */
interface GradientFlow {
  /** The whole gradient with respect to a tensor. */
  readonly arrived: ReadonlyMap<Tensor, Tensor>;
  /** What a tensor passed back to each of its inputs, by place. */
  readonly passed: ReadonlyMap<Tensor, ReadonlyMap<number, Tensor>>;
}

/** Backpropagates, and watches. */
function gradientFlow(output: Tensor): GradientFlow {
  const arrived = new Map<Tensor, Tensor>();
  const passed = new Map<Tensor, Map<number, Tensor>>();
  const inner = currentEvaluator();
  const watching: typeof inner = {
    ...inner,
    passBack(rule, call, place) {
      const part = inner.passBack(rule, call, place);
      arrived.set(call.output, call.gradient);
      passed.set(call.output, (passed.get(call.output) ?? new Map()).set(place, part));
      return part;
    },
  };
  const start = full(output.shape, 1, { dtype: output.dtype });
  const leaves = new Set(tapeOf([output]).filter(({ node }) => node === null));
  const found = noGrad(() =>
    withEvaluator(watching, () => backpropagate('explain', new Map([[output, start]]), leaves)),
  );
  return { arrived: new Map([...arrived, ...found]), passed };
}

function cells(
  { tensor, origin }: TapeLine,
  { nameOf }: TapeListing,
  { arrived, passed }: GradientFlow,
): string[] {
  const { node } = tensor;
  const parts = [...(passed.get(tensor) ?? [])];
  const to = (place: number): string => (node === null ? '' : nameOf(node.inputs[place]));
  const rules = parts.map(([place]) =>
    node === null ? '' : `${to(place)}: ${shortened(derivativeText(node, tensor, place, nameOf))}`,
  );
  const norms = parts.map(([place, part]) => `${to(place)}: ${norm(part)}`);
  const gradient = arrived.get(tensor);
  return [
    nameOf(tensor),
    origin,
    String(tensor),
    rules.join('; '),
    gradient === undefined ? '' : norm(gradient),
    norms.join('; '),
  ];
}

const LONGEST_RULE = 60;

function shortened(text: string): string {
  return text.length > LONGEST_RULE ? `${text.slice(0, LONGEST_RULE)}…` : text;
}

/** The Euclidean norm, to four digits. */
function norm(x: Tensor): string {
  let squares = 0;
  for (const value of x.toTypedArray()) squares += value * value;
  return String(Number(Math.sqrt(squares).toPrecision(4)));
}
