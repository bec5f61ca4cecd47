import { heNormal } from '@semente/nn';
import { numpyRandom, type Random } from '@semente/random';
import { type Contender, type Run, timed } from '../contender.ts';
import { type NotebookOptions, notebookData } from '../notebook.ts';
import { ownProcess } from './child-process.ts';

/** A matrix by rows. What belongs to samples has a row for each feature, as in the course. */
type Matrix = readonly Float64Array[];

/** A linear layer with room for what a pass over all samples computes. */
interface DenseLayer {
  /** `[outputs, inputs]`. */
  readonly weight: Matrix;
  readonly bias: Float64Array;
  readonly weightGradient: Matrix;
  readonly biasGradient: Float64Array;
  /** `[outputs, samples]`: after the rectifier or the sigmoid. */
  readonly activation: Matrix;
  /** `[outputs, samples]`: of the loss with respect to what comes before that. */
  readonly gradient: Matrix;
}

/** The notebook's training as an engineer writes it by hand: loops over arrays made beforehand. */
export function plainJavaScript(options: NotebookOptions): Contender {
  const script = new URL('plain-javascript-process.ts', import.meta.url);
  return ownProcess('plain JavaScript', script, options);
}

/** The run of that training. */
export function plainTraining(options: NotebookOptions): () => Run {
  const { x, y } = notebookData();
  const points = rowsOf(x.transpose().toTypedArray(), x.shape[0]);
  const labels = Float64Array.from(y.toTypedArray());
  const random = numpyRandom(options.seed);
  const layers = options.layers
    .slice(1)
    .map((outputs, i) => dense(options.layers[i], outputs, labels.length, random));
  const start = layers.map(({ weight }) => weight.map((row) => row.slice()));
  return () => {
    for (const [i, layer] of layers.entries()) reset(layer, start[i]);
    const { seconds, result } = timed(() => train(layers, points, labels, options));
    return { seconds, values: result };
  };
}

function reset({ weight, bias }: DenseLayer, start: Matrix): void {
  for (const [i, row] of weight.entries()) row.set(start[i]);
  bias.fill(0);
}

function dense(inputs: number, outputs: number, samples: number, random: Random): DenseLayer {
  const shape = [outputs, inputs];
  return {
    weight: rowsOf(heNormal()({ shape, fanIn: inputs, fanOut: outputs, random }), inputs),
    bias: new Float64Array(outputs),
    weightGradient: zeros(outputs, inputs),
    biasGradient: new Float64Array(outputs),
    activation: zeros(outputs, samples),
    gradient: zeros(outputs, samples),
  };
}

function rowsOf(elements: ArrayLike<number>, length: number): Matrix {
  const all = Float64Array.from(elements);
  return zeros(all.length / length, length).map((_, row) =>
    all.slice(row * length, (row + 1) * length),
  );
}

function zeros(rows: number, columns: number): Matrix {
  return Array.from({ length: rows }, () => new Float64Array(columns));
}

function train(
  layers: readonly DenseLayer[],
  points: Matrix,
  labels: Float64Array,
  { iterations, costEvery, learningRate }: NotebookOptions,
): number[] {
  const [first, second, last] = layers;
  const [probabilities] = last.activation;
  const costs: number[] = [];
  for (let i = 0; i < iterations; i++) {
    forward(first, points);
    rectify(first.activation);
    forward(second, first.activation);
    rectify(second.activation);
    forward(last, second.activation);
    squash(probabilities);
    if (i % costEvery === 0) costs.push(crossEntropy(probabilities, labels));

    compare(probabilities, labels, last.gradient[0]);
    backward(last, second);
    backward(second, first);
    collectGradients(first, points);
    collectGradients(second, first.activation);
    collectGradients(last, second.activation);
    for (const layer of layers) descend(layer, learningRate);
  }
  return costs;
}

function forward({ weight, bias, activation }: DenseLayer, x: Matrix): void {
  for (let o = 0; o < weight.length; o++) {
    activation[o].fill(bias[o]);
    for (let i = 0; i < x.length; i++) addMultiple(activation[o], weight[o][i], x[i]);
  }
}

/** Hands the gradient on to the layer below, through its rectifier. */
function backward({ weight, gradient }: DenseLayer, below: DenseLayer): void {
  for (let i = 0; i < below.gradient.length; i++) {
    below.gradient[i].fill(0);
    for (let o = 0; o < weight.length; o++) {
      addMultiple(below.gradient[i], weight[o][i], gradient[o]);
    }
    silence(below.gradient[i], below.activation[i]);
  }
}

/** The gradients of a layer's weight and bias, from the layer's own gradient and its input. */
function collectGradients(layer: DenseLayer, x: Matrix): void {
  const { gradient, weightGradient, biasGradient } = layer;
  for (let o = 0; o < gradient.length; o++) {
    biasGradient[o] = sum(gradient[o]);
    for (let i = 0; i < x.length; i++) weightGradient[o][i] = dot(gradient[o], x[i]);
  }
}

function descend(layer: DenseLayer, learningRate: number): void {
  const { weight, weightGradient, bias, biasGradient } = layer;
  addMultiple(bias, -learningRate, biasGradient);
  for (let o = 0; o < weight.length; o++) addMultiple(weight[o], -learningRate, weightGradient[o]);
}

function addMultiple(target: Float64Array, factor: number, x: Float64Array): void {
  for (let i = 0; i < target.length; i++) target[i] += factor * x[i];
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i] * b[i];
  return total;
}

function sum(x: Float64Array): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i];
  return total;
}

function rectify(rows: Matrix): void {
  for (const x of rows) {
    for (let i = 0; i < x.length; i++) x[i] = Math.max(x[i], 0);
  }
}

/** The rectifier's derivative: what it did not let through has no gradient. */
function silence(gradient: Float64Array, activation: Float64Array): void {
  for (let i = 0; i < gradient.length; i++) {
    if (activation[i] === 0) gradient[i] = 0;
  }
}

function squash(x: Float64Array): void {
  for (let i = 0; i < x.length; i++) x[i] = 1 / (1 + Math.exp(-x[i]));
}

function crossEntropy(probabilities: Float64Array, labels: Float64Array): number {
  let total = 0;
  for (let i = 0; i < labels.length; i++) {
    total -= Math.log(labels[i] === 1 ? probabilities[i] : 1 - probabilities[i]);
  }
  return total / labels.length;
}

/** The gradient of the mean cross entropy with respect to the logits. */
function compare(probabilities: Float64Array, labels: Float64Array, gradient: Float64Array): void {
  const samples = labels.length;
  for (let i = 0; i < samples; i++) gradient[i] = (probabilities[i] - labels[i]) / samples;
}
