import * as vscode from 'vscode';
import {
  allTexts,
  corpusFile,
  isSideFileOf,
  provenancePath,
  type Renamed,
  renameInSettings,
  renameInSideFile,
} from '../core';
import { changeFile, unsafeLayout } from './changeFile';
import type { Coding } from './coding';
import type { Session } from './session';

/**
 * Lets side files, and what says where a text comes from, go with their sources when these are renamed or moved in the editor: in
 * the same step, so that one undo takes all back. Then corpus.yaml and these files say the new name.
 */
export function registerRenames(session: Session, coding: Coding): vscode.Disposable {
  const inProject = (files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]) =>
    files.flatMap(({ oldUri, newUri }): Renamed[] => {
      const [from, to] = [session.pathOf(oldUri), session.pathOf(newUri)];
      return from === undefined || to === undefined ? [] : [{ from, to }];
    });
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles(event =>
      event.waitUntil(moveWithSources(session, inProject(event.files))),
    ),
    vscode.workspace.onDidRenameFiles(async event => {
      for (const renamed of inProject(event.files)) {
        coding.renamed(renamed);
        await renameInFiles(session, renamed);
      }
    }),
  );
}

/** Files in a folder go with it anyway; those of a single source are moved. None is ever put over another. */
async function moveWithSources(session: Session, files: readonly Renamed[]): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const texts = session.corpus ? allTexts(session.corpus) : [];
  const paths = texts.flatMap(({ sideFiles }) => sideFiles.map(({ path }) => path));
  // What was chosen together with its source moves already.
  const chosen = new Set(files.map(({ from }) => from));
  for (const { from, to } of files) {
    for (const coded of texts.filter(({ source }) => source.path === from)) {
      for (const side of coded.sideFiles.filter(({ path }) => path.startsWith(`${from}.`))) {
        const moved = to + side.path.slice(from.length);
        if (!paths.includes(moved) && !chosen.has(side.path))
          edit.renameFile(session.uriOf(side.path), session.uriOf(moved));
      }
    }
    const [origin, moved] = [provenancePath(from), provenancePath(to)];
    if (!chosen.has(origin) && (await exists(session, origin)) && !(await exists(session, moved))) {
      edit.renameFile(session.uriOf(origin), session.uriOf(moved));
    }
  }
  return edit;
}

async function exists({ store }: Session, path: string): Promise<boolean> {
  return store !== undefined && (await store.read(path)).kind !== 'missing';
}

async function renameInFiles(session: Session, renamed: Renamed): Promise<void> {
  const { store } = session;
  if (!store) return;
  const change = (path: string, make: (old: string) => string | undefined) =>
    changeFile(session, path, old => {
      const text = make(old);
      return text === undefined ? { refused: unsafeLayout(path) } : { text };
    });
  const refusals: (string | undefined)[] = [];
  const settings = await store.read(corpusFile);
  if (settings.kind === 'text' && renameInSettings(settings.text, renamed) !== settings.text) {
    refusals.push(await change(corpusFile, old => renameInSettings(old, renamed)));
  }
  const name = renamed.to.slice(renamed.to.lastIndexOf('/') + 1);
  const sideFiles = (await store.list()).filter(path => isSideFileOf(path, renamed.to));
  for (const path of [...sideFiles, provenancePath(renamed.to)]) {
    const file = await store.read(path);
    if (file.kind !== 'text' || renameInSideFile(file.text, name) === file.text) continue;
    refusals.push(await change(path, old => renameInSideFile(old, name)));
  }
  const [refusal] = refusals.filter(each => each !== undefined);
  if (refusal !== undefined) void vscode.window.showWarningMessage(refusal);
}
