import { compile, noGrad, Tensor, TensorError } from '@semente/tensor';
import type { Layer } from '../layers/layer.ts';
import { parameters } from '../parameters.ts';
import { shown } from '../shown.ts';
import { batchesOf, requireBatches, samplesOf, type TrainingData } from './batches.ts';
import { restoreCheckpoint, takeCheckpoint } from './checkpoint.ts';
import { type EpochReport, epochsSinceLowest } from './epoch-report.ts';
import { checkFit, type FitOptions } from './options.ts';

/**
 * Trains a model: for each epoch and each batch one compiled step of loss, gradients and optimizer. It
 * is an ordinary loop over what the package exports; write your own where this one does not fit.
 *
 * Training goes on from a checkpoint as it would have gone on without a pause, bit for bit. When it
 * stops early the model is the one of the last epoch, not the one of the lowest loss. Parameters that the
 * optimizer does not train stay as they are.
 *
 * @param model - Called as `model(x, 'training')` in steps, and as `model(x, 'evaluation')` on
 * validation data.
 * @param data - Tensors of all samples, or a function that gives an epoch's batches.
 * @returns What was reported of each epoch.
 * @throws RangeError if an option does not fit, or an epoch has no batches.
 * @throws TensorError if there are not as many targets as inputs, model or loss refuse them, or a
 * checkpoint is of another model or optimizer.
 * @example
 * ```ts
 * import { fit, linear, meanSquaredError, parameters, sgd } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 * import { tensor } from '@semente/tensor';
 *
 * const random = seededRandom(1);
 * const model = linear(1, 1, { random });
 * const optimizer = sgd(parameters(model), { learningRate: 0.1 });
 * const data = { x: tensor([[0], [1], [2], [3]]), y: tensor([[1], [3], [5], [7]]) };
 * const options = { loss: meanSquaredError, optimizer, epochs: 100, batchSize: 2, random };
 * const history = fit(model, data, options);
 * console.log(history[99].loss < 1e-6); // true
 * ```
 */
export function fit(model: Layer, data: TrainingData, options: FitOptions): EpochReport[] {
  checkFit(model, options);
  const { optimizer, epochs, random, resume, onStep, onEpoch, keep = {} } = options;
  const { patience = Number.POSITIVE_INFINITY } = options;
  const batches = batchesOf(data, options);
  const whole = { model, optimizer, keep };
  if (resume !== undefined) restoreCheckpoint(whole, random, resume);
  const history = [...(resume?.history ?? [])];

  const trainStep = trainingStep(model, options);
  const evaluate = evaluation(model, options);

  while (history.length < epochs && epochsSinceLowest(history) < patience) {
    const epoch = history.length;
    let steps = history.at(-1)?.steps ?? 0;
    let [total, samples] = [0, 0];
    for (const { x, y } of requireBatches(batches(epoch))) {
      const count = samplesOf('a batch', { x, y });
      const cost = trainStep(x, y).item();
      onStep?.({ epoch, step: steps, loss: cost });
      steps += 1;
      total += cost * count;
      samples += count;
    }
    if (samples === 0) throw new RangeError(`fit: there are no batches in epoch ${epoch}`);
    const report = { epoch, steps, loss: total / samples, validation: evaluate() };
    history.push(report);
    onEpoch?.(report, () => takeCheckpoint(whole, random, history));
  }
  return history;
}

/** A step of training, which gives the loss before it. All gradients are forgotten, before and after. */
function trainingStep(
  model: Layer,
  { loss, optimizer }: FitOptions,
): (x: Tensor, y: Tensor) => Tensor {
  const forgetGradients = (): void => {
    optimizer.zeroGrad();
    // The optimizer may train a part of the model only.
    for (const parameter of parameters(model)) parameter.grad = null;
  };
  forgetGradients();
  return compile((x: Tensor, y: Tensor) => {
    const cost = requireLoss(loss(model(x, 'training'), y));
    cost.backward();
    optimizer.step();
    forgetGradients();
    return cost;
  });
}

/** Measures the model on the validation data, if there are any. */
function evaluation(
  model: Layer,
  { loss, metrics = {}, validation }: FitOptions,
): () => EpochReport['validation'] {
  if (validation === undefined) return () => null;
  const run = compile((x: Tensor, y: Tensor) => {
    const predictions = model(x, 'evaluation');
    return { loss: requireLoss(loss(predictions, y)), predictions };
  });
  const { x, y } = validation;
  return () => {
    const result = noGrad(() => run(x, y));
    const measured = Object.entries(metrics).map(([name, metric]) => [
      name,
      requireNumber(name, metric(result.predictions, y)),
    ]);
    return { loss: result.loss.item(), ...Object.fromEntries(measured) };
  };
}

function requireLoss(loss: unknown): Tensor {
  if (loss instanceof Tensor && loss.size === 1) return loss;
  throw new TensorError(`fit: the loss must give a tensor of one element, got ${shown(loss)}`);
}

function requireNumber(metric: string, value: unknown): number {
  if (typeof value === 'number') return value;
  throw new RangeError(`fit: the metric ${metric} must give a number, got ${shown(value)}`);
}
