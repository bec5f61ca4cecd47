import type { Axis } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { numberText } from '../number-text.ts';
import { logAxis, logTicks } from './log-axis.ts';

/** An axis that is ready to be drawn. */
export interface Scale {
  readonly type: 'linear' | 'log';
  readonly domain: readonly [number, number];
  /** Where it carries numbers, or about how often. */
  readonly ticks: number | readonly number[];
  readonly tickFormat: (value: number) => string;
  readonly label: string;
  /** The place below a logarithmic axis for values that are exactly 0, if there are any. */
  readonly zero: number | null;
}

/** An axis that ends where the values end, with about so many numbers. */
export function tightScale(
  axis: Axis,
  values: readonly number[],
  ticksAbout: number,
  locale: Locale,
): Scale {
  const [low, high] = apart(extent(usable(axis, axis.domain ?? values)), axis.scale);
  const isLog = axis.scale === 'log';
  const ticks = isLog ? logTicks(low, high) : wholeAtMost(axis, ticksAbout, high - low);
  return { ...written(axis, locale), domain: [low, high], ticks, zero: null };
}

/** An axis that leaves some room around the values, with about so many numbers. */
export function roomyScale(
  axis: Axis,
  values: readonly number[],
  ticksAbout: number,
  locale: Locale,
): Scale {
  if (axis.scale === 'log') return roomyLogScale(axis, values, locale);
  const [low, high] = apart(extent(usable(axis, axis.domain ?? values)), 'linear');
  const room = axis.domain === undefined ? 0.04 * (high - low) : 0;
  const domain = [low - room, high + room] as const;
  const ticks = wholeAtMost(axis, ticksAbout, high - low);
  return { ...written(axis, locale), domain, ticks, zero: null };
}

function roomyLogScale(axis: Axis, values: readonly number[], locale: Locale): Scale {
  const {
    domain: [low, high],
    ticks,
  } = logAxis(axis.domain ?? values);
  const zero = values.includes(0) ? low / (high / low) ** 0.2 : null;
  return { ...written(axis, locale), domain: [zero ?? low, high], ticks, zero };
}

/** Where a value is on an axis: 0 at its lower end, 1 at its upper end. */
export function shareOf({ type, domain: [low, high] }: Scale, value: number): number {
  return type === 'log'
    ? Math.log(value / low) / Math.log(high / low)
    : (value - low) / (high - low);
}

/** The value as it is drawn: a 0 on a logarithmic axis has a place of its own; NaN has none. */
export function placed({ type, zero }: Scale, value: number): number {
  if (type === 'linear') return value;
  if (value === 0 && zero !== null) return zero;
  return value > 0 ? value : Number.NaN;
}

function written(
  { scale, style = 'decimal', label }: Axis,
  { format, language }: Locale,
): Pick<Scale, 'type' | 'label' | 'tickFormat'> {
  const tickFormat = (value: number): string =>
    // Powers of ten stand on an axis by themselves.
    numberText(value, style, format).replace(/^1 × /, '');
  return { type: scale, label: label[language], tickFormat };
}

/** The values that have a place on an axis. */
function usable({ scale }: Axis, values: readonly number[]): readonly number[] {
  return values.filter((value) => Number.isFinite(value) && (scale === 'linear' || value > 0));
}

function extent(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [1, 1];
  let [low, high] = [values[0], values[0]];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

/** Two different ends, also where all values are the same. */
function apart(
  [low, high]: readonly [number, number],
  scale: Axis['scale'],
): readonly [number, number] {
  if (low < high) return [low, high];
  return scale === 'log' ? [low / 2, low * 2] : [low, low + 1];
}

/** What is counted has no ticks between whole numbers. */
function wholeAtMost({ style }: Axis, ticks: number, span: number): number {
  return style === 'count' ? Math.max(1, Math.min(ticks, Math.floor(span))) : ticks;
}
