/**
 * Under this key a layer says what its parts are called in its state, where that is not their own
 * name: what PyTorch calls them.
 */
export const STATE_NAMES: unique symbol = Symbol('state names');

/** What a property is called in the state of its object. */
export function stateNameOf(whole: object, property: string): string {
  const names = (whole as { [STATE_NAMES]?: Readonly<Record<string, string>> })[STATE_NAMES];
  return names?.[property] ?? property;
}
