import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { localeOf } from '../src/locale.ts';
import { reportFiles } from '../src/report/files.ts';
import { fabricated } from './fabricated.ts';
import { fabricatedFigures } from './fabricated-figures.ts';

async function pageOf(language: 'en' | 'pt-BR'): Promise<string> {
  const made = fabricated({ seeds: [7, 8] });
  const files = await reportFiles({ ...made, locale: localeOf(language), format: 'html' });
  return files.at(-1)?.content ?? '';
}

describe('the report as HTML', async () => {
  const html = await pageOf('en');

  it('is one file that asks for nothing else', () => {
    expect(html.startsWith('<!doctype html>\n<html lang="en">')).toBe(true);
    expect(html.match(/<(script|link|img|iframe)\b|\bsrc=|@import|url\([^#]/g)).toBeNull();
    const addresses = new Set(html.match(/https?:\/\/[^"'\s<)]*/g));
    // The namespaces are names, which nothing is loaded from.
    expect([...addresses].filter((address) => !address.startsWith('http://www.w3.org/'))).toEqual(
      [],
    );
  });

  it('is in the language it says', async () => {
    const portuguese = await pageOf('pt-BR');
    expect(portuguese).toContain('<html lang="pt-BR">');
    expect(portuguese).toContain('<title>Um exercício inventado</title>');
    expect(portuguese).toContain('<h2>Resultados</h2>');
  });

  it('closes what it opens', () => {
    const body = /<main>.*<\/main>/s.exec(html)?.[0] ?? '';
    // As XML, where the elements that HTML never closes are closed.
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(body.replaceAll('<br>', '<br/>')).close();
    expect(body).toContain('<h1>A made-up exercise</h1>');
  });

  it('has every figure drawn within, with its alternative text', () => {
    for (const { heading, alternative } of fabricatedFigures) {
      expect(html).toContain(
        `<title>${heading.en.replace('&', '&amp;')}</title><desc>${alternative.en}`,
      );
    }
    expect(html.match(/<figure><svg /g)).toHaveLength(fabricatedFigures.length);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has its formulas as MathML, bars in tables included', () => {
    expect(html.includes('$`')).toBe(false);
    expect(html).toContain(
      '<annotation encoding="application/x-tex">w \\sim 10 \\, |N(0, 1)|</annotation>',
    );
  });

  it('keeps what has a meaning in HTML from having it', () => {
    expect(html).toContain('Wild &amp; &lt; large (<code>wild</code>)');
    expect(html).toContain('<code>a | b</code>');
  });

  it('is the same text every time', async () => {
    expect(await pageOf('en')).toBe(html);
  });
});
