/** How many units of a layer differ from each other in a weight or in the bias. */
export function distinctUnits(
  weight: readonly (readonly number[])[],
  bias: readonly number[],
): number {
  return new Set(weight.map((row, unit) => `${row.join()} ${bias[unit]}`)).size;
}
