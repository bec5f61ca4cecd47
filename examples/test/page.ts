import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the whole repository, with a separator at its end. */
export const repository: string = fileURLToPath(new URL('../..', import.meta.url));

/** What installing, building and testing leave behind. */
const left = /(^|[/\\])(node_modules|dist|reports?|coverage|\.\w+|docs[/\\]api)([/\\]|$)/;

/** Every Markdown page, by its path from the repository's folder. */
export function pages(folder = ''): string[] {
  const entries = readdirSync(`${repository}${folder}`, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = `${folder}${entry.name}`;
    if (left.test(path)) return [];
    if (entry.isDirectory()) return pages(`${path}/`);
    return path.endsWith('.md') ? [path] : [];
  });
}

export const textOf = (page: string): string => readFileSync(`${repository}${page}`, 'utf8');

/** The blocks of TypeScript in a page. */
export function programsOf(page: string): string[] {
  return [...textOf(page).matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);
}
