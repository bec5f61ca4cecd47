/** About how many pixels the widest of some words takes: fonts differ, so with room to spare. */
export function textWidth(words: readonly string[], fontSize = 12): number {
  return Math.ceil(0.62 * fontSize * Math.max(0, ...words.map((word) => word.length)));
}
