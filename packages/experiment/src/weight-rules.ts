import {
  constant,
  glorotNormal,
  glorotUniform,
  heNormal,
  heUniform,
  type Initializer,
  identity,
  type LinearOptions,
  lecunNormal,
  lecunUniform,
  lsuv,
  normal,
  ones,
  orthogonal,
  randomizedAsymmetric,
  type Sequential,
  sparse,
  torchDefault,
  truncatedNormal,
  uniform,
  varianceScaling,
  zeros,
} from '@semente/nn';
import type { Random } from '@semente/random';
import type { Tensor } from '@semente/tensor';
import { inEveryLanguage, type Localized } from './localized.ts';
import { linearLayers, reluNetwork } from './networks.ts';

/** A rule for the starting weights of a network of linear layers, as exercises offer it. */
export interface WeightRule {
  readonly name: string;
  readonly title: Localized;
  /** In TeX. */
  readonly rule: string;
  /** How the weights of a layer are drawn. */
  readonly weight: Initializer;
  /** How its biases are; all 0 unless said. */
  readonly bias?: Initializer;
  /** What a rule for whole models does to one whose weights are drawn. */
  adjust?(model: Sequential, sample: { readonly x: Tensor; readonly random: Random }): void;
}

/** Of all weights of a unit and its bias, one comes from another distribution. */
export const randomizedAsymmetricRule =
  '\\theta = (w, b),\\ \\theta_k \\sim \\mathrm{Beta}(2, 1),\\ \\theta_{i \\ne k} \\sim \\mathcal{N}(0, 0.6007^2 / n_{\\mathrm{in}})';

/** Every rule of the nn package that linear layers can be started by. */
export const weightRules: readonly WeightRule[] = [
  { name: 'zeros', title: inEveryLanguage('Zeros'), rule: 'w = 0', weight: zeros() },
  {
    name: 'random',
    title: { en: 'Large random', 'pt-BR': 'Aleatórios grandes' },
    rule: '\\mathcal{N}(0, 10^2)',
    weight: normal({ standardDeviation: 10 }),
  },
  {
    name: 'he',
    title: inEveryLanguage('He'),
    rule: '\\mathcal{N}(0, 2 / n_{\\mathrm{in}})',
    weight: heNormal(),
  },
  {
    name: 'he-uniform',
    title: { en: 'He, uniform', 'pt-BR': 'He, uniforme' },
    rule: '\\mathcal{U}(\\pm\\sqrt{6 / n_{\\mathrm{in}}})',
    weight: heUniform(),
  },
  {
    name: 'glorot',
    title: { en: 'Glorot', 'pt-BR': 'Glorot' },
    rule: '\\mathcal{N}(0, 2 / (n_{\\mathrm{in}} + n_{\\mathrm{out}}))',
    weight: glorotNormal(),
  },
  {
    name: 'glorot-uniform',
    title: { en: 'Glorot, uniform', 'pt-BR': 'Glorot, uniforme' },
    rule: '\\mathcal{U}(\\pm\\sqrt{6 / (n_{\\mathrm{in}} + n_{\\mathrm{out}})})',
    weight: glorotUniform(),
  },
  {
    name: 'lecun',
    title: inEveryLanguage('LeCun'),
    rule: '\\mathcal{N}(0, 1 / n_{\\mathrm{in}})',
    weight: lecunNormal(),
  },
  {
    name: 'lecun-uniform',
    title: { en: 'LeCun, uniform', 'pt-BR': 'LeCun, uniforme' },
    rule: '\\mathcal{U}(\\pm\\sqrt{3 / n_{\\mathrm{in}}})',
    weight: lecunUniform(),
  },
  {
    name: 'torch-default',
    title: { en: 'PyTorch’s default', 'pt-BR': 'Padrão do PyTorch' },
    rule: '\\mathcal{U}(\\pm\\sqrt{1 / n_{\\mathrm{in}}})',
    weight: torchDefault(),
    bias: torchDefault(),
  },
  {
    name: 'variance-scaling',
    title: { en: 'Geometric mean of the fans', 'pt-BR': 'Média geométrica de entradas e saídas' },
    rule: '\\mathcal{N}(0, 2 / \\sqrt{n_{\\mathrm{in}} n_{\\mathrm{out}}})',
    weight: varianceScaling({ scale: 2, mode: 'fanGeometricAverage', distribution: 'normal' }),
  },
  {
    name: 'orthogonal',
    title: { en: 'Orthogonal', 'pt-BR': 'Ortogonal' },
    rule: 'W W^\\top = 2 I',
    weight: orthogonal({ gain: Math.SQRT2 }),
  },
  {
    name: 'identity',
    title: { en: 'Identity', 'pt-BR': 'Identidade' },
    rule: 'w_{ij} = \\delta_{ij}',
    weight: identity(),
  },
  {
    name: 'sparse',
    title: { en: 'Sparse', 'pt-BR': 'Esparsos' },
    // So many weights of each unit i are not 0.
    rule: '\\mathcal{N}(0, 1),\\ \\lVert w_i \\rVert_0 = 3',
    weight: sparse({ connections: 3 }),
  },
  {
    name: 'small',
    title: { en: 'Small random', 'pt-BR': 'Aleatórios pequenos' },
    rule: '\\mathcal{N}(0, 10^{-4})',
    weight: normal({ standardDeviation: 0.01 }),
  },
  {
    name: 'truncated-normal',
    title: { en: 'Truncated normal', 'pt-BR': 'Normal truncada' },
    rule: '\\mathcal{N}(0, 1),\\ \\lvert w \\rvert \\le 2',
    weight: truncatedNormal(),
  },
  {
    name: 'uniform',
    title: { en: 'Uniform', 'pt-BR': 'Uniforme' },
    rule: '\\mathcal{U}(-1, 1)',
    weight: uniform({ low: -1, high: 1 }),
  },
  { name: 'ones', title: { en: 'Ones', 'pt-BR': 'Uns' }, rule: 'w = 1', weight: ones() },
  {
    name: 'constant',
    title: { en: 'A small constant', 'pt-BR': 'Uma constante pequena' },
    rule: 'w = 10^{-2}',
    weight: constant(0.01),
  },
  {
    name: 'lsuv',
    title: inEveryLanguage('LSUV'),
    rule: 'W W^\\top = c I,\\ \\operatorname{Var}(z) = 1',
    weight: orthogonal(),
    adjust: (model, { x }) => lsuv(model, x),
  },
  {
    name: 'randomized-asymmetric',
    title: { en: 'Randomized asymmetric', 'pt-BR': 'Assimétrica aleatorizada' },
    rule: randomizedAsymmetricRule,
    weight: heNormal(),
    adjust: (model, { random }) => {
      for (const layer of linearLayers(model).slice(0, -1)) randomizedAsymmetric(layer, { random });
    },
  },
];

/** A network of rectified linear units that starts by a rule. `x` is what it is trained on. */
export function networkStartedBy(
  rule: WeightRule,
  units: readonly number[],
  { x, ...options }: Pick<LinearOptions, 'random' | 'dtype'> & { readonly x: Tensor },
): Sequential {
  const { weight, bias = zeros() } = rule;
  const model = reluNetwork(units, { ...options, weight, bias });
  rule.adjust?.(model, { x, random: options.random });
  return model;
}

/** Those of a few names, in their order. */
export function weightRulesNamed(...names: readonly string[]): readonly WeightRule[] {
  return names.map((name) => {
    const rule = weightRules.find((candidate) => candidate.name === name);
    if (rule === undefined) throw new RangeError(`there is no rule '${name}' for weights`);
    return rule;
  });
}
