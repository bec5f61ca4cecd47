/**
 * A module hook: a file that stands where the packages are not installed finds them here.
 *
 * @type {import('node:module').ResolveHook}
 */
export async function resolve(specifier, context, next) {
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
