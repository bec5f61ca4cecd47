import { describe, expect, it } from 'vitest';
import { tenSteps } from './ten-steps.ts';
import { trainingCases } from './training-cases.ts';

describe.each(['float64', 'float32'] as const)('ten compiled steps in %s', (dtype) => {
  it.each(trainingCases)('%s are those of eager, bit for bit', (_, training) => {
    const [compiled, eager] = [true, false].map((isCompiled) => {
      const { losses, parameters } = tenSteps(training, dtype, isCompiled);
      return {
        losses: losses.map((loss) => loss.item()),
        parameters: parameters.map((parameter) => parameter.toTypedArray()),
      };
    });
    expect(new Set(eager.losses).size).toBeGreaterThan(1);
    expect(compiled).toEqual(eager);
  });
});
