import * as vscode from 'vscode';
import { type Encoding, isPlanText } from '../../core';
import { isDocument } from '../documents/documentsIn';
import { type LocalDisk, WorkspaceStore } from '../session/store';

/** The contents of a folder that a project could be made from. */
export interface FoundTexts {
  /** Paths of the plan texts, relative to the folder. */
  readonly paths: readonly string[];
  /** How many were read in which encoding; the commonest first. */
  readonly encodings: readonly (readonly [encoding: Encoding, count: number])[];
  /** How many look like another encoding than the one they were read in. */
  readonly doubtful: number;
  /** How many cannot be read as text. */
  readonly unreadable: number;
  /** Number of documents that must be converted to text first. */
  readonly documents: number;
}

/** Looks through a folder, and reads its texts. */
export async function findTexts(folder: vscode.Uri, disk: LocalDisk | undefined): Promise<FoundTexts> {
  const store = new WorkspaceStore(folder, disk);
  const all = await store.list();
  // Such a file describes the folder.
  const paths = all.filter(path => isPlanText(path) && !/(?:^|\/)(?:README|CHANGELOG)\.md$/i.test(path));
  const counts = new Map<Encoding, number>();
  let [doubtful, unreadable] = [0, 0];
  for (const path of paths) {
    const file = await store.read(path);
    if (file.kind !== 'text') unreadable++;
    else counts.set(file.encoding, (counts.get(file.encoding) ?? 0) + 1);
    if (file.kind === 'text' && file.looksLike) doubtful++;
  }
  return {
    paths,
    encodings: [...counts].sort(([, a], [, b]) => b - a),
    doubtful,
    unreadable,
    documents: all.filter(path => isDocument(path) && !isPlanText(path)).length,
  };
}

/** What was found, in a sentence. */
export function describeTexts({ paths, encodings, doubtful, unreadable }: FoundTexts): string {
  const { t } = vscode.l10n;
  return [
    paths.length === 0 ? t('No plan texts (.txt or .md) yet.') : describeEncodings(encodings),
    ...(doubtful > 0 ? [t('{0} may be in another encoding; you will be asked.', doubtful)] : []),
    ...(unreadable > 0 ? [t('{0} cannot be read as text.', unreadable)] : []),
  ]
    .filter(sentence => sentence !== '')
    .reduce((said, sentence) => joinSentences(said, sentence));
}

/** Joins two sentences; Chinese has no space between them. */
export function joinSentences(first: string, second: string): string {
  return vscode.l10n.t('{0} {1}', first, second);
}

/** How many texts there are in which encodings; empty where none can be read. */
function describeEncodings(encodings: FoundTexts['encodings']): string {
  const { t } = vscode.l10n;
  const all = encodings.reduce((sum, [, count]) => sum + count, 0);
  const names = encodings.map(([encoding]) => encoding.toUpperCase());
  if (all === 0) return '';
  if (all === 1) return t('1 plan text, in {0}.', names[0]!);
  if (names.length === 1) return t('{0} plan texts, all in {1}.', all, names[0]!);
  return t('{0} plan texts ({1}).', all, encodings.map(([, count], k) => `${names[k]} ${count}`).join(', '));
}
