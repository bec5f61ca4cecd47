import { readdir, readFile } from 'node:fs/promises';

/** A program that documentation shows. */
export interface Example {
  /** Where it stands. */
  readonly title: string;
  readonly code: string;
}

/** The programs in the docstrings of all sources in a folder. */
export async function docstringExamples(folder: URL): Promise<Example[]> {
  const entries = await readdir(folder, { recursive: true });
  const files = entries.map((file) => file.replaceAll('\\', '/')).toSorted();
  const sources = files.filter((file) => file.endsWith('.ts'));
  const found = sources.map(async (file) => {
    const text = await readFile(new URL(file, folder), 'utf8');
    const examples = [...text.matchAll(/^ \* ```ts\n(.*?)^ \* ```$/gms)];
    return examples.map(([, code], i) => ({
      title: `${file}, ${i + 1}`,
      code: code.replaceAll(/^ \* ?/gm, ''),
    }));
  });
  return (await Promise.all(found)).flat();
}

/** The programs on a page. */
export async function pageExamples(page: URL): Promise<Example[]> {
  const text = await readFile(page, 'utf8');
  const name = page.pathname.split('/').at(-1);
  const blocks = [...text.matchAll(/^```ts\n(.*?)^```$/gms)];
  return blocks.map(([, code], i) => ({ title: `${name}, ${i + 1}`, code }));
}
