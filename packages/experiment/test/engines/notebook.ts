import { digestOf, runs } from '../notebook.ts';

/** Digests of every run of the notebook, compiled. */
export default async function digests(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, run] of Object.entries(runs)) found[name] = await digestOf(run, 'compiled');
  return found;
}
