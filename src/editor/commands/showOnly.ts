import * as vscode from 'vscode';
import { allTexts, type Corpus, themeOf } from '../../core';
import type { CommandContext } from '../coding/context';
import type { AnnotationItem } from '../coding/items';
import { codeName } from '../session/codeName';
import { codersIn } from '../session/coders';
import { activeSource, offsetOf } from '../session/places';
import { codePathOf, pickCode } from './refactorCode';

/**
 * Shows only one code: that of a line of the codebook, else one at the cursor, else one that the user picks. Asked again for
 * the same one, shows all.
 */
export async function showOnlyCode(context: CommandContext, argument: unknown): Promise<void> {
  const { codeFilter } = context;
  const given = codePathOf(argument);
  if (given === undefined && codeFilter.code !== undefined) {
    codeFilter.show(undefined);
    return;
  }
  const code = given ?? (await codeHere(context));
  if (code === undefined) return;
  codeFilter.show(code === codeFilter.code ? undefined : code);
  tellWhatIsShown(context);
}

/** Shows only the work of one coder: that of a row of *Annotations*, else one that the user picks; asked again, that of all. */
export async function showOnlyCoder(
  context: CommandContext,
  item: Partial<AnnotationItem> | undefined,
): Promise<void> {
  const { codeFilter, session } = context;
  const { corpus } = session;
  if (!corpus) return;
  const given = item?.placed?.annotation.coder;
  const coder = given ?? (codeFilter.coder === undefined ? await pickCoder(corpus) : codeFilter.coder);
  if (coder === undefined) return;
  codeFilter.showCoder(coder === codeFilter.coder ? undefined : coder);
  tellWhatIsShown(context);
}

async function pickCoder(corpus: Corpus): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const counts = new Map<string, number>();
  for (const { annotation } of allTexts(corpus).flatMap(({ annotations }) => annotations)) {
    const { coder } = annotation;
    if (coder !== undefined) counts.set(coder, (counts.get(coder) ?? 0) + 1);
  }
  const items = codersIn(corpus).map(label => {
    const count = counts.get(label) ?? 0;
    return { label, description: count === 1 ? t('1 annotation') : t('{0} annotations', count) };
  });
  if (items.length === 0) {
    void vscode.window.showInformationMessage(t('No annotation of this project names a coder.'));
    return undefined;
  }
  return (await vscode.window.showQuickPick(items, { placeHolder: t('Show only the work of which coder?') }))
    ?.label;
}

function tellWhatIsShown({ codeFilter }: CommandContext): void {
  vscode.window.setStatusBarMessage(codeFilter.meaning ?? vscode.l10n.t('Everything is shown.'), 4000);
}

/** The one code at the cursor, of an annotation or else of a keyword; else the user is asked. */
async function codeHere(context: CommandContext): Promise<string | undefined> {
  const { session, overlapChoice } = context;
  const { corpus } = session;
  const active = activeSource(session);
  if (!corpus) return undefined;
  const here = active ? overlapChoice.at(active.coded, active.editor.selection.active) : [];
  const codes = [...new Set(here.flatMap(({ annotation }) => annotation.codes))];
  const offset = active ? offsetOf(active.coded, active.editor.selection.active) : -1;
  const hit = active?.coded.analysis.matches.find(({ start, end }) => start <= offset && offset <= end);
  if (codes.length === 0 && hit) codes.push(hit.keyword.theme);
  // Its theme is as near.
  const offered = [...new Set(codes.flatMap(code => [code, themeOf(code)]))];
  if (offered.length === 1) return offered[0];
  if (offered.length === 0) return pickCode(context, vscode.l10n.t('Show only which code?'), () => true);
  const picked = await vscode.window.showQuickPick(
    offered.map(path => ({ label: codeName(path, corpus), path })),
    { placeHolder: vscode.l10n.t('Show only which code?') },
  );
  return picked?.path;
}
