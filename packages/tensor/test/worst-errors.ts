/**
 * The largest errors of our own functions, in units in the last place, that tests against recorded
 * values allow and the README states.
 */
export const worstErrors = {
  cos: 0.8,
  erf: 0.87,
  exp: 0.8,
  expm1: 0.91,
  gelu: 0.93,
  geluTanh: 0.78,
  log: 0.87,
  log1p: 0.84,
  pow: 0.78,
  rsqrt: 0.501,
  sigmoid: 0.84,
  silu: 0.78,
  sin: 0.8,
  softplus: 0.89,
  softsign: 0.501,
  tanh: 0.64,
} as const;
