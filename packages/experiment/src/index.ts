export { checkExercise, kebabCase } from './check-exercise.ts';
export type {
  Comparison,
  Condition,
  Exercise,
  Finding,
  Metric,
  RunContext,
  StepCompiler,
  Variant,
  VariantRun,
  VariantRuns,
} from './exercise.ts';
export type {
  Axis,
  Figure,
  HeatmapFigure,
  HistogramsFigure,
  Line,
  LinePoint,
  LinesFigure,
  MapsFigure,
  Points,
} from './figure.ts';
export { exact, type NumberFormat, type NumberStyle, numberFormats } from './format.ts';
export { type JsonNumber, jsonNumber } from './json-number.ts';
export {
  inEveryLanguage,
  type Language,
  type Localized,
  languages,
  localized,
} from './localized.ts';
export type { Boundary } from './measure/grid.ts';
export type { Histogram } from './measure/histogram.ts';
export type { Summary } from './measure/summary.ts';
export { nearest } from './nearest.ts';
export {
  areDefaults,
  type Choice,
  defaultVariants,
  type Job,
  jobsOf,
  type Plan,
  plan,
} from './plan.ts';
export type {
  ExperimentResult,
  FindingResult,
  MetricResult,
  Quartiles,
  Share,
  Statistics,
  VariantResult,
} from './result.ts';
export { type Progress, type RunOptions, runExperiment, runJob } from './run.ts';
export type { Block, Cell, Column, Section, Table, Text } from './section.ts';
export { isSeed, LARGEST_SEED } from './seed.ts';
export {
  type ChoiceSetting,
  choice,
  decimal,
  type Kind,
  listOf,
  positiveNumber,
  positiveNumbers,
  probability,
  type Setting,
  type SettingsSchema,
  type Values,
  wholeNumber,
  wholeNumbers,
} from './setting.ts';
export { quartiles, shareOf, statistics } from './statistics.ts';
export { resultOf, sectionsOf } from './summarize.ts';
export { conditionLabels } from './training/conditions.ts';
export type { TrainingDefinition, TrainingVariant } from './training/definition.ts';
export type {
  CostReading,
  CurvePoint,
  LayerMeasurement,
  TrainingMeasurement,
} from './training/measurement.ts';
export { outcome, separates } from './training/outcome.ts';
export type { Reference } from './training/reference.ts';
export type { Data, Samples, Training } from './training/training.ts';
export { trainingExercise } from './training/training-exercise.ts';
