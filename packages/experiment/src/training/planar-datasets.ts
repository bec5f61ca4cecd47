import { blobs } from '@semente/datasets';
import { type DatasetEntry, datasets, type LoadOptions } from '@semente/datasets/registry';
import { inEveryLanguage, type Localized } from '../localized.ts';

/** Two classes of points in the plane, with as much noise as leaves them apart. */
export interface PlanarDataset extends Pick<DatasetEntry, 'load'> {
  readonly title: Localized;
  /** A standard deviation: a quarter of the distance between the curves or centres of the classes. */
  readonly noise: number;
}

const known: Readonly<Record<string, Omit<PlanarDataset, 'load'>>> = {
  circles: { title: { en: 'circles', 'pt-BR': 'círculos' }, noise: 0.05 },
  moons: { title: { en: 'moons', 'pt-BR': 'luas' }, noise: 0.125 },
  blobs: { title: { en: 'two clouds', 'pt-BR': 'duas nuvens' }, noise: 0.5 },
  spirals: { title: { en: 'spirals', 'pt-BR': 'espirais' }, noise: 0.08 },
  xor: { title: { en: 'exclusive or', 'pt-BR': 'ou exclusivo' }, noise: 0.5 },
  checkerboard: { title: { en: 'checkerboard', 'pt-BR': 'tabuleiro de xadrez' }, noise: 0.125 },
  flower: { title: { en: 'flower', 'pt-BR': 'flor' }, noise: 0.2 },
};

/** Every data set with two features and two classes, by its name; of the clouds, which are three, two. */
export const planarDatasets: Readonly<Record<string, PlanarDataset>> = Object.fromEntries(
  Object.entries({ ...datasets, blobs: { ...datasets.blobs, classes: 2, load: twoBlobs } })
    .filter(([, { features, classes }]) => features === 2 && classes === 2)
    .map(([name, { load }]) => {
      const { title, noise } = known[name] ?? { title: inEveryLanguage(name), noise: 0.1 };
      return [name, { title, noise, load }];
    }),
);

async function twoBlobs({
  noise = known.blobs.noise,
  ...options
}: LoadOptions): ReturnType<DatasetEntry['load']> {
  const centers = [
    [-1, 0],
    [1, 0],
  ];
  return blobs({ ...options, centers, standardDeviation: noise });
}
