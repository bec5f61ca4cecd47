const units = [
  { unit: 's', seconds: 1 },
  { unit: 'ms', seconds: 1e-3 },
  { unit: 'µs', seconds: 1e-6 },
  { unit: 'ns', seconds: 1e-9 },
] as const;

/** A duration to three digits, in the largest unit that is not longer than it. */
export function formatTime(seconds: number): string {
  const { unit, seconds: one } =
    units.find((candidate) => seconds >= candidate.seconds) ?? units[3];
  return `${Number((seconds / one).toPrecision(3))} ${unit}`;
}
