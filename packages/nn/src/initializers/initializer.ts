import type { Random } from '@semente/random';
import { type Claim, checkOptions, completeOptions, isSource } from '../claims.ts';
import { shown } from '../shown.ts';

/** What a layer says of a weight: its shape and its fans, which no rule has to guess from the shape. */
export interface WeightShape {
  /** A linear layer's is `[outFeatures, inFeatures]`. */
  readonly shape: readonly number[];
  /** How many inputs each output is summed over. */
  readonly fanIn: number;
  /** How many outputs each input takes part in. */
  readonly fanOut: number;
}

/** A weight that a layer wants initialized. */
export interface WeightSpecification extends WeightShape {
  readonly random: Random;
}

/** What a rule says of a weight. */
export interface Explanation {
  /** The rule as a formula, with the weight's numbers put in. */
  readonly formula: string;
  /**
   * Of a single weight over all draws; where it is not the same for all weights, the root of the mean
   * variance. 0 if nothing is drawn.
   */
  readonly standardDeviation: number;
  /** Authors, year, title and place of the formula. */
  readonly source?: string;
}

/** A rule for starting weights: a function that gives the values, in row-major order. */
export interface Initializer {
  (weight: WeightSpecification): Float64Array;
  /** The name that messages and explanations call it by. */
  readonly name: string;
  /** The rule in a few lines, with this weight's numbers put in. */
  explain(weight: WeightShape): string;
}

/** All that makes a rule. */
export interface InitializerDefinition {
  readonly name: string;
  /** As many values as the shape has room for, in row-major order, drawn from `weight.random`. */
  draw(weight: WeightSpecification): Float64Array;
  explain(weight: WeightShape): Explanation;
}

/**
 * A rule for starting weights that can explain itself.
 *
 * @throws RangeError if name, `draw` or `explain` are missing; when the rule is called, if shape, fans or
 * the random source are missing or make no sense.
 * @example
 * ```ts
 * import { drawEach, initializer, linear } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const signs = initializer({
 *   name: 'signs',
 *   draw: ({ shape, random }) => drawEach(shape, () => 2 * random.integer(0, 2) - 1),
 *   explain: () => ({ formula: 'w = −1 or 1, each as likely', standardDeviation: 1 }),
 * });
 * const layer = linear(3, 2, { weight: signs, random: seededRandom(1) });
 * console.log(layer.weight.square().toArray()); // [[1, 1, 1], [1, 1, 1]]
 * ```
 */
export function initializer(definition: InitializerDefinition): Initializer {
  const { name, draw, explain } = completeOptions('initializer', definition, {}, claims);
  const rule = (weight: WeightSpecification): Float64Array => {
    checkWeight(name, weight);
    checkOptions(name, { random: weight.random }, { random: isSource });
    return draw(weight);
  };
  const explainWeight = (weight: WeightShape): string => {
    checkWeight(name, weight);
    return written(name, weight, explain(weight));
  };
  // A function's own name cannot be assigned to, only defined.
  Object.defineProperty(rule, 'name', { value: name });
  return Object.freeze(Object.assign(rule, { explain: explainWeight }));
}

const isFunction: Claim = {
  wanted: 'a function',
  holds: (value) => typeof value === 'function',
};

const claims: Readonly<Record<keyof InitializerDefinition, Claim>> = {
  name: { wanted: 'a text', holds: (value) => typeof value === 'string' },
  draw: isFunction,
  explain: isFunction,
};

function checkWeight(name: string, weight: WeightShape): void {
  const { shape, fanIn, fanOut }: Partial<WeightShape> = weight ?? {};
  const isShape = Array.isArray(shape) && shape.every((n) => Number.isInteger(n) && n > 0);
  const areFans = [fanIn, fanOut].every((fan) => Number.isFinite(fan) && Number(fan) > 0);
  if (isShape && areFans) return;
  const given = [`shape ${isShape ? `[${shape.join(', ')}]` : shown(shape)}`];
  given.push(`fanIn ${shown(fanIn)}`, `fanOut ${shown(fanOut)}`);
  throw new RangeError(
    `${name}: needs a weight's shape and fans, as in { shape: [10, 2], fanIn: 2, fanOut: 10 }, got ${given.join(', ')}`,
  );
}

function written(name: string, weight: WeightShape, explanation: Explanation): string {
  const { formula, standardDeviation, source } = explanation;
  const { shape, fanIn, fanOut } = weight;
  const lines = [
    `${name} for a weight of shape [${shape.join(', ')}], fanIn ${fanIn}, fanOut ${fanOut}`,
    `formula: ${formula}`,
    `standard deviation: ${rounded(standardDeviation)}`,
  ];
  return [...lines, ...(source === undefined ? [] : [`source: ${source}`])].join('\n');
}

/** A number for explanations: four digits that count. */
export function rounded(value: number): string {
  return String(Number(value.toPrecision(4))).replace('-', '−');
}

/** How many values a shape has room for. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/**
 * One draw after another, as many as a shape has room for: what most rules do.
 *
 * @returns The values in row-major order.
 * @example
 * ```ts
 * import { drawEach } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const random = seededRandom(1);
 * console.log(drawEach([2, 3], () => random.integer(0, 10)).length); // 6
 * ```
 */
export function drawEach(shape: readonly number[], draw: () => number): Float64Array {
  return Float64Array.from({ length: sizeOf(shape) }, draw);
}
