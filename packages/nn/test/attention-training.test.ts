import { numpyRandom } from '@semente/random';
import { compile, type Tensor, tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import {
  embedding,
  type Layer,
  layerNorm,
  linear,
  multiHeadAttention,
  parameters,
  relu,
  residual,
  sequential,
  sgd,
} from '../src/index.ts';

const WORDS = 8;
const STEPS = 6;

/** A small transformer: words and their places, one block of attention and thought, and logits. */
function transformer(features: number): Layer {
  const random = numpyRandom(1);
  const words = embedding(WORDS, features, { random });
  const places = embedding(STEPS, features, { random });
  const steps = tensor(Int32Array.from({ length: STEPS }, (_, step) => step));
  const body = sequential(
    residual(sequential(layerNorm(features), multiHeadAttention(features, 2, { random }))),
    residual(
      sequential(
        layerNorm(features),
        linear(features, 2 * features, { random }),
        relu(),
        linear(2 * features, features, { random }),
      ),
    ),
    linear(features, WORDS, { random }),
  );
  const forward: Layer = (x, mode) => body(words(x).add(places(steps)), mode);
  return Object.assign(forward, { words, places, body });
}

describe('a small transformer', () => {
  const random = numpyRandom(2);

  /** Sentences of random words, and the same from back to front. */
  function sentences(samples: number): [Tensor, Tensor] {
    const words = Int32Array.from({ length: samples * STEPS }, () => random.integer(0, WORDS));
    const x = tensor(words, { shape: [samples, STEPS] });
    return [x, x.flip(1)];
  }

  it('learns to say sentences back to front, which a step alone cannot know', () => {
    const model = transformer(16);
    const optimizer = sgd(parameters(model), { learningRate: 0.2 });
    const step = compile((x: Tensor, y: Tensor) => {
      optimizer.zeroGrad();
      const logits = model(x, 'training').logSoftmax();
      const loss = logits.takeAlong(y.unsqueeze(-1), -1).mean().neg();
      loss.backward();
      optimizer.step();
      return loss;
    });
    const [x, y] = sentences(200);
    const accuracy = (): number => model(x, 'evaluation').argmax(-1).equal(y).mean().item();
    expect(accuracy()).toBeLessThan(0.3);
    for (let i = 0; i < 200; i++) step(...sentences(64));
    expect(accuracy()).toBeGreaterThan(0.99);
  });
});
