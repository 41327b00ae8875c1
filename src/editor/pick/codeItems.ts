import * as vscode from 'vscode';
import type { Code, FoundCode } from '../../core';
import type { RecentCodes } from '../coding/recentCodes';

/** A code in a quick pick, or a name to make one of. */
export interface CodeItem extends vscode.QuickPickItem {
  readonly code?: string;
  readonly create?: string;
}

/** How a code is shown: indented, with its digit key, and with a button that ticks it where codes can be ticked. */
export interface Looks {
  readonly depth?: number;
  readonly recentCodes?: RecentCodes;
  readonly ticked?: ReadonlySet<string>;
}

export function codeItem(code: Code, { depth = 0, recentCodes, ticked }: Looks): CodeItem {
  const short = 'short' in code && code.short !== code.name ? `${code.short} ` : '';
  const isTicked = ticked?.has(code.path) ?? false;
  const digit = recentCodes?.digitOf(code.path);
  const key = digit === undefined ? '' : `[${digit}] `;
  return {
    label: `${'\u2003'.repeat(depth)}${isTicked ? '$(check) ' : ''}${key}${short}${code.name}`,
    ...(code.path !== code.name && { description: code.path }),
    ...(code.definition !== undefined && { detail: `${'\u2003'.repeat(depth)}${code.definition}` }),
    code: code.path,
    ...(ticked && {
      buttons: [
        {
          iconPath: new vscode.ThemeIcon(isTicked ? 'remove' : 'add'),
          tooltip: isTicked ? vscode.l10n.t('Untick') : vscode.l10n.t('Tick'),
        },
      ],
    }),
  };
}

/**
 * A code that was typed for. VS Code's own filter knows no pinyin, so what was found is always shown; it marks the letters
 * that were typed where it finds them, so they stand beside what they were read as.
 */
export function foundItem({ code, pinyin }: FoundCode, typed: string, looks: Looks): CodeItem {
  const item = codeItem(code, looks);
  if (!pinyin) return { ...item, alwaysShow: true };
  const read = `${code.name.slice(pinyin.start, pinyin.end)} ${typed}`;
  return { ...item, description: `${code.path} · ${read}`, alwaysShow: true };
}
