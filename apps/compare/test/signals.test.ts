import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const signals = new URL('../src/signals.ts', import.meta.url).href;

/** Runs a script that has `holdingSignals` in a process of its own. */
function run(script: string): { readonly status: number | null; readonly stdout: string } {
  const source = `import { holdingSignals } from '${signals}';\n${script}`;
  return spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source], {
    encoding: 'utf8',
    cwd: new URL('.', import.meta.url),
  });
}

it.skipIf(process.platform === 'win32').each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
])('%s amid the work waits for its end, and then ends the program', (signal, code) => {
  const { status, stdout } = run(`
    await holdingSignals(() => {
      process.kill(process.pid, '${signal}');
      console.log('work is done');
    });
    console.log('never reached');
  `);
  expect(stdout).toBe('work is done\n');
  expect(status).toBe(code);
});

it('leaves the program alone if no signal comes', () => {
  const { status, stdout } = run(`
    await holdingSignals(() => console.log('work is done'));
    console.log(process.listenerCount('SIGINT') + process.listenerCount('SIGTERM'));
  `);
  expect(stdout).toBe('work is done\n0\n');
  expect(status).toBe(0);
});
