import { exercises } from './exercises.ts';
import { helpText } from './help.ts';
import { type Command, readCommand } from './options.ts';
import { UsageError } from './usage-error.ts';

// A reader that has seen enough, such as `head`, closes the pipe: no reason to stop.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

try {
  await obey(readCommand(process.argv.slice(2), exercises));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`compare: ${error.message}\n`);
  process.exitCode = 2;
}

async function obey(command: Command): Promise<void> {
  if (command.kind === 'help') {
    process.stdout.write(helpText(command.exercise, exercises, command.locale));
    return;
  }
  // The drawing libraries take a second to load; help and complaints need not wait for them.
  const { compare } = await import('./compare.ts');
  process.exitCode = await compare(command);
}
