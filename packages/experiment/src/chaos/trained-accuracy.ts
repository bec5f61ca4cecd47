import { splitSamples } from '@semente/datasets';
import { digits } from '@semente/datasets/digits';
import { accuracy, crossEntropyWithLogits, type Linear, sgd } from '@semente/nn';
import { type Random, seededRandom } from '@semente/random';
import { noGrad, type Tensor } from '@semente/tensor';
import type { StepCompiler } from '../exercise.ts';
import type { Variances } from '../theory/mean-field.ts';
import { trainingStep } from '../training/step.ts';
import { randomLinear } from './random-linear.ts';

const DTYPE = 'float32';
const BATCH = 128;
const CLASSES = 10;

interface Digits {
  readonly x: Tensor;
  readonly y: Tensor;
}

/** Handwritten digits, their pixels with mean 0 and variance 1: inputs of length 1. */
export interface DigitTask {
  readonly batches: readonly Digits[];
  readonly test: Digits;
}

/** The same batches and the same test for whoever asks. */
export function digitTask(): DigitTask {
  const all = digits();
  const { train, test } = splitSamples(all, { stratify: true, random: seededRandom(0) });
  const scaled = ({ x, y }: Digits): Digits => ({
    x: x
      .sub(train.x.mean())
      .div(train.x.std(undefined, { correction: 0 }))
      .asType(DTYPE),
    y: y.asType('int32'),
  });
  const { x, y } = scaled(train);
  const count = Math.floor(x.shape[0] / BATCH);
  const batches = Array.from({ length: count }, (_, i) => {
    const rows = { start: i * BATCH, end: (i + 1) * BATCH };
    return { x: x.slice(0, rows), y: y.slice(0, rows) };
  });
  return { batches, test: scaled(test) };
}

export interface DeepTraining {
  readonly depth: number;
  readonly width: number;
  readonly steps: number;
  readonly learningRate: number;
}

/** Networks of one shape, trained from the variances of their initial weights. */
export interface Trainer {
  /** The share of the test's digits that a network recognizes after its training. */
  train(variances: Variances): number;
}

/** The step is compiled once, and each training starts by new weights in the same network. */
export function digitTrainer(
  apply: (x: Tensor) => Tensor,
  { batches, test }: DigitTask,
  { depth, width, steps, learningRate }: DeepTraining,
  { compile, random }: { readonly compile: StepCompiler; readonly random: Random },
): Trainer {
  const widths = [test.x.shape[1], ...new Array<number>(depth).fill(width), CLASSES];
  const draw = (variances: Variances): Linear[] =>
    widths.slice(1).map((units, i) => {
      return randomLinear(variances, widths[i], units, { random, dtype: DTYPE });
    });
  const layers = draw({ weight: 1, bias: 0 });
  const forward = (x: Tensor): Tensor =>
    layers.reduce((signal, layer, i) => layer(i === 0 ? signal : apply(signal)), x);
  const parameters = layers.flatMap(({ weight, bias }) => [weight, bias]);
  const optimizer = sgd(parameters, { learningRate });
  const loss = (x: Tensor, y: Tensor): Tensor => crossEntropyWithLogits(forward(x), y);
  const step = trainingStep({ optimizer, loss }, compile);
  return {
    train(variances) {
      draw(variances).forEach(({ weight, bias }, i) => {
        layers[i].weight.assign(weight.detach());
        layers[i].bias.assign(bias.detach());
      });
      for (let i = 0; i < steps; i++) {
        const { x, y } = batches[i % batches.length];
        step(x, y);
      }
      return accuracy(
        noGrad(() => forward(test.x)),
        test.y,
      );
    },
  };
}
