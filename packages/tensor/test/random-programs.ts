import * as fc from 'fast-check';
import { isFloating } from '../src/dtype.ts';
import {
  type DType,
  grad,
  noGrad,
  type RandomStream,
  randomStream,
  type Shape,
  type Tensor,
  TensorError,
  tensor,
  where,
} from '../src/index.ts';
import { broadcastShapes, sizeOf, type TensorType } from '../src/shape.ts';
import { axesOf, type Draw, LARGEST, of, pick, pickFitting, type State } from './random-picks.ts';
import { structures } from './random-structures.ts';
import { numbers, randomTensor } from './random-tensors.ts';

/*
 * Programs drawn at random. Each step picks what it works on among the values so far, so that every
 * program makes sense whatever numbers were drawn; a step that finds nothing fitting does nothing.
 */

/** One step: which kind, and from where it takes its operands. */
interface Step extends Draw {
  readonly kind: keyof typeof steps;
}

export interface Program {
  readonly seed: number;
  readonly inputs: readonly TensorType[];
  readonly parameters: readonly TensorType[];
  readonly steps: readonly Step[];
  /** Which values are results. */
  readonly results: readonly number[];
}

/** A value that has gradients. */
function floating(state: State, index: number): Tensor {
  const x = pick(state.values, index);
  return isFloating(x.dtype) ? x : x.asType('float64');
}

function canBroadcast(a: Tensor, b: Tensor): boolean {
  try {
    return sizeOf(broadcastShapes('', a.shape, b.shape)) <= LARGEST;
  } catch {
    return false;
  }
}

/** A value that fits another one, be it of another dtype. */
function partner(state: State, x: Tensor, index: number): Tensor {
  return pickFitting(state, index, (y) => canBroadcast(x, y)) ?? x;
}

/** Any tensor as a matrix. */
function matrix(x: Tensor): Tensor {
  return x.rank === 2 ? x : x.reshape([-1, x.shape.at(-1) ?? 1]);
}

const unary = [
  'neg',
  'tanh',
  'relu',
  'sigmoid',
  'softplus',
  'exp',
  'abs',
  'sign',
  'square',
  'expm1',
  'sin',
  'erf',
  'gelu',
  'silu',
  'round',
] as const;
const unaryRisky = ['log', 'sqrt', 'rsqrt'] as const;
const binary = ['add', 'sub', 'mul', 'div', 'logisticLoss', 'maximum', 'pow'] as const;
const comparison = ['less', 'lessEqual', 'greater', 'greaterEqual', 'equal', 'notEqual'] as const;

