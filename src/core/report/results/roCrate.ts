import { type FrozenInput, type FrozenOutput, lockFile, type ResultsLock } from './lock';

/** Name of the file that describes a folder of research data: RO-Crate 1.1, https://www.researchobject.org/ro-crate/1.1/ */
export const crateFile = 'ro-crate-metadata.json';

/** What a deposit is called, and who made it. */
export interface Deposit {
  readonly title: string;
  readonly description: string;
  readonly authors: readonly string[];
  /** An SPDX identifier, or other words. */
  readonly license: string | undefined;
}

const program = '#policy-coder';
const run = '#freeze';
const lock = { '@id': lockFile, '@type': 'File', name: lockFile, encodingFormat: 'application/json' };

/** The description of a folder of frozen results: its files with their hashes, and the run that made them from which inputs. */
export function writeCrate(
  deposit: Deposit,
  { tool, day, inputs, language, exports }: ResultsLock,
  files: readonly FrozenOutput[],
): string {
  const authors = deposit.authors.map((name, i) => ({ '@id': `#author-${i + 1}`, '@type': 'Person', name }));
  // The lock names the hash of this description, which cannot name that of the lock.
  const parts = [...files.map(describeFile), lock];
  const sources = inputs.map(describeInput);
  const license = deposit.license === undefined ? undefined : describeLicense(deposit.license);
  const graph = [
    {
      '@id': crateFile,
      '@type': 'CreativeWork',
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
      about: { '@id': './' },
    },
    {
      '@id': './',
      '@type': 'Dataset',
      name: deposit.title,
      description: deposit.description,
      datePublished: day,
      inLanguage: language,
      ...(license && { license: reference(license) }),
      ...(authors.length > 0 && { author: authors.map(reference) }),
      hasPart: parts.map(reference),
      mentions: { '@id': run },
    },
    {
      '@id': run,
      '@type': 'CreateAction',
      name: exports.join('; '),
      endTime: day,
      instrument: { '@id': program },
      object: sources.map(reference),
      result: parts.map(reference),
    },
    {
      '@id': program,
      '@type': 'SoftwareApplication',
      name: 'Policy Coder',
      version: tool.version,
    },
    ...(license ? [license] : []),
    ...authors,
    ...parts,
    ...sources,
  ];
  const context = ['https://w3id.org/ro/crate/1.1/context', { sha256: 'https://schema.org/sha256' }];
  return `${JSON.stringify({ '@context': context, '@graph': graph }, undefined, 2)}\n`;
}

interface Entity {
  readonly '@id': string;
}

function reference({ '@id': id }: Entity): Entity {
  return { '@id': id };
}

function describeFile({ path, sha256, bytes }: FrozenOutput) {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return {
    '@id': encodeURI(path),
    '@type': 'File',
    name: path,
    encodingFormat: mediaTypes[extension] ?? 'application/octet-stream',
    contentSize: String(bytes),
    sha256: sha256.replace('sha256:', ''),
  };
}

/** Inputs lie beside the results, not among them: they are named, not contained. */
function describeInput({ path, role, sha256 }: FrozenInput) {
  return {
    '@id': `#input/${encodeURI(path)}`,
    '@type': 'CreativeWork',
    name: path,
    description: role,
    ...(sha256 !== null && { sha256: sha256.replace('sha256:', '') }),
  };
}

function describeLicense(license: string) {
  const isIdentifier = /^[A-Za-z0-9.+-]+$/.test(license);
  return {
    '@id': isIdentifier ? `https://spdx.org/licenses/${license}` : '#license',
    '@type': 'CreativeWork',
    name: license,
  };
}

const mediaTypes: Readonly<Record<string, string>> = {
  cff: 'application/yaml',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gexf: 'application/xml',
  graphml: 'application/xml',
  html: 'text/html',
  json: 'application/json',
  jsonl: 'application/jsonl',
  md: 'text/markdown',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  tex: 'application/x-tex',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
