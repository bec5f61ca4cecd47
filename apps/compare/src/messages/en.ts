import { figures, report } from './report-en.ts';

/** Every text of the program and of the report, in English: the original that fixes the type. */
export const en = {
  help: {
    usage:
      'Usage: pnpm compare [EXERCISE] [options]\n       pnpm compare merge DIR... [--out DIR] [--format F] [--lang TAG]',
    purpose:
      'Runs the variants of an exercise under equal conditions and writes a report on what they\nmeasured. EXERCISE is a name of the list below, or the path of a file of your own.',
    exercises: (fallback: string) => `Exercises (default: ${fallback}):`,
    settings: (exercise: string) => `Settings of the exercise ${exercise}:`,
    setting: (description: string, expected: string, fallback: string) =>
      `${description}: ${expected} (default: ${fallback})`,
    options: 'Options of every exercise:',
    schemes: (names: string, fallback: string) =>
      `the variants to run, separated by commas: ${names} (default: ${fallback})`,
    all: 'all',
    seed: (fallback: string) => `the seed, or the first of several (default: ${fallback})`,
    seeds: 'how many successive seeds each variant runs under (default: 1)',
    workers: 'how many runs go at once (default: as many as pay, up to one for each core)',
    resume: 'go on with the runs that are stored in DIR/runs; see below',
    fresh: 'throw the stored runs of an unfinished comparison away and start over',
    shard: 'run only the Ith of N parts, without a report: "merge" makes it of all parts',
    eager: 'run training steps operation by operation: slower, the same results',
    watch: 'run again whenever the file of the exercise, or one that it imports, changes',
    format: (names: string) => `what the report is written as: ${names} (default: md)`,
    out: (fallback: string) => `the folder for the report and the runs (default: ${fallback})`,
    lang: (names: string) => `the language of the report and of the messages: ${names}`,
    help: 'show this help, for the exercise that is named, and stop',
    resuming:
      'Each finished run is stored at once. A comparison that was interrupted goes on where it stopped\nif you give the same command again, with --resume; you may ask for more or other variants and seeds\nthen, since a run depends on its own alone. A folder of other settings, of another version or of\nanother state of the exercise’s files is refused.',
    placeholders: {
      value: 'VALUE',
      list: 'A,B',
      number: 'N',
      part: 'I/N',
      format: 'F',
      folder: 'DIR',
      tag: 'TAG',
    },
  },

  errors: {
    unknownOption: (given: string, valid: string) =>
      `unknown option ${given}: the options are ${valid}`,
    unexpectedArgument: (given: string, help: string) =>
      `unexpected argument "${given}": one exercise at most, and every setting is an option (${help} lists them)`,
    missingValue: (option: string, example: string) => `${option} needs a value, as in ${example}`,
    needlessValue: (option: string) => `${option} takes no value: give it alone`,
    repeatedOption: (option: string) => `${option} is given more than once: give it once`,
    notTogether: (one: string, other: string) =>
      `${one} and ${other} contradict each other: give one of them`,
    noSuchFile: (path: string) => `there is no file "${path}" to take an exercise from`,
    unknownExercise: (given: string, valid: string) =>
      `unknown exercise "${given}": the exercises are ${valid}`,
    unknownScheme: (given: string, valid: string) =>
      `unknown scheme "${given}": the schemes are ${valid}`,
    unknownFormat: (given: string, valid: string) =>
      `unknown format "${given}": the formats are ${valid}`,
    unknownLanguage: (given: string, valid: string) =>
      `unknown language "${given}": the languages are ${valid}`,
    didYouMean: (name: string) => `; did you mean ${name}?`,
    emptyScheme: (given: string, valid: string) =>
      `--schemes has an empty name in "${given}": give one or more of ${valid}, separated by commas`,
    repeatedScheme: (name: string) => `--schemes names "${name}" more than once: name it once`,
    setting: (option: string, expected: string, example: string, given: string) =>
      `${option} must be ${expected}, such as ${example}, but it is "${given}"`,
    seed: (given: string) =>
      `--seed must be a whole number from 0 to 4294967295, such as 3, but it is "${given}"`,
    seeds: (most: string, given: string) =>
      `--seeds must be a whole number from 1 to ${most}, such as 10, but it is "${given}"`,
    tooManySeeds: (count: string, first: string) =>
      `there are no ${count} seeds from ${first} on: the last one is 4294967295`,
    workers: (most: string, given: string) =>
      `--workers must be a whole number from 1 to ${most}, such as 2, but it is "${given}"`,
    shard: (given: string) =>
      `--shard must be a part of a number of parts, such as 1/4 for the first of four, but it is "${given}"`,
    notAFolder: (out: string, path: string) =>
      `cannot write the report to "${out}": "${path}" exists and is not a folder; choose another folder with --out`,
    isAFolder: (out: string, path: string) =>
      `cannot write the report to "${out}": "${path}" is a folder where a file has to go; choose another folder with --out`,
    notWritable: (out: string, path: string, code: string) =>
      `cannot write the report to "${out}": "${path}" cannot be written (${code}); choose another folder with --out`,
    writeFailed: (out: string, reason: string) =>
      `could not write the report to "${out}": ${reason}`,
    reportFailed: (reason: string) => `no report can be made of these runs: ${reason}`,
    unfinished: (folder: string, done: string, of: string) =>
      `"${folder}" has ${done} of the ${of} runs of an unfinished comparison: go on with --resume, throw them away with --fresh, or choose another folder with --out`,
    damagedManifest: (folder: string, reason: string | null) =>
      `"${folder}" has runs, but its comparison.json does not say of what${reason === null ? '' : ` (${reason})`}: choose another folder, or start over there with --fresh`,
    otherComparison: (folder: string, differences: string) =>
      `the runs in "${folder}" are of another comparison, and are not mixed with this one: ${differences}`,
    runFailed: (run: string, reason: string) => `${run} failed: ${reason}`,
    notStored: (run: string, folder: string, reason: string) =>
      `${run} is finished but could not be stored in "${folder}": ${reason}; the runs stored before it are kept, and --resume goes on from there`,
    nothingToMerge: 'merge needs the folders of the parts, as in merge part-1 part-2',
    noRuns: (folder: string) => `"${folder}" has no runs to merge`,
    repeatedFolder: (folder: string) => `"${folder}" is named more than once: name it once`,
    otherRuns: (folder: string, other: string) =>
      `"${folder}" and "${other}" are parts of comparisons with other schemes or seeds`,
    missingRuns: (runs: string, shards: string) =>
      `the comparison is not complete: ${runs} missing${shards === '' ? '' : ` (the parts are ${shards})`}`,
    unequalRuns: (run: string, folder: string, other: string) =>
      `${run} is in "${folder}" and in "${other}", but not with the same measurement: one of them is wrong`,
  },

  runs: {
    name: (scheme: string, seed: number) => `${scheme} with seed ${seed}`,
    conditions: { format: 'format', version: 'version', exercise: 'exercise' },
    difference: (condition: string, stored: string, wanted: string) =>
      `${condition} is ${stored} there and ${wanted} here`,
    otherFile: 'the file of the exercise, or one that it imports, has changed since',
    stored: (part: string, count: string, folder: string) =>
      `Part ${part} is done: ${count} runs are in ${folder}`,
    resumed: (count: string) => `${count} runs are already there`,
    watching: (path: string) => `Waiting for a change of ${path} (Ctrl-C to stop)`,
  },

  progress: {
    seeds: (done: string, of: string) => `${done} of ${of} seeds`,
    cost: (cost: string) => `cost ${cost}`,
    left: (seconds: string) => `${seconds} s left`,
    took: (seconds: string) => `${seconds} s`,
  },

  outcome: {
    scheme: 'Scheme',
    trained: 'Trained',
    medians: (seeds: string) => `Medians over ${seeds} seeds.`,
    written: (path: string) => `Report: ${path}`,
  },

  report,
  figures,
};

/** What a language has to provide. A text missing from another language is a type error. */
export type Messages = typeof en;
