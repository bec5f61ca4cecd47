/** The texts of the report that are the same for every exercise, in English. */
export const report = {
  results: {
    heading: 'Results',
    variant: 'Variant',
    rule: 'Rule',
    trained: 'Trained',
    comment: 'Comment',
    commentUnder: (seed: string) => `Comment (seed ${seed})`,
    share: (count: string, of: string) => `${count} of ${of}`,
    note: (seeds: string) =>
      `Over ${seeds} seeds: the median; below it, between brackets, the lower and the upper quartile and, between parentheses, a 95% confidence interval, by bootstrap for a median and by Wilson’s method for a share. A run that ends in no number counts as worse than all others.`,
    fewSeeds: (least: string, seeds: string, coverage: string) =>
      `From fewer than ${least} seeds no interval of a median is that certain: even the one from the smallest to the largest of ${seeds} values holds the true median with a probability of ${coverage} only.`,
  },
  findings: {
    heading: 'What the measurements show',
    confirmed: 'Confirmed.',
    refuted: 'Refuted by this run.',
    confirmedUnder: (confirmed: string, of: string) =>
      `Confirmed under ${confirmed} of ${of} seeds.`,
    evidence: (seed: string) =>
      `Each claim is judged under every seed. The numbers after it are those of seed ${seed}, or of the first seed under which it could be judged.`,
  },
  conditions: {
    heading: 'Conditions',
    intro:
      'Every variant runs under the same conditions; only the rule in the first table differs.',
    condition: 'Condition',
    value: 'Value',
    seed: 'Seed',
    seeds: 'Seeds',
    range: (first: string, last: string, count: string) => `${first} to ${last} (${count} seeds)`,
  },
  reproduce: {
    heading: 'How to reproduce',
    intro: (version: string) => `In a clone of the repository, at version ${version}:`,
    result:
      'The report, its figures and `results.json` come out the same, byte for byte, on every machine. `results.json` holds every measurement of every run.',
    digest: (digest: string) =>
      `SHA-256 of the measurements: \`${digest}\`. Whoever gets the same digest has measured the same, bit for bit.`,
    seedsHeading: 'About the seeds',
    oneSeed: (seed: string) =>
      `The seed ${seed} fixes everything random in a run; each variant starts from it anew, so what differs between the variants is the rule and nothing else. One seed is one sample: before you generalize a result, run it under more of them (\`--seeds\`), above all where training is chaotic.`,
    manySeeds: (seed: string) =>
      `A seed fixes everything random in a run; each variant starts from it anew, so under one seed what differs between the variants is the rule and nothing else. Where a single run is shown, it is that of seed ${seed}.`,
  },
};

/** The words that stand in figures, whatever they show. */
export const figures = {
  lines: {
    start: (value: string) => `↑ starts at ${value}`,
  },
  maps: {
    noBoundary: 'no boundary: one class everywhere',
    classPoint: (label: string) => `class ${label}`,
    probability: 'Probability of class 1',
    boundary: 'boundary, p = 0.5',
  },
  histograms: {
    allEqual: (value: string) => `all ${value}`,
    notFinite: 'not finite',
  },
  heatmap: {
    noValue: 'no value',
  },
};

/** What another language has to provide of them. */
export type ReportMessages = typeof report;
export type FigureMessages = typeof figures;
