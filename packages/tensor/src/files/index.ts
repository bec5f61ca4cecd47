export { readNpy, writeNpy } from './npy.ts';
export { readNpz, writeNpz } from './npz.ts';
export type { TensorRecord } from './record.ts';
export { readSafetensors, type SafetensorsContent, writeSafetensors } from './safetensors.ts';
