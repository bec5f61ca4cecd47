/*
 * Every rule for starting weights. What is exported here is a rule of the package, and the statistical
 * test asks what it promises.
 */
export { constant, ones, zeros } from './constant.ts';
export { deltaOrthogonal } from './delta-orthogonal.ts';
export { dirac } from './dirac.ts';
// Also by the first names of their first authors.
export {
  glorotNormal,
  glorotNormal as xavierNormal,
  glorotUniform,
  glorotUniform as xavierUniform,
} from './glorot.ts';
export {
  heNormal,
  heNormal as kaimingNormal,
  heUniform,
  heUniform as kaimingUniform,
} from './he.ts';
export { identity } from './identity.ts';
export { lecunNormal, lecunUniform } from './lecun.ts';
export { normal } from './normal.ts';
export { orthogonal } from './orthogonal.ts';
export { sparse } from './sparse.ts';
export { torchDefault } from './torch-default.ts';
export { truncatedNormal } from './truncated-normal.ts';
export { uniform } from './uniform.ts';
export { varianceScaling } from './variance-scaling.ts';
