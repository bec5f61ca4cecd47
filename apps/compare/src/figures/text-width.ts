/** About how many pixels the widest of some words takes: fonts differ, so with room to spare. */
export function textWidth(words: readonly string[], fontSize = 12): number {
  return Math.ceil(0.62 * fontSize * Math.max(0, ...words.map((word) => word.length)));
}

/** Words in as many lines as they need to stay within a width, broken between words. */
export function wrapped(words: string, pixels: number, fontSize: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const line = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length === 0 || textWidth([line], fontSize) > pixels) lines.push(word);
    else lines[lines.length - 1] = line;
  }
  return lines;
}
