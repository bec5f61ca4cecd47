import { drawEach, type Initializer, initializer, rounded } from './initializer.ts';

/**
 * U(−1/√fanIn, 1/√fanIn): what PyTorch's linear and convolutional layers start with when nobody says
 * otherwise, weights and biases alike. It is He's uniform rule for a leaky rectifier of slope √5,
 * a number without a derivation, and comes down to a variance of 1 / (3 fanIn): signals shrink to
 * 1/√3 in every linear layer, and to 1/√6 in every layer of rectified linear units.
 *
 * @example
 * ```ts
 * import { linear, torchDefault } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const random = seededRandom(1);
 * const layer = linear(4, 3, { weight: torchDefault(), bias: torchDefault(), random });
 * console.log(layer.bias.abs().max().item() <= 0.5); // true
 * ```
 */
export function torchDefault(): Initializer {
  return initializer({
    name: 'torchDefault',
    draw(weight) {
      const limit = 1 / Math.sqrt(weight.fanIn);
      return drawEach(weight.shape, () => weight.random.uniform(-limit, limit));
    },
    explain({ fanIn }) {
      const limit = rounded(1 / Math.sqrt(fanIn));
      return {
        formula: `w ~ U(−${limit}, ${limit}), limits ±1 / √fanIn = ±1 / √${rounded(fanIn)}`,
        standardDeviation: Math.sqrt(1 / (3 * fanIn)),
        source: 'PyTorch, reset_parameters of torch.nn.Linear: kaiming_uniform_ with a = √5',
      };
    },
  });
}
