import { register } from 'node:module';
import { register as registerTypeScript } from 'tsx/esm/api';

// A thread has module hooks of its own.
registerTypeScript();
register('../exercises/packages-hook.js', import.meta.url);

/** What a worker thread does: one run. The sources are imported only once the hooks are there. */
export default async function work(task) {
  const { perform } = await import('./perform.ts');
  return perform(task);
}
