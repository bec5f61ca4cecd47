import { type DType, tensor } from '../src/index.ts';
import type { Operands } from './torch-operations.ts';
import recorded from './torch-values.json' with { type: 'json' };

/** The operands of scripts/record-torch.py, new for each use; those of float64 want gradients. */
export function recordedOperands(): Operands {
  const entries = Object.entries(recorded.operands).map(([name, x]) => {
    const dtype = 'dtype' in x ? (x.dtype as DType) : 'float64';
    const requiresGrad = dtype === 'float64';
    // NaN and infinities are words there.
    return [name, tensor(x.values.map(Number), { shape: x.shape, dtype, requiresGrad })];
  });
  return Object.fromEntries(entries) as Operands;
}
