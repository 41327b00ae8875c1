import { join } from 'node:path';
import {
  addSuggestions,
  type CodedSource,
  type Corpus,
  createSource,
  encodingOf,
  type FileText,
  hashSource,
  isSuggestionFile,
  type ProjectFiles,
  suggestionFilePath,
} from '../../core';
import { FileStore } from '../../node/fileStore';
import { replaceFile } from '../../node/writeFile';

type New = Parameters<typeof addSuggestions>[2];

/** What became of suggestions: how many are new in the file; or why nothing was written. */
export type SuggestionsWritten =
  | { readonly kind: 'written'; readonly added: number; readonly repeated: number }
  | { readonly kind: 'unreadable' | 'busy' | 'text-changed' };

/** How often a file is read again that somebody else has just written. */
const mostRounds = 20;

/** The files with suggestions that a project has. */
export async function readSuggestionFiles(folder: string): Promise<ProjectFiles> {
  const store = new FileStore(folder);
  const files = new Map<string, FileText>();
  for (const path of (await store.list()).filter(isSuggestionFile)) files.set(path, await store.read(path));
  return files;
}

/**
 * Writes checked suggestions into the model's own file and no other, as a whole, under its lock: whoever writes at the same time comes
 * before or after. Nothing is written where the text is no longer the one that they were checked against.
 */
export async function writeSuggestions(
  folder: string,
  { settings }: Corpus,
  coded: CodedSource,
  suggestions: New,
  isDry = false,
): Promise<SuggestionsWritten> {
  const store = new FileStore(folder);
  const { path: source } = coded.source;
  const now = await store.read(source, encodingOf(source, settings.encodings));
  const isSame =
    now.kind === 'text' && hashSource(createSource(source, now.text)) === hashSource(coded.source);
  if (!isSame) return { kind: 'text-changed' };
  const path = suggestionFilePath(source, suggestions.model);
  for (let round = 0; round < mostRounds; round++) {
    const file = await store.read(path);
    if (file.kind !== 'missing' && (file.kind !== 'text' || file.encoding !== 'utf-8'))
      return { kind: 'unreadable' };
    const old = file.kind === 'text' ? file.text : undefined;
    const written = addSuggestions(coded, old, suggestions);
    if (!written.ok) return { kind: 'unreadable' };
    const done = { kind: 'written', added: written.added, repeated: written.repeated } as const;
    if (isDry || written.text === old) return done;
    if (await replaceFile(join(folder, path), old, written.text, folder)) return done;
  }
  return { kind: 'busy' };
}
