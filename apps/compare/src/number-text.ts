import type { JsonNumber, NumberFormat, NumberStyle } from '@semente/experiment';

/** A number in the style that it is shown in; what no style fits is written as a decimal. */
export function numberText(value: JsonNumber, style: NumberStyle, format: NumberFormat): string {
  const number = Number(value);
  if (style === 'percent' && Number.isFinite(number)) return format.percent(number);
  if (style === 'count' && Number.isInteger(number)) return format.count(number);
  return format.decimal(value);
}
