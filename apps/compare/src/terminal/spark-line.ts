const heights = '▁▂▃▄▅▆▇█';

/** How many readings a line shows at most. */
const WIDTH = 12;

/** The course of a cost during a run, as far as it has come. */
export interface Course {
  /** Takes the cost at a share of the run. */
  add(shareDone: number, cost: number): void;
  /** A row of bars, on a logarithmic scale where all costs are above 0. */
  text(): string;
}

export function course(): Course {
  const costs: (number | undefined)[] = [];
  return {
    add(shareDone, cost) {
      costs[Math.min(WIDTH - 1, Math.floor(shareDone * WIDTH))] = cost;
    },
    text: () => sparkLine(Array.from(costs).filter((cost) => cost !== undefined)),
  };
}

/** A bar for each value, from the least to the largest; what is not finite is as high as can be. */
export function sparkLine(values: readonly number[]): string {
  const isLogarithmic = values.every((value) => value > 0);
  const scaled = values.map((value) => (isLogarithmic ? Math.log10(value) : value));
  const finite = scaled.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const top = heights.length - 1;
  return scaled
    .map((value) => {
      if (!Number.isFinite(value)) return heights[top];
      return heights[high === low ? 0 : Math.round(((value - low) / (high - low)) * top)];
    })
    .join('');
}
