/**
 * How a learning rate changes in the course of training: the learning rate for a step, of which the
 * first is 0, given the one that the optimizer was made with. A plain function, so it can be called,
 * plotted and composed without an optimizer; `scheduler` makes one follow it. What counts as a step,
 * a batch or an epoch, is up to whoever counts.
 */
export type Schedule = (step: number, learningRate: number) => number;
