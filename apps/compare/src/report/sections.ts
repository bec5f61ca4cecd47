import {
  type Block,
  type Cell,
  exact,
  jsonNumber,
  type Section,
  type Table,
} from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { numberText } from '../number-text.ts';
import { image, paragraphs, section, table } from './markdown.ts';

/** A part of the body of a report. */
export function sectionText({ heading, blocks }: Section, locale: Locale): string {
  return section(heading[locale.language], ...blocks.map((block) => blockText(block, locale)));
}

/** Where the file of a figure is, relative to the report. */
export function figurePath({ file }: { readonly file: string }): string {
  return `figures/${file}.svg`;
}

function blockText(block: Block, locale: Locale): string {
  const { language } = locale;
  if (block.kind === 'text') return block.text[language];
  if (block.kind === 'table') return tableText(block, locale);
  return paragraphs(
    `### ${block.heading[language]}`,
    image(block.alternative[language], figurePath(block)),
    block.caption[language],
  );
}

function tableText({ heading, columns, rows }: Table, locale: Locale): string {
  const { language } = locale;
  const headings = columns.map(({ heading: words, style, isNumeric = style !== undefined }) => ({
    heading: words[language],
    isNumeric,
  }));
  const cells = rows.map((row) => row.map((cell, i) => cellText(cell, columns[i]?.style, locale)));
  return paragraphs(heading ? `### ${heading[language]}` : '', table(headings, cells));
}

/** A number in its column's style; without one it is written with all its digits. */
function cellText(
  cell: Cell,
  style: Table['columns'][number]['style'],
  { format, language }: Locale,
): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'object') return cell[language];
  if (style !== undefined) return numberText(cell, style, format);
  return exact(jsonNumber(cell));
}
