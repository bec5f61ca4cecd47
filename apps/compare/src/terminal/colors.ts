import picocolors from 'picocolors';

type Colors = ReturnType<typeof picocolors.createColors>;

/** Colours for a stream: none where it is not a terminal or where NO_COLOR asks for none. */
export function colorsFor(stream: { readonly isTTY?: boolean }): Colors {
  const isPlain = Boolean(process.env.NO_COLOR) || process.env.TERM === 'dumb';
  return picocolors.createColors(stream.isTTY === true && !isPlain);
}
