import { type Command, readCommand } from './command-line/command.ts';
import { Failure } from './failure.ts';
import { UsageError } from './usage-error.ts';

// A reader that has seen enough, such as `head`, closes the pipe: no reason to stop.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

try {
  await obey(await readCommand(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof Failure)) throw error;
  process.stderr.write(`compare: ${error.message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

/** Each command loads what it needs: help and complaints need not wait for the libraries that draw. */
async function obey(command: Command): Promise<void> {
  switch (command.kind) {
    case 'help': {
      const { helpText } = await import('./command-line/help.ts');
      process.stdout.write(await helpText(command));
      return;
    }
    case 'watch':
      return (await import('./watch.ts')).watch(command);
    case 'run':
      return (await import('./compare.ts')).compare(command);
    case 'merge':
      return (await import('./merge.ts')).merge(command);
  }
}
