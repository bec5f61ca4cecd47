import type { ExperimentResult, JsonNumber, VariantResult } from '@semente/experiment';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { costCurves } from '../src/figures/cost-curves.ts';
import { decisionBoundaries } from '../src/figures/decision-boundaries.ts';
import { figureKinds } from '../src/figures/figures.ts';
import { activationHistograms } from '../src/figures/histograms.ts';
import { layerScales } from '../src/figures/layer-scales.ts';
import { localeOf } from '../src/locale.ts';
import { fabricatedResult } from './fabricated-result.ts';

const result = fabricatedResult();
const en = localeOf('en');
const ptBR = localeOf('pt-BR');

/** The texts that an SVG shows, in its order; throws if it is not well-formed XML. */
function shownTexts(svg: string): readonly string[] {
  const texts: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, uri }) => {
    expect(uri).toBe('http://www.w3.org/2000/svg');
    open.push(name);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    if (open.includes('text')) texts.push(text);
  });
  parser.write(svg).close();
  return texts;
}

/** The fabricated result with one variant changed. */
function changed(index: number, changes: Partial<VariantResult>): ExperimentResult {
  const variants = result.variants.map((variant, i) =>
    i === index ? { ...variant, ...changes } : variant,
  );
  return fabricatedResult({ variants });
}

describe.each(figureKinds)('$file', (kind) => {
  const english = kind.draw(result, en);
  const portuguese = kind.draw(result, ptBR);

  it.each([english, portuguese])('is well-formed and stands alone: $heading', (figure) => {
    expect(shownTexts(figure.svg).length).toBeGreaterThan(3);
    expect(figure.svg).toContain(`<title>${figure.heading}</title>`);
    expect(figure.svg).toMatch(/<rect[^>]* fill="#ffffff"/);
  });

  it('is the same text every time', () => {
    expect(kind.draw(result, en)).toEqual(english);
  });

  it('has no number that is none, in no coordinate and no text', () => {
    expect(Object.values(english).join()).not.toMatch(/NaN|undefined|null|\[object/);
  });

  it('names every scheme by its title, in the drawing and in its alternative text', () => {
    const texts = shownTexts(portuguese.svg).join('\n');
    for (const { title } of result.variants) {
      expect(texts).toContain(title['pt-BR']);
      expect(portuguese.alternative).toContain(title['pt-BR']);
    }
  });

  it('shares no shown words between the languages but names and numbers', () => {
    const words = shownTexts(english.svg).filter((text) => /[a-z]{3}/i.test(text));
    const translated = new Set(shownTexts(portuguese.svg));
    expect(words.filter((text) => translated.has(text))).toEqual([]);
  });

  it('draws one scheme and many', () => {
    const [first, ...others] = result.variants;
    const many = [first, ...others, ...others].flatMap((variant) => variant ?? []);
    for (const variants of [result.variants.slice(2), many]) {
      const texts = shownTexts(kind.draw(fabricatedResult({ variants }), en).svg);
      const drawn = texts.filter((text) => text === 'Steady').length;
      const expected = variants.filter(({ name }) => name === 'steady').length;
      // A figure of several panels may name a scheme in each.
      expect(drawn % expected).toBe(0);
      expect(drawn).toBeGreaterThanOrEqual(expected);
    }
  });

  it('draws a scheme whose measurements are not finite', () => {
    const nothing = { mean: 'NaN', standardDeviation: 'NaN', rootMeanSquare: 'NaN' } as const;
    const broken = result.variants[0]?.layers.before.map((layer) => ({
      ...layer,
      activation: { ...nothing, histogram: null },
      weightGradient: { ...nothing, histogram: null },
    }));
    const boundary = result.variants[0]?.boundary;
    const svg = kind.draw(
      changed(0, {
        curve: [{ iteration: 0, cost: 'NaN' }],
        finalCost: 'NaN',
        layers: { before: broken ?? [], after: broken ?? [] },
        ...(boundary && {
          boundary: {
            ...boundary,
            logits: boundary.logits.map((): JsonNumber => 'NaN'),
          },
        }),
      }),
      en,
    ).svg;
    shownTexts(svg);
    expect(svg).not.toMatch(/="[^"]*NaN[^"]*"/);
  });
});

describe('the cost curves', () => {
  it('say where a scheme starts that starts off the scale', () => {
    expect(shownTexts(costCurves.draw(result, en).svg)).toContain('↑ starts at 130.4');
  });

  it('name a scheme that leaves the scale and never comes back at the upper end', () => {
    const diverged = changed(2, {
      curve: [
        { iteration: 0, cost: 5000 },
        { iteration: 100, cost: 'NaN' },
      ],
      finalCost: 'NaN',
    });
    const { svg } = costCurves.draw(diverged, en);
    expect(shownTexts(svg)).toContain('↑ starts at 5,000');
    expect(svg).toMatch(/<text transform="translate\(64,32\)"[^>]*>Steady</);
  });

  it('draw a run without a single update', () => {
    const variants = result.variants.map((variant) => ({
      ...variant,
      curve: variant.curve.slice(0, 1),
    }));
    const untrained = fabricatedResult({
      variants,
      conditions: { ...result.conditions, iterations: 0 },
    });
    const { svg } = costCurves.draw(untrained, en);
    expect(svg).not.toContain('NaN');
    // Nothing comes after the start, so the start is on the scale.
    expect(shownTexts(svg).filter((text) => text.includes('starts at'))).toEqual([]);
  });

  it.each([0, 1, 2, 3, 7])('count whole iterations only, also where there are %i', (iterations) => {
    const conditions = { ...result.conditions, iterations };
    const variants = result.variants.map((variant) => ({
      ...variant,
      curve: [0, iterations].map((iteration) => ({ iteration, cost: 0.5 })),
    }));
    const texts = shownTexts(costCurves.draw(fabricatedResult({ variants, conditions }), en).svg);
    const counts = texts.slice(0, texts.indexOf('Iteration')).filter((text) => /^\d+$/.test(text));
    expect(counts.length).toBeGreaterThan(1);
    expect(new Set(counts).size).toBe(counts.length);
  });
});

describe('the decision boundaries', () => {
  it('say of a scheme without a boundary that it has none, and draw no line for it', () => {
    const flat = decisionBoundaries.draw(
      fabricatedResult({ variants: result.variants.slice(0, 1) }),
      en,
    );
    expect(shownTexts(flat.svg)).toContain('no boundary: one class everywhere');
    expect(flat.svg).not.toContain('clip-path');
    expect(flat.alternative).toContain('Flat: one class is predicted everywhere.');
  });

  it('draw every training point', () => {
    const { svg } = decisionBoundaries.draw(result, en);
    const legend = 2;
    const expected = result.variants.length * result.data.train.y.length + legend;
    expect(svg.match(/<circle/g)?.length).toBe(expected);
  });

  it('give the share of the map on which class 1 is predicted', () => {
    expect(decisionBoundaries.draw(result, en).alternative).toContain(
      'Steady: class 1 is predicted on 26.1% of the map.',
    );
  });
});

it('the layer scales have a place for what is exactly zero in each of their four panels', () => {
  const texts = shownTexts(layerScales.draw(result, en).svg);
  expect(texts.filter((text) => text === '0')).toHaveLength(4);
});

it('the histograms say of equal values what they are', () => {
  const { svg, alternative } = activationHistograms.draw(result, en);
  expect(shownTexts(svg)).toEqual(expect.arrayContaining(['all 0', 'all 0.5']));
  expect(alternative).toContain('Flat: share of zeros by layer after training 100%, 100%, and 0%.');
});
