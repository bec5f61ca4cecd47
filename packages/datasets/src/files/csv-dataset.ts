import { checkOption, checkOptions } from '../check-option.ts';
import { type RealDataset, realDataset } from '../real/real-dataset.ts';
import { shown } from '../shown.ts';
import { type CsvTable, listed } from './csv.ts';
import type { CsvColumn } from './csv-column.ts';
import { DataFileError } from './data-file-error.ts';

export interface CsvDatasetOptions {
  /** The name of the column that is to be predicted. */
  readonly target: string;
  /** The names of the columns to predict it from; all others, if nothing is said. */
  readonly features?: readonly string[];
}

/**
 * The data set in a table. A target of texts becomes the numbers of its classes, which are in
 * alphabetical order; a target of numbers stays as it is.
 *
 * @returns x: [samples, features] float64; y: [samples] float64.
 * @throws DataFileError if there is no such column, a feature is not one of numbers, or a value is
 * missing, naming its row and column; `withoutMissing` leaves out samples that are not complete.
 * RangeError if the table or an option does not fit.
 * @example
 * ```ts
 * import { csvDataset, readCsv } from '@semente/datasets/files';
 *
 * const data = new TextEncoder().encode('age,weight,pain\n31,60,3\n62,71,5\n');
 * const table = await readCsv({ name: 'patients.csv', data });
 * const { x, y } = csvDataset(table, { target: 'pain', features: ['age'] });
 * console.log(x.toArray(), y.toArray()); // [[31], [62]] [3, 5]
 * ```
 */
export function csvDataset(table: CsvTable, options: CsvDatasetOptions): RealDataset {
  checkTable('csvDataset', table);
  checkOptions('csvDataset', options);
  const { target, features = otherNames(table, target) } = options;
  checkOption('csvDataset', 'features', features, Array.isArray(features), 'a list of names');
  const predicted = columnOf(table, target);
  checkComplete(table, predicted);
  const columns = features.map((name) => featureOf(table, columnOf(table, name)));
  if (predicted.type === 'number') {
    return realDataset(columns, Float64Array.from(predicted.values, Number), features, []);
  }
  const labels = predicted.values.map(String);
  const classNames = [...new Set(labels)].sort();
  const numbers = new Map(classNames.map((name, index) => [name, index]));
  const y = Float64Array.from(labels, (label) => numbers.get(label) ?? Number.NaN);
  return realDataset(columns, y, features, classNames);
}

/**
 * The table's samples of which every value is known.
 *
 * @throws RangeError if it is no table.
 * @example
 * ```ts
 * import { readCsv, withoutMissing } from '@semente/datasets/files';
 *
 * const data = new TextEncoder().encode('age,pain\n31,3\nNA,5\n');
 * const table = await readCsv({ name: 'patients.csv', data });
 * console.log(table.rows, withoutMissing(table).rows); // [2, 3] [2]
 * ```
 */
export function withoutMissing(table: CsvTable): CsvTable {
  checkTable('withoutMissing', table);
  const isComplete = table.rows.map((_, index) =>
    table.columns.every(({ values }) => values[index] !== null),
  );
  const kept = <T>(values: readonly T[]): T[] => values.filter((_, index) => isComplete[index]);
  return {
    name: table.name,
    rows: kept(table.rows),
    columns: table.columns.map((column) =>
      column.type === 'number'
        ? { ...column, values: kept(column.values) }
        : { ...column, values: kept(column.values) },
    ),
  };
}

/** For callers whose types nobody checked: a promise is easily taken for what it promises. */
function checkTable(name: string, table: CsvTable): void {
  const isTable = Array.isArray(table?.columns) && Array.isArray(table.rows);
  checkOption(name, 'table', table, isTable, 'a table, as `await readCsv(…)` gives it');
}

function otherNames({ columns }: CsvTable, target: string): string[] {
  return columns.map(({ name }) => name).filter((name) => name !== target);
}

function columnOf({ name: file, columns }: CsvTable, wanted: string): CsvColumn {
  const column = columns.find(({ name }) => name === wanted);
  if (column !== undefined) return column;
  const names = listed(columns.map(({ name }) => name));
  throw new DataFileError(file, `there is no column ${shown(wanted)}; there are ${names}`);
}

function featureOf(table: CsvTable, column: CsvColumn): Float64Array {
  if (column.type === 'text') {
    const example = column.values.find((value) => value !== null && Number.isNaN(Number(value)));
    throw new DataFileError(
      table.name,
      `column '${column.name}' is of texts${example ? `, such as ${shown(example)}` : ''}; name the features that are numbers`,
    );
  }
  checkComplete(table, column);
  return Float64Array.from(column.values, Number);
}

function checkComplete({ name: file, rows }: CsvTable, { name, values }: CsvColumn): void {
  const missing = rows.filter((_, index) => values[index] === null);
  if (missing.length === 0) return;
  throw new DataFileError(
    file,
    `row ${missing[0]}, column '${name}': the value is missing, one of ${missing.length} in this column; withoutMissing leaves such samples out`,
  );
}
