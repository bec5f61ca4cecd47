import { Tensor, tensor } from '@semente/tensor';
import { type Claim, completeOptions } from '../claims.ts';
import { checkParameters } from './checks.ts';

/** What every optimizer may be told. */
export interface OptimizerOptions {
  /** How far one step goes. */
  readonly learningRate?: number;
}

/** Parameters that have options of their own; for the others they go by the optimizer's. */
export type ParameterGroup<Options> = Partial<Options> & { readonly parameters: readonly Tensor[] };

/** What an optimizer trains: parameters, or groups of them. */
export type Trainable<Options> = readonly Tensor[] | readonly ParameterGroup<Options>[];

/** What an optimizer's options are. */
export interface OptionRules<Options extends OptimizerOptions> {
  /** The optimizer's name, for messages. */
  readonly name: string;
  /** What options are that nobody gives; one that has none must be given. */
  readonly defaults: Partial<Options>;
  /** What each option must be. None may hold of `undefined`. */
  readonly claims: Readonly<Record<keyof Options, Claim>>;
}

/** A parameter with all that was said for it. */
export interface Assignment<Options> {
  readonly parameter: Tensor;
  readonly learningRate: Tensor;
  readonly options: Required<Options>;
}

/**
 * Every parameter once, with its options and its learning rate, which is the common one unless its
 * group has its own.
 *
 * @throws RangeError if there is nothing to train, a tensor cannot be trained or is in two groups, or
 * an option is none or out of range.
 */
export function assignments<Options extends OptimizerOptions>(
  { name, defaults, claims }: OptionRules<Options>,
  given: Trainable<Options>,
  options: Options,
): { common: Tensor; assigned: Assignment<Options>[] } {
  const groups = groupsOf(name, given);
  const forAll = completeOptions(name, options, defaults, claims);
  const common = tensor(Number(forAll.learningRate));
  const placeOf = new Map<Tensor, string>();
  const assigned = groups.flatMap(({ who, group: { parameters, ...own } }) => {
    checkParameters(who, parameters);
    const forGroup = completeOptions<Options>(who, { ...forAll, ...own }, {}, claims);
    const { learningRate: ownRate } = own;
    const learningRate = ownRate === undefined ? common : tensor(ownRate);
    const unique = [...new Set(parameters)];
    for (const parameter of unique) place(placeOf, parameter, who);
    return unique.map((parameter) => ({ parameter, learningRate, options: forGroup }));
  });
  return { common, assigned };
}

interface NamedGroup<Options> {
  readonly who: string;
  readonly group: ParameterGroup<Options>;
}

function groupsOf<Options>(optimizer: string, given: Trainable<Options>): NamedGroup<Options>[] {
  if (!Array.isArray(given) || !given.some(isGroup)) {
    const group = { parameters: given } as ParameterGroup<Options>;
    return [{ who: optimizer, group }];
  }
  return given.map((group: ParameterGroup<Options>, i) => {
    const who = `${optimizer}: groups[${i}]`;
    if (isGroup(group)) return { who, group };
    throw new RangeError(`${who} is no group; write { parameters: […] }, or give no group at all`);
  });
}

function isGroup(part: unknown): boolean {
  const isObject = typeof part === 'object' && part !== null;
  return isObject && !(part instanceof Tensor) && 'parameters' in part;
}

function place(placeOf: Map<Tensor, string>, parameter: Tensor, who: string): void {
  const other = placeOf.get(parameter);
  if (other !== undefined) {
    throw new RangeError(
      `${who} has a ${parameter} that ${other.replace(/^.*: /, '')} has, too; a parameter belongs to one group`,
    );
  }
  placeOf.set(parameter, who);
}
