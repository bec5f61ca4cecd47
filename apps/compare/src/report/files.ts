import {
  type Figure,
  type Plan,
  resultOf,
  type Section,
  type SettingsSchema,
  sectionsOf,
  type Variant,
} from '@semente/experiment';
import type { Locale } from '../locale.ts';
import type { ReportFile } from '../report-file.ts';
import { command } from './command.ts';
import { digestOf } from './digest.ts';
import { type ReportContent, report } from './report.ts';
import { resultsFiles } from './results-file.ts';
import { sealed } from './seal.ts';
import { figurePath } from './sections.ts';
import { version } from './version.ts';

/** What a report is written as: Markdown with figures beside it, one HTML file, or the numbers alone. */
export type ReportFormat = 'md' | 'html' | 'json';

export interface ReportRequest<Schema extends SettingsSchema, V extends Variant, M> {
  /** What the command line calls the exercise by: its name, by default, or the path of its file. */
  readonly given?: string;
  readonly plan: Plan<Schema, V, M>;
  /** Of the plan's jobs, in the order of `jobsOf`. */
  readonly measurements: readonly M[];
  readonly locale: Locale;
  readonly format: ReportFormat;
}

/** The file of a report that is to be read first. */
export function mainFile(format: ReportFormat): string {
  return format === 'json' ? 'results.json' : `report.${format}`;
}

/** What a report of a format needs to write, as far as it is known before: files, and folders with a `/`. */
export function reportPaths(format: ReportFormat): readonly string[] {
  const data = ['results.schema.json', 'results.json'];
  const figures = format === 'md' ? ['figures/'] : [];
  return [...figures, ...data, ...(format === 'json' ? [] : [mainFile(format)])];
}

/** All files of a report; the one to be read first, which refers to the others, is last. */
export async function reportFiles<Schema extends SettingsSchema, V extends Variant, M>({
  plan,
  given = plan.exercise.name,
  measurements,
  locale,
  format,
}: ReportRequest<Schema, V, M>): Promise<readonly ReportFile[]> {
  const result = resultOf(plan, measurements);
  const conditions = plan.exercise.conditions(plan.settings);
  const origin = { version, digest: digestOf(result) };
  const data = resultsFiles(result, { ...origin, conditions });
  if (format === 'json') return data;
  const sections = await sectionsOf(plan, measurements);
  const reproduction = {
    ...origin,
    command: command(plan, { given, locale, format }),
    seeds: plan.seeds,
  };
  const content = { result, sections, conditions, reproduction };
  // The drawing libraries take a second to load: not before there is something to draw.
  const { drawFigure } = await import('../figures/draw.ts');
  const figures = figuresOf(sections).map((figure) => ({
    path: figurePath(figure),
    content: drawFigure(figure, locale),
  }));
  return [...data, ...(await pages(content, figures, locale, format))].map((file) =>
    file.path.endsWith('.json') ? file : sealed(file, origin.digest),
  );
}

/** The report itself, with its figures beside it or within it. */
async function pages(
  content: ReportContent,
  figures: readonly ReportFile[],
  locale: Locale,
  format: 'md' | 'html',
): Promise<readonly ReportFile[]> {
  const markdown = report(content, locale);
  const path = mainFile(format);
  if (format === 'md') return [...figures, { path, content: markdown }];
  // Only HTML needs the libraries that read Markdown and formulas.
  const { page } = await import('./page.ts');
  const title = content.result.exercise.title[locale.language];
  return [{ path, content: page({ title, markdown, figures, language: locale.language }) }];
}

/**
 * The figures of a report, in its order.
 *
 * @throws RangeError if a figure's file has no usable name, or that of another one.
 */
function figuresOf(sections: readonly Section[]): readonly Figure[] {
  const blocks = sections.flatMap((section) => section.blocks);
  const figures = blocks.filter((block) => block.kind !== 'text' && block.kind !== 'table');
  const files = figures.map(({ file }) => file);
  for (const [i, file] of files.entries()) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(file)) {
      throw new RangeError(`a figure's file must be a name in kebab case, got '${file}'`);
    }
    if (files.indexOf(file) < i) throw new RangeError(`two figures have the file '${file}'`);
  }
  return figures;
}
