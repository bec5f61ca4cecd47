import {
  choice,
  type Exercise,
  inEveryLanguage,
  type Values,
  type Variant,
  wholeNumber,
} from '@semente/experiment';

const both = inEveryLanguage;

const settings = {
  steps: wholeNumber({ default: 40, least: 1, description: both('how many steps') }),
  startFrom: choice({ default: 'zero', of: ['zero', 'far'], description: both('where') }),
};

interface Walk extends Variant {
  readonly stride: number;
}

function walk(name: string, stride: number): Walk {
  return { name, title: both(name), rule: `${stride}`, stride };
}

/** Where a walk of random steps ends: an exercise that is quick, and depends on its seed. */
const wander: Exercise<typeof settings, Walk, { readonly end: number }> = {
  name: 'wander',
  title: { en: 'How far chance leads', 'pt-BR': 'Até onde o acaso leva' },
  question: { en: 'Where does it end?', 'pt-BR': 'Onde termina?' },
  seed: 7,
  settings,
  variants: [walk('short', 1), walk('long', 10), walk('lost', Number.NaN)],
  defaultVariants: ['short', 'long'],
  conditions: ({ steps }) => [{ label: both('Steps'), value: steps }],
  measure: ({ stride }, chosen, { seed, onProgress }) => ({
    end: endOf(stride, chosen, seed, onProgress),
  }),
  metrics: () => [{ name: 'end', title: both('End'), format: 'decimal', of: ({ end }) => end }],
  hasTrained: ({ end }) => end > 0,
  findings: () => [],
  sections: () => [],
};

export default wander;

function endOf(
  stride: number,
  { steps, startFrom }: Values<typeof settings>,
  seed: number,
  onProgress: (shareDone: number, cost: number) => void,
): number {
  if (Number.isNaN(stride)) throw new Error('nobody knows the way');
  let place = startFrom === 'far' ? 1000 : 0;
  let state = seed;
  for (let step = 0; step < steps; step++) {
    if (step % Math.ceil(steps / 10) === 0) onProgress(step / steps, Math.abs(place) + 1);
    // The generator of Numerical Recipes.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    place += stride * (state / 2 ** 31 - 1);
  }
  onProgress(1, Math.abs(place) + 1);
  return place;
}
