import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** A program in one piece: a module that imports nothing. */
export interface Program {
  readonly code: string;
}

/** Bundles a module and all that it imports, our packages from their sources. */
export async function bundle(entry: URL): Promise<Program> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@semente/source'] },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: fileURLToPath(entry), formats: ['es'] },
    },
  });
  const [{ output }] = [built].flat() as Rolldown.RolldownOutput[];
  if (output.length > 1) throw new Error(`the bundle of ${entry} is not in one piece`);
  return { code: output[0].code };
}
