import type { Finding } from '../exercise.ts';
import { judged, measurementOf } from '../findings.ts';
import { numberFormats } from '../format.ts';
import { type Localized, localized } from '../localized.ts';
import { deathBounds, symmetricUpperBound } from '../theory/born-dead.ts';
import { type BirthRun, type Births, type Population, populations } from './births.ts';

/** What the simulated networks confirm or refute; what was not run is not spoken of. */
export function birthFindings(runs: readonly BirthRun[]): readonly Finding[] {
  const [he, torch, asymmetric] = ['he', 'torch-default', 'randomized-asymmetric'].map((name) =>
    measurementOf(runs, name),
  );
  return judged([
    he && heLiesBetweenTheBounds(he),
    he && he.widths.length > 1 && narrowNetworksDieMore(he),
    torch && biasesDoNotHelp(torch),
    he && asymmetric && asymmetryHelps(he, asymmetric),
  ]);
}

/** One interval in twenty misses the truth by chance; twice as many are let pass. */
const SHARE_OF_MISSES = 0.1;

function heLiesBetweenTheBounds(he: Births): Finding {
  return boundedFinding(
    he,
    {
      en: 'With normal weights and zero biases, the share of networks that are dead at birth lies between the two bounds of Lu et al. at every width and depth, up to chance.',
      'pt-BR':
        'Com pesos normais e vieses zero, a proporção de redes que nascem mortas fica entre os dois limites de Lu et al. em toda largura e profundidade, salvo pelo acaso.',
    },
    ({ width, depth }) => deathBounds(width, depth),
  );
}

function biasesDoNotHelp(torch: Births): Finding {
  return boundedFinding(
    torch,
    {
      en: 'Biases do not help if they are symmetric, as PyTorch’s default ones are: no fewer networks are born dead than the lower bound for zero biases says, and no more than the upper bound for symmetric biases.',
      'pt-BR':
        'Vieses não ajudam se são simétricos, como os do padrão do PyTorch: não nascem mortas menos redes do que diz o limite inferior para vieses zero, nem mais do que o limite superior para vieses simétricos.',
    },
    ({ width, depth }) => {
      const { lower } = deathBounds(width, depth);
      return { lower, upper: symmetricUpperBound(width, depth) };
    },
  );
}

function boundedFinding(
  births: Births,
  claim: Localized,
  boundsOf: (population: Population) => { readonly lower: number; readonly upper: number },
): Finding {
  const all = populations(births).map((population) => {
    return { ...population, ...boundsOf(population) };
  });
  const inside = all.filter(({ dead: { interval }, lower, upper }) => {
    return interval[1] >= lower && interval[0] <= upper;
  });
  const deepest = all.filter(({ depth }) => depth === births.depths.at(-1));
  return {
    claim,
    holds: all.length - inside.length <= SHARE_OF_MISSES * all.length,
    evidence: localized((language) => {
      const { percent, count, list } = numberFormats[language];
      const shares = deepest.map(({ width, dead, lower, upper }) => {
        const [share, low, high] = [dead.count / dead.of, lower, upper].map(percent);
        return language === 'en'
          ? `${share} at width ${width} (bounds ${low} and ${high})`
          : `${share} na largura ${width} (limites ${low} e ${high})`;
      });
      const depth = births.depths.at(-1);
      const networks = count(births.networks);
      return language === 'en'
        ? `In ${inside.length} of ${all.length} combinations of width and depth the 95% interval of the share among ${networks} networks meets the bounds; one in twenty would miss by chance. Dead with ${depth} hidden layers: ${list(shares)}.`
        : `Em ${inside.length} de ${all.length} combinações de largura e profundidade o intervalo de 95% da proporção entre ${networks} redes toca os limites; uma em vinte erraria por acaso. Mortas com ${depth} camadas ocultas: ${list(shares)}.`;
    }),
  };
}

function narrowNetworksDieMore({ networks, depths, widths }: Births): Finding {
  const depth = depths.at(-1);
  const shares = widths.map(({ width, dead }) => ({ width, dead: Number(dead.at(-1)) / networks }));
  return {
    claim: {
      en: 'The narrower a network is, the more likely it is dead at birth.',
      'pt-BR': 'Quanto mais estreita é uma rede, mais provável é que nasça morta.',
    },
    holds: shares.every(({ dead }, i) => i === 0 || dead < shares[i - 1].dead),
    evidence: localized((language) => {
      const { percent, list } = numberFormats[language];
      const each = shares.map(({ width, dead }) =>
        language === 'en'
          ? `${percent(dead)} at width ${width}`
          : `${percent(dead)} na largura ${width}`,
      );
      return language === 'en'
        ? `Dead with ${depth} hidden layers: ${list(each)}.`
        : `Mortas com ${depth} camadas ocultas: ${list(each)}.`;
    }),
  };
}

function asymmetryHelps(he: Births, asymmetric: Births): Finding {
  const pairs = populations(asymmetric).map((population, i) => {
    return { ...population, he: populations(he)[i].dead };
  });
  const fewer = pairs.filter(({ dead, he }) => dead.count < he.count || he.count === 0);
  const deepest = pairs.filter(({ depth }) => depth === he.depths.at(-1));
  return {
    claim: {
      en: 'Randomized asymmetric initialization makes death at birth rarer at every width and depth at which it happens, and does not abolish it.',
      'pt-BR':
        'A inicialização assimétrica aleatorizada torna mais raro nascer morta em toda largura e profundidade em que isso acontece, mas não acaba com isso.',
    },
    holds: fewer.length === pairs.length && pairs.some(({ dead }) => dead.count > 0),
    evidence: localized((language) => {
      const { percent, list } = numberFormats[language];
      const each = deepest.map(({ width, dead, he }) => {
        const [before, after] = [he, dead].map(({ count, of }) => percent(count / of));
        return language === 'en'
          ? `${before} → ${after} at width ${width}`
          : `${before} → ${after} na largura ${width}`;
      });
      return language === 'en'
        ? `Rarer than from He’s weights in ${fewer.length} of ${pairs.length} combinations. Dead with ${he.depths.at(-1)} hidden layers, He → randomized asymmetric: ${list(each)}.`
        : `Mais raro que a partir dos pesos de He em ${fewer.length} de ${pairs.length} combinações. Mortas com ${he.depths.at(-1)} camadas ocultas, He → assimétrica aleatorizada: ${list(each)}.`;
    }),
  };
}
