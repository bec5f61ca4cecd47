/** One file of a report; the path is relative to the report's folder, with `/`. */
export interface ReportFile {
  readonly path: string;
  readonly content: string;
}
