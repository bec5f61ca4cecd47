import { columnsOf } from './packed-table.ts';
import { type RealDataset, realDataset } from './real-dataset.ts';
import { wineTable } from './wine-data.ts';

/**
 * Chemical analyses of 178 wines from three growers of one region of Italy.
 *
 * The numbers are those of scikit-learn's `load_wine`; M. Forina and others collected them (PARVUS,
 * Institute of Pharmaceutical and Food Analysis and Technologies, Genoa). The features' ranges differ
 * by a factor of a thousand: standardize them before training.
 *
 * @returns x: [178, 13] float64; y: [178] float64, the number of the grower.
 * @example
 * ```ts
 * import { wine } from '@semente/datasets/wine';
 *
 * const { x, featureNames } = wine();
 * console.log(x.shape, featureNames[0]); // [178, 13] 'alcohol'
 * ```
 */
export function wine(): RealDataset {
  const columns = columnsOf(wineTable);
  return realDataset(columns.slice(0, -1), columns[FEATURES.length], FEATURES, CLASSES);
}

const FEATURES = [
  'alcohol',
  'malic_acid',
  'ash',
  'alcalinity_of_ash',
  'magnesium',
  'total_phenols',
  'flavanoids',
  'nonflavanoid_phenols',
  'proanthocyanins',
  'color_intensity',
  'hue',
  'od280/od315_of_diluted_wines',
  'proline',
];

const CLASSES = ['class_0', 'class_1', 'class_2'];
