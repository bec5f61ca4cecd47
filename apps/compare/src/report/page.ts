import type { Language } from '@semente/experiment';
import { Marked, Renderer, type Tokens } from 'marked';
import temml from 'temml';
import type { ReportFile } from '../report-file.ts';
import { pageStyle } from './page-style.ts';

export interface PageRequest {
  readonly title: string;
  readonly markdown: string;
  /** The figures that the Markdown refers to by their paths. */
  readonly figures: readonly ReportFile[];
  readonly language: Language;
}

/** The report as one HTML document that needs nothing else: the Markdown's text, figures within. */
export function page({ title, markdown, figures, language }: PageRequest): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>
${pageStyle}
</style>
</head>
<body>
<main>
${body(markdown, figures)}</main>
</body>
</html>
`;
}

function body(markdown: string, figures: readonly ReportFile[]): string {
  const drawings = new Map(figures.map(({ path, content }) => [path, content]));
  const marked = new Marked({
    async: false,
    gfm: true,
    extensions: [formulas],
    renderer: {
      image: ({ href }) => scrollable(drawings.get(href)) ?? false,
      paragraph(token) {
        const isFigure = token.tokens.length === 1 && token.tokens[0].type === 'image';
        return isFigure ? `<figure>${this.parser.parseInline(token.tokens)}</figure>\n` : false;
      },
      table(token) {
        return `<div class="table">${Renderer.prototype.table.call(this, token)}</div>\n`;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}

/** Formulas between `` $` `` and `` `$ ``, as MathML, which needs no fonts of its own. */
const formulas = {
  name: 'formula',
  level: 'inline',
  start: (source: string): number => source.indexOf('$`'),
  tokenizer(source: string): Tokens.Generic | undefined {
    const [raw, tex] = /^\$`([^`]+)`\$/.exec(source) ?? [];
    return raw === undefined ? undefined : { type: 'formula', raw, tex };
  },
  renderer: ({ tex }: Tokens.Generic): string => temml.renderToString(tex, { annotate: true }),
} as const;

/** A drawing that is not shrunk so far that its words cannot be read. */
function scrollable(svg: string | undefined): string | undefined {
  return svg?.replace(/^<svg ([^>]*)width="(\d+)"/, (_, before: string, width: string) => {
    const least = Math.round(0.72 * Number(width));
    return `<svg style="min-width: ${least}px" ${before}width="${width}"`;
  });
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
