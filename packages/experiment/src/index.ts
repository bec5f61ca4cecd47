export type {
  Data,
  Exercise,
  Measured,
  Samples,
  Settings,
  Training,
  Variant,
} from './exercise.ts';
export { initialization } from './exercises/initialization.ts';
export type {
  Boundary,
  Conditions,
  CostReading,
  CurvePoint,
  ExperimentResult,
  Finding,
  Histogram,
  JsonNumber,
  Language,
  LayerMeasurement,
  Localized,
  Points,
  Reference,
  Summary,
  VariantResult,
} from './result.ts';
export { type Progress, type RunOptions, runExperiment } from './run.ts';
