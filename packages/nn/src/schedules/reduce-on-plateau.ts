import { refuseCapturing, Tensor, tensor } from '@semente/tensor';
import { type Claim, completeOptions, isCountOrZero, isNotNegative, isOneOf } from '../claims.ts';
import type { Optimizer } from '../optimizers/optimizer.ts';
import { shown } from '../shown.ts';
import { checkOptimizer } from './check-optimizer.ts';

/** When a learning rate is reduced, and by how much. */
export interface PlateauOptions {
  /** Whether smaller numbers are better, as of a loss, or larger ones; 'min' by default. */
  readonly mode?: 'min' | 'max';
  /** What the learning rate is multiplied by; 0.1 by default. */
  readonly factor?: number;
  /** How many steps without improvement are borne; 10 by default. */
  readonly patience?: number;
  /** The share of the best number by which a new one must be better; 0.0001 by default. */
  readonly threshold?: number;
  /** For how many steps after a reduction no step counts as one without improvement; 0 by default. */
  readonly cooldown?: number;
  /** What no learning rate is reduced below; 0 by default. */
  readonly minimum?: number;
}

/** Watches a number, and reduces learning rates. Its tensors belong to a checkpoint. */
export interface PlateauScheduler {
  /** The best number so far. */
  readonly best: Tensor;
  /** How many steps have gone by without improvement. */
  readonly stepsWithoutImprovement: Tensor;
  /** For how many steps more none counts as one without improvement. */
  readonly cooldownLeft: Tensor;
  /** Takes notice of a number, such as the loss on validation data. */
  step(metric: number | Tensor): void;
}

/**
 * Reduces an optimizer's learning rates when a number, such as the loss on validation data, has
 * stopped improving; PyTorch's ReduceLROnPlateau with a relative threshold. A reduction by less than
 * 10⁻⁸ is left out.
 *
 * @throws RangeError if there is no optimizer, or an option is out of range.
 * @example
 * ```ts
 * import { reduceOnPlateau, sgd } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const optimizer = sgd([tensor(1, { requiresGrad: true })], { learningRate: 0.5 });
 * const plateau = reduceOnPlateau(optimizer, { patience: 1, factor: 0.5 });
 * for (const loss of [3, 2, 2, 2]) plateau.step(loss);
 * console.log(optimizer.learningRate.item()); // 0.25
 * ```
 */
export function reduceOnPlateau(
  optimizer: Optimizer,
  options: PlateauOptions = {},
): PlateauScheduler {
  checkOptimizer('reduceOnPlateau', optimizer);
  const { mode, factor, patience, threshold, cooldown, minimum } = completeOptions(
    'reduceOnPlateau',
    options,
    defaults,
    claims,
  );
  const best = tensor(mode === 'min' ? Infinity : -Infinity);
  const [stepsWithoutImprovement, cooldownLeft] = [tensor(0), tensor(0)];
  const isBetter = (metric: number): boolean =>
    mode === 'min'
      ? metric < best.item() * (1 - threshold)
      : metric > best.item() * (1 + threshold);

  return Object.freeze({
    best,
    stepsWithoutImprovement,
    cooldownLeft,
    step(given: number | Tensor) {
      refuseCapturing('reduceOnPlateau', 'call step() outside, between two calls');
      const metric = numberOf(given);
      const hasImproved = isBetter(metric);
      if (hasImproved) best.assign(tensor(metric));
      const isCooling = cooldownLeft.item() > 0;
      if (isCooling) cooldownLeft.assign(cooldownLeft.sub(1));
      const waited = hasImproved || isCooling ? 0 : stepsWithoutImprovement.item() + 1;
      const isPlateau = waited > patience;
      stepsWithoutImprovement.assign(tensor(isPlateau ? 0 : waited));
      if (!isPlateau) return;
      reduce(optimizer, factor, minimum);
      cooldownLeft.assign(tensor(cooldown));
    },
  });
}

const defaults = {
  mode: 'min',
  factor: 0.1,
  patience: 10,
  threshold: 0.0001,
  cooldown: 0,
  minimum: 0,
} as const;

const claims: Readonly<Record<keyof PlateauOptions, Claim>> = {
  mode: isOneOf(['min', 'max']),
  factor: {
    wanted: 'a number in (0, 1)',
    holds: (value) => typeof value === 'number' && value > 0 && value < 1,
  },
  patience: isCountOrZero,
  threshold: isNotNegative,
  cooldown: isCountOrZero,
  minimum: isNotNegative,
};

/** A smaller change than this is none. */
const SMALLEST_REDUCTION = 1e-8;

function reduce(optimizer: Optimizer, factor: number, minimum: number): void {
  for (const rate of optimizer.learningRates) {
    const before = rate.item();
    const after = Math.max(before * factor, minimum);
    if (before - after > SMALLEST_REDUCTION) rate.assign(tensor(after));
  }
}

function numberOf(metric: unknown): number {
  const value = metric instanceof Tensor && metric.size === 1 ? metric.item() : metric;
  if (typeof value === 'number') return value;
  throw new RangeError(
    `reduceOnPlateau: step takes a number or a tensor of one element, got ${shown(value)}`,
  );
}
