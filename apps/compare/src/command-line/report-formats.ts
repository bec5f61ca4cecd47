import type { ReportFormat } from '../report/files.ts';

/** What a report may be written as, said here so that nobody waits for the libraries that draw. */
export const reportFormats: readonly ReportFormat[] = ['md', 'html', 'json'];
