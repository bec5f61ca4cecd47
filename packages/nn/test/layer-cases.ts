import { seededRandom } from '@semente/random';
import { concat, randomStream, tensor } from '@semente/tensor';
import * as nn from '../src/index.ts';

/** The names of all exports that make a layer. */
type MakesLayer = {
  [Name in keyof typeof nn]: (typeof nn)[Name] extends (...given: never) => infer Made
    ? Made extends nn.Layer
      ? Name
      : never
    : never;
}[keyof typeof nn];

export type Dtype = 'float64' | 'float32';
type Cases = Readonly<Record<string, (dtype: Dtype) => nn.Layer>>;

const random = seededRandom(5);
const stream = randomStream;

/** Attention called otherwise than as a layer, with its parts under their own names. */
function attending(dtype: Dtype, attend: (layer: nn.MultiHeadAttention) => nn.Layer): nn.Layer {
  const layer = nn.multiHeadAttention(4, 2, { random, dtype });
  const { query, key, value, output } = layer;
  return Object.assign(attend(layer), { query, key, value, output });
}

/** A recurrent layer from a state in which both parts are steps of the input. */
function fromState(layer: nn.Recurrent | nn.Recurrent<nn.LstmState>): nn.Layer {
  const passes = layer.passes.length;
  const forward: nn.Layer = (x) => {
    const steps = x.transpose(0, 1);
    const start = {
      hidden: steps.slice(0, { end: passes }),
      cell: steps.slice(0, { start: 1, end: passes + 1 }),
    };
    const { output, state } = layer.run(x, start);
    const last = 'cell' in state ? (state as nn.LstmState).cell : state.hidden;
    return concat([output.flatten(1), last.transpose(0, 1).flatten(1)], 1);
  };
  return Object.assign(forward, { ...layer });
}

const isPadding = tensor([0, 0, 1, 1, 0, 0], { shape: [2, 3], dtype: 'bool' });

/**
 * Every layer, as the tests try it: each title is that of a case in `torch-layers.json`. A layer that
 * is exported and does not stand here is a type error.
 */
