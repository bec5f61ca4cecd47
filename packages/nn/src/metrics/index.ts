/*
 * Every metric, by its public name: plain functions from predictions and targets to numbers, which
 * are read, so that they belong outside of what is compiled.
 */
export { accuracy } from './accuracy.ts';
export { confusionMatrix } from './confusion-matrix.ts';
export { f1Score, precision, recall } from './precision-recall.ts';
export { rSquared } from './r-squared.ts';
export { rocAuc } from './roc-auc.ts';
