import { seededRandom } from '@semente/random';
import {
  elu,
  gelu,
  leakyRelu,
  relu,
  sigmoid,
  silu,
  softplus,
  softsign,
  type Tensor,
  tanh,
  tensor,
} from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import { gain, linear, normal, torchGains } from '../src/index.ts';
import * as layers from '../src/layers/index.ts';

const selu = (x: Tensor): Tensor =>
  elu(x, { alpha: 1.6732632423543772 }).mul(
    x.greater(0).where(1.0507009873554805, 1.0507009873554805),
  );

// 1 / √E[φ(z)²], the integral by mpmath to 25 digits.
const known: readonly [string, (x: Tensor) => Tensor, number][] = [
  ['the identity', (x) => x, 1],
  ['relu', relu, Math.SQRT2],
  ['leakyRelu', (x) => leakyRelu(x, { negativeSlope: 0.2 }), Math.sqrt(2 / 1.04)],
  ['elu', elu, 1.2451983007007066],
  ['selu', selu, 1],
  ['tanh', tanh, 1.5925374197228315],
  ['sigmoid', sigmoid, 1.8462285453386054],
  ['silu', silu, 1.676532470331091],
  ['gelu', (x) => gelu(x), 1.5335304411955353],
  ['softplus', softplus, 1.0418668355353018],
  ['softsign', softsign, 2.3375333631085398],
];

describe('gain', () => {
  it.each(known)('of %s is 1 / √E[φ(z)²]', (_, activation, expected) => {
    expect(Math.abs(gain(activation) / expected - 1)).toBeLessThan(1e-12);
  });

  it('takes an activation as a layer, too', () => {
    expect(gain(layers.tanh())).toBe(gain(tanh));
  });

  it('keeps the size of signals through 20 layers', () => {
    const random = seededRandom(1);
    const width = 200;
    const standardDeviation = gain(tanh) / Math.sqrt(width);
    const draws = Float64Array.from({ length: 50 * width }, () => random.normal());
    let sums = tensor(draws, { shape: [50, width] });
    for (let i = 0; i < 20; i++) {
      sums = linear(width, width, { weight: normal({ standardDeviation }), random })(tanh(sums));
    }
    // Each layer's variance is off by √(2 / width) or so; too small a gain shrinks it by a constant factor.
    expect(Math.abs(sums.square().mean().item() - 1)).toBeLessThan(0.25);
  });

  it.each([
    ['no function', 3, 'expected a function such as relu, got 3'],
    ['a reduction', (x: Tensor) => x.sum(), 'must give a tensor as long as its input'],
    ['nothing', () => undefined, 'got undefined'],
    ['0 everywhere', (x: Tensor) => x.mul(0), 'the mean square of the activation is 0'],
    ['NaN', (x: Tensor) => x.mul(Number.NaN), 'the mean square of the activation is NaN'],
  ])('refuses %s', (_, activation, message) => {
    expect(() => gain(activation as never)).toThrow(RangeError);
    expect(() => gain(activation as never)).toThrow(message);
  });
});

describe('torchGains', () => {
  it('are those of calculate_gain', () => {
    const { leakyRelu: leaky, ...numbers } = torchGains;
    expect(numbers).toEqual({ linear: 1, sigmoid: 1, tanh: 5 / 3, relu: Math.SQRT2, selu: 0.75 });
    expect(leaky()).toBe(1.4141428569978354);
    expect(leaky(0.2)).toBe(1.3867504905630728);
  });
});
