export { docstringExamples, type Example, pageExamples } from './find.ts';
export { brokenPromises } from './promises.ts';
