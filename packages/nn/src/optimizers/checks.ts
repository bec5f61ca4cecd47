// What every optimizer refuses, each in one line.

import { Tensor } from '@semente/tensor';
import { isParameter } from '../parameters.ts';
import { shown } from '../shown.ts';

/** Refuses what an optimizer cannot train, rather than leave it silently as it is. */
export function checkParameters(optimizer: string, parameters: unknown): void {
  if (!Array.isArray(parameters)) {
    throw new RangeError(
      `${optimizer}: expected an array of tensors, got ${shown(parameters)}; pass parameters(model)`,
    );
  }
  if (parameters.length === 0) {
    throw new RangeError(`${optimizer}: there are no parameters to train; pass parameters(model)`);
  }
  parameters.forEach((parameter: unknown, i) => {
    if (isParameter(parameter)) return;
    throw new RangeError(`${optimizer}: parameters[${i}] is ${obstacle(parameter)}`);
  });
}

function obstacle(parameter: unknown): string {
  if (!(parameter instanceof Tensor)) {
    return `${shown(parameter)}, where a tensor would fit; pass parameters(model)`;
  }
  return parameter.node === null
    ? `a ${parameter} that requires no gradient; make it by tensor(…, { requiresGrad: true })`
    : `a ${parameter} that is the result of ${parameter.node.operation.name}; only a leaf can be trained`;
}

/** What an option must be. */
export interface Claim {
  /** Completes “the option must be …”. */
  readonly wanted: string;
  holds(value: unknown): boolean;
}

export const isPositive: Claim = {
  wanted: 'a positive number',
  holds: (value) => isAtLeastZero(value) && value > 0,
};

export const isNotNegative: Claim = {
  wanted: 'a finite number of at least 0',
  holds: isAtLeastZero,
};

export const isBelowOne: Claim = { wanted: 'a number in [0, 1)', holds: isDecayRate };

export const isShare: Claim = {
  wanted: 'a number in [0, 1]',
  holds: (value) => isAtLeastZero(value) && value <= 1,
};

export const areBelowOne: Claim = {
  wanted: 'two numbers in [0, 1)',
  holds: (value) => Array.isArray(value) && value.length === 2 && value.every(isDecayRate),
};

export const isTruth: Claim = {
  wanted: 'true or false',
  holds: (value) => typeof value === 'boolean',
};

function isAtLeastZero(value: unknown): value is number {
  return Number.isFinite(value) && Number(value) >= 0;
}

function isDecayRate(value: unknown): boolean {
  return isAtLeastZero(value) && value < 1;
}

/** Refuses options that have not been checked by any claim, and those that do not keep theirs. */
export function checkOptions<Options extends object>(
  who: string,
  options: Options,
  claims: Readonly<Record<keyof Options, Claim>>,
): void {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(claims, name));
  if (unknown !== undefined) {
    const known = Object.keys(claims).join(', ');
    throw new RangeError(`${who}: there is no option '${unknown}'; there are ${known}`);
  }
  for (const name of Object.keys(claims) as (keyof Options & string)[]) {
    const { wanted, holds } = claims[name];
    const value: unknown = options[name];
    if (holds(value)) continue;
    throw new RangeError(`${who}: the ${inWords(name)} must be ${wanted}, got ${given(value)}`);
  }
}

/** `learningRate` as learning rate. */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function given(value: unknown): string {
  const isPair = Array.isArray(value) && value.length === 2;
  return isPair ? `[${value.map(shown).join(', ')}]` : shown(value);
}
