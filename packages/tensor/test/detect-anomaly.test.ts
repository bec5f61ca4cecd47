import { describe, expect, it } from 'vitest';
import {
  checkpoint,
  compile,
  customGradient,
  detectAnomaly,
  grad,
  matmul,
  oneHot,
  type Tensor,
  TensorError,
  tensor,
  where,
} from '../src/index.ts';

/** The error that a function throws. */
function thrownBy(fn: () => unknown): Error {
  try {
    fn();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}

/** The line of this file that a frame of a stack is on. */
function lineOfCall(stack: string | undefined, frame = 1): string | undefined {
  return /detect-anomaly\.test\.ts:(\d+)/.exec(stack?.split('\n')[frame] ?? '')?.[1];
}

const lineHere = () => lineOfCall(new Error('here').stack, 2);
const leaf = (values: Parameters<typeof tensor>[0]) => tensor(values, { requiresGrad: true });

describe('detectAnomaly, forward,', () => {
  it('gives what the function gives, if nothing is wrong', () => {
    expect(detectAnomaly(() => tensor([1, 4]).sqrt()).toArray()).toEqual([1, 2]);
    expect(detectAnomaly(() => 5)).toBe(5);
  });

  it('names the operation, its input and the element', () => {
    expect(() =>
      detectAnomaly(() =>
        tensor([
          [1, 2],
          [3, -4],
        ]).log(),
      ),
    ).toThrow(
      /^detectAnomaly: log gave NaN at \[1, 1\], from float64 \[2, 2\], which is -4 there; it was called at .*detect-anomaly\.test\.ts:\d+:\d+$/,
    );
  });

  it('names both operands', () => {
    expect(() => detectAnomaly(() => tensor([1, 2]).div(tensor([1, 0])))).toThrow(
      'div gave Infinity at [1], from float64 [2], which is 2 there, and float64 [2], which is 0 there;',
    );
  });

  it('names the range of inputs whose elements do not stand at the same place', () => {
    const row = tensor([[1e200, 1, -3]]);
    expect(() => detectAnomaly(() => matmul(row, row.transpose()))).toThrow(
      'matmul gave Infinity at [0, 0], from float64 [1, 3] between -3 and 1e+200, and float64 [3, 1] between -3 and 1e+200;',
    );
  });

  it('points at the line of the call, not at what comes after', () => {
    let before: string | undefined;
    const error = thrownBy(() =>
      detectAnomaly(() => {
        before = lineHere();
        const y = tensor([-1]).log();
        return y.mul(2).add(1);
      }),
    );
    const line = `${Number(before) + 1}`;
    expect(error.message).toContain(`detect-anomaly.test.ts:${line}:`);
    expect(lineOfCall(error.stack)).toBe(line);
  });

  it('does not mind what was there before', () => {
    const x = tensor([Number.NaN, Infinity, 1]);
    expect(detectAnomaly(() => x.mul(2).exp().sum().item())).toBeNaN();
    expect(detectAnomaly(() => tensor([-Infinity, 0]).exp()).toArray()).toEqual([0, 1]);
  });

  it('sees a NaN that is made of infinities', () => {
    const infinite = tensor([Infinity]);
    expect(() => detectAnomaly(() => infinite.sub(infinite))).toThrow('sub gave NaN at [0]');
  });

  it('sees what float32 cannot hold', () => {
    expect(() => detectAnomaly(() => tensor([1e300]).asType('float32'))).toThrow(
      'asType float32 gave Infinity at [0], from float64 [1], which is 1e+300 there',
    );
  });

  it('does not look at what it is not asked to look at', () => {
    expect(tensor([-1]).log().item()).toBeNaN();
    thrownBy(() => detectAnomaly(() => tensor([-1]).log()));
    expect(tensor([-1]).log().item()).toBeNaN();
  });
});

describe('detectAnomaly, backward,', () => {
  it('names the operation whose derivative it was, and the lines of both calls', () => {
    const lines: (string | undefined)[] = [];
    const error = thrownBy(() =>
      detectAnomaly(() => {
        const x = leaf([4, 0]);
        const [y, forward] = [x.sqrt(), lineHere()];
        lines.push(forward);
        const loss = y.sum();
        lines.push(lineHere());
        loss.backward();
      }),
    );
    const [forward, beforeBackward] = lines;
    expect(error.message).toMatch(
      new RegExp(
        `^detectAnomaly: in the derivative of sqrt, which was called at .*test\\.ts:${forward}:\\d+, ` +
          'div gave Infinity at \\[1\\], from float64 \\[2\\], which is 1 there, and float64 \\[2\\], which is 0 there; ' +
          `backward was called at .*test\\.ts:${Number(beforeBackward) + 1}:\\d+$`,
      ),
    );
    expect(lineOfCall((error.cause as Error).stack)).toBe(forward);
  });

  it('knows that the forward pass was not looked at', () => {
    const loss = leaf([0]).sqrt().sum();
    const error = thrownBy(() => detectAnomaly(() => loss.backward()));
    expect(error.message).toContain(
      'in the derivative of sqrt, which was called before detectAnomaly was, div gave Infinity',
    );
    expect(error.cause).toBeUndefined();
  });

  it('finds the NaN behind a where', () => {
    const masked = (x: Tensor) => where(x.greater(0), x.log(), 0).sum();
    expect(() => detectAnomaly(() => grad(masked)(tensor([1, -0.5]).abs().sub(0.5)))).toThrow(
      'log gave -Infinity at [1]',
    );
  });

  it('names rules of the user’s, and sees into checkpoints', () => {
    const wrong = customGradient(
      function halved(x) {
        return x.mul(0.5);
      },
      [({ gradient, inputs: [x] }) => gradient.div(x)],
    );
    expect(() => detectAnomaly(() => wrong(leaf([0])).backward())).toThrow(
      'in the derivative of halved',
    );
    const block = checkpoint((x: Tensor) => x.sqrt());
    expect(() => detectAnomaly(() => block(leaf([0])).backward())).toThrow(
      'in the derivative of sqrt',
    );
  });
});

describe('detectAnomaly and compile', () => {
  it('runs a compiled function uncompiled, so that its operations are looked at', () => {
    const step = compile((x: Tensor) => x.log().sum());
    expect(step(tensor([-1])).item()).toBeNaN();
    expect(() => detectAnomaly(() => step(tensor([-1])))).toThrow('log gave NaN at [0]');
    expect(step(tensor([1])).item()).toBe(0);
  });

  it('cannot look at numbers inside of a function that is being compiled', () => {
    const step = compile((x: Tensor) => detectAnomaly(() => x.log()));
    expect(() => step(tensor([1]))).toThrow(
      'detectAnomaly: there are no numbers to look at while a function is being compiled; call it around the compiled function',
    );
  });

  it('changes nothing about other checks', () => {
    const labels = tensor([0, 5], { dtype: 'int32' });
    expect(() => detectAnomaly(() => oneHot(labels, 3))).toThrow('oneHot: ');
  });
});

describe('detectAnomaly, called wrongly,', () => {
  it('refuses an async function', () => {
    expect(() => detectAnomaly(async () => tensor(1))).toThrow(
      'detectAnomaly: the function must not be async',
    );
  });

  it('works inside of itself', () => {
    expect(() => detectAnomaly(() => detectAnomaly(() => tensor(-1).log()))).toThrow(TensorError);
  });
});
