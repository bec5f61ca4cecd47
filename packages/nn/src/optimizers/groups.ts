import { Tensor, tensor } from '@semente/tensor';
import { type Claim, checkOptions } from '../claims.ts';
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

/** All options, none left out. */
export type Complete<Options> = Required<Options> & Required<OptimizerOptions>;

/** A parameter with all that was said for it. */
export interface Assignment<Options> {
  readonly parameter: Tensor;
  readonly learningRate: Tensor;
  readonly options: Complete<Options>;
}

/**
 * Every parameter once, with its options and its learning rate, which is the common one unless its
 * group has its own.
 *
 * @throws RangeError if there is nothing to train, a tensor cannot be trained or is in two groups, or
 * an option is none or out of range.
 */
export function assignments<Options extends OptimizerOptions>(
  optimizer: string,
  given: Trainable<Options>,
  options: Complete<Options>,
  claims: Readonly<Record<keyof Options, Claim>>,
): { common: Tensor; assigned: Assignment<Options>[] } {
  const groups = groupsOf(optimizer, given);
  checkOptions(optimizer, options, claims);
  const common = tensor(options.learningRate);
  const placeOf = new Map<Tensor, string>();
  const assigned = groups.flatMap(({ who, group: { parameters, ...own } }) => {
    checkParameters(who, parameters);
    const all = { ...options, ...own } as Complete<Options>;
    checkOptions(who, all, claims);
    const hasOwnRate = Object.hasOwn(own, 'learningRate');
    const learningRate = hasOwnRate ? tensor(all.learningRate) : common;
    const unique = [...new Set(parameters)];
    for (const parameter of unique) place(placeOf, parameter, who);
    return unique.map((parameter) => ({ parameter, learningRate, options: all }));
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
