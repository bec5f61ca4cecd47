import { digestOf, runs } from '../notebook.ts';

/** The digest of one run of the notebook, not compiled. */
export default function digest(): Promise<string> {
  return digestOf(runs['he in float64'], 'eager');
}
