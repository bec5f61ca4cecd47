/*
 * Operations on lists of tensors, by their public names. They are functions of the package, but no
 * methods, since none of the tensors comes first.
 */
export { concat, stack } from './joining.ts';
