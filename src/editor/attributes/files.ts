import * as vscode from 'vscode';
import { type AttributesPlan, type AttributeTexts, corpusFile } from '../../core';
import type { Action, CodingHistory } from '../coding/codingHistory';
import type { Session } from '../session/session';

/** The files that contain attributes, as the snapshot has them: what is typed in an editor counts. `undefined` without a project. */
export function attributeTexts({ corpus, projectFiles }: Session): AttributeTexts | undefined {
  if (!corpus) return undefined;
  const textOf = (path: string) => {
    const file = projectFiles.get(path);
    return file?.kind === 'text' ? file.text : '';
  };
  const path = corpus.settings.attributesFile;
  return {
    corpus: textOf(corpusFile),
    file: path === undefined ? undefined : { path, text: textOf(path) },
    sources: corpus.sources.map(({ source }) => source.path),
  };
}

/** The same as they are on disk, to be written; or why they are left alone, in the user's language. */
export async function textsOnDisk({ store, corpus }: Session): Promise<AttributeTexts | string | undefined> {
  if (!store || !corpus) return undefined;
  const texts = new Map<string, string>();
  const file = corpus.settings.attributesFile;
  for (const path of file === undefined ? [corpusFile] : [corpusFile, file]) {
    const onDisk = await store.read(path);
    if (onDisk.kind === 'text' && onDisk.encoding !== 'utf-8') {
      return vscode.l10n.t(
        '"{0}" is encoded as {1}; nothing was written. Save it as UTF-8 first.',
        path,
        onDisk.encoding,
      );
    }
    if (onDisk.kind !== 'text' && onDisk.kind !== 'missing')
      return vscode.l10n.t('"{0}" cannot be read; nothing was written.', path);
    texts.set(path, onDisk.kind === 'text' ? onDisk.text : '');
  }
  return {
    corpus: texts.get(corpusFile)!,
    file: file === undefined ? undefined : { path: file, text: texts.get(file)! },
    sources: corpus.sources.map(({ source }) => source.path),
  };
}

/** Writes what was planned as one action. Resolves to it; where to nothing, there was nothing to do or the user was told why. */
export async function writePlan(
  coding: CodingHistory,
  title: string,
  plan: AttributesPlan,
): Promise<Action | undefined> {
  if (!plan.ok) {
    void vscode.window.showErrorMessage(describeProblem(plan));
    return undefined;
  }
  if (plan.files.length === 0) return undefined;
  return coding.do(
    title,
    plan.files.map(({ path, before, after }) => ({ file: path, before, after })),
  );
}

function describeProblem({ problem, at }: Extract<AttributesPlan, { ok: false }>): string {
  switch (problem) {
    case 'unreadable-file':
      return vscode.l10n.t('"{0}" contains an error (see Problems); nothing was written.', at);
    case 'unsafe-file':
      return vscode.l10n.t('The layout of "{0}" cannot be edited safely; nothing was written.', at);
    case 'taken':
      return vscode.l10n.t('The attribute "{0}" already exists.', at);
    case 'bad-name':
      return vscode.l10n.t('An attribute needs a name.');
  }
}
