/**
 * The first name that an object of a valid JSON text has twice, or null. (`JSON.parse` keeps the
 * last of several and says nothing.)
 */
export function repeatedName(json: string): string | null {
  const open: Set<string>[] = [];
  for (const [token, name] of json.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (name !== undefined) {
      const parsed: unknown = JSON.parse(name);
      const names = open.at(-1);
      if (names?.has(String(parsed))) return String(parsed);
      names?.add(String(parsed));
    }
  }
  return null;
}
