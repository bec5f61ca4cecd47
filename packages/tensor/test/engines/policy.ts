import { compile, tensor } from '../../src/index.ts';

/** What comes of compiling, as a value or a message, and of what may run as it is instead. */
export default function outcomes(): Record<'compiled' | 'withFallback', unknown> {
  const attempt = (fallback: 'error' | 'eager') => {
    try {
      const double = compile((x) => x.mul(2), { fallback });
      return double(tensor([1, 2, 3])).toArray();
    } catch (error) {
      return (error as Error).message;
    }
  };
  return { compiled: attempt('error'), withFallback: attempt('eager') };
}
