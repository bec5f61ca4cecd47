import { columnsOf } from './packed-table.ts';
import { penguinTable } from './penguins-data.ts';
import { type RealDataset, realDataset } from './real-dataset.ts';

/** The measurements, and what else is known of each penguin. */
export interface Penguins extends RealDataset {
  /** Where each penguin lived. */
  readonly islands: readonly string[];
  /** Each penguin's sex; that of nine is not known. */
  readonly sexes: readonly ('female' | 'male' | 'unknown')[];
}

/**
 * Four measurements of 342 penguins of three species near Palmer Station, Antarctica. The source lists
 * two more, which nobody measured; they are left out, so that no number is missing.
 *
 * From K. B. Gorman, T. D. Williams and W. R. Fraser, "Ecological sexual dimorphism and environmental
 * variability within a community of Antarctic penguins", PLoS ONE 9(3): e90081 (2014); made a data
 * set for teaching by A. M. Horst, A. P. Hill and K. B. Gorman (palmerpenguins, 2020).
 *
 * @returns x: [342, 4] float64; y: [342] float64, the number of the species.
 * @example
 * ```ts
 * import { penguins } from '@semente/datasets/penguins';
 *
 * const { x, classNames, islands } = penguins();
 * console.log(x.shape, classNames[0], islands[0]); // [342, 4] 'Adelie' 'Torgersen'
 * ```
 */
export function penguins(): Penguins {
  const [beakLength, beakDepth, flipperLength, bodyMass, species, island, sex] =
    columnsOf(penguinTable);
  const measured = [beakLength, beakDepth, flipperLength, bodyMass];
  return {
    ...realDataset(measured, species, FEATURES, ['Adelie', 'Chinstrap', 'Gentoo']),
    islands: Array.from(island, (index) => ISLANDS[index]),
    sexes: Array.from(sex, (index) => SEXES[index]),
  };
}

const FEATURES = ['beak length (mm)', 'beak depth (mm)', 'flipper length (mm)', 'body mass (g)'];
const ISLANDS = ['Biscoe', 'Dream', 'Torgersen'];
const SEXES = ['female', 'male', 'unknown'] as const;
