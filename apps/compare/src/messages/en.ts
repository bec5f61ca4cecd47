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

  report: {
    results: {
      heading: 'Results',
      scheme: 'Scheme',
      rule: 'Rule',
      trainAccuracy: 'Train accuracy',
      testAccuracy: 'Test accuracy',
      finalCost: 'Final cost',
      comment: 'Comment',
      note: 'Accuracy is the share of points whose class is predicted correctly. The final cost is the mean binary cross-entropy over the training points after the last update.',
    },
    findings: {
      heading: 'What the measurements show',
      confirmed: 'Confirmed.',
      refuted: 'Refuted by this run.',
    },
    figures: { heading: 'Figures' },
    layers: {
      heading: 'Layer by layer',
      note: 'Measured over all training points, before the first update → after the last one. The rank counts the linearly independent rows of the weight matrix; units are distinct if they differ in a weight or the bias. RMS is the root mean square.',
      scheme: 'Scheme',
      layer: 'Layer',
      shape: 'Weights',
      rank: 'Rank',
      distinctUnits: 'Distinct units',
      activation: 'RMS of the activations',
      zeros: 'Activations that are 0',
      gradient: 'RMS of the gradient',
    },
    setUp: {
      heading: 'Set-up',
      intro:
        'Every scheme is trained under the same conditions; only the rule in the first table differs.',
      condition: 'Condition',
      value: 'Value',
      dataset: 'Data set',
      points: 'Points',
      dataSeeds: 'Seeds of the points',
      ofEach: (train: string, test: string) => `${train} for training, ${test} for testing`,
      noise: 'Noise (standard deviation)',
      layers: 'Units per layer, inputs first',
      activation: 'Activation of the hidden layers',
      optimizer: 'Optimizer',
      learningRate: 'Learning rate',
      iterations: 'Iterations',
      dtype: 'Number type',
      seed: 'Seed of the initial weights',
    },
    notebook: {
      heading: 'Compared with the notebook’s printed numbers',
      intro:
        'The notebook computes its cost from the probabilities, so our column does the same. The relative difference is |ours − printed| / |printed|. Where training is chaotic, a difference in the last bit of one rounding grows, so that there fewer digits agree.',
      noneApply:
        'The conditions of this run are not the notebook’s own, so the numbers that it prints do not apply and nothing is compared.',
      notPrinted: (scheme: string) =>
        `${scheme}: the notebook prints nothing for this scheme under these conditions.`,
      iteration: 'Iteration',
      printed: 'Notebook',
      ours: 'Ours',
      difference: 'Relative difference',
      trainAccuracy: 'Train accuracy',
      testAccuracy: 'Test accuracy',
      bothInfinite: 'both infinite',
      notComparable: 'not comparable',
      largest: (difference: string, iteration: string) =>
        `Largest relative difference of a cost: ${difference}, at iteration ${iteration}.`,
      allEqual: 'All costs are equal to the last digit.',
    },
    firstCost: {
      heading: 'The first cost, from probabilities and from logits',
      explanation:
        'From a probability $`p`$ and a label $`y`$ the cost of one point is $`-y \\log p - (1 - y) \\log(1 - p)`$. Where the network is certain and wrong, the rounded $`p`$ is exactly 0 or 1, the logarithm is −∞ and so the mean cost is infinite. From the logit $`z`$, before the sigmoid, the same cost is $`\\max(z, 0) - z y + \\log(1 + e^{-|z|})`$, which never takes the logarithm of 0.',
      scheme: 'Scheme',
      iteration: 'Iteration',
      fromProbabilities: 'From probabilities',
      fromLogits: 'From logits',
      infinite: (scheme: string, cost: string) =>
        `With ${scheme} the first form is infinite; the second shows that the cost is ${cost}, a finite number.`,
      allFinite: 'In this run both forms are finite for every scheme.',
    },
    reproduce: {
      heading: 'How to reproduce',
      intro: 'In a clone of the repository:',
      result:
        'The report, the figures and `results.json` come out the same, byte for byte. `results.json` holds every number of this report, the points and the logits of the maps included.',
      seedsHeading: 'About the seed',
      seeds: (seed: string) =>
        `The seed ${seed} fixes the initial weights; each scheme starts its random numbers from it anew, so what differs between the schemes is the rule and nothing else. One seed is one sample: before you generalize a result, run it with a few others (\`--seed\`), above all where training is chaotic.`,
    },
  },

  figures: {
    curves: {
      heading: 'Cost during training',
      iteration: 'Iteration',
      cost: 'Cost (logarithmic scale)',
      chance: 'chance: ln 2',
      start: (cost: string) => `↑ starts at ${cost}`,
      alternative: (summaries: string) =>
        `Line chart of the cost of each scheme by iteration, on a logarithmic scale. ${summaries}`,
      summary: (scheme: string, first: string, last: string) =>
        `${scheme}: from ${first} to ${last}.`,
      caption:
        'The mean binary cross-entropy over the training points, computed from the logits. The dashed line, ln 2, is the cost of answering 50% for every point.',
    },
    boundaries: {
      heading: 'Decision boundaries',
      accuracy: (train: string, test: string) => `train ${train} · test ${test}`,
      noBoundary: 'no boundary: one class everywhere',
      classPoint: (label: string) => `class ${label}`,
      probability: 'Probability of class 1',
      boundary: 'boundary, p = 0.5',
      alternative: (summaries: string) =>
        `Map of the predicted probability of class 1 for each scheme, with the training points. ${summaries}`,
      withBoundary: (scheme: string, share: string) =>
        `${scheme}: class 1 is predicted on ${share} of the map.`,
      withoutBoundary: (scheme: string) => `${scheme}: one class is predicted everywhere.`,
      caption:
        'Shading: the probability of class 1 after training. Line: where it is 0.5, the decision boundary. Points: the training set.',
    },
    scales: {
      heading: 'Size of activations and gradients',
      before: 'before training',
      after: 'after training',
      activations: 'Activations',
      gradients: 'Weight gradients',
      layer: (index: number) => `layer ${index}`,
      alternative: (summaries: string) =>
        `Root mean square of the activations and of the weight gradients in each layer, before and after training, on a logarithmic scale. ${summaries}`,
      summary: (scheme: string, before: string, after: string) =>
        `${scheme}: gradient by layer ${before} before and ${after} after.`,
      caption:
        'The root mean square of each layer’s activations and of the gradient of the cost with respect to its weights, over the training set. The last layer’s activation is the probability of class 1. Points on the line “0” are exactly zero.',
    },
    activations: {
      heading: 'Distribution of the activations',
      alternative: (summaries: string) =>
        `Histograms of the activations in each layer, before and after training. ${summaries}`,
      summary: (scheme: string, shares: string) =>
        `${scheme}: share of zeros by layer after training ${shares}.`,
      caption:
        'The activations of each layer over the training set. Each histogram has its own horizontal range, written below it; heights are on a square-root scale, so that rare values remain visible. The last layer’s activation is the probability of class 1.',
    },
    gradients: {
      heading: 'Distribution of the gradients',
      alternative: (summaries: string) =>
        `Histograms of the gradient of the cost with respect to each layer’s weights, before and after training. ${summaries}`,
      summary: (scheme: string, sizes: string) =>
        `${scheme}: root mean square by layer after training ${sizes}.`,
      caption:
        'The gradient of the cost with respect to the weights of each layer, drawn as above.',
    },
    histograms: {
      column: (layer: number) => `Layer ${layer}`,
      before: 'before',
      after: 'after',
      allEqual: (value: string) => `all ${value}`,
      notFinite: 'not finite',
    },
  },
};

/** What a language has to provide. A text missing from another language is a type error. */
export type Messages = typeof en;
