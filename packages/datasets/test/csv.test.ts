import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CsvOptions,
  type CsvTable,
  csvDataset,
  csvRecords,
  DataFileError,
  readCsv,
  withoutMissing,
} from '../src/files/index.ts';
import { attempt, damage, inParts } from './files-damage.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, options?: CsvOptions): Promise<CsvTable> =>
  readCsv({ name: 'a.csv', data: utf8(text) }, options);

const leaves = 'length,width,kind\n1.5,2,oak\n-.5,1e1,elm\n3.,+4,oak\n';

async function records(data: Uint8Array, partSize: number): Promise<unknown[]> {
  const all: unknown[] = [];
  const file = { name: 'a.csv', data: inParts(data, partSize) };
  for await (const record of csvRecords(file)) all.push(record);
  return all;
}

describe('csvRecords', () => {
  it('gives what was written, whatever the fields hold and however the bytes arrive', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'é', '😀', ',', '"', '\n', ' ', '1') });
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 50 }),
        async (rows, lineBreak, hasEnd, partSize) => {
          const text = rows.map((row) => row.map(quoted).join(',')).join(lineBreak);
          const data = utf8(hasEnd ? text + lineBreak : text);
          const expected = rows.map((fields, index) => ({ row: index + 1, fields }));
          expect(await records(data, partSize)).toEqual(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('counts empty lines and leaves them out', async () => {
    expect(await records(utf8('a,b\r\n\r\n1,2\r\n\r\n'), 5)).toEqual([
      { row: 1, fields: ['a', 'b'] },
      { row: 3, fields: ['1', '2'] },
    ]);
  });

  it('tells in which row a quote is misplaced or not closed', async () => {
    await expect(records(utf8('a\n"b" c\nd\n'), 100)).rejects.toThrow(
      'a.csv: row 2: after a closing quote, a delimiter or the end of the line is expected',
    );
    await expect(records(utf8('a\n"b\nc\n'), 3)).rejects.toThrow(
      'a.csv: row 2: a quote is opened and not closed',
    );
    await expect(records(utf8(`a\n"${'b\n'.repeat(1e6)}`), 1e5)).rejects.toThrow(
      'a.csv: row 2 has more than 1048576 characters; is a quote not closed, or no line feed there?',
    );
  });

  it('tells lines that end with carriage returns alone', async () => {
    const message = 'row 1: line feeds are expected, with or without carriage returns before them';
    for (const text of ['a,b\r1,2\r', 'a,b\r1,2', '"a",b\r"1",2\r']) {
      await expect(records(utf8(text), 3)).rejects.toThrow(message);
    }
    expect(await records(utf8('"a\rb",c\r'), 3)).toEqual([{ row: 1, fields: ['a\rb', 'c'] }]);
  });

  it('tells bytes that are no text', async () => {
    await expect(records(Uint8Array.of(97, 10, 255), 2)).rejects.toThrow(
      'a.csv: text in UTF-8 is expected, and between bytes 2 and 3 there is something else',
    );
  });

  it.each(['', ';;', '"', '\n', 5])('refuses the delimiter %o', async (delimiter) => {
    await expect(read(leaves, { delimiter } as never)).rejects.toThrow(
      'csvRecords: delimiter must be one character, no quote or line break',
    );
  });
});

describe('readCsv', () => {
  it('takes columns of numbers alone for numbers, and others for texts', async () => {
    const { columns, rows } = await read(leaves);
    expect(columns).toEqual([
      { name: 'length', type: 'number', values: [1.5, -0.5, 3] },
      { name: 'width', type: 'number', values: [2, 10, 4] },
      { name: 'kind', type: 'text', values: ['oak', 'elm', 'oak'] },
    ]);
    expect(rows).toEqual([2, 3, 4]);
  });

  it.each(['0x10', '1e999', 'Infinity', '1,5', '1 2', '1_000'])(
    'does not take %o for a number',
    async (text) => {
      expect((await read(`a;b\n${text};1\n`, { delimiter: ';' })).columns[0].type).toBe('text');
    },
  );

  it('believes stated types, and names row and column of what is none', async () => {
    const { columns } = await read('zip,n\n01234,1\n', { types: { zip: 'text' } });
    expect(columns[0].values).toEqual(['01234']);
    await expect(read('a,b\n1,2\n3,x\n', { types: { b: 'number' } })).rejects.toThrow(
      `a.csv: row 3, column 'b': a number is expected, got "x"`,
    );
    await expect(read('a,b\n1,2\n', { types: { c: 'number' } })).rejects.toThrow(
      `a.csv: types names a column 'c'; there are 'a', 'b'`,
    );
  });

  it('reads without a header, with a byte order mark, and packed by gzip', async () => {
    const { columns } = await read('1,2\n3,4\n', { hasHeader: false });
    expect(columns.map(({ name }) => name)).toEqual(['0', '1']);
    expect((await read('\ufeffa\n1\n')).columns[0].name).toBe('a');
    const data = new Uint8Array(gzipSync(leaves));
    expect(await readCsv({ name: 'a.csv', data })).toEqual(await read(leaves));
  });

  it('reads names and texts in any script, and a header alone', async () => {
    const { columns } = await read('naïve,日本,__proto__\n1,😀,2\n', { types: { naïve: 'text' } });
    expect(columns).toEqual([
      { name: 'naïve', type: 'text', values: ['1'] },
      { name: '日本', type: 'text', values: ['😀'] },
      { name: '__proto__', type: 'number', values: [2] },
    ]);
    const empty = csvDataset(await read('a,b\n'), { target: 'b' });
    expect([empty.x.shape, empty.y.shape]).toEqual([[0, 1], [0]]);
  });

  it.each([
    [null, 'options must be an object, given null'],
    [{ hasHeader: 'no' }, "hasHeader must be true or false, given 'no'"],
    [
      { types: { length: 'int' } },
      "types must be an object of column names and 'number' or 'text'",
    ],
    [{ types: 'number' }, "types must be an object of column names and 'number' or 'text'"],
    [{ types: null }, "types must be an object of column names and 'number' or 'text'"],
    [{ missing: 'NA' }, "missing must be a list of texts, given 'NA'"],
  ])('refuses the options %o', async (options, message) => {
    await expect(read(leaves, options as never)).rejects.toThrow(`readCsv: ${message}`);
  });

  it.each([
    ['', 'a.csv: a first row is expected, and the file is empty'],
    ['\ufeff\n', 'a.csv: a first row is expected, and the file is empty'],
    ['a,b,a\n', "a.csv: two columns are called 'a'"],
    ['a,b\n1\n', 'a.csv: row 2: 2 fields are expected, as in the first row, got 1'],
    ['a,b\n1,2\n\n1,2,3\n', 'a.csv: row 4: 2 fields are expected, as in the first row, got 3'],
  ])('refuses %o', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
    await expect(read(text)).rejects.toBeInstanceOf(DataFileError);
  });
});

