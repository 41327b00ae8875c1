import * as vscode from 'vscode';
import type { CodedSource } from '../../core';

/** Lets the user pick a text by its label; `undefined` when they pick none. */
export async function pickSource(
  sources: readonly CodedSource[],
  options: vscode.QuickPickOptions,
): Promise<CodedSource | undefined> {
  const items = sources.map(coded => ({ label: coded.label, description: coded.source.path, coded }));
  return (await vscode.window.showQuickPick(items, options))?.coded;
}
