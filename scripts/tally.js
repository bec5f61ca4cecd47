// Prints "N passed, N failed" after `TURBO_RUN_SUMMARY=true pnpm test`: every package's tests, and
// one failure for each other step that failed. The argument is the exit code of `pnpm test`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The steps of the last run, as turbo's summary lists them. */
function steps() {
  const folder = '.turbo/runs';
  const [summary] = existsSync(folder) ? readdirSync(folder) : [];
  return summary === undefined ? [] : readJson(`${folder}/${summary}`).tasks;
}

/** The tests that a step ran, from the report that vitest left in its package. */
function tests({ task, directory }) {
  const report = `${directory}/reports/vitest.json`;
  if (task !== 'test' || !existsSync(report)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests } = readJson(report);
  return { passed: numPassedTests, failed: numFailedTests };
}

let passed = 0;
let failed = 0;
for (const step of steps()) {
  const result = tests(step);
  const succeeded = step.execution === undefined || step.execution.exitCode === 0;
  passed += result.passed;
  failed += succeeded ? 0 : Math.max(1, result.failed);
}
if (process.argv[2] !== '0') failed = Math.max(1, failed);
console.log(`${passed} passed, ${failed} failed`);
