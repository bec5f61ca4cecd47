export { readCifar10 } from './cifar10.ts';
export type { DataFile } from './data-file.ts';
export { DataFileError } from './data-file-error.ts';
export { readIdx } from './idx.ts';
export type { ImageOptions } from './image-dataset.ts';
export { fashionMnistClasses, type MnistOptions, mnistClasses, readMnist } from './mnist.ts';
export type { ByteStream } from './platform.ts';
