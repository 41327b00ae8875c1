import * as vscode from 'vscode';
import { type Annotation, allTexts } from '../../core';
import { annotationStep, type CommandContext, type Found } from '../coding/context';
import type { AnnotationItem } from '../coding/items';
import { oneLine } from '../session/places';
import { pickCode } from './refactorCode';
import { askForCodes } from './tagSelection';

/** Gives several annotations other codes, as one action. */
export async function retagAll(context: CommandContext, all: readonly AnnotationItem[]): Promise<void> {
  const [first] = all;
  if (!first) return;
  const title = vscode.l10n.t('{0} annotations', all.length);
  const codes = await askForCodes(context, { quote: title }, []);
  if (!codes) return;
  const done = await context.coding.do(
    vscode.l10n.t('retag {0} annotations', all.length),
    all.map(found => annotationStep(found, found.placed.annotation, { ...found.placed.annotation, codes })),
  );
  if (done) await context.recentCodes.use(codes);
}

/** Removes several annotations, as one action. */
export async function removeAll({ coding }: CommandContext, all: readonly AnnotationItem[]): Promise<void> {
  const done = await coding.do(
    vscode.l10n.t('remove {0} annotations', all.length),
    all.map(found => annotationStep(found, found.placed.annotation, undefined)),
  );
  if (!done) return;
  const undo = vscode.l10n.t('Undo');
  const message = vscode.l10n.t('Removed {0} annotations.', all.length);
  // Not awaited: the message may stay for long.
  void vscode.window.showInformationMessage(message, undo).then(answer => {
    if (answer === undo) void coding.undo(done);
  });
}

/** Codes annotations with a code: besides those they have or instead of them, as the user says. One action. */
export async function codeWith(context: CommandContext, all: readonly Found[], code: string): Promise<void> {
  const others = all.filter(({ placed }) => placed.annotation.codes.join() !== code);
  const name = context.session.corpus?.codebook.codes.get(code)?.name;
  if (others.length === 0 || name === undefined) return;
  const [first] = others;
  const lacking = others.filter(({ placed }) => !placed.annotation.codes.includes(code));
  const asWell = { label: vscode.l10n.t('Code with "{0}" as well', name), keeps: true };
  const instead = { label: vscode.l10n.t('Code with "{0}" instead', name), keeps: false };
  const answer = await vscode.window.showQuickPick(
    // All may have the code already, beside others.
    lacking.length > 0 ? [asWell, instead] : [instead],
    {
      title:
        others.length === 1 && first
          ? oneLine(first.placed.annotation.quote)
          : vscode.l10n.t('{0} annotations', others.length),
    },
  );
  if (!answer) return;
  const steps = (answer.keeps ? lacking : others).map(each => {
    const { annotation } = each.placed;
    const codes = answer.keeps ? [...annotation.codes, code] : [code];
    return annotationStep(each, annotation, { ...annotation, codes });
  });
  if (await context.coding.do(recodeTitle(steps.length), steps)) await context.recentCodes.use([code]);
}

/** Codes all passages of one code with another, here or everywhere; the codebook stays as it is. */
export async function recodePassages(context: CommandContext, given?: string): Promise<void> {
  const { corpus } = context.session;
  if (!corpus) return;
  const code = given ?? (await pickCode(context, vscode.l10n.t('Passages of which code?'), () => true));
  if (code === undefined) return;
  const found: readonly Found[] = allTexts(corpus).flatMap(coded =>
    coded.annotations
      .filter(({ annotation }) => annotation.codes.includes(code))
      .map(placed => ({ coded, placed })),
  );
  const name = (path: string) => corpus.codebook.codes.get(path)?.name ?? path;
  if (found.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No passage is coded with "{0}" itself.', name(code)),
    );
    return;
  }
  const into = await pickCode(
    context,
    found.length === 1
      ? vscode.l10n.t('Recode 1 passage of "{0}" with which code?', name(code))
      : vscode.l10n.t('Recode {0} passages of "{1}" with which code?', found.length, name(code)),
    path => path !== code,
  );
  if (into === undefined) return;
  const sources = new Set(found.map(({ coded }) => coded.source.path)).size;
  const apply = vscode.l10n.t('Apply');
  const answer = await vscode.window.showInformationMessage(
    questionOf(found.length, sources, name(into)),
    { modal: true, detail: vscode.l10n.t('Undo Coding (Ctrl+Alt+Z) reverts all of it.') },
    apply,
  );
  if (answer !== apply) return;
  const recoded = ({ placed: { annotation } }: Found): Annotation => ({
    ...annotation,
    codes: [...new Set(annotation.codes.map(each => (each === code ? into : each)))],
  });
  await context.coding.do(
    recodeTitle(found.length),
    found.map(each => annotationStep(each, each.placed.annotation, recoded(each))),
  );
}

function recodeTitle(count: number): string {
  return count === 1 ? vscode.l10n.t('recode 1 passage') : vscode.l10n.t('recode {0} passages', count);
}

function questionOf(passages: number, sources: number, into: string): string {
  const { t } = vscode.l10n;
  if (passages === 1) return t('Recode 1 passage with "{0}"?', into);
  return sources === 1
    ? t('Recode {0} passages in 1 source with "{1}"?', passages, into)
    : t('Recode {0} passages in {1} sources with "{2}"?', passages, sources, into);
}
