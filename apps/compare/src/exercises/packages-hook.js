/**
 * A module hook for exercises that stand anywhere: outside of every package, a file that is imported
 * is a module all the same, and finds our packages though they are not installed there.
 *
 * @type {import('node:module').ResolveHook}
 */
export async function resolve(specifier, context, next) {
  const found = await resolved(specifier, context, next);
  const isSource = /^file:.*\.ts$/.test(found.url) && !found.url.includes('/node_modules/');
  return isSource ? { ...found, format: 'module' } : found;
}

async function resolved(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (!specifier.startsWith('@semente/')) throw error;
    const experiment = await next('@semente/experiment', {
      ...context,
      parentURL: import.meta.url,
    });
    return next(specifier, { ...context, parentURL: experiment.url });
  }
}
