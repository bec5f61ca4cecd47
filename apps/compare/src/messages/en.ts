import { figures, report } from './report-en.ts';

/** Every text of the program and of the report, in English: the original that fixes the type. */
export const en = {
  help: {
    usage: 'Usage: pnpm compare [EXERCISE] [options]',
    purpose:
      'Trains the schemes of an exercise under equal conditions and writes a report: report.md,\nresults.json and the figures.',
    exercises: (fallback: string) => `Exercises (default: ${fallback}):`,
    options: (exercise: string) => `Options, for the exercise ${exercise}:`,
    schemes: (names: string) =>
      `the schemes to train, separated by commas: ${names} (default: all)`,
    iterations: (fallback: string) => `the number of training iterations (default: ${fallback})`,
    learningRate: (fallback: string) => `the learning rate (default: ${fallback})`,
    seed: (fallback: string) => `the seed of the initial weights (default: ${fallback})`,
    dataset: (names: string, fallback: string) => `the data set: ${names} (default: ${fallback})`,
    out: (fallback: string) => `the folder for the report (default: ${fallback})`,
    lang: (names: string) => `the language of the report and of the messages: ${names}`,
    help: 'show this help, for the exercise that is named, and stop',
    placeholders: { name: 'NAME', list: 'A,B', number: 'N', rate: 'X', folder: 'DIR', tag: 'TAG' },
  },

  errors: {
    unknownOption: (given: string, valid: string) =>
      `unknown option ${given}: the options are ${valid}`,
    unexpectedArgument: (given: string, help: string) =>
      `unexpected argument "${given}": one exercise at most, and every setting is an option (${help} lists them)`,
    missingValue: (option: string, example: string) => `${option} needs a value, as in ${example}`,
    repeatedOption: (option: string) => `${option} is given more than once: give it once`,
    unknownExercise: (given: string, valid: string) =>
      `unknown exercise "${given}": the exercises are ${valid}`,
    unknownScheme: (given: string, valid: string) =>
      `unknown scheme "${given}": the schemes are ${valid}`,
    unknownDataset: (given: string, valid: string) =>
      `unknown data set "${given}": the data sets are ${valid}`,
    unknownLanguage: (given: string, valid: string) =>
      `unknown language "${given}": the languages are ${valid}`,
    didYouMean: (name: string) => `; did you mean ${name}?`,
    emptyScheme: (given: string, valid: string) =>
      `--schemes has an empty name in "${given}": give one or more of ${valid}, separated by commas`,
    repeatedScheme: (name: string) => `--schemes names "${name}" more than once: name it once`,
    iterations: (given: string) =>
      `--iterations must be a whole number, 0 or more, such as 15000, but it is "${given}"`,
    learningRate: (given: string) =>
      `--learning-rate must be a finite number greater than 0, such as 0.01, but it is "${given}"`,
    seed: (given: string) =>
      `--seed must be a whole number from 0 to 4294967295, such as 3, but it is "${given}"`,
    notAFolder: (out: string, path: string) =>
      `cannot write the report to "${out}": "${path}" exists and is not a folder; choose another folder with --out`,
    isAFolder: (out: string, path: string) =>
      `cannot write the report to "${out}": "${path}" is a folder where a file has to go; choose another folder with --out`,
    notWritable: (out: string, path: string, code: string) =>
      `cannot write the report to "${out}": "${path}" cannot be written (${code}); choose another folder with --out`,
    writeFailed: (out: string, reason: string) =>
      `could not write the report to "${out}": ${reason}`,
  },

  progress: {
    bar: (counts: string, cost: string) => `${counts}  cost ${cost}`,
    left: (seconds: string) => `${seconds} s left`,
    took: (seconds: string) => `${seconds} s`,
    line: (name: string, iteration: string, iterations: string, cost: string) =>
      `${name}: iteration ${iteration} of ${iterations}, cost ${cost}`,
  },

  outcome: {
    scheme: 'Scheme',
    train: 'Train',
    test: 'Test',
    finalCost: 'Final cost',
    written: (path: string) => `Report: ${path}`,
  },

  report,
  figures,
};

/** What a language has to provide. A text missing from another language is a type error. */
export type Messages = typeof en;