export const layerCases: Record<MakesLayer, Cases> = {
  relu: { 'of a matrix': () => nn.relu() },
  elu: { 'of a matrix': () => nn.elu(), 'with an alpha': () => nn.elu({ alpha: 0.5 }) },
  gelu: { 'of a matrix': () => nn.gelu(), 'by tanh': () => nn.gelu({ approximate: 'tanh' }) },
  leakyRelu: {
    'of a matrix': () => nn.leakyRelu(),
    'with a slope': () => nn.leakyRelu({ negativeSlope: 0.2 }),
  },
  sigmoid: { 'of a matrix': () => nn.sigmoid() },
  silu: { 'of a matrix': () => nn.silu() },
  softplus: { 'of a matrix': () => nn.softplus() },
  softsign: { 'of a matrix': () => nn.softsign() },
  tanh: { 'of a matrix': () => nn.tanh() },
  softmax: { 'of a matrix': () => nn.softmax(), 'along axis 1': () => nn.softmax(1) },
  logSoftmax: { 'of a matrix': () => nn.logSoftmax(), 'along axis 1': () => nn.logSoftmax(1) },
  linear: {
    'of samples': (dtype) => nn.linear(4, 3, { random, dtype }),
    'of sequences': (dtype) => nn.linear(4, 3, { random, dtype }),
    'without a bias': (dtype) => nn.linear(4, 3, { bias: false, random, dtype }),
  },
  conv1d: {
    plain: (dtype) => nn.conv1d(2, 3, 3, { random, dtype }),
    'with every setting': (dtype) => {
      const settings = { stride: 2, padding: 2, dilation: 2, groups: 2 };
      return nn.conv1d(2, 4, 3, { ...settings, random, dtype });
    },
    'without a bias': (dtype) => nn.conv1d(2, 3, 3, { bias: false, random, dtype }),
  },
  conv2d: {
    plain: (dtype) => nn.conv2d(2, 3, 3, { random, dtype }),
    'of the same size': (dtype) => nn.conv2d(1, 2, [3, 2], { padding: 'same', random, dtype }),
    'with every setting': (dtype) => {
      const settings = { stride: [2, 1], padding: [1, 2], dilation: [1, 2], groups: 2 };
      return nn.conv2d(4, 2, [2, 3], { ...settings, random, dtype });
    },
    'without a bias': (dtype) => nn.conv2d(2, 3, 2, { bias: false, random, dtype }),
  },
  maxPool2d: {
    plain: () => nn.maxPool2d(2),
    overlapping: () => nn.maxPool2d(3, { stride: 2, padding: 1 }),
  },
  avgPool2d: {
    plain: () => nn.avgPool2d(2),
    overlapping: () => nn.avgPool2d(3, { stride: 2, padding: 1 }),
  },
  flatten: { 'of images': () => nn.flatten() },
  dropout: {
    'at rest': () => nn.dropout(0.3, { random: stream(1) }),
    'of nothing': () => nn.dropout(0, { random: stream(1) }),
  },
  embedding: { 'of sentences': (dtype) => nn.embedding(5, 3, { random, dtype }) },
  layerNorm: {
    'of samples': (dtype) => nn.layerNorm(5, { dtype }),
    'of sequences': (dtype) => nn.layerNorm(4, { epsilon: 0.1, dtype }),
  },
  rmsNorm: {
    'of samples': (dtype) => nn.rmsNorm(5, { dtype }),
    'of sequences': (dtype) => nn.rmsNorm(4, { epsilon: 0.1, dtype }),
  },
  batchNorm1d: {
    'of samples': (dtype) => nn.batchNorm1d(3, { dtype }),
    'of sequences': (dtype) => nn.batchNorm1d(3, { momentum: 0.3, epsilon: 0.1, dtype }),
  },
  batchNorm2d: { 'of images': (dtype) => nn.batchNorm2d(2, { dtype }) },
  residual: {
    'of two layers': (dtype) => {
      const [first, second] = [
        nn.linear(3, 4, { random, dtype }),
        nn.linear(4, 3, { random, dtype }),
      ];
      return nn.residual(nn.sequential(first, nn.tanh(), second));
    },
  },
  sequential: {
    'with both modes': (dtype) =>
      nn.sequential(
        nn.linear(3, 4, { random, dtype }),
        nn.batchNorm1d(4, { dtype }),
        nn.relu(),
        nn.linear(4, 2, { random, dtype }),
      ),
  },
  rnn: {
    'of sequences': (dtype) => nn.rnn(2, 3, { random, dtype }),
    'from a state': (dtype) => fromState(nn.rnn(3, 3, { random, dtype })),
    'of two layers': (dtype) => nn.rnn(2, 3, { layers: 2, random, dtype }),
    'in both directions': (dtype) => nn.rnn(2, 3, { bidirectional: true, random, dtype }),
    'of two layers in both directions, from a state': (dtype) =>
      fromState(nn.rnn(3, 3, { layers: 2, bidirectional: true, random, dtype })),
  },
  lstm: {
    'of sequences': (dtype) => nn.lstm(2, 3, { random, dtype }),
    'from a state': (dtype) => fromState(nn.lstm(3, 3, { random, dtype })),
    'of two layers': (dtype) => nn.lstm(2, 3, { layers: 2, random, dtype }),
    'in both directions': (dtype) => nn.lstm(2, 3, { bidirectional: true, random, dtype }),
    'of two layers in both directions, from a state': (dtype) =>
      fromState(nn.lstm(3, 3, { layers: 2, bidirectional: true, random, dtype })),
  },
  gru: {
    'of sequences': (dtype) => nn.gru(2, 3, { random, dtype }),
    'from a state': (dtype) => fromState(nn.gru(3, 3, { random, dtype })),
    'of two layers': (dtype) => nn.gru(2, 3, { layers: 2, random, dtype }),
    'in both directions': (dtype) => nn.gru(2, 3, { bidirectional: true, random, dtype }),
    'of two layers in both directions, from a state': (dtype) =>
      fromState(nn.gru(3, 3, { layers: 2, bidirectional: true, random, dtype })),
  },
  multiHeadAttention: {
    'to itself': (dtype) => nn.multiHeadAttention(4, 2, { random, dtype }),
    'to earlier steps': (dtype) => nn.multiHeadAttention(4, 2, { isCausal: true, random, dtype }),
    'to others, some of them padding': (dtype) =>
      attending(dtype, (layer) => (x) => {
        const key = x.flip(1);
        return layer.attend(x, { key, value: key.mul(2), isPadding }).output;
      }),
    'as weights': (dtype) => attending(dtype, (layer) => (x) => layer.attend(x).weights),
  },
};
