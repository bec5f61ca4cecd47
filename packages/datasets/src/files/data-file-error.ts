/**
 * A file does not hold what its reader expects. The message names the file, the place in it (a byte
 * counted from 0, or a row counted from 1), what was expected and what is there.
 */
export class DataFileError extends Error {
  override readonly name: string = 'DataFileError';

  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
  }
}
