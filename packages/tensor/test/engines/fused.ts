import { canFuse } from '../../src/compile/engine.ts';
import { compile, inspect } from '../../src/index.ts';
import { randomTensor } from '../random-tensors.ts';

/** The instruction's bytes behind its prefix: `f64x2.relaxed_madd` and `f32x4.relaxed_madd`. */
const opcodes = { float64: [0xfd, 0x87, 0x02], float32: [0xfd, 0x85, 0x02] };

/** What `fusedMultiplyAdd` makes of a product of numbers from −2 to 2, with k = 100. */
export default function outcomes() {
  return { isSupported: canFuse(), float64: outcome('float64'), float32: outcome('float32') };
}

function outcome(dtype: keyof typeof opcodes) {
  const [a, b] = [1, 2].map((seed) => randomTensor(seed, [20, 100], dtype));
  const product = (x: typeof a, y: typeof a) => x.matmul(y.transpose());
  const fused = compile(product, { fusedMultiplyAdd: true });
  const [eager, plain, other] = [product, compile(product), fused].map((fn) =>
    Array.from(fn(a, b).toTypedArray()),
  );
  const { module } = inspect(fused)[0];
  const isUsed = module.some((_, i) => opcodes[dtype].every((byte, j) => module[i + j] === byte));
  return {
    isUsed,
    isPlainEager: eager.every((x, i) => Object.is(x, plain[i])),
    changes: other.filter((x, i) => !Object.is(x, plain[i])).length,
    largest: Math.max(...other.map((x, i) => Math.abs(x - plain[i]))),
  };
}

export type Outcomes = ReturnType<typeof outcomes>;
