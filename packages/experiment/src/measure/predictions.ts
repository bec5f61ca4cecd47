/** The class of each point: 1 where its probability is above ½, otherwise 0. */
export function predictions(probabilities: ArrayLike<number>): number[] {
  return Array.from(probabilities, (probability) => (probability > 0.5 ? 1 : 0));
}

/** The share of predictions that equal their label. */
export function accuracy(predicted: ArrayLike<number>, labels: ArrayLike<number>): number {
  if (predicted.length !== labels.length) {
    throw new RangeError(
      `cannot compare ${predicted.length} predictions with ${labels.length} labels`,
    );
  }
  return Array.from(predicted).filter((value, i) => value === labels[i]).length / labels.length;
}
