/**
 * Checks of what the functions of an exercise give. Types say all of this already; an exercise may be
 * written without them.
 */
import type { Condition, Exercise, Finding, Metric } from './exercise.ts';
import {
  expectFunction,
  expectList,
  expectLocalized,
  expectObject,
  expectText,
  isObject,
  refuse,
} from './expect.ts';
import type { NumberStyle } from './format.ts';
import { isJsonNumber, type JsonNumber } from './json-number.ts';
import type { Localized } from './localized.ts';
import type { SettingsSchema, Values } from './setting.ts';

const styles: readonly NumberStyle[] = ['decimal', 'percent', 'count'];

/** The metrics of an exercise. */
export function metricsOf<Schema extends SettingsSchema, M>(
  exercise: Pick<Exercise<Schema, never, M>, 'metrics'>,
  settings: Values<Schema>,
): readonly Metric<M>[] {
  const metrics = exercise.metrics(settings);
  const names: unknown[] = [];
  for (const [i, given] of expectList('metrics', metrics).entries()) {
    const path = `metrics[${i}]`;
    const { name, title, format, of } = expectObject(path, given);
    if (!/^[a-z][A-Za-z0-9]*$/.test(expectText(`${path}.name`, name))) {
      refuse(`${path}.name`, 'in camel case', name);
    }
    if (names.includes(name)) refuse(`${path}.name`, 'different from those before it', name);
    expectLocalized(`${path}.title`, title);
    if (!styles.some((style) => style === format)) {
      refuse(`${path}.format`, `one of ${styles.join(', ')}`, format);
    }
    expectFunction(`${path}.of`, of);
    names.push(name);
  }
  return metrics;
}

/** What a metric reads from a measurement. */
export function readMetric<M>(metric: Metric<M>, measurement: M): JsonNumber {
  const value: unknown = metric.of(measurement);
  if (isJsonNumber(value)) return value;
  return refuse(`the metric ${metric.name}`, 'a number, or the word of jsonNumber for one', value);
}

/** Has an exercise say all that it says of one measurement, so that the first run tells a mistake. */
export function checkAnswers<Schema extends SettingsSchema, M>(
  exercise: Pick<Exercise<Schema, never, M>, 'metrics' | 'hasTrained' | 'comment'>,
  settings: Values<Schema>,
  measurement: M,
): void {
  for (const metric of metricsOf(exercise, settings)) readMetric(metric, measurement);
  if (exercise.hasTrained) checkHasTrained(exercise.hasTrained(measurement, settings));
  if (exercise.comment) checkComment(exercise.comment(measurement, settings));
}

/** The conditions of an exercise. */
export function conditionsOf<Schema extends SettingsSchema>(
  exercise: Pick<Exercise<Schema, never, never>, 'conditions'>,
  settings: Values<Schema>,
): readonly Condition[] {
  const conditions = exercise.conditions(settings);
  for (const [i, given] of expectList('conditions', conditions).entries()) {
    const path = `conditions[${i}]`;
    const { label, value } = expectObject(path, given);
    expectLocalized(`${path}.label`, label);
    if (isObject(value)) expectLocalized(`${path}.value`, value);
    else if (typeof value !== 'string' && typeof value !== 'number') {
      refuse(`${path}.value`, 'a text or a number', value);
    }
  }
  return conditions;
}

/** What an exercise finds in the runs of one seed, as it gave it. */
export function checkFindings(findings: readonly Finding[]): readonly Finding[] {
  const claims: unknown[] = [];
  for (const [i, given] of expectList('findings', findings).entries()) {
    const path = `findings[${i}]`;
    const { claim, holds, evidence } = expectObject(path, given);
    expectLocalized(`${path}.claim`, claim);
    expectTruth(`${path}.holds`, holds);
    expectLocalized(`${path}.evidence`, evidence);
    const { en } = claim as Localized;
    if (claims.includes(en)) refuse(`${path}.claim`, 'different from those before it', en);
    claims.push(en);
  }
  return findings;
}

/** What an exercise says of one run, as it gave it. */
export function checkComment(comment: Localized): Localized {
  expectLocalized('comment', comment);
  return comment;
}

/** Whether a run counts as trained, as an exercise gave it. */
export function checkHasTrained(hasTrained: boolean): boolean {
  expectTruth('hasTrained', hasTrained);
  return hasTrained;
}

function expectTruth(path: string, value: unknown): void {
  if (typeof value !== 'boolean') refuse(path, 'true or false', value);
}
