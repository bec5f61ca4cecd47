/** Rules that fill a matrix refuse what is none, such as a bias. */
export function checkMatrix(rule: string, shape: readonly number[]): void {
  if (shape.length >= 2) return;
  throw new RangeError(
    `${rule}: fills weights of shape [outputs, inputs, …], not of shape [${shape.join(', ')}]`,
  );
}
