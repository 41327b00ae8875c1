import * as vscode from 'vscode';
import {
  convertDocument,
  type DocumentFinding,
  documentFailure,
  type HeadValue,
  provenancePath,
  type ReadDocument,
  readHead,
  textName,
} from '../../core';
import { exists, writeNew } from '../session/files';

/** Larger files are no documents of text. */
const mostBytes = 300_000_000;

/** What became of a document. */
export interface Imported {
  /** Name of the document. */
  readonly name: string;
  /** The text that was made of it; `undefined` where none was. */
  readonly text: vscode.Uri | undefined;
  readonly head: readonly HeadValue[];
  readonly findings: readonly DocumentFinding[];
}

export interface Target {
  readonly folder: vscode.Uri;
  readonly read: ReadDocument;
  /** Of this program. */
  readonly version: string;
}

/** Makes plan texts of documents, one after the other; those that were made before it was cancelled stay. Nothing is replaced. */
export async function convertAll(
  files: readonly vscode.Uri[],
  target: Target,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<readonly Imported[]> {
  const all: Imported[] = [];
  for (const uri of files) {
    if (token.isCancellationRequested) break;
    const name = nameOf(uri);
    progress.report({ message: `${all.length + 1}/${files.length} ${name}`, increment: 100 / files.length });
    all.push(await convert(uri, name, target, token));
  }
  return all;
}

async function convert(
  uri: vscode.Uri,
  name: string,
  { folder, read, version }: Target,
  token: vscode.CancellationToken,
): Promise<Imported> {
  const { t } = vscode.l10n;
  const nothing = (finding: DocumentFinding): Imported => ({
    name,
    text: undefined,
    head: [],
    findings: [finding],
  });
  const text = vscode.Uri.joinPath(folder, textName(name));
  const provenance = vscode.Uri.joinPath(folder, provenancePath(textName(name)));
  if ((await exists(text)) || (await exists(provenance))) {
    return nothing(documentFailure('exists', t('"{0}" already exists and was not changed.', textName(name))));
  }
  const abort = new AbortController();
  const listening = token.onCancellationRequested(() => abort.abort());
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > mostBytes) return nothing(documentFailure('too-large', t('It is larger than 300 MB.')));
    const bytes = await vscode.workspace.fs.readFile(uri);
    const made = await convertDocument(
      { name, bytes, hash: await hashOf(bytes) },
      { read, program: `policy-coder ${version}`, t, signal: abort.signal },
    );
    if ('severity' in made) return nothing(made);
    if (!(await writeNew(text, made.text))) {
      return nothing(documentFailure('exists', t('"{0}" already exists and was not changed.', made.source)));
    }
    await writeNew(provenance, made.provenance.content);
    return { name, text, head: readHead(made.text, made.around), findings: made.findings };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return nothing(documentFailure('unreadable', t('It cannot be read: {0}', reason)));
  } finally {
    listening.dispose();
  }
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return `sha256:${Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')}`;
}

export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
