import wabt from 'wabt';
import { type Contender, inProcess, timed } from '../contender.ts';

/** The 128-bit vector types of floating-point numbers, with how many of them one vector holds. */
const lanes = { f32x4: 4, f64x2: 2 } as const;

export type Vector = keyof typeof lanes;

/**
 * Chains x ← x / 2 + 1 that do not wait for one another. A processor that starts two
 * multiplications and two additions in a cycle and takes three for each is kept busy by 12; with
 * the two constants they fill 14 of x86's 16 registers.
 */
const chains = 12;

/** Steps of every chain in one turn of the loop, so that counting the turns costs nothing. */
const stepsPerTurn = 8;

/** Where every chain arrives, exactly, whatever it started from. */
export const fixedPoint = 2;

/**
 * The most that one core multiplies and adds in 128-bit vectors without fused instructions: the
 * ceiling of anything that is compiled to WebAssembly's SIMD. The time is that of so many
 * floating-point operations, on average over the repetitions; the value is where the chains arrived.
 */
export function multiplyAddPeak(
  vector: Vector,
  { operations, repetitions }: { readonly operations: number; readonly repetitions: number },
): Contender {
  const operationsPerTurn = 2 * lanes[vector] * chains * stepsPerTurn;
  const turns = Math.round(operations / operationsPerTurn);
  return inProcess(`${vector} peak`, async () => {
    const loop = await compileLoop(vector);
    return () => {
      const { seconds, result } = timed(() => {
        for (let i = 1; i < repetitions; i++) loop(turns);
        return loop(turns);
      });
      return { seconds: seconds / repetitions, values: [result] };
    };
  });
}

async function compileLoop(vector: Vector): Promise<(turns: number) => number> {
  const { parseWat } = await wabt();
  const module = parseWat('multiply-add.wat', loopText(vector));
  const { buffer } = module.toBinary({});
  module.destroy();
  const instance = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(buffer)));
  return instance.exports.run as (turns: number) => number;
}

/** The WebAssembly text of `run(turns)`, which returns the mean of the chains' first lanes. */
function loopText(vector: Vector): string {
  const scalar = vector.slice(0, 3);
  const each = (text: (chain: number) => string): string =>
    Array.from({ length: chains }, (_, chain) => text(chain)).join('\n');
  const step = each((i) => {
    const half = `(${vector}.mul (local.get $x${i}) (local.get $half))`;
    return `(local.set $x${i} (${vector}.add ${half} (local.get $one)))`;
  });
  const sum = `(local.set $sum (${vector}.add (local.get $sum)`;
  return `(module (func (export "run") (param $turns i32) (result ${scalar})
    (local $half v128) (local $one v128) (local $sum v128)
    ${each((i) => `(local $x${i} v128)`)}
    (local.set $half (${vector}.splat (${scalar}.const 0.5)))
    (local.set $one (${vector}.splat (${scalar}.const 1)))
    ${each((i) => `(local.set $x${i} (${vector}.splat (${scalar}.const ${i})))`)}
    (loop $again
      ${`${step}\n`.repeat(stepsPerTurn)}
      (br_if $again (local.tee $turns (i32.sub (local.get $turns) (i32.const 1)))))
    ${each((i) => `${sum} (local.get $x${i})))`)}
    (${scalar}.div (${vector}.extract_lane 0 (local.get $sum)) (${scalar}.const ${chains}))))`;
}
