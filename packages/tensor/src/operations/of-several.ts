/*
 * Operations on several tensors, by their public names. They are functions of the package, but no
 * methods, since no tensor comes first.
 */
export { einsum } from './einsum.ts';
export { concat, stack } from './joining.ts';
