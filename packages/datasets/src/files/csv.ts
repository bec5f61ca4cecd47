import { checkFlag, checkOption, checkOptions } from '../check-option.ts';
import { ColumnBuilder, type ColumnType, type CsvColumn } from './csv-column.ts';
import { type CsvRecordsOptions, csvRecords } from './csv-records.ts';
import type { DataFile } from './data-file.ts';
import { DataFileError } from './data-file-error.ts';

export interface CsvOptions extends CsvRecordsOptions {
  /** Whether the first row names the columns. If not, they are called '0', '1', …. */
  readonly hasHeader?: boolean;
  /** What the columns named here hold. Of the others, those of numbers alone are numbers. */
  readonly types?: Readonly<Record<string, ColumnType>>;
  /** The texts that stand for a value that is missing. */
  readonly missing?: readonly string[];
}

/** What a CSV file holds, column by column. */
export interface CsvTable {
  /** What messages call the file. */
  readonly name: string;
  /** For each sample, the row of the file that it stands in, counted from 1. */
  readonly rows: readonly number[];
  readonly columns: readonly CsvColumn[];
}

/**
 * The table in a CSV file (RFC 4180, in UTF-8), packed by gzip or not.
 *
 * @throws DataFileError (as a rejection), naming the row and the column, if a row has more or fewer
 * fields than the first, two columns share a name, or a value is not of the type that was stated;
 * RangeError if an option does not fit.
 * @example
 * ```ts
 * import { csvDataset, readCsv } from '@semente/datasets/files';
 *
 * const data = new TextEncoder().encode('length,width,kind\n1.5,2,oak\n0.5,1,elm\n');
 * const table = await readCsv({ name: 'leaves.csv', data }); // or createReadStream('leaves.csv')
 * const { x, y, classNames } = csvDataset(table, { target: 'kind' });
 * console.log(x.toArray(), y.toArray(), classNames); // [[1.5, 2], [0.5, 1]] [1, 0] ['elm', 'oak']
 * ```
 */
export async function readCsv(file: DataFile, options: CsvOptions = {}): Promise<CsvTable> {
  checkCsvOptions(options);
  const { hasHeader = true, types = {}, missing = MISSING } = options;
  const rows: number[] = [];
  let builders: ColumnBuilder[] | undefined;
  for await (const { row, fields } of csvRecords(file, options)) {
    const isHeader = hasHeader && builders === undefined;
    const names = isHeader ? fields : fields.map((_, index) => String(index));
    builders ??= buildersOf(file.name, names, types, new Set(missing));
    if (isHeader) continue;
    checkCount(file.name, row, fields, builders);
    rows.push(row);
    for (const [index, builder] of builders.entries()) builder.add(fields[index], row);
  }
  if (builders === undefined)
    throw new DataFileError(file.name, 'a first row is expected, and the file is empty');
  return { name: file.name, rows, columns: builders.map((builder) => builder.column()) };
}

/** How pandas, R and the UCI repository write that nothing is known. */
const MISSING = ['', 'NA', 'N/A', 'NaN', 'nan', 'null', '?'];

/** For callers whose types nobody checked. */
function checkCsvOptions(options: CsvOptions): void {
  checkOptions('readCsv', options);
  const { hasHeader = true, types = {}, missing = [] } = options;
  checkFlag('readCsv', 'hasHeader', hasHeader);
  const isRecord = typeof types === 'object' && types !== null;
  const areTypes =
    isRecord && Object.values(types).every((type) => type === 'number' || type === 'text');
  const record = "an object of column names and 'number' or 'text'";
  checkOption('readCsv', 'types', types, areTypes, record);
  const areTexts = Array.isArray(missing) && missing.every((text) => typeof text === 'string');
  checkOption('readCsv', 'missing', missing, areTexts, 'a list of texts');
}

function buildersOf(
  file: string,
  names: readonly string[],
  types: Readonly<Record<string, ColumnType>>,
  missing: ReadonlySet<string>,
): ColumnBuilder[] {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new DataFileError(file, `two columns are called '${twice}'`);
  const unknown = Object.keys(types).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new DataFileError(file, `types names a column '${unknown}'; there are ${listed(names)}`);
  }
  return names.map((name) => {
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    return new ColumnBuilder(file, name, type, missing);
  });
}

function checkCount(
  file: string,
  row: number,
  fields: readonly string[],
  columns: readonly unknown[],
): void {
  if (fields.length === columns.length) return;
  const expected = `${columns.length} fields are expected, as in the first row, got ${fields.length}`;
  throw new DataFileError(file, `row ${row}: ${expected}`);
}

/** Names in a message, the first few. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => `'${name}'`);
  return names.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ');
}