/** What a step can be; each gives a new value, or nothing. */
const steps = {
  ...structures,
  unary: (state: State, { a, b }: Step) => pick(state.values, a)[of(unary, b)](),
  root: (state: State, { a, b }: Step) => pick(state.values, a).abs()[of(unaryRisky, b)](),
  binary(state: State, { a, b, c }: Step) {
    const x = pick(state.values, a);
    return x[of(binary, c)](partner(state, x, b));
  },
  swapped(state: State, { a, b, c }: Step) {
    const x = pick(state.values, a);
    return partner(state, x, b)[of(binary, c)](x);
  },
  number: (state: State, { a, b, c }: Step) =>
    pick(state.values, a)[of(binary, b)](of([0.5, -0.25, 1, 0, -0, 2, -1, 65_537], c)),
  compare(state: State, { a, b, c }: Step) {
    const x = pick(state.values, a);
    return x[of(comparison, c)](partner(state, x, b));
  },
  choose(state: State, { a, b, c }: Step) {
    const condition = pickFitting(state, a, ({ dtype }) => dtype === 'bool');
    if (condition === undefined) return null;
    const x = pickFitting(state, b, (y) => canBroadcast(condition, y));
    if (x === undefined) return null;
    const y = partner(state, x, c);
    return canBroadcast(condition, y) ? where(condition, x, y) : where(condition, x, -1);
  },
  sum: (state: State, { a, b, c }: Step) => {
    const x = pick(state.values, a);
    return x.sum(axesOf(x, b), { keepDims: c % 2 === 0 });
  },
  mean: (state: State, { a, b, c }: Step) => {
    const x = pick(state.values, a);
    return x.mean(b % 4 === 0 ? undefined : axesOf(x, b), { keepDims: c % 2 === 0 });
  },
  product(state: State, { a, b, c }: Step) {
    const x = matrix(pick(state.values, a));
    const left = c % 2 === 0 ? x : x.transpose();
    const fits = (y: Tensor) => matrix(y).shape.includes(left.shape[1]);
    const y = matrix(pickFitting(state, b, fits) ?? x);
    const isPlain = y.shape[0] === left.shape[1] && (c % 4 < 2 || y.shape[1] !== left.shape[1]);
    const right = isPlain ? y : y.transpose();
    return left.shape[0] * right.shape[1] > LARGEST ? null : left.matmul(right).mul(0.25);
  },
  transpose: (state: State, { a }: Step) => {
    const x = pick(state.values, a);
    return x.rank < 2 ? null : x.transpose();
  },
  permute: (state: State, { a, b }: Step) => {
    const x = pick(state.values, a);
    const order = x.shape.map((_, axis) => (axis + b) % x.rank);
    return x.permute(order);
  },
  flatten: (state: State, { a }: Step) => pick(state.values, a).reshape([-1]),
  fold: (state: State, { a, b }: Step) => {
    const x = pick(state.values, a);
    const divisor = of([2, 3, 4, 5], b);
    return x.size === 0 || x.size % divisor > 0 ? null : x.reshape([-1, divisor]);
  },
  unsqueeze: (state: State, { a, b }: Step) => {
    const x = pick(state.values, a);
    return x.rank > 3 ? null : x.unsqueeze(b % (x.rank + 1));
  },
  squeeze: (state: State, { a }: Step) => pick(state.values, a).squeeze(),
  repeat: (state: State, { a, b }: Step) => {
    const x = pick(state.values, a);
    const times = (b % 4) + 1;
    return x.rank > 3 || x.size * times > LARGEST ? null : x.broadcastTo([times, ...x.shape]);
  },
  convert: (state: State, { a, b }: Step) =>
    pick(state.values, a).asType(of(['float64', 'float32', 'int32', 'bool'] as const, b)),
  constant(state: State, { a, b }: Step) {
    const { shape, dtype } = pick(state.values, a);
    return tensor(numbers(b, sizeOf(shape)), { shape, dtype });
  },
  draw: ({ values, random }: State, { a, b }: Step) =>
    random.uniform(pick(values, a).shape, { dtype: of(['float64', 'float32'] as const, b) }),
  drop({ values, random }: State, { a, b }: Step) {
    const x = pick(values, a);
    return x.mul(random.bernoulli(x.shape, of([0.2, 0.5, 1], b)));
  },
  detach: (state: State, { a }: Step) => pick(state.values, a).detach(),
  /** Remembers a parameter as it is now. */
  old: (state: State, { a }: Step) => of(state.parameters, a).detach(),
  read: (state: State, { a }: Step) => of(state.parameters, a).mul(1),
  assign(state: State, { a, b }: Step) {
    const parameter = of(state.parameters, a);
    const value = pickFitting(state, b, (x) => String(x) === String(parameter));
    if (value !== undefined) parameter.assign(value);
    return null;
  },
  /** A value moves towards another one, as averages and momenta do. */
  follow(state: State, { a, b, c }: Step) {
    const parameter = of(state.parameters, a);
    const target = pickFitting(state, b, (x) => String(x) === String(parameter));
    if (target === undefined) return null;
    const value = noGrad(() => parameter.mul(0.9).add(target.mul(0.1)));
    parameter.assign(value);
    return c % 2 === 0 ? value : null;
  },
  swap(state: State, { a, b }: Step) {
    const one = of(state.parameters, a);
    const alike = state.parameters.filter((other) => String(other) === String(one));
    const other = of(alike, b);
    const value = one.detach();
    one.assign(other.detach());
    other.assign(value);
    return value;
  },
  /** Gradients are made anew, or added to those that are there. */
  backward(state: State, { a, b }: Step) {
    if (b % 3 !== 0) zeroGrad(state);
    const output = pickFitting(state, a, (x) => x.requiresGrad);
    if (output === undefined) return null;
    output.mean().backward();
    const gradient = state.parameters.find((parameter) => parameter.grad !== null)?.grad;
    return gradient ?? null;
  },
  descend(state: State) {
    for (const parameter of state.parameters) {
      if (parameter.grad === null) continue;
      parameter.assign(parameter.detach().sub(parameter.grad.mul(0.1)));
    }
    return null;
  },
  gradient: (state: State, { a, b }: Step) => {
    const x = floating(state, a);
    const other = partner(state, x, b);
    return grad((y) => y.tanh().mul(other).mul(y).mean())(x);
  },
  curvature: (state: State, { a }: Step) =>
    grad((x) =>
      grad((y) => y.sigmoid().mul(y).sum())(x)
        .square()
        .sum(),
    )(floating(state, a)),
} as const satisfies Record<string, (state: State, step: Step) => Tensor | null>;

