/**
 * Training of a network of linear layers with rectifiers between them, by the mean squared error
 * against one-hot targets: sample i belongs to class i modulo the number of classes.
 */
export interface NetworkOptions {
  /** The numbers of features, from the inputs to the outputs. */
  readonly layers: readonly number[];
  readonly batch: number;
  /** Of He's weights, drawn layer by layer, and of the standard normal inputs after them. */
  readonly seed: number;
  readonly optimizer: 'sgd' | 'adam';
  readonly learningRate: number;
  /** Steps from the starting weights, all on the same batch. */
  readonly steps: number;
}
