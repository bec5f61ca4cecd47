import Papa from 'papaparse';
import { checkOption, checkOptions } from '../check-option.ts';
import type { DataFile } from './data-file.ts';
import { DataFileError } from './data-file-error.ts';
import { platform } from './platform.ts';
import { unpacked } from './unpacked.ts';

export interface CsvRecordsOptions {
  /** The character between two fields. */
  readonly delimiter?: string;
}

/** One line of a CSV file, or several where a quoted field holds line breaks. */
export interface CsvRecord {
  /** Which one it is, counted from 1: the row that a spreadsheet shows. */
  readonly row: number;
  readonly fields: readonly string[];
}

/** A longer record is taken for a quote that nobody closed, or for lines without line feeds. */
const LONGEST_RECORD = 1 << 20;

/**
 * The records of a CSV file (RFC 4180, in UTF-8) as it streams in, packed by gzip or not. Empty lines
 * are left out, and counted. For files that are too large for `readCsv`.
 *
 * @throws DataFileError (as a rejection) if a quote is misplaced or not closed, lines end with carriage
 * returns alone, or the bytes are no text; RangeError if the delimiter is none.
 * @example
 * ```ts
 * import { csvRecords } from '@semente/datasets/files';
 *
 * const data = new TextEncoder().encode('name,height\n"Ada, Countess",1.7\n');
 * for await (const { row, fields } of csvRecords({ name: 'people.csv', data })) {
 *   console.log(row, fields); // 1 ['name', 'height'], then 2 ['Ada, Countess', '1.7']
 * }
 * ```
 */
export async function* csvRecords(
  file: DataFile,
  options: CsvRecordsOptions = {},
): AsyncGenerator<CsvRecord> {
  checkOptions('csvRecords', options);
  const { delimiter = ',' } = options;
  const isFit = typeof delimiter === 'string' && /^[^"\r\n\ufeff]$/.test(delimiter);
  checkOption('csvRecords', 'delimiter', delimiter, isFit, 'one character, no quote or line break');
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  let row = 0;
  let rest = '';
  for await (const { text, isLast } of texts(file)) {
    rest += text;
    if (isLast) rest = rest.replace(/\r$/, '');
    if (isLast && row === 0) checkLineEnds(file.name, rest);
    const { records, used } = parse(parser, file.name, rest, row, isLast);
    rest = rest.slice(used);
    for (const fields of records) {
      row++;
      if (fields.length > 1 || fields[0] !== '') yield { row, fields };
    }
    if (rest.length > LONGEST_RECORD) {
      throw new DataFileError(
        file.name,
        `row ${row + 1} has more than ${LONGEST_RECORD} characters; is a quote not closed, or no line feed there?`,
      );
    }
  }
}

/** A whole file that has no line feed outside of quotes: then it should have no other line end. */
function checkLineEnds(name: string, text: string): void {
  if (!text.replaceAll(/"[^"]*"/g, '').includes('\r')) return;
  const expected = 'line feeds are expected, with or without carriage returns before them';
  throw new DataFileError(name, `row 1: ${expected}, and there are carriage returns alone`);
}

interface Parsed {
  readonly records: readonly (readonly string[])[];
  /** How many characters they are. */
  readonly used: number;
}

/** The complete records at the beginning of a text, or all of them if it is the last one. */
function parse(
  parser: Papa.Parser,
  name: string,
  text: string,
  rowsBefore: number,
  isLast: boolean,
): Parsed {
  const { data, errors, meta }: Papa.ParseResult<string[]> = parser.parse(text, 0, !isLast);
  // What is wrong with a record that is not complete yet may come right.
  const [error] = errors.filter(({ row }) => isLast || Number(row) < data.length);
  if (error !== undefined) {
    const problem =
      error.code === 'MissingQuotes'
        ? 'a quote is opened and not closed'
        : 'after a closing quote, a delimiter or the end of the line is expected';
    throw new DataFileError(name, `row ${rowsBefore + Number(error.row) + 1}: ${problem}`);
  }
  return { records: data.map(withoutReturn), used: meta.cursor };
}

/** Lines may end with a carriage return and a line feed; the parser splits at the latter. */
function withoutReturn(fields: readonly string[]): readonly string[] {
  const last = fields.at(-1) ?? '';
  return last.endsWith('\r') ? [...fields.slice(0, -1), last.slice(0, -1)] : fields;
}

/** The file's text, part by part, and at last an empty one. */
async function* texts(file: DataFile): AsyncGenerator<{ text: string; isLast: boolean }> {
  const decoder = new platform.TextDecoder('utf-8', { fatal: true });
  let at = 0;
  const decoded = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      const end = at + (bytes?.length ?? 0);
      throw new DataFileError(
        file.name,
        `text in UTF-8 is expected, and between bytes ${at} and ${end} there is something else`,
      );
    }
  };
  for await (const part of unpacked(file)) {
    yield { text: decoded(part), isLast: false };
    at += part.length;
  }
  yield { text: decoded(), isLast: true };
}