function zeroGrad({ parameters }: State): void {
  for (const parameter of parameters) parameter.grad = null;
}

/** Runs a program; a step that the framework refuses is left out, compiled or not. */
function interpret(
  { steps: list, results }: Program,
  inputs: readonly Tensor[],
  parameters: readonly Tensor[],
  random: RandomStream,
): Tensor[] {
  const state: State = { values: [...inputs, ...parameters], parameters, random };
  zeroGrad(state);
  for (const step of list) {
    const value = runStep(state, step);
    if (value !== null && value.size <= LARGEST) state.values.push(value);
  }
  return results.map((index) => pick(state.values, index));
}

function runStep(state: State, step: Step): Tensor | null {
  try {
    return steps[step.kind](state, step);
  } catch (error) {
    if (error instanceof TensorError) return null;
    throw error;
  }
}

const length = fc.oneof(
  { weight: 10, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 9, 17) },
);
const index = fc.nat(10_000);

/** Shapes of few lengths, so that many fit each other, and matrices are often square. */
const shapes = fc.tuple(length, length).chain(([p, q]) =>
  fc.array(fc.array(fc.constantFrom(p, p, q, 1), { maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  }),
);

function types(shapes: readonly Shape[]): fc.Arbitrary<TensorType> {
  return fc.record({
    shape: fc.constantFrom(...shapes),
    dtype: fc.oneof(
      { weight: 4, arbitrary: fc.constant<DType>('float64') },
      { weight: 2, arbitrary: fc.constantFrom<DType>('float32', 'int32') },
    ),
  });
}

const names = Object.keys(steps) as (keyof typeof steps)[];

/** Of all kinds alike, but for what trains: that is what the others are for. */
const kinds = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.constantFrom<(keyof typeof steps)[]>('backward', 'descend') },
);

export const program: fc.Arbitrary<Program> = shapes.chain((drawn) =>
  fc.record({
    seed: fc.nat(1_000_000),
    inputs: fc.array(types(drawn), { minLength: 1, maxLength: 3 }),
    parameters: fc.array(types(drawn), { minLength: 1, maxLength: 4 }),
    steps: fc.array(
      fc.record({
        kind: kinds,
        a: index,
        b: index,
        c: index,
      }),
      // Without a size, lists are a few steps long, whatever they may be.
      { minLength: 1, maxLength: 40, size: 'max' },
    ),
    results: fc.array(index, { minLength: 1, maxLength: 4 }),
  }),
);

/** The program as a function of its inputs, with parameters of its own; every third asks for no gradient. */
export function instance(drawn: Program) {
  const parameters = drawn.parameters.map(({ shape, dtype }, i) =>
    tensor(randomTensor(drawn.seed + 100 + i, shape, dtype), {
      requiresGrad: isFloating(dtype) && i % 3 !== 2,
    }),
  );
  const random = randomStream(drawn.seed);
  const fn = (...inputs: Tensor[]) => interpret(drawn, inputs, parameters, random);
  return { parameters, random, fn };
}

/** What the program is given at one of its calls. */
export function inputsOf({ inputs, seed }: Program, call: number): Tensor[] {
  return inputs.map(({ shape, dtype }, i) => randomTensor(seed + 10 * call + i, shape, dtype));
}

/** The gradients that are there, each behind its number. */
export function gradientsOf(parameters: readonly Tensor[]): Tensor[] {
  return parameters.flatMap(({ grad }, i) => (grad === null ? [] : [tensor(i), grad]));
}
