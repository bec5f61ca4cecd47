/** What the command line of `pnpm compare` reads as something else. */
const reserved: readonly string[] = [
  'eager',
  'format',
  'fresh',
  'help',
  'lang',
  'merge',
  'out',
  'resume',
  'schemes',
  'seed',
  'seeds',
  'shard',
  'watch',
  'workers',
];

/** Longer names than this make file names that some systems refuse. */
const LONGEST = 60;

/** What is wrong with the name of a new exercise, and what would do; null if nothing is. */
export function nameError(name: string, isTaken: boolean): string | null {
  const isKebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);
  if (!isKebabCase) {
    const suggestion = kebabCase(name);
    const example = suggestion === '' ? 'learning-rate' : suggestion;
    return `"${name}" is no name: small letters and digits joined by hyphens would do, such as ${example}`;
  }
  if (name.length > LONGEST) {
    return `"${name}" has ${name.length} letters: ${LONGEST} or fewer would do`;
  }
  if (reserved.includes(name)) {
    return `"${name}" is a word of the command line: any other would do, such as ${name}-effect`;
  }
  if (isTaken) return `"${name}" is there already: another name would do, such as ${name}-again`;
  return null;
}

/** The name in kebab case that is nearest; empty if there is none. */
function kebabCase(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, LONGEST);
}