describe('csvDataset', () => {
  it('gives features, and classes in alphabetical order', async () => {
    const { x, y, featureNames, classNames } = csvDataset(await read(leaves), { target: 'kind' });
    expect(x.toArray()).toEqual([
      [1.5, 2],
      [-0.5, 10],
      [3, 4],
    ]);
    expect([y.toArray(), classNames]).toEqual([
      [1, 0, 1],
      ['elm', 'oak'],
    ]);
    expect(featureNames).toEqual(['length', 'width']);
  });

  it('takes the features that are named, and a target of numbers as it is', async () => {
    const options = { target: 'width', features: ['length'] };
    const { x, y, classNames } = csvDataset(await read(leaves), options);
    expect([x.shape, y.toArray(), classNames]).toEqual([[3, 1], [2, 10, 4], []]);
  });

  it('names row and column of a missing value, unless such samples are left out', async () => {
    const table = await read('a,kind\n1,oak\nNA,elm\n?,oak\n2,\n');
    expect(() => csvDataset(table, { target: 'kind' })).toThrow(
      "a.csv: row 5, column 'kind': the value is missing, one of 1 in this column; withoutMissing",
    );
    const options = { target: 'a', features: [] };
    expect(() => csvDataset(table, options)).toThrow(
      "a.csv: row 3, column 'a': the value is missing, one of 2 in this column",
    );
    const { x, y } = csvDataset(withoutMissing(table), { target: 'kind' });
    expect([x.toArray(), y.toArray()]).toEqual([[[1]], [0]]);
  });

  it('refuses what is no table, such as the promise of one', () => {
    const options = { target: 'kind' };
    expect(() => csvDataset(read(leaves) as never, options)).toThrow(
      'csvDataset: table must be a table, as `await readCsv(…)` gives it, given an object',
    );
    expect(() => withoutMissing(undefined as never)).toThrow('withoutMissing: table must be a');
  });

  it('refuses options that are none', async () => {
    const table = await read(leaves);
    expect(() => csvDataset(table, undefined as never)).toThrow('options must be an object');
    expect(() => csvDataset(table, { target: 'kind', features: 'length' } as never)).toThrow(
      "csvDataset: features must be a list of names, given 'length'",
    );
  });

  it('refuses a column that is not there, or a feature of texts', async () => {
    const table = await read(leaves);
    expect(() => csvDataset(table, { target: 'age' })).toThrow(
      "a.csv: there is no column 'age'; there are 'length', 'width', 'kind'",
    );
    expect(() => csvDataset(table, { target: 'width' })).toThrow(
      "a.csv: column 'kind' is of texts, such as 'oak'; name the features that are numbers",
    );
  });
});

describe('a damaged CSV file', () => {
  const file = utf8('a,b,kind\r\n1,"2",oak\r\n3,4,"e, ""l"" m"\r\n');

  it('is refused, or read as the table that it has become, however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(damage, fc.integer({ min: 1, max: 40 }), async (spoil, size) => {
        const data = spoil(file);
        const whole = await attempt(() => readCsv({ name: 'a.csv', data }));
        const inPieces = { name: 'a.csv', data: inParts(data, size) };
        expect(await attempt(() => readCsv(inPieces))).toEqual(whole);
        const lengths = whole?.columns.map(({ values }) => values.length) ?? [];
        expect(lengths).toEqual(lengths.map(() => whole?.rows.length));
      }),
      { numRuns: 3000 },
    );
  });
});
