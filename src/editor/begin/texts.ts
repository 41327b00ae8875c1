import * as vscode from 'vscode';
import { type Encoding, isPlanText } from '../../core';
import { type LocalDisk, WorkspaceStore } from '../session/store';

/** What a folder holds that a project could be made of. */
export interface FoundTexts {
  /** Paths of the plan texts, relative to the folder. */
  readonly paths: readonly string[];
  /** How many were read in which encoding; the commonest first. */
  readonly encodings: readonly (readonly [encoding: Encoding, count: number])[];
  /** How many look like another encoding than the one they were read in. */
  readonly doubtful: number;
  /** How many cannot be read as text. */
  readonly unreadable: number;
  /** How many documents there are that are to be made texts first. */
  readonly documents: number;
}

/** Looks through a folder, and reads its texts. */
export async function findTexts(folder: vscode.Uri, disk: LocalDisk | undefined): Promise<FoundTexts> {
  const store = new WorkspaceStore(folder, disk);
  const all = await store.list();
  // Whoever puts one there tells about the folder in it.
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
    documents: all.filter(path => /\.(?:pdf|docx?)$/i.test(path)).length,
  };
}

/** What was found, in a sentence. */
export function describeTexts({ paths, encodings, doubtful, unreadable }: FoundTexts): string {
  const { t } = vscode.l10n;
  const how = encodings.map(([encoding, count]) => `${encoding.toUpperCase()} ${count}`).join(', ');
  const found =
    paths.length === 1 ? t('1 plan text ({0}).', how) : t('{0} plan texts ({1}).', paths.length, how);
  return [
    paths.length === 0 ? t('No plan texts (.txt or .md) yet.') : found,
    ...(doubtful > 0 ? [t('{0} may be in another encoding; you will be asked.', doubtful)] : []),
    ...(unreadable > 0 ? [t('{0} cannot be read as text.', unreadable)] : []),
  ].join(' ');
}
