import type { ReportFile } from '../report-file.ts';

/** A file that says at its end, unseen by readers, which measurements it shows. */
export function sealed({ path, content }: ReportFile, digest: string): ReportFile {
  return { path, content: `${content}\n<!-- semente ${digest} -->\n` };
}

/** The digest of the measurements that a file of a report shows; undefined for any other file. */
export function sealOf(content: string): string | undefined {
  return /<!-- semente (sha256:[0-9a-f]{64}) -->\n$/.exec(content)?.[1];
}
