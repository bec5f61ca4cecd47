import './own-frames.ts';

export type { Claim } from './claims.ts';
export type { Batch, BatchOptions, TrainingData } from './fit/batches.ts';
export type { Checkpoint } from './fit/checkpoint.ts';
export type { EpochReport, StepReport } from './fit/epoch-report.ts';
export { fit } from './fit/fit.ts';
export type { FitOptions } from './fit/options.ts';
export type { DiracOptions } from './initializers/dirac.ts';
export { gain } from './initializers/gain.ts';
export type { GlorotOptions } from './initializers/glorot.ts';
export type { HeOptions } from './initializers/he.ts';
export type { IdentityOptions } from './initializers/identity.ts';
export * from './initializers/index.ts';
export {
  drawEach,
  type Explanation,
  type Initializer,
  type InitializerDefinition,
  initializer,
  type WeightShape,
  type WeightSpecification,
} from './initializers/initializer.ts';
export type { NormalOptions } from './initializers/normal.ts';
export { type FixupOptions, fixup } from './initializers/of-models/fixup.ts';
export { type LsuvOptions, lsuv } from './initializers/of-models/lsuv.ts';
export {
  type LayerWithBias,
  randomizedAsymmetric,
} from './initializers/of-models/randomized-asymmetric.ts';
export type { OrthogonalOptions } from './initializers/orthogonal.ts';
export type { SparseOptions } from './initializers/sparse.ts';
export { torchGains } from './initializers/torch-gains.ts';
export type { UniformOptions } from './initializers/uniform.ts';
export type { FanMode, VarianceScalingOptions } from './initializers/variance-scaling.ts';
export { type L2PenaltyOptions, l2Penalty } from './l2-penalty.ts';
export * from './layers/index.ts';
export type {
  BinaryCrossEntropyOptions,
  BinaryCrossEntropyWithLogitsOptions,
} from './losses/binary-cross-entropy.ts';
export type { CrossEntropyOptions } from './losses/cross-entropy.ts';
export type { HuberOptions } from './losses/huber-loss.ts';
export * from './losses/index.ts';
export type { KullbackLeiblerOptions } from './losses/kullback-leibler.ts';
export type { ClassLossOptions } from './losses/labels.ts';
export type { LossOptions, Reduction } from './losses/reduction.ts';
export type { ClassOptions } from './metrics/classes.ts';
export * from './metrics/index.ts';
export type { Average, AverageOptions } from './metrics/precision-recall.ts';
export { type AdagradOptions, adagrad } from './optimizers/adagrad.ts';
export { adam } from './optimizers/adam.ts';
export type { AdamOptions } from './optimizers/adam-rule.ts';
export { type AdamwOptions, adamw } from './optimizers/adamw.ts';
export { clipGradNorm, clipGradValue } from './optimizers/clip-grad.ts';
export type { OptimizerOptions, ParameterGroup, Trainable } from './optimizers/groups.ts';
export { type LambOptions, lamb } from './optimizers/lamb.ts';
export { type LionOptions, lion } from './optimizers/lion.ts';
export { type NadamOptions, nadam } from './optimizers/nadam.ts';
export type { Optimizer, OptimizerState } from './optimizers/optimizer.ts';
export { optimizerFrom, type Training, type UpdateRule } from './optimizers/optimizer-from.ts';
export { type RmspropOptions, rmsprop } from './optimizers/rmsprop.ts';
export { type SgdOptions, sgd } from './optimizers/sgd.ts';
export { buffers, parameters } from './parameters.ts';
export { cosineAnnealing } from './schedules/cosine-annealing.ts';
export { exponentialDecay, multiStepDecay, stepDecay } from './schedules/decay.ts';
export { inSequence } from './schedules/in-sequence.ts';
export { linearWarmUp } from './schedules/linear-warm-up.ts';
export { type OneCycleOptions, oneCycle } from './schedules/one-cycle.ts';
export {
  type PlateauOptions,
  type PlateauScheduler,
  reduceOnPlateau,
} from './schedules/reduce-on-plateau.ts';
export type { Schedule } from './schedules/schedule.ts';
export { type Scheduler, scheduler } from './schedules/scheduler.ts';
export { type LoadOptions, loadStateDict } from './state/load-state-dict.ts';
export { type StateDict, stateDict } from './state/state-dict.ts';
export { type SummaryOptions, summary } from './summary.ts';
