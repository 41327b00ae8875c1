/** What the rooms around the core may use of this one. */
export type {
  DocumentContent,
  DocumentKind,
  DocumentTrouble,
  ReadDocument,
  UnreadableDocument,
} from './content';
export { convertDocument, documentExtensions, textName } from './convert';
export { type DocumentFinding, failure as documentFailure } from './findings';
export { type HeadName, type HeadValue, readHead } from './head';
export { provenancePath } from './provenance';
