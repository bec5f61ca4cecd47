import { nearest } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { UsageError } from '../usage-error.ts';

/** The complaint about a name that is not in a list, with the one that may have been meant. */
export function unknown(
  given: string,
  valid: readonly string[],
  { text }: Locale,
  message: (given: string, valid: string) => string,
): UsageError {
  const meant = nearest(given, valid);
  const suggestion = meant === undefined ? '' : text.errors.didYouMean(meant);
  return new UsageError(message(given, valid.join(', ')) + suggestion);
}
