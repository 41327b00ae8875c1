import * as vscode from 'vscode';
import { allThemes, type CodedSource, type Review, sideFileFor, sourceAt } from '../../core';
import type { CommandContext } from '../coding/context';
import { pickSource } from '../pick/sourcePicker';
import { activeSource } from '../session/places';
import { today } from '../session/today';

/**
 * Records that the coder has read a source for all themes: what they did not code there is not there. The source given, else that in the active editor,
 * else one that is picked. Said already, it can be taken back.
 */
export async function readSource(context: CommandContext, path?: string): Promise<void> {
  const { session } = context;
  session.flush();
  const { corpus } = session;
  if (!corpus) return;
  const coded =
    path === undefined
      ? (activeSource(session)?.coded ??
        (await pickSource(corpus.sources, {
          title: vscode.l10n.t('Which source have you read for all themes?'),
          matchOnDescription: true,
        })))
      : sourceAt(corpus, path);
  if (!coded) return;
  if (coded === corpus.reference) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This is the text that sources are compared with; it is not coded.'),
    );
    return;
  }
  const coder = await context.coder.current();
  if (!coder) return;
  const before = ownReview(coded, coder.coder);
  if (before) {
    const withdraw = vscode.l10n.t('Withdraw');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('You have read {0} for all themes already.', coded.label),
      withdraw,
    );
    if (answer === withdraw) await write(context, coded, coder.coder, before, undefined);
    return;
  }
  const after: Review = {
    code: allThemes,
    absent: false,
    ...(coder.coder !== undefined && { coder: coder.coder }),
    created: today(),
  };
  await write(context, coded, coder.coder, undefined, after);
}

async function write(
  { coding }: CommandContext,
  coded: CodedSource,
  coder: string | undefined,
  before: Review | undefined,
  after: Review | undefined,
): Promise<void> {
  const title = after
    ? vscode.l10n.t('read {0} for all themes', coded.label)
    : vscode.l10n.t('{0} is not read for all themes', coded.label);
  const change = { kind: 'review', ...(before && { before }), ...(after && { after }) } as const;
  const done = await coding.do(title, [
    { source: coded.source.path, file: sideFileFor(coded, coder), change },
  ]);
  if (!done || !after) return;
  // Without a button: who reads one source after the other would gather messages that do not go by themselves.
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'You have read {0} for all themes: what you did not code there counts as not there. Press Ctrl+Alt+Z to undo.',
      coded.label,
    ),
  );
}

/** What the coder has said of all themes of a source, in their own side file. */
function ownReview(coded: CodedSource, coder: string | undefined): Review | undefined {
  const file = sideFileFor(coded, coder);
  return coded.sideFiles.find(({ path }) => path === file)?.reviews.find(({ code }) => code === allThemes);
}
