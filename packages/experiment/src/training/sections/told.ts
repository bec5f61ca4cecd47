import type { Localized } from '../../localized.ts';
import type { TrainingMeasurement } from '../measurement.ts';

/** A variant's run under the first seed: the one that is shown where only one can be. */
export interface Told {
  readonly title: Localized;
  readonly measurement: TrainingMeasurement;
}
