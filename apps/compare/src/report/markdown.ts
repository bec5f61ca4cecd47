/** One column of a table: its heading, and whether its cells are numbers, which stand to the right. */
export interface Column {
  readonly heading: string;
  readonly isNumeric?: boolean;
}

/** A GitHub-flavoured Markdown table. Cells may hold inline Markdown. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const headings = columns.map(({ heading }) => heading);
  const alignments = columns.map(({ isNumeric = false }) => (isNumeric ? '---:' : ':---'));
  return [headings, alignments, ...rows].map(line).join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map(inCell).join(' | ')} |`;
}

/** In a table a bar ends a cell and a line break ends the table, in code and formulas as well. */
function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}

/** Parts of a document, a blank line between them; what is empty is left out. */
export function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

export function section(heading: string, ...parts: readonly string[]): string {
  return paragraphs(`## ${heading}`, ...parts);
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** Inline TeX in the form in which Markdown leaves its backslashes alone. */
export function formula(tex: string): string {
  return `$\`${tex}\`$`;
}

/** A picture, its alternative text made safe for the brackets around it. */
export function image(alternative: string, path: string): string {
  return `![${alternative.replace(/[\\[\]]/g, '\\$&')}](${path})`;
}
