/**
 * Moves labels apart along a line: positions as close as possible to the wanted ones from above,
 * in the same order, at least `gap` apart.
 */
export function spread(wanted: readonly number[], gap: number): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => at(wanted, a) - at(wanted, b));
  const placed = [...wanted];
  for (const [place, index] of order.entries()) {
    const before = order[place - 1];
    if (before !== undefined) placed[index] = Math.max(at(wanted, index), at(placed, before) + gap);
  }
  return placed;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}
