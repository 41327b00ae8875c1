import { stringify } from 'yaml';
import type { ResultsLock } from './lock';
import type { Deposit } from './roCrate';

/** Name of the file that says how to cite a folder: Citation File Format 1.2.0, https://citation-file-format.github.io/ */
export const citationFile = 'CITATION.cff';

/** How to cite frozen results; `undefined` if no author is named, since the format demands one. */
export function writeCitation(
  { title, description, authors, license }: Deposit,
  { day, tool }: ResultsLock,
): string | undefined {
  if (authors.length === 0) return undefined;
  const isIdentifier = license !== undefined && /^[A-Za-z0-9.+-]+$/.test(license);
  return stringify({
    'cff-version': '1.2.0',
    message: `Made with Policy Coder ${tool.version}.`,
    type: 'dataset',
    title,
    abstract: description,
    authors: authors.map(name => ({ name })),
    'date-released': day,
    ...(isIdentifier && { license }),
  });
}
