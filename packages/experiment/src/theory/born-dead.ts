/**
 * Between what shares of networks are dead at birth: rectified linear units, one input, no biases,
 * `depth` hidden layers of `width` units each (Lu, Shin, Su and Karniadakis 2019, “Dying ReLU and
 * Initialization: Theory and Numerical Examples”). The weights of a unit are normal with mean 0.
 *
 * Without biases such a network multiplies x > 0 by one vector in every layer, and −x by another: all
 * that a layer passes on are these two, u and v. Each is silenced by a unit in half of all draws, so
 * a layer of n units silences one vector with probability 2⁻ⁿ, and nothing comes back to life.
 *
 * Above: each layer but the first kills a living network with probability 2⁻ⁿ at most. The first
 * cannot: a unit that is silent for x is awake for −x.
 *
 * Below: a network whose u and v point in different directions dies with probability 4⁻ⁿ at least, as
 * if they were at right angles, and keeps two directions with probability 1 − 2¹⁻ⁿ − (n − 1) 4⁻ⁿ at
 * most: if neither is silenced, and not a single unit, awake for both, is all that is left. With one
 * direction it dies with probability 2⁻ⁿ. Together these rates give the paper's lower bound.
 */
export interface DeathBounds {
  readonly lower: number;
  readonly upper: number;
}

export function deathBounds(width: number, depth: number): DeathBounds {
  const silence = half(width);
  const keepsTwo = 1 - 2 * silence - (width - 1) * silence * silence;
  let alive = 1;
  let withTwoDirections = 1 - 2 * silence;
  for (let layer = 2; layer <= depth; layer++) {
    alive = (1 - silence) * alive + (silence - silence * silence) * withTwoDirections;
    withTwoDirections *= keepsTwo;
  }
  return { lower: 1 - alive, upper: symmetricUpperBound(width, depth - 1) };
}

/**
 * What share of networks is dead at birth at most, if weights and biases come from any distributions
 * that are symmetric around 0, for any number of inputs: a layer is silent everywhere only if it is
 * silent for one input, which has probability 2⁻ⁿ.
 */
export function symmetricUpperBound(width: number, depth: number): number {
  let alive = 1;
  for (let layer = 1; layer <= depth; layer++) alive *= 1 - half(width);
  return 1 - alive;
}

/** 2⁻ⁿ. */
function half(n: number): number {
  let power = 1;
  for (let i = 0; i < n; i++) power /= 2;
  return power;
}
