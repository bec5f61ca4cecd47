/**
 * From dark to light in equal steps of lightness, so that it also reads in grey and with any form of
 * colour blindness: viridis (Smith & van der Walt 2015), at every sixteenth of its length.
 */
const viridis = [
  [68, 1, 84],
  [72, 24, 106],
  [71, 45, 123],
  [66, 64, 134],
  [59, 82, 139],
  [51, 99, 141],
  [44, 114, 142],
  [38, 130, 142],
  [33, 145, 140],
  [31, 160, 136],
  [40, 174, 128],
  [63, 188, 115],
  [94, 201, 98],
  [132, 212, 75],
  [173, 220, 48],
  [216, 226, 25],
  [253, 231, 37],
] as const;

/** The colour of a value, beyond the domain that of its nearer end; null for NaN. */
export function heatColor(value: number, [low, high]: readonly [number, number]): string | null {
  if (Number.isNaN(value)) return null;
  const share = Math.min(Math.max((value - low) / (high - low), 0), 1);
  const place = Math.min(Math.floor(share * (viridis.length - 1)), viridis.length - 2);
  const beyond = share * (viridis.length - 1) - place;
  const channels = viridis[place].map((from, i) =>
    Math.round(from + beyond * (viridis[place + 1][i] - from)),
  );
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
