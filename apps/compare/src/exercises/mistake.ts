import { pathToFileURL } from 'node:url';

/** What went wrong in the file of an exercise: its path, the line if there is one, and the reason. */
export function mistake(error: unknown, path: string): string {
  if (!(error instanceof Error)) return `${path}: ${String(error)}`;
  const kind = error.name === 'Error' || error.name === 'RangeError' ? '' : `${error.name}: `;
  return `${path}${positionIn(path, error.stack)}: ${kind}${error.message}`;
}

/** The innermost line and column of a file that a stack tells of, as `:2:9`. */
function positionIn(path: string, stack = ''): string {
  const frames = stack.replaceAll(pathToFileURL(path).href, path).split('\n    at ').slice(1);
  const frame = frames.find((place) => place.includes(`${path}:`)) ?? '';
  return frame.slice(frame.indexOf(path) + path.length).match(/^:\d+:\d+/)?.[0] ?? '';
}
