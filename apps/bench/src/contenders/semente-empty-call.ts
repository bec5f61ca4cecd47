import { tensor } from '@semente/tensor';
import { type Contender, inProcess, timed } from '../contender.ts';
import type { Evaluation } from '../evaluation.ts';

/** A function that gives back one of its two scalars; the time is that of one call. */
export function sementeEmptyCall(evaluation: Evaluation, calls: number): Contender {
  return inProcess(evaluation.name, () => {
    const [x, y] = [tensor(1), tensor(2)];
    const first = evaluation.prepare((a) => a);
    return () => {
      const { seconds, result } = timed(() => {
        let given = x;
        for (let i = 0; i < calls; i++) given = first(x, y);
        return given;
      });
      return { seconds: seconds / calls, values: [result.item()] };
    };
  });
}
