import * as vscode from 'vscode';
import {
  type ModelSuggestion,
  planTakingOver,
  rejectSuggestion,
  sourceAt,
  suggestionKey,
  suggestionStamp,
} from '../../core';
import { type CommandContext, freshId } from '../coding/context';
import type { askForCodes } from '../commands/tagSelection';
import { oneLine } from '../session/places';
import { today } from '../session/today';
import type { ModelFiles } from './modelFiles';

/** What the page asks. */
interface Decision {
  readonly key: string;
  readonly stamp: string;
  readonly decision: 'taken' | 'codes' | 'neither' | 'later' | 'extent';
  readonly memo: string;
}

/** Whether it was done; or why it could not be, `changed` where the suggestion is no longer what was seen. */
export type Decided = 'done' | 'cancelled' | 'changed';

/** Takes a suggestion over as coding of the person who codes, as it is or with other codes, or rejects it. Both can be undone like all coding. */
export async function decideSuggestion(
  context: CommandContext,
  models: ModelFiles,
  { key, stamp, decision, memo }: Decision,
  ask: typeof askForCodes,
): Promise<Decided> {
  const { session, coding } = context;
  session.flush();
  const found = models.now.all.find(each => suggestionKey(each) === key);
  if (!found || suggestionStamp(found) !== stamp) return 'changed';
  if (decision === 'later') return 'done';
  if (decision === 'neither') return (await reject(context, models, found)) ? 'done' : 'changed';
  const { annotation } = found;
  const codes = decision === 'codes' ? await ask(context, annotation, annotation.codes) : undefined;
  if (decision === 'codes' && (!codes || codes.length === 0)) return 'cancelled';
  const coder = await context.coder.current();
  if (!coder) return 'cancelled';
  const coded = session.corpus && sourceAt(session.corpus, found.source);
  const step =
    coded &&
    planTakingOver(coded, found, {
      id: freshId(coded),
      coder: coder.coder,
      created: today(),
      memo,
      ...(codes && { codes }),
    });
  if (!step) return 'changed';
  const title = vscode.l10n.t('take over the suggestion "{0}"', oneLine(annotation.quote, 20));
  return (await coding.do(title, [step])) ? 'done' : 'cancelled';
}

async function reject(
  { coding, coder }: CommandContext,
  models: ModelFiles,
  { file, model, annotation }: ModelSuggestion,
): Promise<boolean> {
  const before = models.textOf(file);
  const by = coder.now;
  const rejection = { id: annotation.id, ...(by !== undefined && { by }), created: today() };
  const after = before === undefined ? undefined : rejectSuggestion(file, before, model, rejection);
  if (before === undefined || after === undefined) return false;
  const title = vscode.l10n.t('reject the suggestion "{0}"', oneLine(annotation.quote, 20));
  const done = await coding.do(title, [{ file, before, after, byLines: true }]);
  await models.read();
  return done !== undefined;
}
