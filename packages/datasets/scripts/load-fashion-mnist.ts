import { createReadStream } from 'node:fs';
import { type DataFile, fashionMnistClasses, readMnist } from '../src/files/index.ts';

/*
 * How long Fashion-MNIST's 60,000 images take to load, and how much memory: prints both. The files are
 * those of Debian's package dataset-fashion-mnist, or in the folder that is named. One run in a fresh
 * process, since that is what a program waits for.
 *
 * Run by `pnpm --filter @semente/datasets load-fashion-mnist [FOLDER]`.
 */
const folder = process.argv[2] ?? '/usr/share/datasets/fashion-mnist';
const file = (name: string): DataFile => ({ name, data: createReadStream(`${folder}/${name}`) });

const began = performance.now();
const { x } = await readMnist(
  file('train-images-idx3-ubyte.gz'),
  file('train-labels-idx1-ubyte.gz'),
  { classNames: fashionMnistClasses },
);
const seconds = (performance.now() - began) / 1000;
const mebibytes = (bytes: number): number => Math.round(bytes / 2 ** 20);
const peak = mebibytes(process.resourceUsage().maxRSS * 1024);
console.log(
  `${x.shape.join(' × ')} ${x.dtype}: ${seconds.toFixed(2)} s; ${mebibytes(4 * x.size)} MiB of pixels, at most ${peak} MiB resident`,
);
