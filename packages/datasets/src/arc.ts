/** Equally spaced angles from 0 up to, but not including, the span. */
export function openArc(span: number, count: number): number[] {
  const step = span / count;
  return Array.from({ length: count }, (_, index) => index * step);
}

/** Equally spaced angles from 0 to the span, which is the last one if there is more than one. */
export function closedArc(span: number, count: number): number[] {
  const last = Math.max(count - 1, 1);
  const step = span / last;
  return Array.from({ length: count }, (_, index) => (index === last ? span : index * step));
}
