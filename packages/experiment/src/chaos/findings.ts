import type { Finding } from '../exercise.ts';
import { judged } from '../findings.ts';
import { numberFormats } from '../format.ts';
import { localized } from '../localized.ts';
import type { ChaosRun } from './chaos.ts';

/** What the networks confirm or refute, of each activation function by itself. */
export function chaosFindings(runs: readonly ChaosRun[]): readonly Finding[] {
  return runs.flatMap((run) => {
    const { weightVariances, depths } = run.measurement.training;
    const isGrid = weightVariances.length > 2 && depths.length > 1;
    return judged([
      followsTheory(run),
      correlationsAreSlowest(run),
      isGrid && deepNetworksNeedTheEdge(run),
      isGrid && accuracyEndsWithTheDepthScale(run),
    ]);
  });
}

/**
 * How far measurement and theory may be apart on average: in correlations, and in lengths as a share.
 * After many layers of rectified linear units lengths scatter widely from network to network.
 */
const TOLERANCE = { correlation: 0.05, length: 0.2 };

function followsTheory({ variant, measurement: { propagations } }: ChaosRun): Finding {
  const correlation = mean(
    propagations.map(({ theory, measured }) =>
      mean(measured.correlations.map((c, i) => Math.abs(c - theory.correlations[i]))),
    ),
  );
  const length = mean(
    propagations.map(({ theory, measured }) =>
      mean(measured.lengths.map((q, i) => Math.abs(q / theory.lengths[i] - 1))),
    ),
  );
  return {
    claim: localized((language) =>
      language === 'en'
        ? `${variant.title.en}: in real networks lengths and correlations go the way that mean-field theory gives for infinitely wide ones.`
        : `${variant.title['pt-BR']}: em redes reais, comprimentos e correlações seguem o caminho que a teoria de campo médio dá para redes infinitamente largas.`,
    ),
    holds: correlation <= TOLERANCE.correlation && length <= TOLERANCE.length,
    evidence: localized((language) => {
      const { short, percent } = numberFormats[language];
      const layers = propagations[0].theory.lengths.length;
      return language === 'en'
        ? `Over ${layers} layers and ${propagations.length} weight variances, correlations are off by ${short(correlation)} on average (up to ${short(TOLERANCE.correlation)} is allowed) and lengths by ${percent(length)} (${percent(TOLERANCE.length)}).`
        : `Em ${layers} camadas e ${propagations.length} variâncias dos pesos, as correlações se desviam em média ${short(correlation)} (aceita-se até ${short(TOLERANCE.correlation)}) e os comprimentos ${percent(length)} (${percent(TOLERANCE.length)}).`;
    }),
  };
}

/** Judged where a correlation c* exists, and on the critical line itself. */
function correlationsAreSlowest({ variant, measurement }: ChaosRun): Finding {
  const { critical, propagations } = measurement;
  const distances = propagations
    .filter(({ weightVariance, fixedPoint }) => {
      return fixedPoint.correlation !== null || weightVariance === critical;
    })
    .map(({ weightVariance, fixedPoint, measured }) => {
      // On the critical line c* is 1, also of rectified linear units, whose lengths grow there.
      const distance = Math.abs(last(measured.correlations) - (fixedPoint.correlation ?? 1));
      return { weightVariance, distance };
    });
  const slowest = Math.max(...distances.map(({ distance }) => distance));
  const place = distances.findIndex(({ distance }) => distance === slowest);
  const criticalPlace = distances.findIndex(({ weightVariance }) => weightVariance === critical);
  return {
    claim: localized((language) =>
      language === 'en'
        ? `${variant.title.en}: correlations take longest to settle on the critical line, where χ₁ = 1, or right beside it.`
        : `${variant.title['pt-BR']}: as correlações demoram mais a se acomodar na linha crítica, onde χ₁ = 1, ou logo ao lado dela.`,
    ),
    holds: Math.abs(place - criticalPlace) <= 1,
    evidence: localized((language) => {
      const { short, decimal, list } = numberFormats[language];
      const each = list(
        distances.map(({ weightVariance, distance }) => {
          const place = `σ_w² = ${decimal(weightVariance)}`;
          return `${short(distance)} ${language === 'en' ? 'at' : 'com'} ${place}`;
        }),
      );
      const layers = propagations[0].measured.correlations.length;
      return language === 'en'
        ? `After ${layers} layers the measured correlation is this far from c*: ${each}. The critical σ_w² is ${decimal(critical)}.`
        : `Após ${layers} camadas a correlação medida está a esta distância de c*: ${each}. O σ_w² crítico é ${decimal(critical)}.`;
    }),
  };
}

