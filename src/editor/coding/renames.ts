import * as vscode from 'vscode';
import {
  corpusFile,
  isSideFileOf,
  movedPath,
  provenancePath,
  type Renamed,
  renameInSettings,
  renameInSideFile,
} from '../../core';
import { changeFile, unsafeLayout } from '../session/changeFile';
import type { Session } from '../session/session';
import type { CodingHistory } from './codingHistory';

/**
 * Lets side files, and what says where a text comes from, go with their sources when these are renamed or moved in the editor: in
 * the same step, so that one undo takes all back. Then corpus.yaml and these files say the new name.
 */
export function registerRenames(session: Session, coding: CodingHistory): vscode.Disposable {
  const inProject = (files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]) =>
    files.flatMap(({ oldUri, newUri }): Renamed[] => {
      const [from, to] = [session.pathOf(oldUri), session.pathOf(newUri)];
      return from === undefined || to === undefined ? [] : [{ from, to }];
    });
  // What is renamed and renamed again is followed step by step.
  let turn: Promise<void> = Promise.resolve();
  const follow = async (files: readonly Renamed[]) => {
    for (const renamed of files) {
      coding.renamed(renamed);
      await renameInFiles(session, renamed);
      await session.readAgain(await concerned(session, renamed));
    }
  };
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles(event =>
      event.waitUntil(moveWithSources(session, inProject(event.files))),
    ),
    vscode.workspace.onDidRenameFiles(event => {
      const files = inProject(event.files);
      turn = turn.catch(() => undefined).then(() => follow(files));
    }),
  );
}

/**
 * Files in a folder go with it anyway; those of a single source are moved, as they are on disk now: the snapshot may not know
 * the source by the name it was given a moment ago. None is ever put over another.
 */
async function moveWithSources(session: Session, files: readonly Renamed[]): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const { store } = session;
  if (!store) return edit;
  // If a folder cannot be read, the known files must do.
  const paths = new Set(await store.list().catch(() => [...session.projectFiles.keys()]));
  // What was chosen together with its source moves already.
  const chosen = new Set(files.map(({ from }) => from));
  for (const { from, to } of files) {
    const beside = [...paths].filter(path => path.startsWith(`${from}.`) && isSideFileOf(path, from));
    for (const path of [...beside, provenancePath(from)]) {
      const moved = to + path.slice(from.length);
      if (!paths.has(path) || paths.has(moved) || chosen.has(path)) continue;
      edit.renameFile(session.uriOf(path), session.uriOf(moved));
    }
  }
  return edit;
}

/** The files that a rename has taken somewhere, or from somewhere, as far as they are known or on disk. */
async function concerned({ store, projectFiles }: Session, renamed: Renamed): Promise<readonly string[]> {
  const paths = new Set([...projectFiles.keys(), ...((await store?.list()) ?? [])]);
  const back = { from: renamed.to, to: renamed.from };
  return [...paths].filter(path => movedPath(path, renamed) !== path || movedPath(path, back) !== path);
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
