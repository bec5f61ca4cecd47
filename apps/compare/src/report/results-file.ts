import { readFileSync } from 'node:fs';
import type { Condition, ExperimentResult } from '@semente/experiment';
import type { ReportFile } from '../report-file.ts';
import { compactJson } from './compact-json.ts';

const resultsName = 'results.json';
const schemaName = 'results.schema.json';

/** What `results.json` is; it changes when a reader of earlier files would misread later ones. */
const formatVersion = 1;

export interface Provenance {
  readonly version: string;
  readonly digest: string;
  readonly conditions: readonly Condition[];
}

/** The results for programs to read, and beside them the schema that says what is in them. */
export function resultsFiles(
  result: ExperimentResult,
  { version, digest, conditions }: Provenance,
): readonly ReportFile[] {
  const content = {
    $schema: schemaName,
    formatVersion,
    version,
    digest,
    ...result,
    conditions,
  };
  return [
    {
      path: schemaName,
      content: readFileSync(new URL(`../../${schemaName}`, import.meta.url), 'utf8'),
    },
    { path: resultsName, content: compactJson(content) },
  ];
}
