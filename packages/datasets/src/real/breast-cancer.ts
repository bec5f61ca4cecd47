import { breastCancerTable } from './breast-cancer-data.ts';
import { columnsOf } from './packed-table.ts';
import { type RealDataset, realDataset } from './real-dataset.ts';

/**
 * Cell nuclei in 569 images of breast tissue: of ten properties the mean, the standard error and the
 * worst (the mean of the three largest). 212 of the tumours were malignant, 357 benign.
 *
 * The numbers are those of scikit-learn's `load_breast_cancer`, the Wisconsin (diagnostic) set of
 * W. N. Street, W. H. Wolberg and O. L. Mangasarian, "Nuclear feature extraction for breast tumor
 * diagnosis", IS&T/SPIE Symposium on Electronic Imaging 1905 (1993), pages 861–870.
 *
 * @returns x: [569, 30] float64; y: [569] float64, 0 for malignant and 1 for benign.
 * @example
 * ```ts
 * import { breastCancer } from '@semente/datasets/breast-cancer';
 *
 * const { x, classNames } = breastCancer();
 * console.log(x.shape, classNames); // [569, 30] ['malignant', 'benign']
 * ```
 */
export function breastCancer(): RealDataset {
  const columns = columnsOf(breastCancerTable);
  const names = [
    ...PROPERTIES.map((property) => `mean ${property}`),
    ...PROPERTIES.map((property) => `${property} error`),
    ...PROPERTIES.map((property) => `worst ${property}`),
  ];
  return realDataset(columns.slice(0, -1), columns[names.length], names, ['malignant', 'benign']);
}

const PROPERTIES = [
  'radius',
  'texture',
  'perimeter',
  'area',
  'smoothness',
  'compactness',
  'concavity',
  'concave points',
  'symmetry',
  'fractal dimension',
];
