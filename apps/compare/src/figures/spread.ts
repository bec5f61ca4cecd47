/**
 * Moves labels apart along a line: in the same order, at least `gap` apart, as close as possible to
 * the wanted positions from above. Where that would leave the line at `end`, the last ones move
 * back as far as needed.
 */
export function spread(
  wanted: readonly number[],
  gap: number,
  end = Number.POSITIVE_INFINITY,
): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a] - wanted[b]);
  const placed = [...wanted];
  let least = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    placed[index] = Math.max(wanted[index], least);
    least = placed[index] + gap;
  }
  let most = end;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index], most);
    most = placed[index] - gap;
  }
  return placed;
}
