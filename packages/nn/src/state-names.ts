/** Under this key an object says by which names its properties are found in its state. */
export const STATE_NAMES: unique symbol = Symbol('state names');

/** Names in the state by the names of properties; the others keep theirs. */
export type StateNames<Parts> = { readonly [Part in keyof Parts]?: string };

/** What a property is called in the state of its object. */
export function stateNameOf(whole: object, property: string): string {
  const names = (whole as { [STATE_NAMES]?: Readonly<Record<string, string>> })[STATE_NAMES];
  return names?.[property] ?? property;
}
