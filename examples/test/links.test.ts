import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages, repository, textOf } from './page.ts';

/** A page without its code, in which brackets mean something else. */
const prose = (page: string): string =>
  textOf(page)
    .replaceAll(/^```.*?^```$/gms, '')
    .replaceAll(/`[^`\n]*`/g, 'code');

/** What a page links to in this repository: files and folders, and headings behind `#`. */
function linksOf(page: string): string[] {
  const links = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
  return links.filter((link) => !/^[a-z]+:/.test(link));
}

/** The headings of a page by the names that GitHub gives them. */
function anchorsOf(page: string): string[] {
  const text = textOf(page).replaceAll(/^```.*?^```$/gms, '');
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Whether a link of a page leads somewhere. A folder shows its README. */
function leadsSomewhere(page: string, link: string): boolean {
  const [path, anchor] = link.split('#');
  const target = path === '' ? page : normalize(join(dirname(page), path));
  if (!existsSync(join(repository, target))) return false;
  if (anchor === undefined) return true;
  const isFolder = statSync(join(repository, target)).isDirectory();
  return anchorsOf(isFolder ? `${target}/README.md` : target).includes(anchor);
}

const all = pages();

describe('every link leads somewhere in', () => {
  it.each(all)('%s', (page) => {
    expect(linksOf(page).filter((link) => !leadsSomewhere(page, link))).toEqual([]);
  });
});

it('looks at pages that link to files, folders and headings', () => {
  const links = all.flatMap(linksOf);
  for (const kind of [/\.md$/, /\.ts$/, /^packages\/\w+$/, /\.md#/, /\.png$/]) {
    expect(links.some((link) => kind.test(link))).toBe(true);
  }
});

it('finds the link that leads nowhere', () => {
  const links = ['nowhere.md', 'packages/none', '#no-such-heading', 'docs/compile.md#nothing'];
  expect(links.filter((link) => leadsSomewhere('README.md', link))).toEqual([]);
});