/** Accuracies count as alike from this share of the best one on, and as lost below one half of it. */
const ALIKE = 0.75;
const LOST = 0.5;

/** A depth can be learned if from some variance half of the digits are recognized. */
const LEARNED = 0.5;

function deepNetworksNeedTheEdge({ variant, measurement }: ChaosRun): Finding {
  const { weightVariances, depths, accuracy } = measurement.training;
  const learned = accuracy.filter((shares) => Math.max(...shares) >= LEARNED);
  const [shallow, deep] = [accuracy[0], learned.at(-1) ?? last(accuracy)];
  const depth = depths[accuracy.indexOf(deep)];
  const best = Math.max(...deep);
  const place = deep.indexOf(best);
  const nearest = nearestTo(measurement.critical, weightVariances);
  const areEndsLost = [deep[0], last(deep)].every((share) => share < LOST * best);
  return {
    claim: localized((language) =>
      language === 'en'
        ? `${variant.title.en}: shallow networks learn from any of the variances, deep ones only near the critical line.`
        : `${variant.title['pt-BR']}: redes rasas aprendem a partir de qualquer uma das variâncias; as profundas, só perto da linha crítica.`,
    ),
    holds:
      Math.min(...shallow) >= ALIKE * Math.max(...shallow) &&
      Math.abs(place - nearest) <= 1 &&
      areEndsLost,
    evidence: localized((language) => {
      const { decimal, percent, list } = numberFormats[language];
      const row = (shares: readonly number[]): string => list(shares.map(percent));
      const places = list(weightVariances.map(decimal));
      const limit = {
        en: ', the most that can be learned',
        'pt-BR': ', o máximo que se consegue aprender',
      }[language];
      const reach = `${depth}${learned.length > 0 ? limit : ''}`;
      return language === 'en'
        ? `At σ_w² = ${places}, with ${depths[0]} hidden layers ${row(shallow)} of the test digits are recognized, with ${reach}, ${row(deep)}. The critical σ_w² is ${decimal(measurement.critical)}.`
        : `Com σ_w² = ${places}, reconhecem-se com ${depths[0]} camadas ocultas ${row(shallow)} dos dígitos de teste; com ${reach}, ${row(deep)}. O σ_w² crítico é ${decimal(measurement.critical)}.`;
    }),
  };
}

/** As many depth scales Schoenholz et al. find a network can be deep at most (figure 5). */
export const TRAINABLE_DEPTHS = 6;

/** Judged where networks of both kinds were trained. */
function accuracyEndsWithTheDepthScale({ variant, measurement }: ChaosRun): Finding | undefined {
  const { depthScales, training } = measurement;
  const cells = training.depths.flatMap((depth, row) =>
    training.weightVariances.map((weightVariance, column) => {
      const at = depthScales.map((each) => each.weightVariance);
      const { layers } = depthScales[nearestTo(weightVariance, at)];
      const isWithin = depth <= TRAINABLE_DEPTHS * Number(layers);
      return { isWithin, accuracy: training.accuracy[row][column] };
    }),
  );
  const [shallow, deep] = [true, false].map((isWithin) =>
    cells.filter((cell) => cell.isWithin === isWithin).map((cell) => cell.accuracy),
  );
  if (shallow.length === 0 || deep.length === 0) return undefined;
  const [within, beyond] = [mean(shallow), mean(deep)];
  return {
    claim: localized((language) =>
      language === 'en'
        ? `${variant.title.en}: networks deeper than ${TRAINABLE_DEPTHS} ξ learn less than half as well as the others.`
        : `${variant.title['pt-BR']}: redes mais profundas que ${TRAINABLE_DEPTHS} ξ não aprendem nem a metade do que as outras aprendem.`,
    ),
    holds: beyond < within / 2,
    evidence: localized((language) => {
      const { percent } = numberFormats[language];
      return language === 'en'
        ? `Digits recognized on average: ${percent(within)} by the ${shallow.length} networks that are at most ${TRAINABLE_DEPTHS} ξ deep, ${percent(beyond)} by the ${deep.length} deeper ones.`
        : `Dígitos reconhecidos em média: ${percent(within)} pelas ${shallow.length} redes com profundidade de até ${TRAINABLE_DEPTHS} ξ, ${percent(beyond)} pelas ${deep.length} mais profundas.`;
    }),
  };
}

function nearestTo(value: number, among: readonly number[]): number {
  const distances = among.map((each) => Math.abs(each - value));
  return distances.indexOf(Math.min(...distances));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function last<T>(values: readonly T[]): T {
  return values[values.length - 1];
}
