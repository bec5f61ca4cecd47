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
