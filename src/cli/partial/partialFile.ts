import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { version } from '../../../package.json';
import {
  compareText,
  type FileText,
  type MergedThemes,
  type PartRules,
  type ProjectPart,
  parsedJson,
} from '../../core';
import { reasonOf } from '../../node/failure';
import { mostOfUser, readBytes } from '../../node/files';
import { type Call, Failure } from '../io';

// A file of counts of one part of a project, as JSON Lines: first what the project says before its texts, the same in all parts; then counts.

const format = 'policy-coder-partial';

/** The first line. */
export interface PartialHead {
  readonly format: typeof format;
  readonly version: string;
  /** Which part it is, and of how many. */
  readonly part: number;
  readonly parts: number;
  readonly project: PartialProject;
}

/** What all parts of a project have in common. */
export interface PartialProject {
  /** All files by name. */
  readonly paths: readonly string[];
  /** codebook.yaml, corpus.yaml and the file of attributes, where there are any. */
  readonly files: readonly (readonly [path: string, file: FileText])[];
  readonly counted: readonly string[] | undefined;
  readonly merge: MergedThemes;
}

/** The content of such a file. */
export function writePartial(
  { number, count }: { readonly number: number; readonly count: number },
  project: PartialProject,
  parts: readonly ProjectPart[],
): string {
  const head: PartialHead = { format, version, part: number, parts: count, project };
  return [head, ...parts].map(each => `${JSON.stringify(each)}\n`).join('');
}

/** Such a file as it was read. */
export interface Partial {
  readonly file: string;
  readonly head: PartialHead;
  readonly counts: readonly ProjectPart[];
}

/** Reads such a file. Throws a Failure where it is none, not all of it is there, or another version has written it. */
export async function readPartial(file: string, { cwd, t }: Pick<Call, 'cwd' | 't'>): Promise<Partial> {
  const text = await readBytes(resolve(cwd, file), { most: mostOfUser }).catch(error => {
    throw new Failure(t('Cannot read {0}: {1}', file, reasonOf(error, t)));
  });
  const lines = text.toString().split('\n');
  const isWhole = lines.pop() === '';
  const [head, ...counts] = lines.map(parsedJson);
  if (!isWhole || !isHead(head) || counts.some(each => !isPart(each)))
    throw new Failure(t('{0} is not a file of "report --partial", or not all of it.', file));
  if (head.version !== version)
    throw new Failure(
      t(
        '{0} was written by version {1}, this is {2}. Count all parts with one version.',
        file,
        head.version,
        version,
      ),
    );
  return { file, head, counts: counts as ProjectPart[] };
}

function isHead(value: unknown): value is PartialHead {
  return (
    (value as PartialHead | undefined)?.format === format &&
    Array.isArray((value as PartialHead).project?.paths)
  );
}

function isPart(value: unknown): value is ProjectPart {
  return (
    Array.isArray((value as ProjectPart | undefined)?.sources) && (value as ProjectPart).counts !== undefined
  );
}

/** Stands for what all parts of a project must have in common. */
export function projectKey({ project, parts }: PartialHead): string {
  return createHash('sha256')
    .update(JSON.stringify([parts, project]))
    .digest('hex');
}

/** What a project says before its texts, for a partial file. */
export function partialProject(
  paths: readonly string[],
  files: ReadonlyMap<string, FileText>,
  { counted, merge }: Pick<PartRules, 'merge'> & { readonly counted: readonly string[] | undefined },
): PartialProject {
  return {
    paths,
    files: [...files].sort(([a], [b]) => compareText(a, b)),
    counted,
    merge,
  };
}
