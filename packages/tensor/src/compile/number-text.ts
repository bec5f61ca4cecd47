/** A number as a text, the sign of a zero included. */
export function numberText(number: number): string {
  return Object.is(number, -0) ? '-0' : String(number);
}
