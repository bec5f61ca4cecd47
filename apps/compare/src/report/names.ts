import type { VariantResult } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { code } from './markdown.ts';

/** A scheme by its title, with the name that the command line knows it by. */
export function schemeName({ title, name }: VariantResult, { language }: Locale): string {
  return `${title[language]} (${code(name)})`;
}
