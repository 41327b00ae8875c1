import * as vscode from 'vscode';
import type { ToWebview } from '../../protocol';

interface Message {
  readonly type: string;
}

/** The handler for each kind of message of a page. */
export type Handlers<M extends Message> = {
  readonly [T in M['type']]: (message: Extract<M, { readonly type: T }>) => void | Promise<void>;
};

/** Answers a message. Unknown kinds, as an older page may send, are ignored. */
export async function handle<M extends Message>(handlers: Handlers<M>, message: M): Promise<void> {
  const type: M['type'] = message.type;
  await handlers[type]?.(message as never);
}

/** The first thing a page is told. */
export function languageMessage(): Extract<ToWebview, { type: 'language' }> {
  return { type: 'language', locale: vscode.env.language, strings: vscode.l10n.bundle ?? {} };
}
