import { irisTable } from './iris-data.ts';
import { columnsOf } from './packed-table.ts';
import { type RealDataset, realDataset } from './real-dataset.ts';

/**
 * Fisher's irises: four measurements of 150 flowers of three species, 50 of each.
 *
 * The numbers are those of scikit-learn's `load_iris`. They are the ones of R. A. Fisher, "The use of
 * multiple measurements in taxonomic problems", Annals of Eugenics 7 (1936), pages 179–188, so they
 * differ in two flowers from the copy of the UCI repository, which has mistakes there.
 *
 * @returns x: [150, 4] float64, in centimetres; y: [150] float64, the number of the species.
 * @example
 * ```ts
 * import { iris } from '@semente/datasets/iris';
 *
 * const { x, y, classNames } = iris();
 * console.log(x.shape, y.shape, classNames[0]); // [150, 4] [150] 'setosa'
 * ```
 */
export function iris(): RealDataset {
  const [sepalLength, sepalWidth, petalLength, petalWidth, species] = columnsOf(irisTable);
  const names = ['sepal length (cm)', 'sepal width (cm)', 'petal length (cm)', 'petal width (cm)'];
  return realDataset([sepalLength, sepalWidth, petalLength, petalWidth], species, names, [
    'setosa',
    'versicolor',
    'virginica',
  ]);
}
