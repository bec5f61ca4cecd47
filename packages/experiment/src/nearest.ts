/**
 * The name that was meant by what was typed: the only one that begins so, or else the nearest one, if
 * they differ by at most two edits; undefined if there is none.
 */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const given = typed.toLowerCase();
  const begun = names.filter((name) => name.toLowerCase().startsWith(given));
  if (begun.length === 1 && given.length > 1) return begun[0];
  const distances = names.map((name) => editDistance(given, name.toLowerCase()));
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
