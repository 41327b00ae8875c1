import * as vscode from 'vscode';
import {
  type Corpus,
  declareSample,
  drawSample,
  enumerate,
  groupingAttributes,
  progressOf,
} from '../../core';
import type { CommandContext } from '../coding/context';
import { changeSettings } from '../network/settingsFile';

type Drawing = Parameters<typeof drawSample>[1];

/** Draws a sample that several coders code, and writes into corpus.yaml what was drawn and how. */
export async function sample(context: CommandContext): Promise<void> {
  const { session, coding } = context;
  const { t } = vscode.l10n;
  session.flush();
  const { corpus } = session;
  if (!corpus) return;
  if (corpus.settings.coders.length === 0) {
    await context.coder.switch();
    return;
  }
  if (corpus.settings.reliability) {
    const again = t('Draw Another');
    const answer = await vscode.window.showWarningMessage(
      t('A sample is drawn already. Another one takes its place in corpus.yaml; what was coded stays.'),
      { modal: true },
      again,
    );
    if (answer !== again) return;
  }
  const asked = await ask(corpus);
  if (!asked) return;
  const drawn = drawSample(corpus, asked);
  if (drawn.sample.length === 0) {
    void vscode.window.showInformationMessage(t('There is nothing to draw from.'));
    return;
  }
  await changeSettings(session, coding, t('draw a reliability sample'), text => declareSample(text, drawn));
  if (!session.corpus?.settings.reliability) return;
  void vscode.window.showInformationMessage(
    t(
      'Drawn: {0} of {1}, for {2}. They code blind until all have read them for all themes; the view Sources shows who has what to do.',
      drawn.sample.length,
      drawn.among ?? drawn.sample.length,
      enumerate(drawn.coders, t),
    ),
  );
}

/** Asks how the sample is drawn; `undefined` where the user leaves off. */
async function ask(corpus: Corpus): Promise<Drawing | undefined> {
  const { t } = vscode.l10n;
  const title = t('Draw Reliability Sample');
  const typed = await vscode.window.showInputBox({
    title,
    prompt: t('How many texts? A share such as 20%, or a number'),
    value: '20%',
    validateInput: text => (sizeOf(text) ? undefined : t('Enter a share such as 20%, or a number such as 5')),
  });
  const size = typed === undefined ? undefined : sizeOf(typed);
  if (!size) return undefined;
  const of = await vscode.window.showQuickPick(
    [
      { label: t('Whole sources'), of: 'sources' as const },
      { label: t('Sections, each from a heading to the next'), of: 'sections' as const },
    ],
    { title },
  );
  if (!of) return undefined;
  const attributes = groupingAttributes(corpus);
  const by =
    attributes.length === 0
      ? { by: undefined }
      : await vscode.window.showQuickPick(
          [
            { label: t('From all alike'), by: undefined },
            ...attributes.map(name => ({ label: t('Stratified by {0}', name), by: name })),
          ],
          { title },
        );
  if (!by) return undefined;
  const coders = await vscode.window.showQuickPick(
    corpus.settings.coders.map(label => ({ label, picked: true })),
    { title, placeHolder: t('Who codes the sample?'), canPickMany: true },
  );
  if (!coders) return undefined;
  if (coders.length < 2) {
    void vscode.window.showInformationMessage(t('A sample is coded by two coders or more.'));
    return undefined;
  }
  const seed = await vscode.window.showInputBox({
    title,
    prompt: t('Seed: the same number draws the same sample'),
    value: '1',
    validateInput: text => (/^\d{1,9}$/.test(text.trim()) ? undefined : t('Enter a whole number')),
  });
  if (seed === undefined) return undefined;
  return {
    size,
    of: of.of,
    ...(by.by !== undefined && { by: by.by }),
    coders: coders.map(({ label }) => label),
    seed: Number(seed.trim()),
  };
}

/** `20%`, or a number; full-width signs are understood. */
function sizeOf(text: string): Drawing['size'] | undefined {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.normalize('NFKC').trim()) ?? [];
  const value = Number(digits);
  if (digits === undefined || !(value > 0)) return undefined;
  if (percent === '%') return value <= 100 ? { share: value / 100 } : undefined;
  return Number.isInteger(value) ? { count: value } : undefined;
}

/** Who has how much of the sample to do, in short: `a 2/3, b 0/3`; empty without a sample. */
export function progressInShort(corpus: Corpus): string {
  if (!corpus.settings.reliability) return '';
  return enumerate(
    progressOf(corpus).map(({ coder, done, toDo }) => `${coder} ${done.length}/${done.length + toDo.length}`),
    vscode.l10n.t,
  );
}
