import type { Random } from '@semente/random';
import type { Tensor } from '@semente/tensor';
import { checkOption } from './check-option.ts';

/** The samples' numbers, in random order or as they are. */
export function orderOf(samples: number, shuffle: boolean, random: Random): number[] {
  return shuffle
    ? random.permutation(samples)
    : Array.from({ length: samples }, (_, index) => index);
}

/**
 * These samples class by class. The classes come in the order of their first samples, so that where
 * there are too few samples to share out, the order decides who gets one, and never the label.
 */
export function byClass(name: string, y: Tensor, order: readonly number[]): number[][] {
  const isFit = y.rank === 1;
  checkOption(name, 'stratify', y.shape, isFit, 'false where y is no list of labels [samples]');
  const labels = y.toTypedArray();
  const classes = new Map<number, number[]>();
  for (const sample of order) {
    const members = classes.get(labels[sample]);
    if (members) members.push(sample);
    else classes.set(labels[sample], [sample]);
  }
  return [...classes.values()];
}

/**
 * All samples in an order of which every beginning holds each class in its share, to within one
 * sample: member j of a class of n comes at (j + ½)/n of the way.
 */
export function evenly(classes: readonly (readonly number[])[]): number[] {
  return classes
    .flatMap((members) =>
      members.map((sample, j) => ({ sample, place: (j + 0.5) / members.length })),
    )
    .sort((a, b) => a.place - b.place)
    .map(({ sample }) => sample);
}
