import * as vscode from 'vscode';
import { describe, isWithin, type Range, sourceAt } from '../../core';
import type { CommandContext } from '../coding/context';
import { pickCode } from './refactorCode';
import { annotate } from './tagSelection';

/** A passage of a source as it was shown, to be coded with a theme. */
export interface WantedTag {
  /** Path of the source. */
  readonly source: string;
  readonly theme: string;
  readonly range: Range;
  /** The text that the range is of. */
  readonly text: string;
}

/** Tags a passage with a theme; with which of its codes, the user says where it has sub-codes. `asked`: so it was. */
export async function tagCell(
  context: CommandContext,
  { source, theme, range, text }: WantedTag,
): Promise<{ asked: boolean }> {
  const { session } = context;
  // The tagged text must be the text that was seen: pending keystrokes are processed first.
  session.flush();
  const { corpus } = session;
  const coded = corpus && sourceAt(corpus, source);
  const code = corpus?.codebook.codes.get(theme);
  if (!coded || !code) return { asked: false };
  const target =
    coded.source.text === text
      ? describe(coded.source, coded.analysis.reading, coded.source.lines.span(range))
      : undefined;
  if (!target) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The text was changed in the meantime. Please review it again.'),
    );
    return { asked: false };
  }
  const chosen =
    code.codes.length === 0
      ? code.path
      : await pickCode(
          context,
          vscode.l10n.t('Tag with which code?'),
          path => isWithin(path, code.path),
          `${coded.label} · ${code.name}`,
        );
  const done = chosen !== undefined && (await annotate(context, coded, target, [chosen]));
  if (done) await context.recentCodes.use([chosen]);
  return { asked: code.codes.length > 0 };
}
