/** The name that differs from what was typed by at most two edits; undefined if none is so near. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const distances = names.map((name) => editDistance(typed.toLowerCase(), name.toLowerCase()));
  const least = Math.min(...distances);
  return least <= Math.min(2, typed.length - 1) ? names[distances.indexOf(least)] : undefined;
}

/** Levenshtein's distance, by rows (Wagner and Fischer 1974). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substituted, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
