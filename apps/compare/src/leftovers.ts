import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealOf } from './report/seal.ts';
import type { ReportFile } from './report-file.ts';

/**
 * What a report's folder still has of reports on other measurements than these files are about:
 * figures of other names, the report in another format. No file of any other origin is among them.
 */
export function leftovers(folder: string, files: readonly ReportFile[]): readonly string[] {
  const digests = new Set(files.flatMap(({ content }) => content.match(/sha256:[0-9a-f]{64}/g)));
  return candidates(folder).filter((path) => {
    const digest = sealOf(readFileSync(path, 'utf8'));
    return digest !== undefined && !digests.has(digest);
  });
}

/** Files of names that a report may have. */
function candidates(folder: string): readonly string[] {
  const figures = join(folder, 'figures');
  const drawings = existsSync(figures)
    ? readdirSync(figures, { withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.svg'))
        .map(({ name }) => join(figures, name))
    : [];
  const reports = ['report.md', 'report.html'].map((name) => join(folder, name));
  return [...drawings, ...reports.filter((path) => existsSync(path))];
}
